// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader waits for at the page: from the choice of an article to its layout, beside the engine loading
// the same page from memory in the same run; and the memory of the view over many articles. bench_page
// [--articles N]
#include "html/articlepage.h"
#include "model/whendone.h"
#include "web/hangwatch.h"
#include "web/hardenedpage.h"
#include "web/pageloader.h"
#include "web/schemes.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QRandomGenerator>
#include <QTextStream>
#include <QTimer>
#include <QWebEngineView>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

QTextStream out(stdout);

QByteArray page(int number)
{
    QRandomGenerator random(quint32(number) + 1);
    Article article;
    article.row.title = u"第 %1 篇：今天的新闻 and what it means"_s.arg(number);
    article.row.author = u"记者"_s;
    article.row.sourceTitle = u"News"_s;
    article.link = u"https://news.example/%1"_s.arg(number);
    for (int p = 0; p < 14; ++p) {
        article.content += u"<p>"_s;
        for (int w = 0; w < 60; ++w)
            article.content += number % 2 ? QString(QChar(char16_t(0x4e00 + random.bounded(3000))))
                                          : u"word%1 "_s.arg(random.bounded(5000));
        article.content += u"</p>"_s;
    }
    return html::articlePage(article, {}).toUtf8();
}

/// Milliseconds until the page is loaded and laid out; its frame follows with the next one of the screen.
double shown(PageLoader *loader, const std::function<void()> &show)
{
    QElapsedTimer clock;
    QEventLoop loop;
    double took = 0;
    const auto loaded = QObject::connect(loader, &PageLoader::loaded, &loop, [&] {
        took = double(clock.nsecsElapsed()) / 1e6;
        loop.quit();
    });
    QTimer::singleShot(20000, &loop, &QEventLoop::quit);
    clock.start();
    show();
    loop.exec();
    QObject::disconnect(loaded);
    return took;
}

void report(const QString &what, QList<double> times)
{
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) { return times.at(qsizetype(share * double(times.size() - 1))); };
    out << what.leftJustified(44, u'.') << ' '
        << u"median %1 ms, p95 %2 ms"_s.arg(at(0.5), 0, 'f', 1).arg(at(0.95), 0, 'f', 1) << Qt::endl;
}

} // namespace

int main(int argc, char **argv)
{
    registerSchemes();
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"articles"_s, {}, u"N"_s, u"2000"_s});
    parser.process(application);
    PageLoader loader([](const QString &) {
        return readyFuture(Result<ImageData>(Error{Error::Kind::NotFound, {}}));
    });
    QWebEngineView view;
    view.setPage(loader.page());
    view.resize(900, 700);
    view.show();
    shown(&loader, [&] { loader.load(page(0)); });
    QList<double> loads;
    QList<double> exchanges;
    for (int i = 1; i <= 60; ++i) {
        const QByteArray html = page(i);
        loads.append(shown(&loader, [&] { loader.load(html); }));
        shown(&loader, [&] { loader.show(page(i + 1000)); });
        exchanges.append(shown(&loader, [&] { loader.show(html); }));
    }
    report(u"the engine loads the page from memory"_s, loads);
    report(u"the page is exchanged, as in the window"_s, exchanges);
    const int count = parser.value(u"articles"_s).toInt();
    for (int i = 1; i <= count; ++i) {
        shown(&loader, [&] { loader.show(page(i)); });
        if (i == 1 || i % std::max(1, count / 10) == 0)
            out << u"memory of the page's process after %1"_s.arg(i).leftJustified(44, u'.') << ' '
                << residentMemory(loader.page()->renderProcessPid()) / (1 << 20) << " MiB" << Qt::endl;
    }
    return 0;
}
