// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow.h"

#include "reader/imagefetcher.h"
#include "reader/importer.h"
#include "reader/refresher.h"
#include "store/library.h"
#include "web/articleview.h"
#include "widgets/actions.h"
#include "widgets/adding.h"
#include "widgets/articlelinks.h"
#include "widgets/articlelistview.h"
#include "widgets/articlepane.h"
#include "widgets/commandpalette.h"
#include "widgets/completing.h"
#include "widgets/errortext.h"
#include "widgets/findbar.h"
#include "widgets/help.h"
#include "widgets/icons.h"
#include "widgets/keyboard.h"
#include "widgets/marking.h"
#include "widgets/mouseways.h"
#include "widgets/notice.h"
#include "widgets/organizing.h"
#include "widgets/pagepane.h"
#include "widgets/panelayout.h"
#include "widgets/printing.h"
#include "widgets/readaloud.h"
#include "widgets/readiness.h"
#include "widgets/reading.h"
#include "widgets/safekeeping.h"
#include "widgets/scrollmarking.h"
#include "widgets/settingswindow.h"
#include "widgets/shortcutsheet.h"
#include "widgets/sourcecare.h"
#include "widgets/sourcepane.h"
#include "widgets/statusline.h"
#include "widgets/typographypopover.h"
#include "widgets/undolist.h"
#include "widgets/viewchoices.h"
#include "widgets/views.h"
#include "widgets/voice.h"

#include <QActionGroup>
#include <QDesktopServices>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <QWidgetAction>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace courant {

MainWindow::MainWindow(const Parts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(parts)
    , m_actions(new Actions(parts.theme, this))
    , m_sources(new SourcePane(parts.library, parts.theme, m_actions, parts.locale, this))
    , m_articles(new ArticlePane(parts.library, parts.theme, m_actions, parts.locale, this))
    , m_page(new PagePane(parts.library, parts.theme, m_actions, parts.locale, this))
    , m_status(new StatusLine(parts.theme, this))
    , m_notice(new Notice(parts.theme, this))
{
    if (!m_parts.openUrl)
        m_parts.openUrl = [](const QUrl &url) { QDesktopServices::openUrl(url); };
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Courant"_s);
    setWindowIcon(QIcon(u":/icons/courant.svg"_s));
    setAcceptDrops(true);
    build();
    m_keyboard = new Keyboard(m_actions, parts.settings, this);
    m_undo = new UndoList(m_actions->undo, m_status, this);
    m_marking = new Marking({parts.library, m_actions, m_articles, m_status, m_undo}, this);
    m_reading = new Reading({parts.library, m_actions, m_sources, m_articles, m_page, m_status, m_marking,
                                m_parts.openUrl, parts.marksRead, parts.settings, parts.theme},
        this);
    m_completing = new Completing(
        {parts.library, m_actions, m_page, m_status, parts.images, parts.fullTexts, parts.media}, this);
    m_adding = new Adding(
        {parts.library, parts.refresher, parts.importer, m_actions, m_sources, m_status, this, parts.theme},
        this);
    m_organizing = new Organizing(
        {parts.library, m_actions, m_sources, m_status, m_undo, m_adding, parts.settings, this}, this);
    m_views = new Views(
        {parts.library, m_actions, m_sources, m_status, m_undo, m_search, m_organizing, this}, this);
    new SourceCare({parts.library, parts.refresher, parts.secrets, parts.log, parts.theme, m_actions,
                       m_sources, m_status, m_notice, this, parts.locale,
                       [settings = parts.settings] {
                           schedule::Policy policy;
                           policy.everyMinutes = settings ? settings->refreshMinutes() : 0;
                           return policy;
                       },
                       parts.images, [this] { showSettings(SettingsWindow::picturesPageNumber); }},
        this);
    m_choices = new ViewChoices(m_actions, parts.settings, this);
    m_links = new ArticleLinks({parts.library, m_actions, m_articles, m_status, m_parts.openUrl,
                                   [this] { return m_reading->shown().id; }},
        this);
    new Printing({parts.library, m_actions, m_page, m_status, this}, this);
    new ReadAloud({m_actions, m_page->view(), m_status, &systemVoice}, this);
    new MouseWays(this, m_actions, m_articles, m_links);
    new ScrollMarking(m_articles, m_marking, parts.settings, this);
    connectPanes();
    connectView();
    connectLayout();
    connectGoing();
    new Safekeeping({parts.library, m_actions, m_status, this, parts.locale,
                        parts.settings ? [this] { showSettings(SettingsWindow::libraryPageNumber); }
                                       : std::function<void()>()},
        this);
    new Help({parts.library, m_actions, m_status, this}, this);
    connect(m_actions->palette, &QAction::triggered, this,
        [this] { (new CommandPalette(m_actions, m_sources, m_parts.theme, this))->show(); });
    restoreState();
    m_sources->reload();
}

MainWindow::~MainWindow()
{
    disconnect(m_focus); // the panes pass the focus on while they go
    // Dialogs may still say something when they lose the focus: they go while all they speak to is there.
    qDeleteAll(findChildren<QDialog *>(Qt::FindDirectChildrenOnly));
}

// ------------------------------------------------------------------ building

void MainWindow::build()
{
    m_panes = new PaneLayout(m_sources, m_articles, m_page, m_actions, this);

    auto *middle = new QWidget(this);
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_panes, 1);
    layout->addWidget(m_status);
    setCentralWidget(middle);
    m_actions->fillMenuBar(menuBar());
    buildToolBar();

    for (QAction *action : m_actions->findChildren<QAction *>(Qt::FindDirectChildrenOnly)) {
        const auto context = action->shortcutContext();
        if (context == Qt::WindowShortcut)
            addAction(action);
    }
    for (QWidget *pane : {static_cast<QWidget *>(m_sources->view()), static_cast<QWidget *>(m_articles),
             static_cast<QWidget *>(m_page)})
        pane->addActions({m_actions->pageDown, m_actions->pageUp});
}

void MainWindow::buildToolBar()
{
    auto *bar = addToolBar(tr("Tools"));
    bar->setObjectName(u"tools"_s);
    bar->setMovable(false);
    bar->setFloatable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setIconSize({20, 20});
    bar->setContentsMargins(8, 0, 8, 0);

    m_search = new QLineEdit(bar);
    m_search->setObjectName(u"searchField"_s);
    m_search->setAccessibleName(tr("Search articles"));
    m_search->setClearButtonEnabled(false);
    m_search->setMinimumHeight(30);
    m_search->setMinimumWidth(120);
    m_search->setMaximumWidth(420);
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_search->addAction(m_actions->search, QLineEdit::LeadingPosition);
    m_search->addAction(m_actions->saveSearch, QLineEdit::TrailingPosition);
    m_search->addAction(m_actions->searchHelp, QLineEdit::TrailingPosition);
    m_search->setTextMargins(2, 0, 2, 0);

    const auto space = [bar] {
        auto *gap = new QWidget(bar);
        gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        bar->addWidget(gap);
    };
    bar->addActions({m_actions->goUp, m_actions->add, m_actions->refresh, m_actions->markAllRead});
    space();
    bar->addWidget(m_search);
    space();
    bar->addActions({m_actions->bookmark, m_actions->read, m_actions->openInBrowser});

    auto *looks = new QMenu(this);
    auto *look = new QWidgetAction(looks);
    m_typography = new TypographyPopover(looks);
    look->setDefaultWidget(m_typography);
    looks->addAction(look);
    const auto menuButton = [this, bar](
                                const char *name, const QString &icon, const QString &text, QMenu *menu) {
        auto *button = new QToolButton(bar);
        button->setObjectName(QString::fromLatin1(name));
        button->setIcon(themeIcon(m_parts.theme, icon));
        button->setText(text);
        button->setToolTip(text);
        button->setPopupMode(QToolButton::InstantPopup);
        button->setMenu(menu);
        button->setFixedSize(36, 32);
        bar->addWidget(button);
    };
    menuButton("textSize", u"a-large-small"_s, tr("Look of Articles"), looks);
    bar->addAction(m_actions->pdf);
    for (QAction *action : bar->actions()) {
        auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(action));
        if (button && !button->menu()) {
            button->setObjectName(QString(action->objectName() + u"Button"_s));
            button->setFixedSize(36, 32);
        }
    }
    bar->setFixedHeight(44);
}

void MainWindow::connectPanes()
{
    connect(m_sources, &SourcePane::chosen, this, [this] {
        const QSignalBlocker quiet(m_search);
        m_search->setText(m_sources->model()->query(m_sources->current(), {}).search);
        showView();
    });
    connect(m_sources, &SourcePane::treeLoaded, this, [this] {
        const bool none = m_sources->model()->sourceCount() == 0;
        if (none)
            m_articles->setEmptiness(ArticlePane::Emptiness::NoSources);
        else
            showView();
    });
    connect(m_sources, &SourcePane::failed, this,
        [this](const Error &error) { m_status->showMessage(errorText(error)); });
    for (auto signal : {&QAbstractItemModel::dataChanged})
        connect(m_sources->model(), signal, this, &MainWindow::updateTitle);
    connect(m_sources, &SourcePane::treeLoaded, this, &MainWindow::updateTitle);
    connect(m_adding, &Adding::articleAdded, m_reading, &Reading::open);
    connect(m_adding, &Adding::sourceAdded, this, [this] {
        // The new articles are the newest or not: everything shows them somewhere.
        if (m_articles->model()->rowCount() == 0)
            m_sources->select(SourceTreeModel::Kind::All);
    });
    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(15ms);
    connect(&m_searchDelay, &QTimer::timeout, this, [this] {
        // As it is typed, but one after the other: what is typed meanwhile waits for the answer under way.
        const ArticleListModel *model = m_articles->model();
        if (model->state() == ArticleListModel::State::Loading && !model->query().search.isEmpty())
            m_searchDelay.start();
        else
            showView();
    });
    connect(m_search, &QLineEdit::textChanged, &m_searchDelay, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        m_searchDelay.stop();
        showView();
        m_articles->view()->setFocus();
    });
}

void MainWindow::connectView()
{
    const Actions *a = m_actions;
    connect(a->showAll, &QAction::triggered, this, [this] {
        m_sources->select(SourceTreeModel::Kind::All);
        showView();
    });
    connect(a->search, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(a->clearSearch, &QAction::triggered, this, &MainWindow::clearSearch);
    connect(a->largerText, &QAction::triggered, this, [this] { setTextSize(m_page->textSize() + 1); });
    connect(a->smallerText, &QAction::triggered, this, [this] { setTextSize(m_page->textSize() - 1); });
    connect(a->normalText, &QAction::triggered, this, [this] { setTextSize(PagePane::NormalText); });
    connect(m_typography, &TypographyPopover::textSizeWanted, this, &MainWindow::setTextSize);
    connect(m_typography, &TypographyPopover::lookChanged, this, [this](const PageLook &look) {
        m_page->setLook(look);
        if (m_parts.settings)
            m_parts.settings->setPageLook(look);
    });
    m_typography->setTextSize(m_page->textSize());
    connect(m_page->view(), &ArticleView::searchWanted, this, [this](const QString &text) {
        m_search->setText(u'"' + QString(text).remove(u'"') + u'"');
        showView();
    });
    a->unreadWhenChanged->setChecked(m_parts.settings && m_parts.settings->unreadWhenChanged());
    connect(a->unreadWhenChanged, &QAction::toggled, this, [this](bool on) {
        m_parts.library->setUnreadWhenChanged(on);
        if (m_parts.settings)
            m_parts.settings->setUnreadWhenChanged(on);
    });
    connect(a->followSystem, &QAction::triggered, this, [this] { setTheme(Theme::Mode::System); });
    connect(a->light, &QAction::triggered, this, [this] { setTheme(Theme::Mode::Light); });
    connect(a->dark, &QAction::triggered, this, [this] { setTheme(Theme::Mode::Dark); });
    connect(a->shortcuts, &QAction::triggered, this, [this] {
        auto *sheet = new ShortcutSheet(m_actions, this);
        sheet->setAttribute(Qt::WA_DeleteOnClose);
        sheet->show();
    });
    connect(a->quit, &QAction::triggered, this, &QWidget::close);
}

// ------------------------------------------------------------------ the view

void MainWindow::showView()
{
    const QModelIndex at = m_sources->current();
    if (!at.isValid())
        return;
    m_searchDelay.stop();
    const SourceTreeModel *model = m_sources->model();
    const QString name = at.data(Qt::DisplayRole).toString();
    ArticleQuery query = model->query(at, QDate::currentDate());
    query.search = m_search->text().trimmed();
    m_choices->show(m_sources->currentKey());
    query.order = m_choices->order();
    m_actions->bestFirst->setEnabled(!query.search.isEmpty());
    const bool ranked = query.order == ArticleQuery::Order::Relevance && !query.search.isEmpty();
    if (!ranked && query.order == ArticleQuery::Order::Relevance)
        query.order = ArticleQuery::Order::NewestFirst;
    query.unreadOnly |= m_choices->unreadOnly();
    using Kind = SourceTreeModel::Kind;
    using Emptiness = ArticlePane::Emptiness;
    const Kind kind = model->kind(at);
    const Emptiness emptiness = model->hasTree() && model->sourceCount() == 0 ? Emptiness::NoSources
                                : kind == Kind::Unread || query.unreadOnly    ? Emptiness::Unread
                                : kind == Kind::Today                         ? Emptiness::Today
                                : kind == Kind::Bookmarks                     ? Emptiness::Bookmarks
                                                                              : Emptiness::Nothing;
    m_search->setPlaceholderText(kind == Kind::All ? tr("Search articles") : tr("Search in %1").arg(name));
    ListLook look = m_choices->look();
    look.byDay = look.byDay && !ranked; // days would come again and again
    m_articles->setLook(look);
    m_articles->showQuery(query, name, emptiness);
    m_page->view()->setMarked(query.search.isEmpty() ? TextFinder() : Library::searchFinder(query.search));
}

void MainWindow::clearSearch()
{
    if (m_page->findBar()->isVisible()) {
        m_page->findBar()->close();
        return;
    }
    if (m_completing->leaveChanges())
        return;
    if (m_panes->isPageAlone()) {
        m_actions->pageAlone->trigger();
        return;
    }
    if (m_panes->isNarrow() && m_panes->shown() == PaneLayout::Pane::Page) {
        m_actions->goUp->trigger();
        return;
    }
    if (!m_articles->severalChosen().isEmpty()) {
        m_articles->chooseOne();
        return;
    }
    // A smart view goes back to its own words.
    const QString own = m_sources->model()->query(m_sources->current(), {}).search;
    if (m_search->text() != own) {
        m_search->setText(own);
        showView();
        // Back where the shown article stands, if this view has it.
        const ArticleRow &shown = m_reading->shown();
        if (shown.id != ArticleId::None && m_articles->model()->query().matches(shown))
            m_articles->selectAt({shown.sortKey, shown.id});
    }
    m_articles->view()->setFocus();
}

void MainWindow::setTextSize(int pixels)
{
    m_page->setTextSize(pixels);
    m_typography->setTextSize(m_page->textSize());
    if (m_parts.settings)
        m_parts.settings->setFontPixels(m_page->textSize());
}

void MainWindow::setTheme(Theme::Mode mode)
{
    m_parts.theme->setMode(mode);
    if (m_parts.settings) {
        m_parts.settings->setTheme(mode == Theme::Mode::Dark    ? Settings::Theme::Dark
                                   : mode == Theme::Mode::Light ? Settings::Theme::Light
                                                                : Settings::Theme::System);
    }
}

void MainWindow::updateTitle()
{
    const int unread = m_sources->model()->unread();
    m_page->setHasUnread(unread > 0);
    setWindowTitle(unread > 0 ? tr("Courant (%L1)").arg(unread) : u"Courant"_s);
}

} // namespace courant
