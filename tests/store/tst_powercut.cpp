// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A power cut at any moment: everything that was confirmed is there, and the library is whole.
// COURANT_POWERCUTS sets the number of states for each recording.
#include "db/localconnection.h"
#include "db/migrations.h"
#include "librarytest.h"
#include "powercut.h"
#include "store/schema.h"

#include <QDir>
#include <QElapsedTimer>

using namespace courant;
using namespace Qt::Literals::StringLiterals;
using powercut::Disk;

namespace {

using Facts = QHash<QString, QString>;

void ask(const QString &name, const QString &value)
{
    diskshim::note(u'?' + name + u'=' + value);
}

void confirm(const QString &name, const QString &value)
{
    diskshim::note(u'!' + name + u'=' + value);
}

/// What a library holds, in the words of the promises.
Facts factsOf(Library &library)
{
    Facts facts;
    const SourceTree tree = must(library.sourceTree());
    QHash<SourceId, QString> urls;
    for (const Source &source : tree.sources) {
        urls.insert(source.id, source.url);
        facts.insert(u"source "_s + source.url, source.title);
    }
    for (const ArticleRow &row : must(library.page({}, std::nullopt, 100'000)).rows) {
        facts.insert(u"article "_s + row.title, row.excerpt);
        facts.insert(u"read "_s + row.title, row.read ? u"1"_s : QString());
        facts.insert(u"marked "_s + row.title, row.bookmarked ? u"1"_s : QString());
        facts.insert(u"images "_s + row.title, row.imagesStored > 0 ? u"1"_s : QString());
    }
    facts.insert(u"property"_s, must(library.property(u"test"_s)));
    return facts;
}

QString noise(QRandomGenerator &random, int size)
{
    QString text;
    for (int c = 0; c < size; ++c)
        text += QChar(0x4e00 + random.bounded(20'000));
    return text;
}

/// Uses a library as a reader's days do, noting what it was asked for and what it confirmed.
class Days
{
public:
    explicit Days(QString folder) : m_folder(std::move(folder)) {}

    void run(int rounds)
    {
        open();
        for (int round = 0; round < rounds; ++round) {
            if (round % 9 == 8)
                open();
            if (round % 5 == 0)
                addSource();
            merge();
            flags();
            image();
            property();
            if (round % 6 == 5)
                rename();
            if (round % 7 == 6)
                removeSource();
            if (round % 20 == 19)
                must(m_library->rebuildIndex());
        }
        must(m_library->indexPending());
        m_library.reset();
    }

private:
    struct Article
    {
        ArticleId id;
        QString title;
        QString source;
        bool read = false;
    };

    void open()
    {
        m_library.reset();
        m_library = openLibrary(m_folder);
    }

    void addSource()
    {
        const QString url = u"https://example.org/%1"_s.arg(++m_number);
        ask(u"source "_s + url, url);
        m_sources.append({feed(*m_library, url), url});
        confirm(u"source "_s + url, url);
    }

    void rename()
    {
        const auto &[id, url] = m_sources.at(m_random.bounded(int(m_sources.size())));
        const QString title = u"Named %1"_s.arg(++m_number);
        ask(u"source "_s + url, title);
        must(m_library->renameSource(id, title));
        confirm(u"source "_s + url, title);
    }

    void removeSource()
    {
        const auto [id, url] = m_sources.takeFirst();
        // Nothing bookmarked is in it, which would keep it.
        QStringList titles;
        QList<ArticleId> ids;
        for (const Article &article : std::as_const(m_articles)) {
            if (article.source != url)
                continue;
            titles.append(article.title);
            ids.append(article.id);
            ask(u"marked "_s + article.title, {});
        }
        must(m_library->setFlag(ids, Flag::Bookmarked, false));
        for (const QString &title : std::as_const(titles))
            confirm(u"marked "_s + title, {});
        const QStringList kinds = {u"article "_s, u"read "_s, u"images "_s};
        ask(u"source "_s + url, {});
        for (const QString &title : std::as_const(titles)) {
            for (const QString &kind : kinds)
                ask(kind + title, {});
        }
        must(m_library->removeSource(id));
        confirm(u"source "_s + url, {});
        for (const QString &title : std::as_const(titles)) {
            for (const QString &kind : kinds)
                confirm(kind + title, {});
        }
        m_articles.removeIf([&url = url](const Article &article) { return article.source == url; });
    }

    void merge()
    {
        const auto &[source, url] = m_sources.at(m_random.bounded(int(m_sources.size())));
        MergeInput input;
        const int count = 1 + m_random.bounded(6);
        for (int i = 0; i < count; ++i) {
            const QString title = u"a%1"_s.arg(++m_number);
            const QString text = noise(m_random, 200 + m_random.bounded(3000));
            IncomingArticle article =
                incoming(title, title, text, utc(u"2026-01-01T10:00:00"_s).addSecs(m_number * 600));
            article.excerpt = u"first"_s;
            ArticleImage image;
            image.key = u"key "_s + title;
            image.url = u"https://example.org/"_s + title;
            article.images = {image};
            input.articles.append(article);
            ask(u"article "_s + title, article.excerpt);
        }
        const QList<ArticleId> ids = must(m_library->merge(source, input)).ids;
        for (int i = 0; i < count; ++i) {
            const QString title = input.articles.at(i).item.title;
            confirm(u"article "_s + title, u"first"_s);
            m_articles.append({ids.at(i), title, url});
        }
        // And once more, as a publisher corrects.
        IncomingArticle &again = input.articles.first();
        again.item.content += u"<p>More</p>"_s;
        again.excerpt = u"second"_s;
        ask(u"article "_s + again.item.title, again.excerpt);
        must(m_library->merge(source, input));
        confirm(u"article "_s + again.item.title, u"second"_s);
        for (int i = 1; i < count; ++i)
            confirm(u"article "_s + input.articles.at(i).item.title, u"first"_s);
    }

    void flags()
    {
        for (const Flag flag : {Flag::Read, Flag::Bookmarked}) {
            QList<ArticleId> ids;
            QStringList titles;
            const QString value = m_random.bounded(3) > 0 ? u"1"_s : QString();
            const QString name = flag == Flag::Read ? u"read "_s : u"marked "_s;
            for (int i = 1 + m_random.bounded(4); i > 0; --i) {
                const Article &article = m_articles.at(m_random.bounded(int(m_articles.size())));
                ids.append(article.id);
                titles.append(article.title);
                ask(name + article.title, value);
            }
            must(m_library->setFlag(ids, flag, !value.isEmpty()));
            for (const QString &title : std::as_const(titles))
                confirm(name + title, value);
        }
    }

    void image()
    {
        const Article &article = m_articles.last();
        ask(u"images "_s + article.title, u"1"_s);
        must(m_library->storeImage(
            u"key "_s + article.title, article.title.toLatin1(), u"image/png"_s, QSize(1, 1)));
        confirm(u"images "_s + article.title, u"1"_s);
    }

    void property()
    {
        const QString value = QString::number(++m_number);
        ask(u"property"_s, value);
        must(m_library->setProperty(u"test"_s, value));
        confirm(u"property"_s, value);
    }

    const QString m_folder;
    QRandomGenerator m_random{20260101};
    std::unique_ptr<Library> m_library;
    QList<std::pair<SourceId, QString>> m_sources;
    QList<Article> m_articles;
    int m_number = 0;
};

struct Outcome
{
    int states = 0;
    int corrupt = 0; // does not open, or is not whole
    int lost = 0;    // something confirmed is not there
    QString example;
};

/// Opens a state as the next start would.
void judge(const QString &folder, const powercut::Promises &promises, Outcome *outcome)
{
    Library::Options options;
    options.dataFolder = folder;
    Library library(options);
    QString wrong;
    if (const Status opened = await(library.open()); !opened) {
        wrong = opened.error().detail;
    } else if (const Result<VerifyReport> report = await(library.verify()); !report) {
        wrong = report.error().detail;
    } else {
        // Image files are not written by SQLite, and not part of this disk.
        for (const QString &problem : report->problems) {
            if (!problem.startsWith(u"The image file"_s))
                wrong = problem;
        }
    }
    if (!wrong.isEmpty()) {
        ++outcome->corrupt;
        outcome->example = wrong;
        return;
    }
    if (const QString broken = promises.broken(factsOf(library)); !broken.isEmpty()) {
        ++outcome->lost;
        outcome->example = broken;
    }
}

Outcome cutPower(const diskshim::Recording &recording, int states, int seed)
{
    QRandomGenerator random(seed);
    std::vector<size_t> moments;
    for (int i = 0; i < states; ++i)
        moments.push_back(size_t(random.bounded(quint32(recording.events.size()) + 1)));
    std::sort(moments.begin(), moments.end());
    Disk disk(recording);
    Outcome outcome;
    for (const size_t moment : moments) {
        QTemporaryDir folder;
        disk.playUntil(moment);
        disk.writeState(folder.path(), random);
        judge(folder.path(), disk.promises(), &outcome);
        ++outcome.states;
    }
    return outcome;
}

int statesAsked(int otherwise)
{
    bool isSet = false;
    const int asked = qEnvironmentVariableIntValue("COURANT_POWERCUTS", &isSet);
    return isSet ? asked : otherwise;
}

} // namespace

class TestPowerCut : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(diskshim::install()); }
    void cleanup() { diskshim::setSyncs(true); }

    void anyMoment_losesNothingConfirmed();
    void withoutFlushing_muchIsLost();
    void migration_isOldOrNew();
};

void TestPowerCut::anyMoment_losesNothingConfirmed()
{
    QTemporaryDir folder;
    diskshim::setSyncs(false); // recorded all the same
    diskshim::record(folder.path());
    Days(folder.path()).run(60);
    const diskshim::Recording recording = diskshim::takeRecording();
    QVERIFY(recording.files.contains(u"library.sqlite-wal"_s));
    QElapsedTimer timer;
    timer.start();
    const Outcome outcome = cutPower(recording, statesAsked(180), 1);
    qInfo("%d states of %d events: %d corrupt, %d lost, %lld ms", outcome.states,
        int(recording.events.size()), outcome.corrupt, outcome.lost, timer.elapsed());
    QVERIFY2(outcome.corrupt == 0 && outcome.lost == 0, qPrintable(outcome.example));
}

// If this found nothing, the test above would prove nothing.
void TestPowerCut::withoutFlushing_muchIsLost()
{
    QTemporaryDir folder;
    diskshim::setSyncs(false, false);
    diskshim::record(folder.path());
    Days(folder.path()).run(12);
    const diskshim::Recording recording = diskshim::takeRecording();
    const Outcome outcome = cutPower(recording, 40, 2);
    qInfo("%d states without flushing: %d corrupt, %d lost", outcome.states, outcome.corrupt, outcome.lost);
    QVERIFY(outcome.corrupt + outcome.lost > outcome.states / 3);
}

void TestPowerCut::migration_isOldOrNew()
{
    const QList<Migration> steps = libraryMigrations();
    QVERIFY(steps.size() > 1);
    diskshim::setSyncs(false);
    QTemporaryDir folder;
    const QString file = folder.filePath(u"library.sqlite"_s);
    // From the first schema on, with rows in it that every later one knows.
    diskshim::record(folder.path());
    {
        LocalConnection local;
        QVERIFY(local.open({file, Database::Mode::ReadWrite, libraryApplicationId, 1, 0}));
        QVERIFY(migrate(local.connection(), steps.mid(0, 1), libraryApplicationId));
        Transaction transaction(local.connection());
        for (int i = 0; i < 300; ++i)
            local.connection().run(u"INSERT INTO sources(kind, url, title) VALUES(0, ?, ?)"_s,
                u"https://example.org/%1"_s.arg(i), u"Title %1"_s.arg(i));
        QVERIFY(transaction.commit());
    }
    for (int i = 0; i < 300; ++i)
        confirm(u"source https://example.org/%1"_s.arg(i), u"Title %1"_s.arg(i));
    openLibrary(folder.path()).reset();
    // A step that was half done would fail when it is done again.
    const Outcome outcome = cutPower(diskshim::takeRecording(), statesAsked(60), 3);
    qInfo("%d states of a migration: %d corrupt, %d lost", outcome.states, outcome.corrupt, outcome.lost);
    QVERIFY2(outcome.corrupt == 0 && outcome.lost == 0, qPrintable(outcome.example));
}

QTEST_GUILESS_MAIN(TestPowerCut)
#include "tst_powercut.moc"
