// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tray.h"

#include "reader/desktopsettings.h"
#include "store/library.h"
#include "widgets/actions.h"
#include "widgets/mainwindow.h"
#include "widgets/sourcepane.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QIcon>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace courant {

namespace {

constexpr int iconSide = 64;

QIcon iconWithCount(int unread)
{
    QPixmap pixmap = QIcon(u":/icons/courant.svg"_s).pixmap(iconSide, iconSide);
    if (unread <= 0)
        return pixmap;
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QString text = unread > 99 ? u"99+"_s : QLocale().toString(unread);
    QFont font = painter.font();
    font.setPixelSize(28);
    font.setWeight(QFont::Bold);
    painter.setFont(font);
    const int width = std::max(36, QFontMetrics(font).horizontalAdvance(text) + 12);
    const QRect badge(iconSide - width, iconSide - 36, width, 36);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xd0, 0x2f, 0x2f));
    painter.drawRoundedRect(badge, 18, 18);
    painter.setPen(Qt::white);
    painter.drawText(badge, Qt::AlignCenter, text);
    return pixmap;
}

} // namespace

Announcement announcement(const QList<std::tuple<QString, QString, int>> &counts)
{
    Announcement made;
    QStringList lines;
    for (const auto &[name, key, count] : counts)
        lines.append(Tray::tr("%Ln new in %1", nullptr, count).arg(name));
    made.text = lines.join(u'\n');
    if (counts.size() == 1)
        made.view = std::get<1>(counts.first());
    else if (!counts.isEmpty())
        made.view = u"unread"_s;
    return made;
}

Tray::Tray(Library *library, Settings *settings, MainWindow *window)
    : m_settings(settings), m_window(window), m_icon(new QSystemTrayIcon(this)), m_menu(new QMenu(window))
{
    m_menu->addAction(tr("Show or Hide"), this, &Tray::toggle);
    m_menu->addAction(window->actions()->refresh);
    m_menu->addSeparator();
    m_menu->addAction(tr("Quit"), this, &Tray::quit);
    m_icon->setContextMenu(m_menu);
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::MiddleClick)
            toggle();
    });
    connect(m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::openAnnounced);
    // The command quits, whatever closing the window does.
    const QAction *command = window->actions()->quit;
    disconnect(command, &QAction::triggered, window, nullptr);
    connect(command, &QAction::triggered, this, &Tray::quit);
    connect(library, &Library::changed, this, &Tray::collect);
    connect(window->sourcePane(), &SourcePane::treeLoaded, this, &Tray::showUnread);
    m_pause.setSingleShot(true);
    m_pause.setInterval(2s);
    connect(&m_pause, &QTimer::timeout, this, &Tray::announce);
    window->installEventFilter(this);
    update();
}

Tray::~Tray() = default;

void Tray::update()
{
    const bool wanted = desktopsettings::showsTray(*m_settings) || desktopsettings::closesToTray(*m_settings);
    m_icon->setVisible(wanted && QSystemTrayIcon::isSystemTrayAvailable());
    showUnread();
}

bool Tray::isShown() const
{
    return m_icon->isVisible();
}

QString Tray::tip() const
{
    return m_icon->toolTip();
}

void Tray::showUnread()
{
    const int unread = m_window->sourcePane()->model()->unread();
    const QString tip = unread > 0 ? tr("Courant: %Ln unread", nullptr, unread) : u"Courant"_s;
    if (m_icon->toolTip() == tip && !m_icon->icon().isNull())
        return;
    m_icon->setToolTip(tip);
    m_icon->setIcon(iconWithCount(unread));
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (auto *application = qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        application->setBadgeNumber(unread);
#endif
}

void Tray::toggle()
{
    if (m_window->isVisible() && !m_window->isMinimized() && m_window->isActiveWindow())
        m_window->hide();
    else
        m_window->raiseFromOtherInstance();
}

void Tray::quit()
{
    m_quitting = true;
    m_window->close();
    QCoreApplication::quit();
}

bool Tray::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_window || event->type() != QEvent::Close || m_quitting)
        return QObject::eventFilter(watched, event);
    if (!isShown() || !desktopsettings::closesToTray(*m_settings)) {
        // With an icon in the tray, the last window does not end the program by itself.
        if (isShown())
            QMetaObject::invokeMethod(
                this, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
        return false;
    }
    m_window->saveState();
    m_window->hide();
    event->ignore();
    return true;
}

// ------------------------------------------------------------------ new articles

void Tray::collect(const Changes &changes)
{
    if (changes.unread >= 0)
        showUnread();
    const SourceTreeModel *model = m_window->sourcePane()->model();
    for (const ArticleRow &row : changes.added) {
        const Source *source = model->sourceOf(row.source);
        if (source && source->options.notify && !row.read)
            ++m_new[row.source];
    }
    if (!m_new.isEmpty() && !m_pause.isActive())
        m_pause.start();
}

void Tray::announce()
{
    const SourceTreeModel *model = m_window->sourcePane()->model();
    QMap<QString, std::tuple<QString, QString, int>> byRow;
    for (auto it = m_new.cbegin(); it != m_new.cend(); ++it) {
        QModelIndex row = model->indexOf(u"source/"_s + QString::number(toInt(it.key())));
        if (!row.isValid())
            continue;
        if (model->kind(row.parent()) == SourceTreeModel::Kind::Group)
            row = row.parent();
        const QString key = row.data(SourceTreeModel::KeyRole).toString();
        auto &told = byRow[key];
        told = {row.data().toString(), key, std::get<2>(told) + it.value()};
    }
    m_new.clear();
    const Announcement made = announcement(byRow.values());
    // Who is looking at the window sees them come.
    if (made.text.isEmpty() || m_window->isActiveWindow())
        return;
    m_view = made.view;
    Q_EMIT announced(made);
    if (m_icon->isVisible() && QSystemTrayIcon::supportsMessages())
        m_icon->showMessage(u"Courant"_s, made.text, m_icon->icon());
}

void Tray::openAnnounced()
{
    m_window->raiseFromOtherInstance();
    SourcePane *sources = m_window->sourcePane();
    if (const QModelIndex at = sources->model()->indexOf(m_view); at.isValid())
        sources->view()->setCurrentIndex(at);
}

} // namespace courant
