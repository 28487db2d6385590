// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reading.h"

#include "exporter/filename.h"
#include "model/whendone.h"
#include "reader/settings.h"
#include "store/library.h"
#include "web/articleview.h"
#include "web/pdfprinter.h"
#include "widgets/actions.h"
#include "widgets/articlepane.h"
#include "widgets/errortext.h"
#include "widgets/imageviewer.h"
#include "widgets/marking.h"
#include "widgets/pagepane.h"
#include "widgets/sourcepane.h"
#include "widgets/statusline.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr qsizetype WalkKept = 100;

} // namespace

Reading::Reading(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    const Actions *a = parts.actions;
    connect(parts.articles, &ArticlePane::chosen, this, &Reading::show);
    connect(parts.articles, &ArticlePane::nothingUnread, this,
        [this] { m_parts.status->showMessage(tr("Nothing unread here.")); });
    connect(parts.library, &Library::changed, this, &Reading::apply);
    connect(a->next, &QAction::triggered, parts.articles, &ArticlePane::selectNext);
    connect(a->previous, &QAction::triggered, parts.articles, &ArticlePane::selectPrevious);
    connect(a->nextUnread, &QAction::triggered, parts.articles, &ArticlePane::selectNextUnread);
    connect(a->pageDown, &QAction::triggered, this, &Reading::pageDown);
    connect(a->pageUp, &QAction::triggered, this, [this] { m_parts.page->view()->pageUp(); });
    // Checked is what the disk says; a click asks for the opposite and the commit shows it.
    connect(a->bookmark, &QAction::triggered, this, [this] {
        toggle(Flag::Bookmarked);
        updateActions();
    });
    connect(a->read, &QAction::triggered, this, [this] {
        if (m_parts.articles->severalChosen().isEmpty()) {
            m_keptUnread = m_shown.read ? m_shown.id : ArticleId::None;
            m_readLater.stop();
        }
        toggle(Flag::Read);
        updateActions();
    });
    connect(parts.articles, &ArticlePane::severalChanged, this, &Reading::updateActions);
    connect(a->pdf, &QAction::triggered, this, &Reading::askForPdf);
    connect(a->back, &QAction::triggered, this, [this] { walk(-1); });
    connect(a->forward, &QAction::triggered, this, [this] { walk(1); });
    connect(parts.page->view(), &ArticleView::linkActivated, this,
        [this](const QUrl &url) { m_parts.openUrl(url); });
    connect(parts.page->view(), &ArticleView::shown, this, &Reading::prepareNeighbours);
    connect(parts.page->view(), &ArticleView::pictureActivated, this, &Reading::showPictures);
    connect(parts.page->view(), &ArticleView::quoteWanted, this, &Reading::quote);
    connect(parts.page->view(), &ArticleView::linkHovered, parts.status, &StatusLine::showLink);
    m_readLater.setSingleShot(true);
    connect(&m_readLater, &QTimer::timeout, this, [this] { setFlag(Flag::Read, true); });
    updateActions();
    updateState();
}

Reading::~Reading() = default;

void Reading::show(const ArticleRow &row)
{
    m_opening = ArticleId::None;
    if (row.id == m_shown.id)
        return; // it is on the page already, as the reader left it
    m_shown = row;
    if (m_at < 0 || m_walked.at(m_at) != row.id) {
        m_walked =
            m_walked.mid(std::max<qsizetype>(0, m_at + 2 - WalkKept), std::min(m_at + 1, WalkKept - 1));
        m_walked.append(row.id);
        m_at = m_walked.size() - 1;
    }
    m_parts.page->showArticle(row.id);
    updateActions();
    updateState();
    if (row.id != m_keptUnread)
        m_keptUnread = ArticleId::None;
    if (m_parts.marksRead && row.id != m_keptUnread)
        markShown();
}

void Reading::markShown()
{
    using MarkRead = Settings::MarkRead;
    const MarkRead how = m_parts.settings ? m_parts.settings->markRead() : MarkRead::Shown;
    m_readLater.stop();
    if (m_shown.read)
        return;
    if (how == MarkRead::Shown || how == MarkRead::ScrolledPast)
        setFlag(Flag::Read, true);
    else if (how == MarkRead::AfterSeconds)
        m_readLater.start(m_parts.settings->markReadSeconds() * 1000);
}

/// What J, K and N lead to from here is made ready while the reader reads.
void Reading::prepareNeighbours()
{
    const ArticleListModel *model = m_parts.articles->model();
    const int row = model->rowOf(m_shown.id);
    if (row < 0)
        return;
    QList<ArticleId> ids;
    for (const int near : {row, row + 1, row - 1, model->nextUnread(row + 1)}) {
        const ArticleRow *article = model->article(near);
        if (article && !ids.contains(article->id))
            ids.append(article->id);
    }
    m_parts.page->view()->prepare(ids);
    const ArticleRow *next = model->article(row + 1);
    m_parts.page->setNextTitle(next ? next->title : QString());
}

void Reading::showPictures(const QStringList &keys, int index)
{
    if (!m_pictures) {
        m_pictures = new ImageViewer(
            m_parts.theme, [library = m_parts.library](const QString &key) { return library->image(key); },
            m_parts.page->window());
        connect(m_pictures, &ImageViewer::saved, this, [this](const QString &path) {
            m_parts.status->showMessage(tr("Saved %1.").arg(QDir::toNativeSeparators(path)));
        });
        connect(m_pictures, &ImageViewer::failed, this, &Reading::fail);
        connect(m_pictures, &ImageViewer::closed, this, [this] { m_parts.page->focusTarget()->setFocus(); });
    }
    m_pictures->open(keys, index, m_shown.title);
}

/// The selection with where it is from, as text that can be pasted anywhere.
void Reading::quote(const QString &text)
{
    const auto article = m_parts.page->view()->shownArticle();
    if (!article)
        return;
    QStringList source{m_shown.title};
    if (!m_shown.author.isEmpty())
        source.append(m_shown.author);
    if (!m_shown.sourceTitle.isEmpty())
        source.append(m_shown.sourceTitle);
    QString quotation = u"\u201c"_s + text.trimmed() + u"\u201d\n\u2014 "_s + source.join(u", "_s);
    const QUrl link(article->link, QUrl::StrictMode);
    if (link.scheme() == "http"_L1 || link.scheme() == "https"_L1)
        quotation += u'\n' + link.toString(QUrl::FullyEncoded);
    QGuiApplication::clipboard()->setText(quotation);
    m_parts.status->showMessage(tr("Copied with its source."));
}

void Reading::open(ArticleId id)
{
    m_opening = id;
    whenDone(m_parts.library->article(id), this, [this, id](const Result<Article> &article) {
        if (m_opening != id)
            return;
        if (!article) {
            m_opening = ArticleId::None;
            fail(article.error());
            return;
        }
        const ArticleQuery &query = m_parts.articles->model()->query();
        if (m_parts.articles->model()->rowOf(id) < 0 &&
            (!query.matches(article->row) || !query.search.isEmpty()))
            m_parts.sources->select(SourceTreeModel::Kind::All);
        m_parts.articles->selectAt({article->row.sortKey, id});
    });
}

/// What is on the page is followed here: the list may show another view by now.
void Reading::apply(const Changes &changes)
{
    if (m_shown.id == ArticleId::None)
        return;
    for (const ArticleRow &row : changes.updated) {
        if (row.id == m_shown.id)
            m_shown = row;
    }
    for (const FlagChange &change : changes.flags) {
        if (change.id == m_shown.id)
            (change.flag == Flag::Read ? m_shown.read : m_shown.bookmarked) = change.value;
    }
    if (changes.removed.contains(m_shown.id)) {
        m_readLater.stop();
        m_shown = {};
        m_parts.page->showArticle(ArticleId::None);
    }
    updateActions();
    updateState();
}

/// Of the article on the page, or of all that are chosen: set where one has it not, else taken from all.
void Reading::toggle(Flag flag)
{
    QList<ArticleRow> rows = m_parts.articles->severalChosen();
    if (rows.isEmpty() && m_shown.id != ArticleId::None)
        rows.append(m_shown);
    const auto has = [flag](const ArticleRow &row) { return flag == Flag::Read ? row.read : row.bookmarked; };
    const bool on = !std::all_of(rows.begin(), rows.end(), has);
    QList<ArticleId> ids;
    for (const ArticleRow &row : std::as_const(rows)) {
        if (has(row) != on)
            ids.append(row.id);
    }
    if (ids.isEmpty())
        return;
    const QString name = flag == Flag::Read ? (on ? tr("Mark as Read") : tr("Mark as Unread"))
                                            : (on ? tr("Bookmark") : tr("Remove Bookmark"));
    m_parts.marking->setFlag(ids, flag, on, name);
}

void Reading::updateActions()
{
    const Actions *a = m_parts.actions;
    QList<ArticleRow> rows = m_parts.articles->severalChosen();
    const bool several = !rows.isEmpty();
    const bool shown = m_shown.id != ArticleId::None;
    if (!several && shown)
        rows.append(m_shown);
    const bool any = !rows.isEmpty();
    for (QAction *action : {a->bookmark, a->read, a->openInBrowser, a->copyLink, a->copyTitleLink,
             a->copyMarkdown, a->deleteArticle})
        action->setEnabled(any);
    for (QAction *action : {a->pdf, a->print, a->readAloud, a->markAboveRead, a->markBelowRead})
        action->setEnabled(shown);
    const bool kept =
        any && std::all_of(rows.begin(), rows.end(), [](const ArticleRow &row) { return row.bookmarked; });
    const bool read = std::all_of(rows.begin(), rows.end(), [](const ArticleRow &row) { return row.read; });
    a->bookmark->setChecked(kept);
    if (kept)
        Actions::describe(a->bookmark, tr("Remove Bookmark"), tr("Remove the bookmark"));
    else
        Actions::describe(
            a->bookmark, tr("Bookmark"), several ? tr("Keep these articles") : tr("Keep this article"));
    a->read->setChecked(any && !read);
    if (read)
        Actions::describe(a->read, tr("Mark as Unread"),
            several ? tr("Mark these articles as unread") : tr("Mark this article as unread"));
    else
        Actions::describe(a->read, tr("Mark as Read"),
            several ? tr("Mark these articles as read") : tr("Mark this article as read"));
    a->back->setEnabled(m_at > 0);
    a->forward->setEnabled(m_at + 1 < m_walked.size());
}

void Reading::updateState()
{
    const int missing = m_shown.images - m_shown.imagesStored;
    if (m_shown.id == ArticleId::None)
        m_parts.status->showArticleState({}, true);
    else if (missing <= 0)
        m_parts.status->showArticleState(tr("Complete offline"), true);
    else
        m_parts.status->showArticleState(
            tr("%1 of %Ln picture(s) missing", nullptr, m_shown.images).arg(QLocale().toString(missing)),
            false);
}

void Reading::setFlag(Flag flag, bool value)
{
    if (m_shown.id == ArticleId::None)
        return;
    whenDone(m_parts.library->setFlag({m_shown.id}, flag, value), this, [this](const Status &status) {
        if (!status)
            fail(status.error());
    });
}

void Reading::pageDown()
{
    if (m_shown.id == ArticleId::None) {
        m_parts.articles->selectNextUnread();
        return;
    }
    whenDone(m_parts.page->view()->pageDown(), this, [this](bool moved) {
        if (!moved)
            m_parts.articles->selectNextUnread();
    });
}

// ------------------------------------------------------------------ back and forward

/// Articles that are gone by now are passed over.
void Reading::walk(int step)
{
    const qsizetype to = m_at + step;
    if (to < 0 || to >= m_walked.size())
        return;
    m_at = to;
    updateActions();
    open(m_walked.at(to));
}

// ------------------------------------------------------------------ PDF

void Reading::askForPdf()
{
    if (m_shown.id == ArticleId::None)
        return;
    QString folder = m_pdfFolder;
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString path = freePath(folder, safeFileName(m_shown.title, u"pdf"_s));
    auto *dialog = new QFileDialog(
        m_parts.page->window(), tr("Save as PDF"), QFileInfo(path).path(), tr("PDF files (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(QFileInfo(path).fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &chosen) {
        m_pdfFolder = QFileInfo(chosen).absolutePath();
        exportPdf(chosen);
    });
    dialog->open();
}

void Reading::exportPdf(const QString &path)
{
    if (m_shown.id == ArticleId::None)
        return;
    if (!m_printer)
        m_printer = new PdfPrinter(m_parts.library, this);
    m_parts.status->showMessage(tr("Saving as PDF…"));
    whenDone(m_printer->print(m_shown.id, path, m_parts.page->pageStyle()), this,
        [this](const Result<QString> &written) {
            if (!written) {
                fail(written.error());
                return;
            }
            m_parts.status->showMessage(tr("Saved %1.").arg(QDir::toNativeSeparators(*written)), tr("Open"),
                [this, path = *written] { m_parts.openUrl(QUrl::fromLocalFile(path)); });
        });
}

void Reading::fail(const Error &error)
{
    m_parts.status->showMessage(errorText(error));
}

} // namespace courant
