// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pdfprinter.h"

#include "model/whendone.h"
#include "store/library.h"
#include "web/hardenedpage.h"
#include "web/pageloader.h"
#include "web/pdfmetadata.h"
#include "web/wholefile.h"

#include <QPageLayout>
#include <QPointer>
#include <QPrinter>
#include <QQueue>
#include <QTimer>
#include <QWebEngineView>
#include <QtConcurrentRun>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

// Printing is for keeping: it may take longer than showing.
constexpr int loadTimeoutMs = 20000;
constexpr int printTimeoutMs = 60000;

/// Where Letter is the custom (Unicode CLDR, supplemental data, paperSize).
bool usesLetter(QLocale::Territory territory)
{
    switch (territory) {
    case QLocale::Belize:
    case QLocale::Canada:
    case QLocale::Chile:
    case QLocale::Colombia:
    case QLocale::CostaRica:
    case QLocale::ElSalvador:
    case QLocale::Guatemala:
    case QLocale::Mexico:
    case QLocale::Nicaragua:
    case QLocale::Panama:
    case QLocale::Philippines:
    case QLocale::PuertoRico:
    case QLocale::UnitedStates:
    case QLocale::Venezuela:
        return true;
    default:
        return false;
    }
}

QPageLayout pageLayout(const QLocale &locale)
{
    const auto size = usesLetter(locale.territory()) ? QPageSize::Letter : QPageSize::A4;
    return QPageLayout(
        QPageSize(size), QPageLayout::Portrait, QMarginsF(20, 20, 20, 20), QPageLayout::Millimeter);
}

/// The engine writes whatever a link says into the PDF; the sanitizer's rule is kept here once more.
QString linkScript()
{
    return u"for (const link of document.querySelectorAll('[href]'))"
           "if (!['http:', 'https:', 'mailto:'].includes(link.protocol)) link.removeAttribute('href');"
           "for (const image of document.images) image.loading = 'eager';"
           "1"_s;
}

} // namespace

struct PdfPrinter::Private
{
    struct Job
    {
        ArticleId id;
        QString path;
        html::PageStyle style;
        std::shared_ptr<QPrinter> printer; ///< null: a file
        QPromise<Result<QString>> promise;
    };

    Private(PdfPrinter *printer, Library *library);

    QFuture<Result<QString>> add(const std::shared_ptr<Job> &added);
    void next();
    void onArticle(const Result<Article> &article);
    void onLoaded();
    void awaitImages();
    void printPage();
    void printOnPaper();
    void onPdf(const QByteArray &pdf);
    void finish(const Result<QString> &result);
    void ensureLoader();

    PdfPrinter *q;
    Library *library;
    std::unique_ptr<PageLoader> loader;
    std::unique_ptr<QWebEngineView> view; ///< never shown; the engine prints on paper through one
    QTimer printTimeout;
    QQueue<std::shared_ptr<Job>> waiting;
    std::shared_ptr<Job> job; ///< the one under way
    PdfMetadata metadata;
    int ticket = 0; ///< of the print under way, so that a late answer is not taken for the next one's
    int polls = 0;
};

PdfPrinter::Private::Private(PdfPrinter *printer, Library *lib) : q(printer), library(lib)
{
    printTimeout.setSingleShot(true);
    printTimeout.setInterval(printTimeoutMs);
    QObject::connect(&printTimeout, &QTimer::timeout, q, [this] {
        killProcess(loader->page()->renderProcessPid());
        finish(Error{Error::Kind::TooComplex, u"the page could not be printed within a minute"_s});
    });
}

void PdfPrinter::Private::ensureLoader()
{
    if (loader)
        return;
    loader =
        std::make_unique<PageLoader>([library = library](const QString &key) { return library->image(key); });
    loader->setTimeout(loadTimeoutMs);
    QObject::connect(loader.get(), &PageLoader::loaded, q, [this] { onLoaded(); });
    QObject::connect(loader.get(), &PageLoader::failed, q, [this](PageLoader::Failure failure) {
        finish(
            Error{failure == PageLoader::Failure::NotLoaded ? Error::Kind::Unknown : Error::Kind::TooComplex,
                u"the page of the article could not be laid out"_s});
    });
}

void PdfPrinter::Private::next()
{
    if (job || waiting.isEmpty())
        return;
    job = waiting.dequeue();
    whenDone(library->article(job->id), q, [this](const Result<Article> &article) { onArticle(article); });
}

void PdfPrinter::Private::onArticle(const Result<Article> &article)
{
    if (!article) {
        finish(article.error());
        return;
    }
    ensureLoader();
    const ArticleRow &row = article->row;
    metadata = {
        row.title, row.author.isEmpty() ? row.sourceTitle : row.author, QDateTime::currentDateTimeUtc()};
    html::PageStyle style = job->style;
    style.theme = html::PageTheme::Print;
    const auto page =
        QtConcurrent::run([article = *article, style] { return html::articlePage(article, style).toUtf8(); });
    whenDone(page, q, [this](const QByteArray &html) { loader->load(html); });
}

void PdfPrinter::Private::onLoaded()
{
    // Loaded a second time after the process died: print what is there now.
    ++ticket;
    polls = 0;
    loader->run(linkScript(), q, [this](const QVariant &done) {
        if (done.isValid())
            awaitImages();
    });
}

void PdfPrinter::Private::awaitImages()
{
    loader->run(
        u"[...document.images].every(image => image.complete)"_s, q, [this](const QVariant &complete) {
            if (!complete.isValid())
                return;
            if (complete.toBool() || ++polls > 200)
                printPage();
            else
                QTimer::singleShot(25, q, [this, mine = ticket] {
                    if (mine == ticket && job)
                        awaitImages();
                });
        });
}

void PdfPrinter::Private::printPage()
{
    printTimeout.start();
    if (job->printer) {
        printOnPaper();
        return;
    }
    loader->page()->printToPdf(
        [this, guard = QPointer<PdfPrinter>(q), mine = ticket](const QByteArray &pdf) {
            if (guard && mine == ticket && job)
                onPdf(pdf);
        },
        pageLayout(job->style.locale));
}

void PdfPrinter::Private::printOnPaper()
{
    if (!view) {
        view = std::make_unique<QWebEngineView>();
        view->setPage(loader->page());
    }
    const QMarginsF margins(20, 20, 20, 20);
    job->printer->setPageMargins(margins, QPageLayout::Millimeter);
    QObject::connect(
        view.get(), &QWebEngineView::printFinished, q,
        [this, mine = ticket](bool done) {
            if (mine == ticket && job)
                finish(done ? Result<QString>(QString())
                            : Error{Error::Kind::Unknown, u"the printer took nothing"_s});
        },
        Qt::SingleShotConnection);
    view->print(job->printer.get());
}

void PdfPrinter::Private::onPdf(const QByteArray &pdf)
{
    printTimeout.stop();
    if (pdf.isEmpty()) {
        finish(Error{Error::Kind::Unknown, u"the engine printed nothing"_s});
        return;
    }
    const auto saved = QtConcurrent::run([pdf, metadata = metadata, path = job->path] {
        return writeWholeFile(path, withMetadata(pdf, metadata));
    });
    whenDone(saved, q, [this](const Result<QString> &result) { finish(result); });
}

void PdfPrinter::Private::finish(const Result<QString> &result)
{
    if (!job)
        return;
    ++ticket;
    printTimeout.stop();
    const std::shared_ptr<Job> done = std::exchange(job, nullptr);
    if (loader)
        loader->clear();
    done->promise.addResult(result);
    done->promise.finish();
    // From the event loop: the engine may be calling us.
    QTimer::singleShot(0, q, [this] { next(); });
}

PdfPrinter::PdfPrinter(Library *library, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, library))
{
}

PdfPrinter::~PdfPrinter()
{
    d->view.reset(); // before its page
}

QFuture<Result<QString>> PdfPrinter::Private::add(const std::shared_ptr<Job> &added)
{
    added->promise.start();
    const QFuture<Result<QString>> future = added->promise.future();
    waiting.enqueue(added);
    next();
    return future;
}

QFuture<Result<QString>> PdfPrinter::print(ArticleId id, const QString &path, const html::PageStyle &style)
{
    const auto job = std::make_shared<Private::Job>();
    job->id = id;
    job->path = path;
    job->style = style;
    return d->add(job);
}

QFuture<Result<QString>> PdfPrinter::printOn(
    ArticleId id, const std::shared_ptr<QPrinter> &printer, const html::PageStyle &style)
{
    const auto job = std::make_shared<Private::Job>();
    job->id = id;
    job->printer = printer;
    job->style = style;
    return d->add(job);
}

} // namespace courant
