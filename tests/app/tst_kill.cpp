// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Killing the program in the middle of its work loses nothing that it had reported.
#include "app/commandline.h"
#include "support/httpserver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QSettings>
#include <QTemporaryDir>
#include <QThread>

using commandline::Run;
using commandline::run;
using commandline::Word;
using commandline::words;
using courant::test::HttpAnswer;
using courant::test::HttpServer;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int documents = 2000;

void makeFolder(const QString &path)
{
    for (int i = 0; i < documents; ++i) {
        const QDir folder(path + u"/part"_s + QString::number(i % 20));
        if (i < 20)
            QVERIFY(QDir().mkpath(folder.path()));
        QFile file(folder.filePath(QString::number(i) + u".md"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\n---\ntitle: 'Tide table " + QByteArray::number(i) +
                   "'\ncategories: \n - 本地\n - 潮汐\nheadimg: ''\nauthor: Harbour\ncomments: false\n"
                   "date: Wed, 19 Jan 2022 02:23:51 GMT\n---\n\n<div><p>" +
                   QByteArray("High water at the pier, 高潮位。").repeated(20 + i % 30) + "</p></div>\n");
    }
}

} // namespace

class TestKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedWhileAddingAFolder_losesNothingReported();
    void killedAtAnyMoment_keepsWhatWasAcknowledged();
    void lockThatNamesAnotherCourant_isTakenOver();
    void lockThatWasNotWritten_isTakenOver();
};

void TestKill::killedWhileAddingAFolder_losesNothingReported()
{
    QTemporaryDir folder;
    const QString data = folder.filePath(u"library"_s);
    const QString news = folder.filePath(u"news"_s);
    makeFolder(news);
    const auto courant = [&](std::initializer_list<Word> arguments) {
        return run(words({"--data", data}) + words(arguments));
    };
    const QString single = folder.filePath(u"single.md"_s);
    QVERIFY(QFile::copy(news + u"/part7/7.md"_s, single));
    QCOMPARE(courant({"add", single}).code, 0);

    int most = 1;
    int killed = 0;
    QRandomGenerator random(20220119);
    for (int round = 0; round < 8; ++round) {
        QProcess process;
        process.setProcessEnvironment(commandline::environment());
        process.start(QStringLiteral(COURANT_BINARY), words({"--data", data, "add", news}));
        QVERIFY(process.waitForStarted());
        QThread::msleep(60 + ulong(random.bounded(60 * (round + 1))));
        killed += process.state() == QProcess::Running ? 1 : 0;
        process.kill();
        process.waitForFinished();
        const Run verify = courant({"verify"});
        QVERIFY2(verify.code == 0, QByteArray(verify.out + verify.err));
        // What a list showed is there for good.
        const int now = int(courant({"list", "--json"}).lines().size());
        QVERIFY2(now >= most, qPrintable(u"%1 after %2"_s.arg(now).arg(most)));
        most = now;
    }
    QVERIFY(killed > 0);
    const Run whole = courant({"add", news});
    QVERIFY2(whole.code == 0, whole.err);
    QCOMPARE(int(courant({"list", "--json"}).lines().size()), documents + 1);
    QCOMPARE(courant({"verify"}).code, 0);
}

namespace {

constexpr int kept = 300;     // articles a source keeps
constexpr int fewestNew = 20; // articles at each refresh

struct Known
{
    bool read = false;
    bool bookmarked = false;
    bool operator==(const Known &) const = default;
};

/// The library as somebody knows it to whom only finished commands have said anything.
class Story
{
public:
    explicit Story(quint32 seed) : m_random(seed)
    {
        m_data = m_folder.filePath(u"library"_s);
        makeFolder(m_folder.filePath(u"news"_s));
        m_server.onPrefix(u"/feed"_s, [this](const auto &) { return answer(); });
        QVERIFY(QDir().mkpath(m_data));
        QSettings settings(m_data + u"/settings.ini"_s, QSettings::IniFormat);
        settings.setValue(u"retention/articles"_s, kept);
    }

    Run courant(const QStringList &arguments) const { return run(words({"--data", m_data}) + arguments); }

    void begin()
    {
        const Run added = courant(words({"add", "--no-images", m_server.url(u"/feed"_s).toString()}));
        QVERIFY2(added.code == 0, added.err);
        compare();
    }

    /// Starts one command and kills it, or lets it end first; then everything acknowledged must be there.
    void round();

    int killed() const { return m_killed; }
    int acknowledged() const { return m_acknowledged; }

private:
    enum class Kind { Refresh, Import, Mark, Clear };

    HttpAnswer answer() const
    {
        HttpAnswer answer;
        answer.type = "application/rss+xml";
        answer.body = "<rss version='2.0'><channel><title>Pier</title>";
        for (int i = m_published; i > 0 && i > m_published - 200; --i) {
            const QByteArray number = QByteArray::number(i);
            answer.body += "<item><guid>pier-" + number + "</guid><title>Ship " + number +
                           "</title><description>" + QByteArray("Came in at noon, 中午入港。 ").repeated(20) +
                           number + "</description></item>";
        }
        answer.body += "</channel></rss>";
        return answer;
    }

    QStringList command(Kind kind);
    void noteDone(Kind kind);
    void compare();
    bool mayHaveGone(const Known &known) const { return known.read && !known.bookmarked; }

    QTemporaryDir m_folder;
    QString m_data;
    HttpServer m_server;
    QRandomGenerator m_random;
    int m_published = 150;
    int m_fetched = 0; ///< how many of those an acknowledged refresh brought

    QHash<qint64, Known> m_known;
    QHash<qint64, Known> m_wanted; ///< what the marking under way would make of some
    bool m_clearing = false;
    bool m_refreshed = false;
    int m_rounds = 0;
    QHash<Kind, qint64> m_took; ///< milliseconds, when it was let end last
    int m_killed = 0;
    int m_acknowledged = 0;
};

QStringList Story::command(Kind kind)
{
    switch (kind) {
    case Kind::Refresh:
        m_published += fewestNew + m_random.bounded(60);
        return words({"refresh", "--no-images"});
    case Kind::Import:
        return words({"add", m_folder.filePath(u"news/part%1"_s.arg(m_random.bounded(20)))});
    case Kind::Clear:
        m_clearing = true;
        return words({"clear"});
    case Kind::Mark:
        break;
    }
    const QStringList verbs = {u"read"_s, u"unread"_s, u"bookmark"_s, u"unbookmark"_s};
    // Mostly read: only those are cleared.
    const QString verb = verbs.at(m_random.bounded(3) == 0 ? m_random.bounded(4) : 0);
    QStringList arguments{verb};
    QList<qint64> ids = m_known.keys();
    std::sort(ids.begin(), ids.end());
    for (int i = 1 + m_random.bounded(150); i > 0; --i) {
        const qint64 id = ids.at(m_random.bounded(ids.size()));
        Known known = m_known.value(id);
        (verb.endsWith(u"read"_s) ? known.read : known.bookmarked) = !verb.startsWith(u"un"_s);
        m_wanted.insert(id, known);
        arguments.append(QString::number(id));
    }
    return arguments;
}

void Story::noteDone(Kind kind)
{
    ++m_acknowledged;
    if (kind == Kind::Refresh) {
        m_fetched = m_published;
        m_refreshed = true;
    }
    for (auto it = m_wanted.cbegin(); it != m_wanted.cend(); ++it)
        m_known.insert(it.key(), it.value());
    m_wanted.clear();
}

void Story::compare()
{
    const Run verify = courant(words({"verify"}));
    QVERIFY2(verify.code == 0, QByteArray(verify.out + verify.err));
    QHash<qint64, Known> found;
    QSet<QString> titles;
    for (const QJsonObject &row : courant(words({"list", "--json"})).lines()) {
        found.insert(row.value(u"id"_s).toInteger(),
            {row.value(u"read"_s).toBool(), row.value(u"bookmarked"_s).toBool()});
        titles.insert(row.value(u"title"_s).toString());
    }
    // A marking that nobody heard of is there whole or not at all.
    int before = 0, after = 0;
    for (auto it = m_wanted.cbegin(); it != m_wanted.cend(); ++it) {
        if (it.value() != m_known.value(it.key()))
            ++(found.value(it.key()) == it.value() ? after : before);
    }
    QVERIFY2(before == 0 || after == 0, qPrintable(u"%1 marked, %2 not"_s.arg(after).arg(before)));
    for (auto it = m_known.cbegin(); it != m_known.cend(); ++it) {
        const Known wanted = after > 0 ? m_wanted.value(it.key(), it.value()) : it.value();
        if (!found.contains(it.key())) {
            QVERIFY2(m_clearing && mayHaveGone(wanted), qPrintable(u"article %1 is gone"_s.arg(it.key())));
            continue;
        }
        QVERIFY2(found.value(it.key()) == wanted, qPrintable(u"mark of article %1"_s.arg(it.key())));
    }
    // What an acknowledged refresh brought is known by its number from now on.
    for (int i = m_fetched - fewestNew + 1; m_refreshed && i <= m_fetched; ++i)
        QVERIFY2(titles.contains(u"Ship %1"_s.arg(i)), qPrintable(u"ship %1"_s.arg(i)));
    m_refreshed = false;
    m_known = found;
    m_wanted.clear();
    m_clearing = false;
}

void Story::round()
{
    constexpr Kind kinds[] = {Kind::Refresh, Kind::Import, Kind::Mark, Kind::Mark, Kind::Clear};
    const Kind kind = kinds[m_random.bounded(5)];
    const QStringList arguments = command(kind);
    QProcess process;
    process.setProcessEnvironment(commandline::environment());
    QSignalSpy done(&process, &QProcess::finished);
    process.start(QStringLiteral(COURANT_BINARY), words({"--data", m_data}) + arguments);
    QVERIFY(process.waitForStarted());
    // Each kind is let end now and then, which also tells how long it takes here; the others are killed
    // within that time, whatever the machine is.
    const bool wait = m_rounds++ % 4 == 0 || !m_took.contains(kind);
    QElapsedTimer timer;
    timer.start();
    if (done.isEmpty())
        done.wait(wait ? 60'000 : 1 + int(m_random.bounded(m_took.value(kind))));
    const bool ended = !done.isEmpty();
    if (ended)
        m_took.insert(kind, std::max<qint64>(timer.elapsed(), 20));
    process.kill();
    if (!ended) {
        process.waitForFinished();
        ++m_killed;
    }
    if (ended) {
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
            process.readAllStandardError());
        noteDone(kind);
    }
    compare();
}

} // namespace

// COURANT_KILLS=1000 makes so many rounds.
void TestKill::killedAtAnyMoment_keepsWhatWasAcknowledged()
{
    const int wished = qEnvironmentVariableIntValue("COURANT_KILLS");
    const int rounds = wished > 0 ? wished : 50;
    const int seed = qEnvironmentVariableIntValue("COURANT_SEED");
    Story story(seed > 0 ? quint32(seed) : 20261123);
    story.begin();
    for (int round = 0; round < rounds && !QTest::currentTestFailed(); ++round)
        story.round();
    qInfo("%d rounds: %d killed, %d acknowledged", rounds, story.killed(), story.acknowledged());
    QVERIFY(story.killed() >= rounds / 4);
    QVERIFY(story.acknowledged() >= rounds / 8);
}

// The number of a killed process can be given to another one, even of the same name.
void TestKill::lockThatNamesAnotherCourant_isTakenOver()
{
    QTemporaryDir folder;
    const QString ours = folder.filePath(u"ours"_s);
    const QString theirs = folder.filePath(u"theirs"_s);
    HttpServer server;
    HttpAnswer never;
    never.fault = HttpAnswer::Fault::Hang;
    server.on(u"/feed"_s, never);
    QProcess other;
    other.setProcessEnvironment(commandline::environment());
    other.start(
        QStringLiteral(COURANT_BINARY), words({"--data", theirs, "add", server.url(u"/feed"_s).toString()}));
    QTRY_VERIFY_WITH_TIMEOUT(server.count(u"/feed"_s) > 0, 30'000);
    QVERIFY(QDir().mkpath(ours));
    QVERIFY(QFile::copy(theirs + u"/courant.lock"_s, ours + u"/courant.lock"_s));
    const QString news = folder.filePath(u"news"_s);
    makeFolder(news);
    const QString document = QString(news + u"/part7/7.md"_s);
    const Run added = run(words({"--data", ours, "add", "--wait", "1", document}));
    QVERIFY2(added.code == 0, added.err);
    // One that is held is not.
    const Run refused = run(words({"--data", theirs, "add", "--wait", "1", document}));
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("Another Courant"), refused.err);
    QCOMPARE(other.state(), QProcess::Running);
    other.kill();
    other.waitForFinished();
}

// Killed between making the file and writing it.
void TestKill::lockThatWasNotWritten_isTakenOver()
{
    QTemporaryDir folder;
    const QString data = folder.filePath(u"library"_s);
    const QString news = folder.filePath(u"news"_s);
    makeFolder(news);
    QVERIFY(QDir().mkpath(data));
    for (const QByteArray &written : {QByteArray(), QByteArray("4711\n")}) {
        QFile lock(data + u"/courant.lock"_s);
        QVERIFY(lock.open(QIODevice::WriteOnly | QIODevice::Truncate));
        lock.write(written);
        lock.close();
        const Run added =
            run(words({"--data", data, "add", "--wait", "1", QString(news + u"/part7/7.md"_s)}));
        QVERIFY2(added.code == 0, added.err);
    }
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
