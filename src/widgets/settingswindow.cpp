// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/settingswindow.h"

#include "reader/settings.h"
#include "widgets/actions.h"
#include "widgets/icons.h"
#include "widgets/settingspage.h"
#include "widgets/settingspages.h"
#include "widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

/// The whole side of the window in the colour of a side bar, with a hairline at its end.
class SideBar final : public QWidget
{
public:
    SideBar(const Theme *theme, QWidget *parent) : QWidget(parent), m_theme(theme) {}

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme->colors().sidebar);
        const int end = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
        painter.fillRect(end, 0, 1, height(), m_theme->colors().hairline);
    }

private:
    const Theme *m_theme;
};

} // namespace

SettingsWindow::SettingsWindow(const Parts &parts, QWidget *parent)
    : QDialog(parent)
    , m_parts(parts)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_nothing(new QLabel(tr("No setting has these words."), this))
{
    setObjectName(u"settingsWindow"_s);
    setWindowTitle(tr("Settings"));
    m_search->setObjectName(u"settingsSearch"_s);
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setMinimumHeight(30);
    m_search->addAction(themeIcon(parts.theme, u"search"_s, IconRole::Tertiary), QLineEdit::LeadingPosition)
        ->setText(tr("Search settings"));
    m_list->setObjectName(u"settingsPages"_s);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setItemDelegate(pageDelegate(parts.theme, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setMouseTracking(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setBackgroundRole(QPalette::Base);
    m_nothing->setAutoFillBackground(true);

    auto *side = new SideBar(parts.theme, this);
    side->setFixedWidth(200);
    auto *left = new QVBoxLayout(side);
    left->setContentsMargins(8, 12, 8, 12);
    left->setSpacing(12);
    left->addWidget(m_search);
    left->addWidget(m_list, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(side);
    layout->addWidget(m_stack, 1);

    addPage(generalPage());
    addPage(readingPage());
    addPage(refreshPage());
    addPage(picturesPage());
    addPage(makeDesktopPage(m_parts, this));
    addPage(makeLibraryPage(m_parts, this));
    addPage(makeShortcutsPage(m_parts, this));
    m_stack->addWidget(m_nothing);
    connect(m_list, &QListWidget::currentRowChanged, this, &SettingsWindow::showPage);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsWindow::filter);
    m_list->setCurrentRow(0);
    m_list->setFocus();
    resize(820, 600);
}

SettingsWindow::~SettingsWindow() = default;

void SettingsWindow::addPage(SettingsPage *page)
{
    m_stack->addWidget(page);
    m_list->addItem(new QListWidgetItem(themeIcon(m_parts.theme, page->icon()), page->title()));
}

SettingsPage *SettingsWindow::currentPage() const
{
    return qobject_cast<SettingsPage *>(m_stack->currentWidget());
}

int SettingsWindow::currentPageNumber() const
{
    return m_list->currentRow();
}

void SettingsWindow::showPage(int number)
{
    if (number < 0 || number >= m_list->count())
        return;
    m_list->setCurrentRow(number);
    m_stack->setCurrentIndex(number);
}

/// Pages without a hit leave the list; the first one with a hit is shown.
void SettingsWindow::filter(const QString &text)
{
    int first = -1;
    for (int number = 0; number < m_list->count(); ++number) {
        auto *page = static_cast<SettingsPage *>(m_stack->widget(number));
        const bool found = page->filter(text) > 0;
        m_list->item(number)->setHidden(!found);
        if (found && (first < 0 || number == m_list->currentRow()))
            first = number;
    }
    if (first < 0)
        m_stack->setCurrentWidget(m_nothing);
    else
        showPage(first);
}

// ------------------------------------------------------------------ pages

SettingsPage *SettingsWindow::generalPage()
{
    auto *page = new SettingsPage(u"settings"_s, tr("General"), this);
    Settings *settings = m_parts.settings;
    page->addChoice(tr("Language"), tr("Of menus and messages. Articles stay as they were written."),
        {{tr("As the system"), QString()}, {u"English"_s, u"en"_s}, {u"简体中文"_s, u"zh_CN"_s}},
        settings->language(), [this, settings](const QVariant &value) {
            settings->setLanguage(value.toString());
            Q_EMIT languageChosen();
        });
    const Actions *a = m_parts.actions;
    const QList<QAction *> modes{a->followSystem, a->light, a->dark};
    int now = 0;
    for (int i = 0; i < modes.size(); ++i)
        now = modes.at(i)->isChecked() ? i : now;
    QComboBox *look = page->addChoice(tr("Appearance"), tr("Light, dark, or what the desktop says."),
        {{tr("As the system"), 0}, {tr("Light"), 1}, {tr("Dark"), 2}}, now,
        [modes](const QVariant &value) { modes.at(value.toInt())->trigger(); });
    for (int i = 0; i < modes.size(); ++i) {
        connect(modes.at(i), &QAction::toggled, look, [look, i](bool on) {
            if (on)
                look->setCurrentIndex(i);
        });
    }
    return page;
}

SettingsPage *SettingsWindow::readingPage()
{
    auto *page = new SettingsPage(u"newspaper"_s, tr("Reading"), this);
    Settings *settings = m_parts.settings;
    using MarkRead = Settings::MarkRead;
    auto *seconds = new QSpinBox(this);
    seconds->setRange(1, 60);
    seconds->setSuffix(tr(" s", "seconds"));
    seconds->setValue(settings->markReadSeconds());
    seconds->setEnabled(settings->markRead() == MarkRead::AfterSeconds);
    connect(seconds, &QSpinBox::valueChanged, this, [this, settings](int value) {
        settings->setMarkReadSeconds(value);
        Q_EMIT changed();
    });
    page->addChoice(tr("Mark articles as read"), tr("When an article counts as read."),
        {{tr("At once"), int(MarkRead::Shown)}, {tr("After some seconds"), int(MarkRead::AfterSeconds)},
            {tr("When scrolled past in the list"), int(MarkRead::ScrolledPast)},
            {tr("Only by hand"), int(MarkRead::ByHand)}},
        int(settings->markRead()), [this, settings, seconds](const QVariant &value) {
            settings->setMarkRead(MarkRead(value.toInt()));
            seconds->setEnabled(settings->markRead() == MarkRead::AfterSeconds);
            Q_EMIT changed();
        });
    page->addRow(tr("Seconds until then"), tr("How long an article must stay on the page."), seconds);
    QAction *again = m_parts.actions->unreadWhenChanged;
    page->addSwitch(tr("Changed articles become unread"),
        tr("When a publisher corrects the text of an article, it stands among the unread again."),
        again->isChecked(), [again](bool on) { again->setChecked(on); });
    page->addChoice(tr("Videos and sounds"),
        tr("On a click they open in the program for them, or are fetched whole and play in the article."),
        {{tr("Open outside"), false}, {tr("Play in the article"), true}}, settings->playsMedia(),
        [this, settings](const QVariant &value) {
            settings->setPlaysMedia(value.toBool());
            Q_EMIT changed();
        });
    auto *size = new QSpinBox(this);
    size->setRange(12, 32);
    size->setSuffix(tr(" px", "pixels"));
    size->setValue(settings->fontPixels());
    connect(size, &QSpinBox::valueChanged, this, &SettingsWindow::textSizeChosen);
    page->addRow(tr("Text size"), tr("Of the article on the page. 18 suits most screens."), size);
    return page;
}

SettingsPage *SettingsWindow::refreshPage()
{
    auto *page = new SettingsPage(u"refresh-cw"_s, tr("Refresh"), this);
    Settings *settings = m_parts.settings;
    QList<std::pair<QString, QVariant>> spans{{tr("15 minutes"), 15}, {tr("30 minutes"), 30},
        {tr("An hour"), 60}, {tr("2 hours"), 120}, {tr("4 hours"), 240}, {tr("A day"), 1440},
        {tr("Only when asked"), 0}};
    const int now = settings->refreshMinutes();
    if (std::none_of(spans.begin(), spans.end(), [now](const auto &span) { return span.second == now; }))
        spans.append({tr("%Ln minute(s)", nullptr, now), now});
    page->addChoice(tr("Look for new articles every"),
        tr("Sources that publish seldom, or ask for it, are visited less often."), spans, now,
        [this, settings](const QVariant &value) {
            settings->setRefreshMinutes(value.toInt());
            Q_EMIT changed();
        });
    page->addSwitch(tr("Refresh at start"), tr("Sources that are due are refreshed when Courant starts."),
        settings->refreshAtStart(), [settings](bool on) { settings->setRefreshAtStart(on); });
    page->addSwitch(tr("Rest on metered connections"),
        tr("Where the connection is paid by volume, nothing is fetched by itself, only when you ask."),
        settings->pausedWhenMetered(), [this, settings](bool on) {
            settings->setPausedWhenMetered(on);
            Q_EMIT changed();
        });
    return page;
}

SettingsPage *SettingsWindow::picturesPage()
{
    auto *page = new SettingsPage(u"image"_s, tr("Pictures"), this);
    Settings *settings = m_parts.settings;
    using Pictures = Settings::Pictures;
    page->addChoice(tr("Keep pictures for reading offline"),
        tr("Pictures that are not kept stay blank: the page itself never reaches the network."),
        {{tr("Of all articles"), int(Pictures::All)},
            {tr("Of bookmarked articles"), int(Pictures::Bookmarked)}, {tr("None"), int(Pictures::None)}},
        int(settings->pictures()), [this, settings](const QVariant &value) {
            settings->setPictures(Pictures(value.toInt()));
            Q_EMIT changed();
        });
    const QLocale locale;
    const auto megabytes = [&locale](int number) {
        return locale.formattedDataSize(number * 1024LL * 1024, 0, QLocale::DataSizeTraditionalFormat);
    };
    const auto withOwn = [&megabytes](QList<std::pair<QString, QVariant>> choices, int now) {
        if (std::none_of(
                choices.begin(), choices.end(), [now](const auto &one) { return one.second == now; }))
            choices.append({megabytes(now), now});
        return choices;
    };
    page->addChoice(tr("Largest picture"), tr("Larger ones are left out, and the article says so."),
        withOwn({{megabytes(1), 1}, {megabytes(2), 2}, {megabytes(5), 5}, {megabytes(10), 10},
                    {megabytes(20), 20}, {megabytes(50), 50}},
            settings->pictureMegabytes()),
        settings->pictureMegabytes(), [this, settings](const QVariant &value) {
            settings->setPictureMegabytes(value.toInt());
            Q_EMIT changed();
        });
    page->addChoice(tr("Room for all pictures"),
        tr("Once it is used up, only pictures of bookmarked articles are still fetched. None is deleted."),
        withOwn({{tr("No limit"), 0}, {megabytes(500), 500}, {megabytes(1024), 1024}, {megabytes(2048), 2048},
                    {megabytes(5120), 5120}, {megabytes(20480), 20480}},
            settings->picturesMegabytes()),
        settings->picturesMegabytes(), [this, settings](const QVariant &value) {
            settings->setPicturesMegabytes(value.toInt());
            Q_EMIT changed();
        });
    return page;
}

} // namespace courant
