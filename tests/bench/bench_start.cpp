// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a large library: from the start of the program to a painted list, memory, and from a key in
// the search field to painted hits. bench_start FOLDER SINCE, SINCE being CLOCK_MONOTONIC in ns when it was
// started. Prints lines; driven by bench_library.
#include "app/memory.h"
#include "html/digest.h"
#include "net/httpclient.h"
#include "reader/imagefetcher.h"
#include "reader/importer.h"
#include "reader/refresher.h"
#include "store/library.h"
#include "web/schemes.h"
#include "widgets/articlelistmodel.h"
#include "widgets/articlelistview.h"
#include "widgets/articlepane.h"
#include "widgets/mainwindow.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QTimer>

#include <cstdio>
#include <ctime>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

double percentile(QList<double> list, double share)
{
    std::sort(list.begin(), list.end());
    return list.isEmpty() ? 0 : list.at(qsizetype(share * double(list.size() - 1)));
}

qint64 monotonic()
{
    timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

/// Megabytes of this process, what it shares counted by its share.
double memory()
{
    QFile file(u"/proc/self/smaps_rollup"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const qsizetype at = text.indexOf("Pss:");
    return at < 0 ? 0 : text.mid(at + 4, 24).simplified().split(' ').first().toDouble() / 1024;
}

void line(const char *what, const QString &figure)
{
    std::printf("%s\n", qPrintable(QString::fromLatin1(what).leftJustified(44, u'.') + u' ' + figure));
    std::fflush(stdout);
}

QString ms(double value)
{
    return QString::number(value, 'f', 1) + u" ms"_s;
}

class Bench final : public QObject
{
public:
    Bench(const QString &folder, qint64 since)
        : m_since(since)
        , m_library({.dataFolder = folder, .readOnly = false, .plainText = &html::plainText})
        , m_client(HttpClient::Options())
        , m_refresher(&m_library, &m_client)
        , m_importer(&m_library, &m_client, &m_refresher)
        , m_images(&m_library, &m_client)
        , m_theme(Theme::Mode::Light)
    {
    }

    void start()
    {
        m_theme.install();
        (void)m_library.open();
        MainWindow::Parts parts;
        parts.library = &m_library;
        parts.refresher = &m_refresher;
        parts.importer = &m_importer;
        parts.images = &m_images;
        parts.theme = &m_theme;
        m_window = std::make_unique<MainWindow>(parts);
        m_window->resize(1280, 800);
        m_list = m_window->articlePane();
        m_list->view()->viewport()->installEventFilter(this);
        connect(m_list->model(), &ArticleListModel::loaded, this, [this] { onLoaded(); });
        m_then = [this] { started(); };
        m_window->show();
    }

protected:
    /// Done when it has been painted with the rows that were waited for.
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_loaded)
            QTimer::singleShot(0, this, [this] { painted(); });
        return false;
    }

private:
    void onLoaded()
    {
        m_loaded = m_list->model()->query().search == m_wanted;
        if (m_loaded && m_list->model()->rowCount() == 0)
            painted();
    }

    void painted()
    {
        if (std::exchange(m_loaded, false) && m_then)
            std::exchange(m_then, nullptr)();
    }

    void started()
    {
        line("start to painted list", ms(double(monotonic() - m_since) / 1e6));
        line("processor until then", ms(double(std::clock()) / CLOCKS_PER_SEC * 1e3));
        for (int row = 0; row < m_list->model()->rowCount(); ++row) {
            const QString title = m_list->model()->article(row)->title;
            if (!title.isEmpty() && title.at(0).script() == QChar::Script_Han)
                m_titles.append(QString(title).remove(u'，').remove(u'。'));
        }
        // Everything that starts by itself is over then.
        QTimer::singleShot(1500, this, [this] {
            line("memory (PSS) with the list", QString::number(memory(), 'f', 1) + u" MB"_s);
            next();
        });
    }

    /// Types into the field, as somebody does who then looks; and clears it again.
    void next()
    {
        constexpr int rounds = 60;
        if (m_round == rounds * 3 || m_titles.isEmpty()) {
            for (int kind = 0; kind < 3; ++kind)
                line(qPrintable(u"key to painted hits, %1 characters"_s.arg(1 << kind)),
                    u"median %1, p95 %2"_s.arg(
                        ms(percentile(m_times[kind], 0.5)), ms(percentile(m_times[kind], 0.95))));
            line("back to the whole list, painted",
                u"median %1, p95 %2"_s.arg(ms(percentile(m_back, 0.5)), ms(percentile(m_back, 0.95))));
            line("memory (PSS) after that", QString::number(memory(), 'f', 1) + u" MB"_s);
            m_window->close();
            QCoreApplication::exit(0);
            return;
        }
        const int kind = m_round / rounds;
        const QString title = m_titles.at(m_round % m_titles.size());
        ++m_round;
        type(title.mid((m_round * 3) % 7, 1 << kind), [this, kind](double time) {
            m_times[kind].append(time);
            type({}, [this](double back) {
                m_back.append(back);
                QTimer::singleShot(20, this, [this] { next(); });
            });
        });
    }

    void type(const QString &text, std::function<void(double)> then)
    {
        m_wanted = text;
        m_loaded = false;
        m_timer.start();
        m_then = [this, then = std::move(then)] { then(double(m_timer.nsecsElapsed()) / 1e6); };
        m_window->findChild<QLineEdit *>(u"searchField"_s)->setText(text);
    }

    const qint64 m_since;
    Library m_library;
    HttpClient m_client;
    Refresher m_refresher;
    Importer m_importer;
    ImageFetcher m_images;
    Theme m_theme;
    std::unique_ptr<MainWindow> m_window;
    ArticlePane *m_list = nullptr;
    QElapsedTimer m_timer;
    QString m_wanted;
    bool m_loaded = false;
    std::function<void()> m_then;
    QStringList m_titles;
    QList<double> m_times[3];
    QList<double> m_back;
    int m_round = 0;
};

} // namespace

int main(int argc, char **argv)
{
    giveMemoryBack();
    registerSchemes();
    QApplication application(argc, argv);
    if (argc != 3) {
        std::fputs("bench_start FOLDER SINCE\n", stderr);
        return 2;
    }
    Bench bench(QString::fromLocal8Bit(argv[1]), QByteArray(argv[2]).toLongLong());
    bench.start();
    return application.exec();
}
