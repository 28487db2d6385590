// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/articleview.h"

#include "html/articlehead.h"
#include "html/digest.h"
#include "html/pagestate.h"
#include "html/revisionpage.h"
#include "model/whendone.h"
#include "store/library.h"
#include "web/hardenedpage.h"
#include "web/pageloader.h"
#include "web/pagemarks.h"
#include "web/pagemedia.h"
#include "web/pagestore.h"
#include "web/plaintext.h"
#include "web/settler.h"
#include "web/viewstate.h"
#include "web/webprofile.h"
#include "web/webview.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QPointer>
#include <QStackedLayout>
#include <QTimer>
#include <QWebEngineFindTextResult>
#include <QtConcurrentRun>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

// Shorter than this a blank page between two articles would only flicker.
constexpr int blankAfterMs = 200;
constexpr int staleAfterMs = 300;

QColor paper(const html::PageStyle &style)
{
    return QColor(html::paperColor(style.theme));
}

/// Goes to a place from 0 to 1. The first page is laid out before its widget has its size: then once more.
QString placeScript(double place, bool sideways)
{
    return u"(() => { const root = document.scrollingElement, since = performance.now();"
           "const go = () => scrollTo({behavior: 'instant', left: %2 * %1 * (root.scrollWidth - innerWidth),"
           "top: %3 * %1 * (root.scrollHeight - innerHeight)});"
           "go(); addEventListener('resize', () => { if (performance.now() - since < 1500) go() }, {once: "
           "true});"
           "})()"_s.arg(QString::number(place), sideways ? u"-1"_s : u"0"_s, sideways ? u"0"_s : u"1"_s);
}

/// One page on or back; says whether there was anything to scroll.
QString scrollScript(bool sideways, int direction)
{
    const QString step = sideways ? u"left: -(%1) * Math.max(innerWidth - 64, innerWidth / 2)"_s
                                  : u"top: (%1) * Math.max(innerHeight - 64, innerHeight / 2)"_s;
    return u"(() => { const before = scrollY - scrollX;"
           "scrollBy({%1, behavior: 'instant'});"
           "return Math.abs(scrollY - scrollX - before) > 1 })()"_s.arg(step.arg(direction));
}

} // namespace

struct ArticleView::Private
{
    Private(ArticleView *view, Library *library);

    void ensureEngine();
    void fetch();
    void take(const PageStore::Page &page);
    void refuse(const Error &error);
    double place() const;
    void tellProgress();
    void openPictures(const QString &key);
    void leave();
    void showPage();
    void showMessage(const QString &text);
    void showPlainText();
    void dress(const html::PageStyle &style);
    void onFailed(PageLoader::Failure failure);
    void onImageStored(const QString &key);
    void swapImages();
    void mark();
    void onLink(const QUrl &url);
    void onPageChanged(ArticleId id, PageChange change);
    void refreshState();
    void fetchChanges();

    ArticleView *q;
    Library *library;
    QStackedLayout *stack;
    ViewState *message;
    QPlainTextEdit *plain;
    std::unique_ptr<PageLoader> loader;
    WebView *web = nullptr; ///< with the first article

    PageStore pages;
    ArticleId wanted = ArticleId::None;
    ArticleId visible = ArticleId::None; ///< whose page is in the view, whole
    std::optional<Article> article;      ///< the wanted one, once it is here
    QByteArray html;
    quint64 request = 0;    ///< the latest showArticle(), setStyle()
    double scrollTo = 0;    ///< where the page is to be, from 0 to 1; below 0: where it was left
    double placeBefore = 0; ///< that is kept already
    bool keepPlaces = true;
    QString lookedFor;
    TextFinder marked;
    bool hasMarks = false; ///< in the page
    QSet<QString> arrived; ///< keys of images stored while the page was loading
    int imageVersion = 0;
    const PageCommands commands;
    bool changes = false; ///< shown instead of the article
    double articleAt = 0; ///< where the article was before
    QTimer stale;         ///< what the page says of its pictures
    QTimer blank;
    Settler settler;
    PageMedia media;
};

ArticleView::Private::Private(ArticleView *view, Library *lib)
    : q(view)
    , library(lib)
    , stack(new QStackedLayout(view))
    , message(new ViewState(view))
    , plain(new QPlainTextEdit(view))
    , pages(lib)
    , settler([this] { return visible == wanted && loader && loader->isLoaded(); })
{
    QObject::connect(message, &ViewState::againWanted, q, [this] { q->showArticle(wanted); });
    plain->setReadOnly(true);
    plain->setFrameShape(QFrame::NoFrame);
    plain->document()->setDocumentMargin(32);
    stack->addWidget(message);
    stack->addWidget(plain);
    html::PageStyle style;
    style.commands = commands.prefix();
    pages.setStyle(style);
    stale.setSingleShot(true);
    stale.setInterval(staleAfterMs);
    QObject::connect(&stale, &QTimer::timeout, q, [this] { refreshState(); });
    blank.setSingleShot(true);
    blank.setInterval(blankAfterMs);
    QObject::connect(&blank, &QTimer::timeout, q, [this] {
        message->wait();
        stack->setCurrentWidget(message);
    });
}

void ArticleView::Private::ensureEngine()
{
    if (loader)
        return;
    loader =
        std::make_unique<PageLoader>([library = library](const QString &key) { return library->image(key); });
    web = new WebView(loader->page(), q);
    stack->addWidget(web);
    settler.setPage(loader.get(), web);
    QObject::connect(
        loader->page(), &HardenedPage::linkActivated, q, [this](const QUrl &url) { onLink(url); });
    QObject::connect(loader->page(), &QWebEnginePage::linkHovered, q,
        [this](const QString &url) { Q_EMIT q->linkHovered(commands.isCommand(url) ? QString() : url); });
    QObject::connect(web, &WebView::searchWanted, q, &ArticleView::searchWanted);
    QObject::connect(web, &WebView::quoteWanted, q, &ArticleView::quoteWanted);
    QObject::connect(loader->page(), &HardenedPage::pictureActivated, q,
        [this](const QString &key) { openPictures(key); });
    QObject::connect(loader->page(), &QWebEnginePage::scrollPositionChanged, q, [this] { tellProgress(); });
    QObject::connect(loader->page(), &QWebEnginePage::contentsSizeChanged, q, [this] { tellProgress(); });
    QObject::connect(loader.get(), &PageLoader::loaded, q, [this] { showPage(); });
    QObject::connect(
        loader.get(), &PageLoader::failed, q, [this](PageLoader::Failure failure) { onFailed(failure); });
}

void ArticleView::Private::fetch()
{
    article.reset();
    blank.start();
    pages.get(wanted, [this, mine = request](const Result<PageStore::Page> &page) {
        if (mine != request)
            return;
        if (page)
            take(*page);
        else
            refuse(page.error());
    });
}

void ArticleView::Private::fetchChanges()
{
    const html::PageStyle style = pages.style();
    whenDone(
        library->revisions(wanted), q, [this, style, mine = request](const Result<QList<Revision>> &found) {
            if (mine != request || !article)
                return;
            const QList<Revision> revisions = found ? *found : QList<Revision>();
            const auto page = QtConcurrent::run([article = *article, revisions, style] {
                return html::revisionPage(article, revisions, style).toUtf8();
            });
            whenDone(page, q, [this, mine](const QByteArray &built) {
                if (mine == request)
                    take({*article, built, 0});
            });
        });
}

void ArticleView::Private::take(const PageStore::Page &page)
{
    ensureEngine();
    article = page.article;
    html = page.html;
    if (scrollTo < 0)
        scrollTo = page.place;
    arrived.clear();
    loader->page()->setBackgroundColor(paper(pages.style()));
    loader->show(html);
}

void ArticleView::Private::refuse(const Error &error)
{
    blank.stop();
    visible = ArticleId::None;
    if (error.kind == Error::Kind::NotFound)
        message->say(ArticleView::tr("This article is not in the library any more."));
    else
        message->sayTrouble(ArticleView::tr("This article could not be read from the library."));
    stack->setCurrentWidget(message);
    settler.end(false);
    Q_EMIT q->failed(wanted, error.detail);
}

/// Where the reader is in the article that is visible, from 0 to 1.
double ArticleView::Private::place() const
{
    if (!loader || !loader->isLoaded())
        return 0;
    const QSizeF whole = loader->page()->contentsSize();
    const QPointF at = loader->page()->scrollPosition();
    const bool sideways = pages.style().vertical;
    const double range = sideways ? whole.width() - web->width() : whole.height() - web->height();
    // The engine counts from the left, where such a text ends.
    const double done = sideways ? range - at.x() : at.y();
    return range > 1 ? std::clamp(done / range, 0.0, 1.0) : 0;
}

void ArticleView::Private::tellProgress()
{
    if (visible == ArticleId::None || visible != wanted || !loader->isLoaded())
        return;
    const QSizeF whole = loader->page()->contentsSize();
    const bool sideways = pages.style().vertical;
    const bool scrolls = sideways ? whole.width() > web->width() + 8 : whole.height() > web->height() + 8;
    Q_EMIT q->progressed(scrolls ? place() : 1, scrolls);
}

void ArticleView::Private::openPictures(const QString &key)
{
    loader->run(u"[...document.images].filter(i => i.src.startsWith('artimg://i/') && !i.dataset.state)"
                ".map(i => i.src.slice(11, 43))"_s,
        q, [this, key](const QVariant &answer) {
            QStringList keys = answer.toStringList();
            keys.removeDuplicates();
            keys.removeIf([](const QString &each) { return !isImageKey(each); });
            if (const auto index = keys.indexOf(key); index >= 0)
                Q_EMIT q->pictureActivated(keys, int(index));
        });
}

/// Before the page is another one.
void ArticleView::Private::leave()
{
    if (visible == ArticleId::None || !loader || !loader->isLoaded() || wanted != visible || changes)
        return;
    const double now = place();
    if (qAbs(now - placeBefore) < 0.002)
        return;
    pages.setPlace(visible, now);
    placeBefore = now;
    if (keepPlaces)
        library->setPlace(visible, now);
}

void ArticleView::Private::showPage()
{
    if (!article || wanted != article->row.id)
        return;
    media.leave();
    blank.stop();
    visible = wanted;
    placeBefore = std::max(0.0, scrollTo);
    if (scrollTo > 0)
        loader->run(placeScript(scrollTo, pages.style().vertical), q, [](const QVariant &) {});
    stack->setCurrentWidget(web);
    swapImages();
    hasMarks = false;
    mark();
    if (!lookedFor.isEmpty())
        q->find(lookedFor);
    Q_EMIT q->shown(wanted);
    tellProgress();
}

/// The page tells its text, and is told which parts of it to mark.
void ArticleView::Private::mark()
{
    if (!loader || !loader->isLoaded() || (!marked && !hasMarks))
        return;
    hasMarks = bool(marked);
    loader->run(marks::readText(), q, [this, find = marked](const QVariant &text) {
        if (!find || !text.isValid())
            return;
        if (const QString script = marks::markSpans(text.toString(), find); !script.isEmpty())
            loader->run(script, q, [](const QVariant &) {});
    });
}

void ArticleView::Private::showMessage(const QString &text)
{
    message->say(text);
    stack->setCurrentWidget(message);
}

void ArticleView::Private::onFailed(PageLoader::Failure failure)
{
    blank.stop();
    visible = ArticleId::None;
    settler.end(false);
    showPlainText();
    Q_EMIT q->failed(wanted, failure == PageLoader::Failure::TooComplex
                                 ? u"the page was too complex to lay out"_s
                             : failure == PageLoader::Failure::Crashed ? u"the page made the engine crash"_s
                                                                       : u"the engine refused the page"_s);
}

/// What is shown without the engine stands on the same paper, in the same size.
void ArticleView::Private::dress(const html::PageStyle &style)
{
    message->setStyle(style);
    QPalette palette = plain->palette();
    palette.setColor(QPalette::Base, paper(style));
    palette.setColor(QPalette::Text, html::isDarkTheme(style.theme) ? Qt::white : Qt::black);
    plain->setPalette(palette);
    QFont font = plain->font();
    font.setPixelSize(std::clamp(style.fontPixels, 8, 72));
    plain->setFont(font);
}

void ArticleView::Private::showPlainText()
{
    if (!article) {
        message->sayTrouble(ArticleView::tr("This article could not be shown."));
        stack->setCurrentWidget(message);
        return;
    }
    showMessage({});
    const QString note = ArticleView::tr("This article is too complex to show as it is. Here is its text.");
    const auto text = QtConcurrent::run([note, article = *article] {
        const QString body = html::plainText(html::shownBody(article).html);
        return tamePlainText(note + u"\n\n"_s + article.row.title + u"\n\n"_s + body);
    });
    whenDone(text, q, [this, mine = request](const QString &tame) {
        if (mine != request)
            return;
        plain->setPlainText(tame);
        stack->setCurrentWidget(plain);
    });
}

void ArticleView::Private::onImageStored(const QString &key)
{
    if (html.isEmpty() || !isImageKey(key) || !html.contains(key.toLatin1()))
        return;
    arrived.insert(key);
    if (!stale.isActive())
        stale.start();
    if (loader->isLoaded())
        swapImages();
}

void ArticleView::Private::swapImages()
{
    if (arrived.isEmpty())
        return;
    const QStringList keys(arrived.cbegin(), arrived.cend());
    arrived.clear();
    // The keys are hex digits: nothing of the article gets into the script.
    const QByteArray note =
        QJsonDocument(QJsonArray{pages.style().words.missingImage}).toJson(QJsonDocument::Compact);
    const QString script = u"{ const [note] = %3; for (const key of '%1'.split(' '))"
                           "for (const image of document.images) {"
                           "if (!image.src.startsWith('artimg://i/' + key)) continue;"
                           "if (image.dataset.state) { image.removeAttribute('style');"
                           "if (image.alt === note) image.alt = ''; }"
                           "delete image.dataset.state;"
                           "image.src = 'artimg://i/' + key + '?v=%2'; }"
                           "if (!document.querySelector('img[data-state]'))"
                           "for (const said of document.querySelectorAll('.missing')) {"
                           "const dot = said.previousElementSibling;"
                           "if (dot && dot.className === 'dot') dot.remove();"
                           "said.remove(); } }"_s;
    loader->run(script.arg(keys.join(u' '), QString::number(++imageVersion), QString::fromUtf8(note)), q,
        [](const QVariant &) {});
}

void ArticleView::Private::onLink(const QUrl &url)
{
    const std::optional<PageCommand> command = commands.of(url);
    if (!command) {
        if (!commands.isCommand(url.toString(QUrl::FullyEncoded)))
            Q_EMIT q->linkActivated(url);
        return;
    }
    switch (*command) {
    case PageCommand::ShowChanges:
    case PageCommand::ShowArticle:
        q->showChanges(*command == PageCommand::ShowChanges);
        break;
    case PageCommand::ShowFullText:
    case PageCommand::ShowSource:
        whenDone(
            library->showFullText(wanted, *command == PageCommand::ShowFullText), q, [](const Status &) {});
        break;
    case PageCommand::PlayMedia:
        media.play(loader.get(), wanted, commands.mediaOf(url), url, pages.style());
        break;
    case PageCommand::StopMedia:
        media.stop();
        break;
    case PageCommand::FetchFullText:
    case PageCommand::RetryPictures:
        Q_EMIT q->commandActivated(wanted, *command);
        break;
    }
}

void ArticleView::Private::onPageChanged(ArticleId id, PageChange change)
{
    if (id != wanted || id == ArticleId::None || changes)
        return;
    if (change == PageChange::Body)
        q->showArticle(id);
    else if (!stale.isActive())
        stale.start();
}

// The line at the head of the page that tells of pictures and full text; the rest stays as it is.
void ArticleView::Private::refreshState()
{
    if (!loader || visible != wanted || changes)
        return;
    whenDone(library->article(wanted), q, [this, mine = request](const Result<Article> &found) {
        if (mine != request || !found)
            return;
        const auto line = QtConcurrent::run([article = *found, style = pages.style()] {
            return QJsonDocument(QJsonArray{html::articleState(article, style)})
                .toJson(QJsonDocument::Compact);
        });
        whenDone(line, q, [this, mine](const QByteArray &json) {
            if (mine != request || !loader->isLoaded() || changes)
                return;
            loader->run(u"(() => { const [line] = %1; const top = document.querySelector('.top');"
                        "if (!top) return; for (const old of top.querySelectorAll('.state')) old.remove();"
                        "top.insertAdjacentHTML('beforeend', line); })()"_s.arg(QString::fromUtf8(json)),
                q, [](const QVariant &) {});
        });
    });
}

ArticleView::ArticleView(Library *library, QWidget *parent)
    : QWidget(parent), d(std::make_unique<Private>(this, library))
{
    d->showMessage(tr("Choose an article to read it here."));
    connect(library, &Library::imageStored, this, [this](const QString &key) { d->onImageStored(key); });
    connect(library, &Library::pageChanged, this,
        [this](ArticleId id, PageChange change) { d->onPageChanged(id, change); });
}

ArticleView::~ArticleView()
{
    d->media.leave();
    d->leave();
    // The widget before its page, the page before its profile.
    delete std::exchange(d->web, nullptr);
}

void ArticleView::showArticle(ArticleId id)
{
    d->media.leave();
    ++d->request;
    d->leave();
    d->scrollTo = id == d->visible ? d->place() : -1;
    d->wanted = id;
    d->changes = false;
    if (id != ArticleId::None) {
        d->fetch();
        return;
    }
    d->blank.stop();
    d->article.reset();
    d->html.clear();
    d->visible = ArticleId::None;
    if (d->loader)
        d->loader->clear();
    d->showMessage(tr("Choose an article to read it here."));
    d->settler.end(false);
}

void ArticleView::setMediaSource(const MediaSource &source)
{
    d->media.setSource(source);
}

void ArticleView::prepare(const QList<ArticleId> &ids)
{
    d->pages.prepare(ids);
}

ArticleId ArticleView::article() const
{
    return d->wanted;
}

void ArticleView::showChanges(bool on)
{
    if (d->changes == on || !d->article || d->visible != d->wanted)
        return;
    ++d->request;
    if (on) {
        d->leave();
        d->articleAt = d->place();
    }
    d->changes = on;
    d->scrollTo = on ? 0 : d->articleAt;
    if (on)
        d->fetchChanges();
    else
        d->fetch();
}

bool ArticleView::showsChanges() const
{
    return d->changes;
}

void ArticleView::setStyle(const html::PageStyle &wanted)
{
    html::PageStyle style = wanted;
    style.commands = d->commands.prefix();
    if (d->pages.style() == style)
        return;
    const double place = d->visible == d->wanted ? d->place() : d->scrollTo;
    d->pages.setStyle(style);
    d->dress(style);
    if (d->wanted == ArticleId::None || (!d->article && d->visible != d->wanted && !d->blank.isActive()))
        return;
    ++d->request;
    d->scrollTo = place;
    if (d->changes && d->article)
        d->fetchChanges();
    else
        d->fetch();
}

html::PageStyle ArticleView::style() const
{
    return d->pages.style();
}

void ArticleView::find(const QString &text, bool backward)
{
    d->lookedFor = text;
    if (!d->loader || !d->loader->isLoaded())
        return;
    const auto flags = backward ? QWebEnginePage::FindBackward : QWebEnginePage::FindFlags();
    d->loader->page()->findText(
        text, flags, [view = QPointer<ArticleView>(this), text](const QWebEngineFindTextResult &result) {
            if (view && view->d->lookedFor == text)
                Q_EMIT view->found(result.activeMatch(), result.numberOfMatches());
        });
}

void ArticleView::setMarked(const TextFinder &find)
{
    if (!find && !d->marked)
        return;
    d->marked = find;
    if (d->visible != ArticleId::None && d->visible == d->wanted)
        d->mark();
}

QString ArticleView::selectedText() const
{
    return d->loader && d->visible == d->wanted ? d->loader->page()->selectedText() : QString();
}

QFuture<QString> ArticleView::articleText() const
{
    const std::optional<Article> article = shownArticle();
    if (!article)
        return readyFuture(QString());
    return QtConcurrent::run([article = *article] { return html::plainText(html::shownBody(article).html); });
}

std::optional<Article> ArticleView::shownArticle() const
{
    return d->visible == d->wanted ? d->article : std::nullopt;
}

QFuture<bool> ArticleView::pageDown()
{
    if (!d->loader || !d->loader->isLoaded() || d->visible != d->wanted)
        return readyFuture(false);
    const auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    d->loader->run(scrollScript(d->pages.style().vertical, 1), this, [promise](const QVariant &scrolled) {
        promise->addResult(scrolled.toBool());
        promise->finish();
    });
    return promise->future();
}

void ArticleView::pageUp()
{
    if (d->loader)
        d->loader->run(scrollScript(d->pages.style().vertical, -1), this, [](const QVariant &) {});
}

QFuture<bool> ArticleView::settled()
{
    if (d->wanted == ArticleId::None)
        return readyFuture(false);
    return d->settler.settled();
}

int ArticleView::blockedRequests() const
{
    return d->loader ? d->loader->profile()->blockedRequests() : 0;
}

} // namespace courant
