// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Builds libraries of generated articles, Chinese and English, and measures what a reader waits for.
// bench_library [--articles N] [--sources N] [--folder DIR (kept)] [--million] [--random-words]
#include "html/digest.h"
#include "store/library.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTextStream>
#include <QThread>

#include <cmath>
#include <ctime>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

QTextStream out(stdout);
bool randomWords = false;

template<class T>
T must(QFuture<Result<T>> future)
{
    future.waitForFinished();
    const Result<T> result = future.result();
    if (!result)
        qFatal("failed: %s", qUtf8Printable(result.error().detail));
    return *result;
}

void must(QFuture<Status> future)
{
    future.waitForFinished();
    if (const Status result = future.result(); !result)
        qFatal("failed: %s", qUtf8Printable(result.error().detail));
}

void line(const QString &what, const QString &figure)
{
    out << what.leftJustified(44, u'.') << ' ' << figure << Qt::endl;
}

/// Seconds of processor time this process has used, all threads.
double cpu()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

QString ms(double value)
{
    return QString::number(value, 'f', value < 10 ? 2 : 1) + u" ms"_s;
}

/// Times of one thing done several times, in milliseconds.
class Timing
{
public:
    template<class Fn>
    void measure(Fn fn)
    {
        QElapsedTimer timer;
        timer.start();
        fn();
        m_times.append(double(timer.nsecsElapsed()) / 1e6);
    }
    double percentile(double share) const
    {
        QList<double> sorted = m_times;
        std::sort(sorted.begin(), sorted.end());
        return sorted.at(qsizetype(share * double(sorted.size() - 1)));
    }
    QString text() const { return u"median %1, p95 %2"_s.arg(ms(percentile(0.5)), ms(percentile(0.95))); }

private:
    QList<double> m_times;
};

/// Articles whose characters and words are as unevenly common as in life, and follow each other as unevenly:
/// every word has few that come behind it. Packed by deflate's first level, prose on the net comes to about
/// 0.46 of its size in English and 0.58 in Chinese; so does this. With `random` each word is drawn for
/// itself: sizes then are an upper bound.
class Generator
{
public:
    explicit Generator(bool random = false) : m_isRandom(random)
    {
        QStringList syllables;
        const QString consonants = u"bcdfghlmnprstvw"_s;
        const QString vowels = u"aeiou"_s;
        for (int i = 0; i < 400; ++i)
            syllables.append(
                QString(consonants.at(m_random.bounded(15))) + vowels.at(m_random.bounded(5)) +
                (m_random.bounded(2) ? QString(consonants.at(m_random.bounded(15))) : QString()));
        for (int i = 0; i < 20'000; ++i) {
            QString word;
            if (random) {
                for (int length = 2 + m_random.bounded(8); length > 0; --length)
                    word += QChar(u'a' + m_random.bounded(26));
            } else { // the commonest are the shortest
                for (int count = 1 + (i > 100) + m_random.bounded(i > 1'000 ? 3 : 2); count > 0; --count)
                    word += syllables.at(rank(syllables.size()));
            }
            m_words.append(word);
        }
        for (int i = 0; i < 30'000; ++i) {
            QString word;
            const int kind = m_random.bounded(100);
            for (int length = kind < 15 ? 1 : kind < 80 ? 2 : kind < 92 ? 3 : 4; length > 0; --length)
                word += QChar(0x4e00 + rank(4'000) * 3);
            m_chineseWords.append(word);
        }
    }

    QString chinese(int length)
    {
        QString text;
        while (text.size() < length) {
            text += m_chineseWords.at(next(m_chineseWords.size()));
            if (m_random.bounded(8) == 0)
                text += m_random.bounded(2) ? u'，' : u'。';
        }
        return text;
    }

    /// Consecutive characters as somebody might type them: from the middle of a text.
    QString chineseQuery(int length)
    {
        QString text = chinese(length + 8).remove(u'，').remove(u'。');
        return text.mid(m_random.bounded(3), length);
    }

    QString english(int length)
    {
        QString text;
        for (int i = 0; i < length; ++i)
            text += m_words.at(next(m_words.size())) + (m_random.bounded(12) == 0 ? u". "_s : u" "_s);
        return text;
    }

    IncomingArticle article(int number, qint64 time)
    {
        const bool isChinese = m_random.bounded(2) == 0;
        m_recent.clear();
        IncomingArticle article;
        article.item.id = u"https://example.org/article/%1"_s.arg(number);
        article.item.link = article.item.id;
        article.item.title = isChinese ? chinese(20) : english(8);
        article.item.author = isChinese ? chinese(3) : english(2);
        article.item.published = QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
        for (int paragraph = 0; paragraph < 3 + m_random.bounded(12); ++paragraph) {
            const QString text =
                isChinese ? chinese(120 + m_random.bounded(200)) : english(60 + m_random.bounded(100));
            article.item.content += u"<p class=\"text\">"_s + text + u"</p>\n"_s;
            article.text += text + u'\n';
        }
        article.excerpt = html::excerptOf(article.text);
        for (int image = m_random.bounded(3); image > 0; --image) {
            ArticleImage picture;
            picture.url = u"https://img.example.org/%1/%2.jpg"_s.arg(number).arg(image);
            picture.key = u"%1%2"_s.arg(number, 28, 16, QChar(u'0')).arg(image, 4, 16, QChar(u'0'));
            article.images.append(picture);
        }
        return article;
    }

    QString word() { return m_words.at(rank(m_words.size())); }

private:
    int rank(qsizetype size)
    {
        // Zipf: the k-th is about 1/k as common.
        return int(std::pow(double(size), m_random.generateDouble())) - 1;
    }

    /// The number of the word behind the last one. What an article is about comes up again in it.
    int next(qsizetype size)
    {
        const int way = m_isRandom ? 99 : m_random.bounded(100);
        const int follows = size > 20'000 ? 25 : 35; // Chinese words are fewer bytes each
        if (way < follows)                           // one of a few that come behind it
            m_last = int((quint64(m_last) * 2654435761u + quint64(rank(12)) * 40503u) % quint64(size));
        else if (way < follows + 15 && m_recent.size() > 0) // a word of the article
            m_last = m_recent.at(m_random.bounded(m_recent.size())) % int(size);
        else
            m_last = rank(size);
        if (m_recent.size() < 60)
            m_recent.append(m_last);
        else
            m_recent[m_random.bounded(60)] = m_last;
        return m_last;
    }

    const bool m_isRandom;
    int m_last = 0;
    QList<int> m_recent;
    QRandomGenerator m_random{42};
    QStringList m_words;
    QStringList m_chineseWords;
};

qint64 sizeOf(const QString &folder)
{
    qint64 size = 0;
    for (const QFileInfo &file : QDir(folder).entryInfoList({u"library.sqlite*"_s}, QDir::Files))
        size += file.size();
    return size;
}

Library::Options optionsFor(const QString &folder)
{
    Library::Options options;
    options.dataFolder = folder;
    options.plainText = [](const QString &html) { return html; };
    return options;
}

/// Free pages go back to the disk when nobody waits.
void awaitRoom(const QString &folder)
{
    Library library(optionsFor(folder));
    must(library.open());
    QElapsedTimer quiet;
    quiet.start();
    for (qint64 size = sizeOf(folder); quiet.elapsed() < 3'000;) {
        QThread::msleep(100);
        if (const qint64 now = sizeOf(folder); now != size) {
            size = now;
            quiet.restart();
        }
    }
}

/// Sources of generated articles, merged in rounds of some thousand: what lies ready is merged as fast as it
/// goes.
void fill(const QString &folder, int articles, int sources)
{
    constexpr int round = 10'000;
    Generator generator(randomWords);
    Library library(optionsFor(folder));
    must(library.open());
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    qint64 bytes = 0;
    double merging = 0, mergingCpu = 0, indexing = 0, indexingCpu = 0;
    const int each = std::max(1, articles / sources);
    for (int number = 0, s = 0; number < articles;) {
        QList<std::pair<SourceId, MergeInput>> inputs;
        for (int made = 0; made < round && number < articles; ++s) {
            NewSource source;
            source.url = u"https://example.org/feed/%1"_s.arg(s);
            source.title = u"Feed %1"_s.arg(s);
            MergeInput input;
            for (int i = 0; i < each && number < articles; ++i, ++number, ++made) {
                input.articles.append(generator.article(number, now - i * 3'600'000LL - s * 1'000LL));
                bytes += input.articles.constLast().item.content.toUtf8().size();
            }
            inputs.append({must(library.addSource(source)), input});
        }
        QElapsedTimer timer;
        timer.start();
        double cpuBefore = cpu();
        QList<QFuture<Result<MergeReport>>> merges;
        for (const auto &[source, input] : std::as_const(inputs))
            merges.append(library.merge(source, input));
        for (const auto &merge : std::as_const(merges))
            (void)must(merge);
        merging += double(timer.restart()) / 1e3;
        mergingCpu += cpu() - cpuBefore;
        cpuBefore = cpu();
        must(library.indexPending());
        indexing += double(timer.elapsed()) / 1e3;
        indexingCpu += cpu() - cpuBefore;
    }
    line(u"bytes of HTML an article"_s, QString::number(bytes / articles));
    awaitRoom(folder);
    const auto rate = [articles](double wall, double processor) -> QString {
        return u"%1 s, %2 articles/s; %3 us of processor an article"_s.arg(wall, 0, 'f', 2)
            .arg(articles / wall, 0, 'f', 0)
            .arg(processor * 1e6 / articles, 0, 'f', 0);
    };
    line(u"merged, durable"_s, rate(merging, mergingCpu));
    line(u"in the search index after that"_s, rate(indexing, indexingCpu));
}

void measureViews(Library &library)
{
    const QList<Source> sources = must(library.sources());
    const auto view = [&library](const QString &name, const ArticleQuery &query) {
        Timing timing;
        for (int i = 0; i < 20; ++i)
            timing.measure([&] { (void)must(library.page(query, std::nullopt, 100)); });
        line(u"100 rows: "_s + name, timing.text());
    };
    ArticleQuery all;
    view(u"all"_s, all);
    ArticleQuery oldest;
    oldest.order = ArticleQuery::Order::OldestFirst;
    view(u"all, oldest first"_s, oldest);
    ArticleQuery unread;
    unread.unreadOnly = true;
    view(u"unread"_s, unread);
    ArticleQuery one;
    one.sources = {sources.constLast().id};
    view(u"a source"_s, one);
    one.unreadOnly = true;
    view(u"a source, unread"_s, one);
    ArticleQuery group;
    for (int i = 0; i < sources.size() && i < 20; ++i)
        group.sources.insert(sources.at(i).id);
    view(u"a group of 20 sources"_s, group);
    group.unreadOnly = true;
    view(u"a group of 20 sources, unread"_s, group);
    ArticleQuery marked;
    marked.bookmarkedOnly = true;
    view(u"bookmarks"_s, marked);
    ArticleQuery today;
    today.publishedSince = QDate::currentDate().startOfDay();
    view(u"today"_s, today);
    Timing tree;
    for (int i = 0; i < 20; ++i)
        tree.measure([&] { (void)must(library.sourceTree()); });
    line(u"tree of sources with counts"_s, tree.text());
    Timing article;
    const QList<ArticleRow> rows = must(library.page(all, std::nullopt, 200)).rows;
    for (const ArticleRow &row : rows)
        article.measure([&] { (void)must(library.article(row.id)); });
    line(u"an article"_s, article.text());
}

void measureSearch(Library &library)
{
    Generator generator(randomWords);
    ArticleQuery::Order order = ArticleQuery::Order::NewestFirst;
    const auto search = [&](const QString &name, const std::function<QString()> &make) {
        Timing timing;
        qint64 hits = 0;
        for (int i = 0; i < 200; ++i) {
            ArticleQuery query;
            query.search = make();
            query.order = order;
            timing.measure([&] { hits += must(library.page(query, std::nullopt, 50)).rows.size(); });
        }
        line((order == ArticleQuery::Order::Relevance ? u"search, 50 best: "_s : u"search, 50 newest: "_s) +
                 name,
            timing.text() + u", %1 rows"_s.arg(double(hits) / 200, 0, 'f', 0));
    };
    search(u"1 character"_s, [&] { return generator.chineseQuery(1); });
    search(u"2 characters"_s, [&] { return generator.chineseQuery(2); });
    search(u"4 characters"_s, [&] { return generator.chineseQuery(4); });
    search(u"two words of 2 characters"_s,
        [&]() -> QString { return generator.chineseQuery(2) + u' ' + generator.chineseQuery(2); });
    search(u"a word"_s, [&] { return generator.word(); });
    search(u"a beginning of 1 letter"_s, [&] { return generator.word().left(1); });
    search(u"a beginning of 3 letters"_s, [&] { return generator.word().left(3); });
    order = ArticleQuery::Order::Relevance;
    search(u"1 character"_s, [&] { return generator.chineseQuery(1); });
    search(u"2 characters"_s, [&] { return generator.chineseQuery(2); });
    search(u"a word"_s, [&] { return generator.word(); });
}

void measureMarking(Library &library)
{
    QElapsedTimer timer;
    timer.start();
    const QList<ArticleId> changed = must(library.setFlagForAll({}, Flag::Read, true));
    line(u"mark all %1 read"_s.arg(changed.size()), ms(double(timer.elapsed())));
    timer.restart();
    must(library.setFlag(changed, Flag::Read, false));
    line(u"undo that"_s, ms(double(timer.elapsed())));
    Timing one;
    for (qsizetype i = 0; i < 100 && i < changed.size(); ++i)
        one.measure([&] { must(library.setFlag({changed.at(i)}, Flag::Bookmarked, true)); });
    line(u"a bookmark, durable"_s, one.text());
}

void measureRefresh(Library &library)
{
    Generator generator(randomWords);
    const SourceId id = must(library.sources()).constFirst().id;
    Timing timing;
    for (int round = 0; round < 20; ++round) {
        MergeInput input;
        for (int i = 0; i < 20; ++i)
            input.articles.append(
                generator.article(50'000'000 + round * 20 + i, QDateTime::currentMSecsSinceEpoch()));
        timing.measure([&] { (void)must(library.merge(id, input)); });
    }
    line(u"merge of 20 new articles, durable"_s, timing.text());
}

/// Of whole programs: the window until its list is painted, and the list command.
void measurePrograms(const QString &folder)
{
    const QString here = QCoreApplication::applicationDirPath();
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    QProcess window;
    window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    window.start(
        here + u"/bench_start"_s, {folder, QString::number(now.tv_sec * 1'000'000'000LL + now.tv_nsec)});
    window.waitForFinished(600'000);
    out << QString::fromUtf8(window.readAllStandardOutput()) << Qt::flush;
    Timing list;
    for (int i = 0; i < 10; ++i) {
        list.measure([&] {
            QProcess::execute(u"/bin/sh"_s, {u"-c"_s, u"\"$0\" --data \"$1\" list --limit 10 > /dev/null"_s,
                                                here + u"/courant"_s, folder});
        });
    }
    line(u"courant list --limit 10, whole process"_s, list.text());
}

/// The same questions put to SQLite itself, by somebody who knows the tables.
void measureSqlite(const QString &folder)
{
    Generator generator(randomWords);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"raw"_s);
        database.setDatabaseName(folder + u"/library.sqlite"_s);
        if (!database.open())
            return;
        const auto ask = [&](const QString &name, int times, const std::function<QString()> &sql) {
            Timing timing;
            for (int i = 0; i < times; ++i) {
                timing.measure([&] {
                    QSqlQuery query(database);
                    query.setForwardOnly(true);
                    if (!query.exec(sql()))
                        qFatal("failed: %s", qUtf8Printable(query.lastError().text()));
                    while (query.next())
                        (void)query.value(0);
                });
            }
            line(u"raw SQLite: "_s + name, timing.text());
        };
        ask(u"100 newest, with titles"_s, 20, [] {
            return u"SELECT a.id, h.title, h.excerpt FROM articles a JOIN heads h ON h.article_id=a.id"
                   " ORDER BY a.sort_key DESC, a.id DESC LIMIT 100"_s;
        });
        for (const int length : {1, 2, 4}) {
            ask(u"50 newest of %1 characters"_s.arg(length), 100, [&] {
                QStringList characters;
                for (const QChar c : generator.chineseQuery(length))
                    characters.append(c);
                return u"SELECT rowid FROM search WHERE search MATCH '\"%1\"' ORDER BY rowid DESC LIMIT 50"_s
                    .arg(characters.join(u' '));
            });
        }
        ask(u"mark all, taken back"_s, 1, [&] {
            QSqlQuery(database).exec(u"BEGIN IMMEDIATE"_s);
            QSqlQuery(database).exec(u"UPDATE articles SET read=1-read"_s);
            return u"ROLLBACK"_s;
        });
    }
    QSqlDatabase::removeDatabase(u"raw"_s);
}

void run(const QString &folder, int articles, int sources)
{
    out << "\n"
        << articles << (randomWords ? " articles of random words in " : " articles in ") << sources
        << " sources" << Qt::endl;
    if (!QFile::exists(folder + u"/library.sqlite"_s))
        fill(folder, articles, sources);
    line(u"bytes on disk an article"_s, QString::number(sizeOf(folder) / articles));
    measurePrograms(folder);
    measureSqlite(folder);
    QElapsedTimer timer;
    timer.start();
    Library library(optionsFor(folder));
    must(library.open());
    (void)must(library.sourceTree());
    (void)must(library.page({}, std::nullopt, 100));
    line(u"open, tree and first 100 rows"_s, ms(double(timer.nsecsElapsed()) / 1e6));
    measureViews(library);
    measureSearch(library);
    measureMarking(library);
    measureRefresh(library);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({u"articles"_s, u"only this many articles"_s, u"N"_s});
    parser.addOption({u"sources"_s, u"in this many sources (500)"_s, u"N"_s, u"500"_s});
    parser.addOption({u"folder"_s, u"where to keep the library; one that is there is used"_s, u"DIR"_s});
    parser.addOption({u"million"_s, u"also 1,000,000 articles"_s});
    parser.addOption(
        {u"random-words"_s, u"every word drawn for itself: the largest index, the least packing"_s});
    parser.process(app);
    randomWords = parser.isSet(u"random-words"_s);
    QList<int> sizes = {1'000, 100'000};
    if (parser.isSet(u"million"_s))
        sizes.append(1'000'000);
    if (parser.isSet(u"articles"_s))
        sizes = {parser.value(u"articles"_s).toInt()};
    for (const int size : std::as_const(sizes)) {
        QTemporaryDir temporary;
        const QString folder = parser.isSet(u"folder"_s) ? parser.value(u"folder"_s) : temporary.path();
        run(folder, size, std::min(size, parser.value(u"sources"_s).toInt()));
    }
    return 0;
}
