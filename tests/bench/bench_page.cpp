// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader waits for at the page, beside the engine loading the same page from memory in the same run:
// from the choice of an article to the frame that shows it; a key held down; the memory over many articles;
// the first article of a start, and what all processes take, in the window.
//     bench_page [--articles N] [--library N] [--folder DIR (kept)]
#include "app/memory.h"
#include "framewatch.h"
#include "html/articlepage.h"
#include "html/digest.h"
#include "model/whendone.h"
#include "net/httpclient.h"
#include "processmemory.h"
#include "reader/imagefetcher.h"
#include "reader/importer.h"
#include "reader/refresher.h"
#include "store/library.h"
#include "web/articleview.h"
#include "web/hangwatch.h"
#include "web/schemes.h"
#include "web/webview.h"
#include "widgets/actions.h"
#include "widgets/mainwindow.h"
#include "widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QCommandLineParser>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTextStream>
#include <QWebEngineScript>
#include <QWebEngineView>

#include <algorithm>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

QTextStream out(stdout);

void line(const QString &what, const QString &figure)
{
    out << what.leftJustified(60, u'.') << ' ' << figure << Qt::endl;
}

double percentile(QList<double> list, double share)
{
    std::sort(list.begin(), list.end());
    return list.isEmpty() ? 0 : list.at(qsizetype(share * double(list.size() - 1)));
}

QString times(const QList<double> &list)
{
    return u"median %1 ms, p95 %2 ms"_s.arg(percentile(list, 0.5), 0, 'f', 1)
        .arg(percentile(list, 0.95), 0, 'f', 1);
}

template<class T>
T await(QFuture<T> future)
{
    QEventLoop loop;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (future.isFinished())
            loop.quit();
    });
    poll.start(1);
    if (!future.isFinished())
        loop.exec();
    return future.result();
}

void rest(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

// ------------------------------------------------------------------ the library

QString bodyOf(int number, const QString &picture)
{
    QRandomGenerator random(quint32(number) + 1);
    QString body;
    for (int p = 0; p < 12; ++p) {
        body += u"<p>"_s;
        for (int w = 0; w < 60; ++w)
            body += number % 2 ? QString(QChar(char16_t(0x4e00 + random.bounded(3000))))
                               : u"word%1 "_s.arg(random.bounded(5000));
        body += u"</p>"_s;
        if (p == 3 && !picture.isEmpty())
            body += u"<figure><img src=\""_s + picture + u"\"><figcaption>A picture</figcaption></figure>"_s;
    }
    return body;
}

QString pictureUrl(int number)
{
    return u"https://pictures.example/%1.jpg"_s.arg(number % 40);
}

QByteArray picture(int number)
{
    QImage image(1200, 675, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x)
            row[x] = qRgb((x + number * 30) & 255, (y * 2) & 255, ((x ^ y) + number) & 255);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", 80);
    return bytes;
}

/// `count` articles of 12 paragraphs, Chinese and English, each with a picture that is stored.
void fill(const QString &folder, int count)
{
    Library library({.dataFolder = folder, .readOnly = false, .plainText = &html::plainText});
    if (!await(library.open()))
        qFatal("the library could not be opened");
    if (const auto sources = await(library.sources()); !sources->isEmpty())
        return;
    for (int i = 0; i < 40; ++i)
        (void)await(
            library.storeImage(html::imageKey(pictureUrl(i)), picture(i), u"image/jpeg"_s, QSize(1200, 675)));
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (int number = 0, s = 0; number < count; ++s) {
        NewSource source;
        source.url = u"https://example.org/feed/%1"_s.arg(s);
        source.title = u"Feed %1"_s.arg(s);
        const SourceId id = *await(library.addSource(source));
        MergeInput input;
        for (int i = 0; i < 200 && number < count; ++i, ++number) {
            IncomingArticle article;
            article.item.id = u"https://example.org/%1"_s.arg(number);
            article.item.link = article.item.id;
            article.item.title = u"第 %1 篇：今天的新闻 and what it means"_s.arg(number);
            article.item.published = QDateTime::fromMSecsSinceEpoch(now - number * 60'000LL, Qt::UTC);
            article.item.content = bodyOf(number, pictureUrl(number));
            article.text = html::plainText(article.item.content);
            article.excerpt = article.text.left(200);
            ArticleImage image;
            image.url = pictureUrl(number);
            image.key = html::imageKey(image.url);
            article.images.append(image);
            input.articles.append(article);
        }
        (void)await(library.merge(id, input));
    }
    (void)await(library.indexPending());
}

QList<ArticleId> newest(Library &library, int count)
{
    QList<ArticleId> ids;
    const Result<ArticlePage> page = await(library.page({}, std::nullopt, count));
    for (const ArticleRow &row : page->rows)
        ids.append(row.id);
    return ids;
}

// ------------------------------------------------------------------ the view alone

struct View
{
    explicit View(const QString &folder)
        : library({.dataFolder = folder, .readOnly = false, .plainText = &html::plainText}), view(&library)
    {
        (void)await(library.open());
        view.resize(900, 700);
        view.show();
    }

    /// As the window does: what comes next is made ready while this one is read.
    void readInARow()
    {
        QObject::connect(&view, &ArticleView::shown, &view, [this](ArticleId id) {
            const auto at = ids.indexOf(id);
            view.prepare({id, ids.value(at + 1, ids.first()), ids.value(at - 1, ids.first())});
        });
    }

    Library library;
    ArticleView view;
    QList<ArticleId> ids;
};

void measureSwitch(View &ours)
{
    // The engine gets the page as it is, with its picture in it: it has no library to ask.
    QWebEngineView plain;
    plain.resize(900, 700);
    plain.show();
    const auto pageOf = [&](ArticleId id) {
        const Result<Article> article = await(ours.library.article(id));
        return html::articlePage(*article, {});
    };
    QList<double> ourTimes, unprepared, engineTimes;
    ours.view.showArticle(ours.ids.first());
    await(ours.view.settled());
    FrameWatch ourFrames(ours.view.findChild<WebView *>());
    FrameWatch engineFrames(&plain);
    (void)engineFrames.painted([&] { plain.setHtml(pageOf(ours.ids.first())); });
    int lost = 0;
    const auto note = [&lost](
                          QList<double> &list, double time) { time < 0 ? void(++lost) : list.append(time); };
    for (int i = 1; i <= 60; ++i) {
        const ArticleId id = ours.ids.at(i);
        const QString page = pageOf(id);
        note(engineTimes, engineFrames.painted([&] { plain.setHtml(page); }));
        note(ourTimes, ourFrames.painted([&] { ours.view.showArticle(id); }));
        const ArticleId far = ours.ids.at(i + 100); // its page has to be made first
        note(unprepared, ourFrames.painted([&] { ours.view.showArticle(far); }));
        ours.view.showArticle(id);
        await(ours.view.settled());
    }
    line(u"the engine alone: a page from memory, painted"_s, times(engineTimes));
    line(u"next article, chosen to painted (P7: 35, 70)"_s, times(ourTimes));
    line(u"any other article, chosen to painted"_s, times(unprepared));
    line(u"p95, next article : engine alone (goal: 2)"_s,
        u"%1"_s.arg(percentile(ourTimes, 0.95) / percentile(engineTimes, 0.95), 0, 'f', 2));
    line(u"p95, any other article : engine alone (goal: 2)"_s,
        u"%1"_s.arg(percentile(unprepared, 0.95) / percentile(engineTimes, 0.95), 0, 'f', 2));
    if (lost > 0)
        line(u"not seen painted"_s, QString::number(lost));
}

/// 200 times `j`, 30 a second: as many pages as there is time for, never one that nobody waits for.
void measureHeldKey(View &ours)
{
    const QList<ArticleId> ids = ours.ids.mid(0, 201);
    ours.view.showArticle(ids.first());
    await(ours.view.settled());
    int shown = 0, wrong = 0;
    const auto counting = QObject::connect(&ours.view, &ArticleView::shown, &ours.view, [&](ArticleId id) {
        ++shown;
        wrong += id == ours.view.article() ? 0 : 1;
        // What stands in the page itself.
        const QString title = ours.view.shownArticle() ? ours.view.shownArticle()->row.title : QString();
        const auto page = ours.view.findChild<WebView *>()->page();
        page->runJavaScript(u"document.querySelector('.headline').innerText"_s,
            QWebEngineScript::ApplicationWorld, [&, id, title](const QVariant &text) {
                const bool left = id != ours.view.article();
                wrong += left || text.toString().simplified() == title ? 0 : 1;
            });
    });
    QElapsedTimer clock;
    for (int i = 1; i <= 200; ++i) {
        ours.view.showArticle(ids.at(i));
        clock.start();
        rest(33);
    }
    const bool settled = await(ours.view.settled());
    const double after = double(clock.nsecsElapsed()) / 1e6;
    rest(200);
    QObject::disconnect(counting);
    line(u"j held for 200 articles: pages shown, wrong ones"_s,
        u"%1, %2"_s.arg(shown).arg(wrong) + (settled ? u""_s : u" (the last one not shown)"_s));
    line(u"from the last j to its page, whole"_s, u"%1 ms"_s.arg(after, 0, 'f', 0));
}

void measureMemory(View &ours, int count)
{
    const auto tell = [&](int read) {
        rest(300);
        const qint64 pid = ours.view.findChild<WebView *>()->page()->renderProcessPid();
        line(u"memory after %1 articles: the page's process, all"_s.arg(read),
            u"%1, %2 MiB"_s.arg(residentMemory(pid) >> 20).arg(memoryOfAll(), 0, 'f', 0));
    };
    QEventLoop loop;
    QTimer guard;
    guard.setSingleShot(true);
    QObject::connect(&guard, &QTimer::timeout, &loop, &QEventLoop::quit);
    QObject::connect(&ours.view, &ArticleView::shown, &loop, &QEventLoop::quit);
    for (int i = 1; i <= count; ++i) {
        guard.start(20000);
        ours.view.showArticle(ours.ids.at(i % ours.ids.size()));
        loop.exec();
        rest(20); // a frame, and its picture
        if (i == 1 || i == 20 || i % std::max(1, count / 10) == 0)
            tell(i);
    }
}

// ------------------------------------------------------------------ the window, in a process of its own

qint64 started = 0; ///< ms since the epoch, when this process was called

QString sinceStart()
{
    return QString::number(QDateTime::currentMSecsSinceEpoch() - started);
}

void say(const QString &word, const QString &value)
{
    out << word << ' ' << value << Qt::endl;
}

/// An engine that shows the same page from memory and does nothing else.
int runPlain(const QString &html)
{
    QWebEngineView plain;
    plain.resize(1280, 800);
    plain.show();
    FrameWatch frames(&plain);
    const double time = frames.painted([&] { plain.setHtml(html); });
    const qint64 passed = frames.sinceShown();
    say(u"first"_s, QString::number(sinceStart().toLongLong() - passed + qint64(time)));
    say(u"memory"_s, QString::number(memoryOfAll()));
    return 0;
}

int runWindow(const QString &folder)
{
    Library library({.dataFolder = folder, .readOnly = false, .plainText = &html::plainText});
    HttpClient client{HttpClient::Options()};
    Refresher refresher(&library, &client);
    Importer importer(&library, &client, &refresher);
    ImageFetcher images(&library, &client);
    Theme theme(Theme::Mode::Light);
    theme.install();
    const QFuture<Status> opened = library.open();
    MainWindow::Parts parts;
    parts.library = &library;
    parts.refresher = &refresher;
    parts.importer = &importer;
    parts.images = &images;
    parts.theme = &theme;
    parts.marksRead = false;
    MainWindow window(parts);
    window.resize(1280, 800);
    window.show();
    (void)await(opened);
    const ArticleId newestOne = newest(library, 1).value(0);
    if (qEnvironmentVariableIsSet("BENCH_IDLE")) {
        await(window.ready());
        rest(1000);
        say(u"idle"_s, QString::number(memoryOfAll()));
        return 0;
    }
    window.selectArticle(newestOne);
    auto *view = window.findChild<ArticleView *>();
    QEventLoop loop;
    QObject::connect(view, &ArticleView::shown, &loop, &QEventLoop::quit);
    loop.exec();
    await(view->settled());
    say(u"first"_s, sinceStart());
    rest(1500);
    say(u"one"_s, QString::number(memoryOfAll()));
    for (int i = 0; i < 20; ++i) {
        window.actions()->next->trigger();
        await(view->settled());
        rest(100);
    }
    rest(1500);
    say(u"twenty"_s, QString::number(memoryOfAll()));
    window.actions()->goAll->trigger();
    await(window.ready());
    rest(1000);
    say(u"all"_s, QString::number(memoryOfAll()));
    return 0;
}

QHash<QString, double> child(const QStringList &arguments, bool idle = false)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (idle)
        environment.insert(u"BENCH_IDLE"_s, u"1"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
        QStringList(arguments) << u"--started"_s << QString::number(QDateTime::currentMSecsSinceEpoch()));
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(120'000, &process, &QProcess::kill);
    loop.exec();
    QHash<QString, double> said;
    for (const QByteArray &each : process.readAllStandardOutput().split('\n'))
        said.insert(QString::fromUtf8(each.split(' ').value(0)), each.split(' ').value(1).toDouble());
    return said;
}

void measureStart(const QString &folder, int count)
{
    line(u"articles in the library of the window"_s, QString::number(count));
    QList<double> ours, plain;
    QHash<QString, double> memory;
    for (int i = 0; i < 5; ++i) {
        plain.append(child({u"--plain"_s, u"--folder"_s, folder}).value(u"first"_s));
        memory = child({u"--window"_s, u"--folder"_s, folder});
        ours.append(memory.value(u"first"_s));
    }
    line(u"the engine alone: start to its first page painted"_s,
        u"median %1 ms"_s.arg(percentile(plain, 0.5)));
    line(u"start to the first article painted (P4b: 600)"_s, u"median %1 ms"_s.arg(percentile(ours, 0.5)));
    line(u"first article : engine alone (goal: 2)"_s,
        u"%1"_s.arg(percentile(ours, 0.5) / percentile(plain, 0.5), 0, 'f', 2));
    const double idle = child({u"--window"_s, u"--folder"_s, folder}, true).value(u"idle"_s);
    const auto mib = [](double value) { return u"%1 MiB"_s.arg(value, 0, 'f', 0); };
    line(u"memory of all processes, no article opened (P5: 100)"_s, mib(idle));
    line(u"with a page (P5: 300)"_s, mib(memory.value(u"one"_s)));
    line(u"after 20 articles (P5: 320)"_s, mib(memory.value(u"twenty"_s)));
    line(u"after \"all\" (P5: 330)"_s, mib(memory.value(u"all"_s)));
}

} // namespace

int main(int argc, char **argv)
{
    giveMemoryBack();
    registerSchemes();
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"articles"_s, {}, u"N"_s, u"2000"_s});
    parser.addOption({u"library"_s, {}, u"N"_s, u"100000"_s});
    parser.addOption({u"folder"_s, {}, u"DIR"_s});
    parser.addOption({u"started"_s, {}, u"MS"_s});
    parser.addOption(QCommandLineOption(u"window"_s));
    parser.addOption(QCommandLineOption(u"plain"_s));
    parser.process(application);
    started = parser.value(u"started"_s).toLongLong();
    if (parser.isSet(u"plain"_s)) {
        Article article;
        article.row.title = u"第 0 篇：今天的新闻 and what it means"_s;
        article.content = bodyOf(0, {});
        return runPlain(html::articlePage(article, {}));
    }
    if (parser.isSet(u"window"_s))
        return runWindow(parser.value(u"folder"_s));
    const int count = parser.value(u"articles"_s).toInt();
    {
        QTemporaryDir small;
        fill(small.path(), std::max(count, 300));
        View ours(small.path());
        ours.ids = newest(ours.library, std::max(count, 300));
        ours.readInARow();
        measureSwitch(ours);
        measureHeldKey(ours);
        measureMemory(ours, count);
    }
    const int large = parser.value(u"library"_s).toInt();
    if (large > 0) {
        QTemporaryDir own;
        const QString folder = parser.isSet(u"folder"_s) ? parser.value(u"folder"_s) : own.path();
        fill(folder, large);
        measureStart(folder, large);
    }
    return 0;
}
