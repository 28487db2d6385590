// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/whendone.h"
#include "reader/settings.h"
#include "store/library.h"
#include "widgets/clearing.h"
#include "widgets/courantstyle.h"
#include "widgets/errortext.h"
#include "widgets/restoring.h"
#include "widgets/settingspage.h"
#include "widgets/settingspages.h"
#include "widgets/theme.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QUrl>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

class PageDelegate final : public QStyledItemDelegate
{
public:
    PageDelegate(const Theme *theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {100, std::max(32, option.fontMetrics.height() + 14)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme::Colors &c = m_theme->colors();
        const bool selected = option.state & QStyle::State_Selected;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (selected || option.state & QStyle::State_MouseOver) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? c.selection : c.hover);
            painter->drawRoundedRect(
                QRectF(option.rect).adjusted(0, 1, 0, -1), CourantStyle::Radius, CourantStyle::Radius);
        }
        const auto place = [&option](const QRect &rect) {
            return QStyle::visualRect(option.direction, option.rect, rect);
        };
        const QRect icon(option.rect.left() + 10, option.rect.center().y() - 7, 16, 16);
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, place(icon));
        painter->setPen(c.primary);
        painter->setFont(option.font);
        const QRect text = option.rect.adjusted(36, 0, -8, 0);
        painter->drawText(place(text), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
        painter->restore();
    }

private:
    const Theme *m_theme;
};

/// The backups there are, newest first, each with a way back to it.
class BackupList final : public QWidget
{
    Q_DECLARE_TR_FUNCTIONS(BackupList)
public:
    BackupList(const QString &dataFolder, SettingsWindow *window)
        : QWidget(window), m_folder(dataFolder), m_window(window), m_layout(new QVBoxLayout(this))
    {
        m_layout->setContentsMargins(0, 0, 0, 0);
        m_layout->setSpacing(8);
        reload();
    }

    void reload()
    {
        whenDone(QtConcurrent::run(&Library::backups, m_folder), this,
            [this](const QList<Backup> &backups) { show(backups); });
    }

private:
    void show(const QList<Backup> &backups)
    {
        qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
        if (backups.isEmpty()) {
            auto *none = new QLabel(tr("There are no backups yet."), this);
            none->setForegroundRole(QPalette::PlaceholderText);
            m_layout->addWidget(none);
        }
        for (const Backup &backup : backups)
            addRow(backup);
    }

    void addRow(const Backup &backup)
    {
        auto *row = new QWidget(this);
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        const QString when = backupName(backup);
        auto *label = new QLabel(when, row);
        auto *button = new QPushButton(tr("Restore…"), row);
        button->setObjectName(u"restore"_s);
        button->setAutoDefault(false);
        button->setAccessibleName(tr("Restore %1").arg(when));
        layout->addWidget(label, 1);
        layout->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, backup] {
            askToRestore(backup, m_window,
                [window = m_window](const QString &path) { Q_EMIT window->restoreChosen(path); });
        });
        m_layout->addWidget(row);
    }

    QString m_folder;
    SettingsWindow *m_window;
    QVBoxLayout *m_layout;
};

/// How long articles are kept, and what that would delete.
void addKeeping(SettingsPage *page, const SettingsWindow::Parts &parts)
{
    Settings *settings = parts.settings;
    page->addHeading(SettingsWindow::tr("Keeping articles"));
    page->addChoice(SettingsWindow::tr("Keep articles for"),
        SettingsWindow::tr(
            "Older ones are deleted by and by; bookmarked ones always stay. A source can have a "
            "span of its own."),
        {{SettingsWindow::tr("Ever"), 0}, {SettingsWindow::tr("A month"), 30},
            {SettingsWindow::tr("3 months"), 90}, {SettingsWindow::tr("6 months"), 180},
            {SettingsWindow::tr("A year"), 365}, {SettingsWindow::tr("3 years"), 1095}},
        settings->retention().maxAgeDays, [settings](const QVariant &value) {
            RetentionRule rule = settings->retention();
            rule.maxAgeDays = value.toInt();
            settings->setRetention(rule);
        });
    page->addChoice(SettingsWindow::tr("Keep of each source"),
        SettingsWindow::tr("The newest so many articles stay."),
        {{SettingsWindow::tr("All articles"), 0}, {u"100"_s, 100}, {u"500"_s, 500}, {u"1000"_s, 1000},
            {u"5000"_s, 5000}},
        settings->retention().maxArticles, [settings](const QVariant &value) {
            RetentionRule rule = settings->retention();
            rule.maxArticles = value.toInt();
            settings->setRetention(rule);
        });
    page->addSwitch(SettingsWindow::tr("Unread ones may go too"),
        SettingsWindow::tr("Otherwise an article stays until it was read, however old it is."),
        settings->retention().alsoUnread, [settings](bool on) {
            RetentionRule rule = settings->retention();
            rule.alsoUnread = on;
            settings->setRetention(rule);
        });
    auto *preview = new QPushButton(SettingsWindow::tr("Preview…"), page);
    preview->setObjectName(u"previewClearing"_s);
    preview->setAutoDefault(false);
    page->addRow(SettingsWindow::tr("What would go"),
        SettingsWindow::tr("Shows what these rules would delete, before anything is."), preview);
    QObject::connect(preview, &QPushButton::clicked, page, [library = parts.library, settings, page] {
        (new Clearing(library, settings->retention(), page->window()))->show();
    });
}

} // namespace

QAbstractItemDelegate *pageDelegate(const Theme *theme, QObject *parent)
{
    return new PageDelegate(theme, parent);
}

SettingsPage *makeLibraryPage(const SettingsWindow::Parts &parts, SettingsWindow *window)
{
    auto *page = new SettingsPage(u"database"_s, SettingsWindow::tr("Library"), window);
    Library *library = parts.library;
    const QString folder = library->dataFolder();
    auto *open = new QPushButton(SettingsWindow::tr("Open Folder"), page);
    QObject::connect(open, &QPushButton::clicked, page,
        [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    page->addRow(SettingsWindow::tr("Where everything is kept"), QDir::toNativeSeparators(folder), open);

    auto *verify = new QPushButton(SettingsWindow::tr("Check Now"), page);
    verify->setObjectName(u"verify"_s);
    QLabel *checked = page->addRow(SettingsWindow::tr("Check the library"),
        SettingsWindow::tr("Reads everything and compares it. You can go on reading meanwhile."), verify);
    QObject::connect(verify, &QPushButton::clicked, page, [library, verify, checked, page] {
        verify->setEnabled(false);
        checked->setText(SettingsWindow::tr("Checking…"));
        whenDone(library->verify(), page, [verify, checked](const Result<VerifyReport> &report) {
            verify->setEnabled(true);
            if (!report)
                checked->setText(errorText(report.error()));
            else if (report->ok)
                checked->setText(
                    SettingsWindow::tr("All is well: %Ln article(s).", nullptr, report->articles));
            else
                checked->setText(QString(
                    SettingsWindow::tr("%Ln problem(s) found.", nullptr, int(report->problems.size())) +
                    u'\n' + report->problems.mid(0, 5).join(u'\n')));
        });
    });

    addKeeping(page, parts);
    page->addHeading(SettingsWindow::tr("Backups"));
    auto *now = new QPushButton(SettingsWindow::tr("Back Up Now"), page);
    for (QPushButton *button : {open, verify, now})
        button->setAutoDefault(false);
    now->setObjectName(u"backUp"_s);
    QLabel *said = page->addRow(SettingsWindow::tr("Make a backup"),
        SettingsWindow::tr("A copy of the library without its pictures, in the folder “backups” beside it."),
        now);
    auto *list = new BackupList(folder, window);
    page->addWide(list, SettingsWindow::tr("Restore a backup"));
    QObject::connect(now, &QPushButton::clicked, page, [library, now, said, list, page] {
        now->setEnabled(false);
        whenDone(library->backUp(), page, [now, said, list](const Result<QString> &path) {
            now->setEnabled(true);
            said->setText(path ? SettingsWindow::tr("Saved %1.").arg(QDir::toNativeSeparators(*path))
                               : errorText(path.error()));
            list->reload();
        });
    });
    return page;
}

} // namespace courant
