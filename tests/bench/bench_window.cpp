// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window while feeds arrive: the event loop's longest gap, and how long a bookmark takes to be durable.
//     bench_window FEEDS.opml FOLDER
// Prints a line of JSON a phase. Driven by tests/bench/refresh/bench.py, which has the server.
#include "app/memory.h"
#include "html/digest.h"
#include "model/whendone.h"
#include "net/httpclient.h"
#include "reader/imagefetcher.h"
#include "reader/importer.h"
#include "reader/refresher.h"
#include "store/library.h"
#include "web/schemes.h"
#include "widgets/articlepane.h"
#include "widgets/mainwindow.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <cstdio>
#include <ctime>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

double processTime()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

/// Processor time of this thread in ms: what other programs do meanwhile does not count.
double threadTime()
{
    timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double percentile(QList<double> list, double share)
{
    std::sort(list.begin(), list.end());
    return list.isEmpty() ? 0 : list.at(qsizetype(share * double(list.size() - 1)));
}

double peakMegabytes()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const qsizetype at = text.indexOf("VmHWM:");
    return at < 0 ? 0 : text.mid(at + 6, 20).simplified().split(' ').first().toDouble() / 1024;
}

/// Ticks as often as the loop lets it, and keeps the longest time between two ticks.
class Watchdog final : public QObject
{
public:
    void begin()
    {
        m_gaps.clear();
        m_work.clear();
        m_timer.start();
        m_last = 0;
        m_lastWork = threadTime();
        m_ticks = startTimer(1, Qt::PreciseTimer);
    }
    void end() { killTimer(m_ticks); }
    QJsonObject figures() const
    {
        return {{u"gap_max_ms"_s, percentile(m_gaps, 1)}, {u"gap_p99_ms"_s, percentile(m_gaps, 0.99)},
            {u"work_max_ms"_s, percentile(m_work, 1)}};
    }

protected:
    void timerEvent(QTimerEvent *) override
    {
        const double now = double(m_timer.nsecsElapsed()) / 1e6;
        const double work = threadTime();
        m_gaps.append(now - m_last);
        m_work.append(work - m_lastWork);
        m_last = now;
        m_lastWork = work;
    }

private:
    QElapsedTimer m_timer;
    QList<double> m_gaps;
    QList<double> m_work; ///< of this thread's processor time, between ticks
    double m_last = 0;
    double m_lastWork = 0;
    int m_ticks = 0;
};

/// Sets and clears a bookmark, again and again, and notes how long each takes until it is durable.
class Clicker final : public QObject
{
public:
    explicit Clicker(Library *library) : m_library(library)
    {
        connect(library, &Library::changed, this, [this](const Changes &changes) {
            if (m_article == ArticleId::None && !changes.added.isEmpty())
                m_article = changes.added.first().id;
        });
        startTimer(60);
    }
    QList<double> times;

protected:
    void timerEvent(QTimerEvent *) override
    {
        if (m_article == ArticleId::None)
            return;
        m_on = !m_on;
        QElapsedTimer timer;
        timer.start();
        whenDone(m_library->setFlag({m_article}, Flag::Bookmarked, m_on), this,
            [this, timer](const Status &) { times.append(double(timer.nsecsElapsed()) / 1e6); });
    }

private:
    Library *m_library;
    ArticleId m_article = ArticleId::None;
    bool m_on = false;
};

class Bench final : public QObject
{
public:
    Bench(const QString &list, const QString &folder)
        : m_list(list)
        , m_library({.dataFolder = folder, .readOnly = false, .plainText = &html::plainText})
        , m_client(HttpClient::Options())
        , m_refresher(&m_library, &m_client)
        , m_importer(&m_library, &m_client, &m_refresher)
        , m_images(&m_library, &m_client)
        , m_theme(Theme::Mode::Light)
        , m_clicker(&m_library)
    {
    }

    void start()
    {
        m_theme.install();
        whenDone(m_library.open(), this, [this](const Status &status) {
            if (!status)
                return QCoreApplication::exit(1);
            MainWindow::Parts parts;
            parts.library = &m_library;
            parts.refresher = &m_refresher;
            parts.importer = &m_importer;
            parts.images = &m_images;
            parts.theme = &m_theme;
            m_window = std::make_unique<MainWindow>(parts);
            m_window->resize(1280, 800);
            m_window->show();
            whenDone(m_importer.add(m_list), this, [this](const Result<AddReport> &) {
                // The window's first paint is no business of this.
                QTimer::singleShot(3000, this, [this] { refresh(u"window, first fetch"_s); });
            });
        });
    }

private:
    void refresh(const QString &phase)
    {
        m_clicker.times.clear();
        m_watchdog.begin();
        m_processor = processTime();
        m_wall.start();
        whenDone(m_refresher.refresh(), this, [this, phase](const RefreshReport &report) {
            const double seconds = double(m_wall.elapsed()) / 1e3;
            const double processor = processTime() - m_processor;
            // The index is being filled now: that must not be felt either.
            QTimer::singleShot(5000, this, [this, phase, report, seconds, processor] {
                tell(phase, report, seconds, processor);
                whenDone(m_library.indexPending(), this, [this, phase](const Status &) {
                    if (phase.endsWith("first fetch"_L1))
                        refresh(u"window, unchanged in session"_s);
                    else
                        QCoreApplication::exit(0);
                });
            });
        });
    }

    void tell(const QString &phase, const RefreshReport &report, double seconds, double processor)
    {
        m_watchdog.end();
        QJsonObject said = m_watchdog.figures();
        said.insert(u"program"_s, u"courant"_s);
        said.insert(u"phase"_s, phase);
        said.insert(u"seconds"_s, seconds);
        said.insert(u"cpu"_s, processor);
        said.insert(u"peak_mb"_s, int(peakMegabytes()));
        said.insert(u"added"_s, report.added);
        said.insert(u"bookmarks"_s, m_clicker.times.size());
        said.insert(u"bookmark_p50_ms"_s, percentile(m_clicker.times, 0.5));
        said.insert(u"bookmark_p99_ms"_s, percentile(m_clicker.times, 0.99));
        for (auto it = said.begin(); it != said.end(); ++it) {
            if (it->isDouble())
                *it = std::round(it->toDouble() * 100) / 100;
        }
        std::printf("%s\n", QJsonDocument(said).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }

    const QString m_list;
    Library m_library;
    HttpClient m_client;
    Refresher m_refresher;
    Importer m_importer;
    ImageFetcher m_images;
    Theme m_theme;
    Clicker m_clicker;
    Watchdog m_watchdog;
    std::unique_ptr<MainWindow> m_window;
    QElapsedTimer m_wall;
    double m_processor = 0;
};

} // namespace

int main(int argc, char **argv)
{
    giveMemoryBack();
    registerSchemes();
    QApplication application(argc, argv);
    if (argc != 3) {
        std::fputs("bench_window FEEDS.opml FOLDER\n", stderr);
        return 2;
    }
    Bench bench(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]));
    bench.start();
    return application.exec();
}
