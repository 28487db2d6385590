// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/whendone.h"
#include "reader/imagefetcher.h"
#include "reader/importer.h"
#include "reader/refresher.h"
#include "store/library.h"
#include "web/articleview.h"
#include "widgets/actions.h"
#include "widgets/adding.h"
#include "widgets/articlelistview.h"
#include "widgets/articlepane.h"
#include "widgets/mainwindow.h"
#include "widgets/pagepane.h"
#include "widgets/panelayout.h"
#include "widgets/readiness.h"
#include "widgets/reading.h"
#include "widgets/settingswindow.h"
#include "widgets/sourcepane.h"
#include "widgets/thumbnailcache.h"
#include "widgets/typographypopover.h"
#include "widgets/welcome.h"

#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace courant {

// ------------------------------------------------------------------ from outside

void MainWindow::selectArticle(ArticleId id)
{
    m_panes->reveal(PaneLayout::Pane::Page);
    if (m_panes->isNarrow())
        m_page->focusTarget()->setFocus();
    m_reading->open(id);
}

void MainWindow::welcome()
{
    auto *offers = new Welcome(m_parts.theme, this);
    connect(offers, &Welcome::listWanted, this, [this] { m_adding->askForFile(false); });
    connect(offers, &Welcome::folderWanted, this, [this] { m_adding->askForFile(true); });
    connect(offers, &Welcome::addressWanted, this, [this] { m_adding->askForSource(); });
    offers->open();
}

void MainWindow::showLastArticle()
{
    const auto id =
        ArticleId(m_parts.settings ? m_parts.settings->windowState(u"article"_s).toLongLong() : 0);
    if (id == ArticleId::None)
        return;
    if (!m_sources->model()->hasTree()) { // there is no view yet
        connect(
            m_sources, &SourcePane::treeLoaded, this, &MainWindow::showLastArticle, Qt::SingleShotConnection);
        return;
    }
    whenDone(m_parts.library->article(id), this, [this, id](const Result<Article> &article) {
        if (!article || m_reading->shown().id != ArticleId::None)
            return;
        if (m_articles->model()->query().matches(article->row))
            m_articles->selectAt({article->row.sortKey, id});
        else
            m_reading->show(article->row); // read by now, it stands in the view no longer
    });
}

void MainWindow::openDocument(const QString &input)
{
    m_adding->add({input});
}

void MainWindow::raiseFromOtherInstance()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!Adding::inputsOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList inputs = Adding::inputsOf(event->mimeData());
    if (inputs.isEmpty())
        return;
    event->acceptProposedAction();
    m_adding->add(inputs);
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::ThemeChange)
        m_parts.theme->followSystem();
    // The place and the size, too, are on the disk soon, also when this process is killed.
    using Type = QEvent::Type;
    if (isVisible() && (event->type() == Type::Move || event->type() == Type::Resize ||
                           event->type() == Type::WindowStateChange))
        keepSoon();
    return QMainWindow::event(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    // Icons take their colours from the theme when they are painted.
    if (event->type() == QEvent::PaletteChange)
        update();
}

// ------------------------------------------------------------------ what is kept

void MainWindow::restoreState()
{
    resize(1280, 800);
    if (const Settings *settings = m_parts.settings) {
        restoreGeometry(settings->windowState(u"geometry"_s));
        m_panes->restore(settings);
        const QString expanded = QString::fromUtf8(settings->windowState(u"expanded"_s));
        m_sources->restore(
            QString::fromUtf8(settings->windowState(u"view"_s)), expanded.split(u' ', Qt::SkipEmptyParts));
        m_reading->setPdfFolder(QString::fromUtf8(settings->windowState(u"pdfFolder"_s)));
        m_page->setTextSize(settings->fontPixels());
        m_page->setLook(settings->pageLook());
        m_page->setPlaysMedia(settings->playsMedia());
        m_typography->setTextSize(m_page->textSize());
        m_typography->setLook(m_page->look());
        // A theme asked for at the start stands above the one that was kept.
        if (settings->theme() != Settings::Theme::System && m_parts.theme->mode() == Theme::Mode::System)
            m_parts.theme->setMode(
                settings->theme() == Settings::Theme::Dark ? Theme::Mode::Dark : Theme::Mode::Light);
    }
    const Theme::Mode mode = m_parts.theme->mode();
    QAction *chosen = mode == Theme::Mode::Dark    ? m_actions->dark
                      : mode == Theme::Mode::Light ? m_actions->light
                                                   : m_actions->followSystem;
    chosen->setChecked(true);
}

void MainWindow::saveState() const
{
    Settings *settings = m_parts.settings;
    if (!settings)
        return;
    settings->setWindowState(u"geometry"_s, saveGeometry());
    m_panes->save(settings);
    settings->setWindowState(u"article"_s, QByteArray::number(toInt(m_reading->shown().id)));
    settings->setWindowState(u"expanded"_s, m_sources->expandedKeys().join(u' ').toUtf8());
    settings->setWindowState(u"view"_s, m_sources->currentKey().toUtf8());
    settings->setWindowState(u"pdfFolder"_s, m_reading->pdfFolder().toUtf8());
    settings->sync();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    m_parts.refresher->cancel();
    m_parts.importer->cancel();
    if (m_parts.images)
        m_parts.images->cancel();
    QMainWindow::closeEvent(event);
}

// ------------------------------------------------------------------ settings

SettingsWindow *MainWindow::showSettings(int page)
{
    if (!m_parts.settings)
        return nullptr;
    if (!m_settingsWindow) {
        auto *made = new SettingsWindow(
            {m_parts.settings, m_parts.library, m_actions, m_keyboard, m_parts.theme}, this);
        made->setAttribute(Qt::WA_DeleteOnClose);
        m_settingsWindow = made;
        connect(made, &SettingsWindow::changed, this, &MainWindow::settingsChanged);
        connect(made, &SettingsWindow::changed, m_page,
            [this] { m_page->setPlaysMedia(m_parts.settings->playsMedia()); });
        connect(made, &SettingsWindow::textSizeChosen, this, &MainWindow::setTextSize);
        connect(made, &SettingsWindow::languageChosen, this,
            [this, made] { Q_EMIT languageChosen(made->currentPageNumber()); });
        connect(made, &SettingsWindow::restoreChosen, this, &MainWindow::restoreChosen);
        made->showPage(page);
    }
    m_settingsWindow->show();
    m_settingsWindow->raise();
    m_settingsWindow->activateWindow();
    return m_settingsWindow;
}

// ------------------------------------------------------------------ being ready

QFuture<bool> MainWindow::ready()
{
    if (!m_readiness) {
        m_readiness = std::make_unique<Readiness>();
        m_readiness->poll.setInterval(50ms);
        connect(&m_readiness->poll, &QTimer::timeout, this, &MainWindow::checkReady);
    }
    m_readiness->promises.emplace_back();
    m_readiness->promises.back().start();
    m_readiness->since.start();
    m_readiness->calm = 0;
    m_readiness->pageAsked = false;
    m_readiness->poll.start();
    return m_readiness->promises.back().future();
}

void MainWindow::checkReady()
{
    if (m_readiness->since.hasExpired(15000)) {
        m_readiness->finish(false);
        return;
    }
    const bool calm = m_sources->isReady() &&
                      m_articles->model()->state() != ArticleListModel::State::Loading &&
                      m_articles->thumbnails()->isIdle() && !m_reading->isOpening() && !m_adding->isBusy();
    m_readiness->calm = calm ? m_readiness->calm + 1 : 0;
    if (m_readiness->calm < 3 || m_readiness->pageAsked)
        return;
    if (m_reading->shown().id == ArticleId::None) {
        m_readiness->finish(true);
        return;
    }
    m_readiness->pageAsked = true;
    whenDone(m_page->view()->settled(), this, [this](bool settled) { m_readiness->finish(settled); });
}

} // namespace courant
