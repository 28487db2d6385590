// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/document.h"

#include <QRandomGenerator>
#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

Article articleOf(const ParsedItem &item)
{
    Article article;
    article.row.title = item.title;
    article.row.author = item.author;
    article.row.published = item.published;
    article.row.thumbnail = item.thumbnail;
    article.row.language = item.language;
    article.guid = item.id;
    article.link = item.link;
    article.summary = item.summary;
    article.content = item.content;
    article.base = item.base;
    article.leadImage = item.image;
    article.categories = item.categories;
    article.commentsUrl = item.commentsUrl;
    article.enclosures = item.enclosures;
    article.extra = item.extra;
    article.updated = item.updated;
    article.document = item.document;
    return article;
}

ParsedItem read(const QByteArray &bytes)
{
    const Result<ParsedFeed> feed = feed::parseDocument(bytes);
    return feed && feed->items.size() == 1 ? feed->items.first() : ParsedItem();
}

QByteArray difference(const ParsedItem &a, const ParsedItem &b)
{
    const std::pair<const char *, bool> fields[] = {{"title", a.title == b.title},
        {"author", a.author == b.author}, {"published", a.published == b.published},
        {"updated", a.updated == b.updated}, {"id", a.id == b.id}, {"link", a.link == b.link},
        {"base", a.base == b.base}, {"image", a.image == b.image}, {"thumbnail", a.thumbnail == b.thumbnail},
        {"language", a.language == b.language}, {"commentsUrl", a.commentsUrl == b.commentsUrl},
        {"summary", a.summary == b.summary}, {"content", a.content == b.content},
        {"categories", a.categories == b.categories}, {"enclosures", a.enclosures == b.enclosures},
        {"extra", a.extra == b.extra}};
    for (const auto &[name, same] : fields) {
        if (!same)
            return name;
    }
    return {};
}

/// Makes items out of words that give documents trouble. The seed is the number of the run.
class Maker
{
public:
    explicit Maker(quint32 seed) : m_random(seed) {}

    int below(int end) { return int(m_random.bounded(end)); }
    bool often() { return below(3) != 0; }

    QString text(int most)
    {
        static const QStringList pieces = {u"wind"_s, u"Neue Brücke"_s, u"河边"_s, u"it's"_s, u"\"quoted\""_s,
            u"a: b"_s, u"#1"_s, u"- dash"_s, u"&amp;"_s, u"&"_s, u"<b>bold</b>"_s, u"1 < 2"_s, u"<源>"_s,
            u"null"_s, u"yes"_s, u"2015"_s, u"1.10"_s, u"[link](https://example.com/a)"_s, u"{x}"_s,
            u"&#123;"_s, u"%"_s, u"@home"_s, u"`code`"_s, u"*star*"_s, u"|"_s, u">"_s, u"!tag"_s,
            u"back\\slash"_s, u"…"_s, u"---"_s, u"\U0001F33E"_s, u"{% raw %}"_s, u"{{ x }}"_s, u"'"_s,
            u"''"_s, u"~"_s, u"0x1F"_s, u"true"_s, u"?"_s};
        QStringList words;
        for (int i = below(most) + 1; i > 0; --i)
            words.append(pieces.at(below(int(pieces.size()))));
        return words.join(u' ');
    }

    QString markup()
    {
        static const QStringList pieces = {u"<p>"_s, u"</p>\n"_s, u"\n\n"_s, u"\n"_s, u"<div>   \n"_s,
            u"</div>"_s, u"# not a heading\n"_s, u"* item\n"_s, u"**stars**"_s, u"    indented\n"_s,
            u"<!-- more -->"_s, u"<img src=\"/a.png\" alt>"_s, u"\r\n"_s, u"---\n"_s, u"{% include x %}"_s,
            u"<pre>\n  x\n</pre>"_s, u"\t"_s, u"\u3000"_s};
        QString out = u"<i>x</i>"_s;
        for (int i = below(12); i > 0; --i)
            out += below(2) ? pieces.at(below(int(pieces.size()))) : text(4);
        return below(4) ? out : text(6) + out;
    }

    QVariant value(int depth)
    {
        switch (below(depth > 2 ? 6 : 8)) {
        case 0:
            return {};
        case 1:
            return below(2) == 0;
        case 2:
            return qlonglong(below(100000)) - 500;
        case 3:
            return below(1000) / 8.0;
        case 4:
            return text(3);
        case 5:
            return QString(text(2) + u"\nsecond line\t\u2028"_s);
        case 6: {
            QVariantList list;
            for (int i = below(4); i > 0; --i)
                list.append(value(depth + 1));
            return list;
        }
        default: {
            QVariantMap map;
            for (int i = below(4); i > 0; --i)
                map.insert(text(2), value(depth + 1));
            return map;
        }
        }
    }

    QDateTime time()
    {
        const qint64 seconds = 800'000'000 + qint64(m_random.bounded(1'200'000'000u));
        return QDateTime::fromMSecsSinceEpoch(seconds * 1000 + (below(4) ? 0 : below(1000)), Qt::UTC);
    }

    QString url() { return u"https://example.org/%1?a=1&b=%E2%9C%93#%2"_s.arg(below(1000)).arg(below(9)); }

    ParsedItem item()
    {
        ParsedItem item;
        item.title = often() ? text(6) : QString();
        item.author = often() ? text(3) : QString();
        item.published = often() ? time() : QDateTime();
        item.updated = below(2) ? time() : QDateTime();
        item.id = below(2) ? text(3) : QString();
        item.link = often() ? url() : QString();
        item.base = below(3) == 0 ? url() : below(2) ? item.link : QString();
        item.image = below(2) ? url() : QString();
        item.thumbnail = below(2) ? url() : QString();
        item.language = below(2) ? u"zh-Hans-CN"_s : QString();
        item.commentsUrl = below(3) ? QString() : url();
        item.summary = below(2) ? markup() : below(2) ? text(6) : QString();
        item.content = below(8) ? markup() : QString();
        for (int i = below(4); i > 0; --i) {
            const QString category = text(2);
            if (!item.categories.contains(category))
                item.categories.append(category);
        }
        for (int i = below(3); i > 0; --i)
            item.enclosures.append(
                {url(), below(2) ? u"audio/mpeg"_s : QString(), below(2) ? below(9999) : -1});
        for (int i = below(4); i > 0; --i)
            item.extra.insert(u"key%1 "_s.arg(i).trimmed() + (below(2) ? QString() : text(1)), value(0));
        return item;
    }

private:
    QRandomGenerator m_random;
};

} // namespace

class TestDocumentWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void untouchedDocument_isGivenBackToTheByte_data();
    void untouchedDocument_isGivenBackToTheByte();
    void articleOfAFeed_hasTheShapeOfTheSeed();
    void anyArticle_isReadBackFieldByField();
};

void TestDocumentWriter::untouchedDocument_isGivenBackToTheByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("html") << QByteArray(
        "\n---\ntitle: 'x'\nodd:   1 # kept\n---\n\n<div>   \n<p>a  \n</div>\n   ");
    QTest::newRow("markdown") << QByteArray("---\ntitle: x\n---\n# Head\n\n* a\n");
    QTest::newRow("crlf and bom") << QByteArray("\xef\xbb\xbf---\r\ntitle: x\r\n---\r\n\r\n<p>a</p>\r\n");
    QTest::newRow("broken") << QByteArray("---\ntitle: \"\"\"\"\n\t- x\n---\n<p>a\n");
    QTest::newRow("no body") << QByteArray("---\ntitle: x\n---");
    QTest::newRow("blank body") << QByteArray("---\ntitle: x\n---\n\n \n");
    QTest::newRow("no front matter") << QByteArray("Just text, **loud**.\n");
    QTest::newRow("latin-1") << QByteArray("---\ntitle: Caf\xe9\n---\n<p>d\xe9j\xe0 vu, caf\xe9 noir</p>\n");
    QTest::newRow("nul") << QByteArray("---\ntitle: x\n---\n<p>a\0b</p>\n", 29);
    QTest::newRow("toml") << QByteArray("+++\ntitle = \"x\"\n+++\n<p>a</p>\n");
    QTest::newRow("two documents in one") << QByteArray("---\na: 1\n---\n<p>\n---\nb: 2\n---\n");
}

void TestDocumentWriter::untouchedDocument_isGivenBackToTheByte()
{
    QFETCH(QByteArray, bytes);
    const ParsedItem item = read(bytes);
    QVERIFY(item.document.has_value());
    QCOMPARE(feed::writeDocument(articleOf(item)), bytes);
}

void TestDocumentWriter::articleOfAFeed_hasTheShapeOfTheSeed()
{
    Article article;
    article.row.title = u"The ferry's last trip"_s;
    article.row.author = u"Harbour 港口 Post"_s;
    article.row.published = QDateTime(QDate(2024, 5, 6), QTime(7, 8, 9), Qt::UTC);
    article.row.thumbnail = u"https://img.example/f.jpg?w=1&h=2"_s;
    article.leadImage = article.row.thumbnail;
    article.categories = QStringList{u"News"_s, u"Harbour 港口 Post"_s, u"#sea"_s};
    article.content = u"<div>   \n<p>It left & came back.</p>\n</div>"_s;
    QCOMPARE(QString::fromUtf8(feed::writeDocument(article)),
        u"\n---\n"
        "title: 'The ferry''s last trip'\n"
        "categories:\n"
        " - News\n"
        " - Harbour 港口 Post\n"
        " - '#sea'\n"
        "headimg: 'https://img.example/f.jpg?w=1&h=2'\n"
        "author: Harbour 港口 Post\n"
        "date: Mon, 06 May 2024 07:08:09 GMT\n"
        "thumbnail: 'https://img.example/f.jpg?w=1&h=2'\n"
        "---\n\n"
        "<div>   \n<p>It left & came back.</p>\n</div>"_s);
}

void TestDocumentWriter::anyArticle_isReadBackFieldByField()
{
    for (quint32 run = 0; run < 3000; ++run) {
        const ParsedItem made = Maker(run).item();
        Article article = articleOf(made);
        const QByteArray bytes = feed::writeDocument(article);
        const ParsedItem back = read(bytes);
        const QByteArray lost = difference(made, back);
        if (!lost.isEmpty()) {
            const QByteArray message = "run " + QByteArray::number(run) + ", " + lost + ":\n" + bytes;
            QFAIL(message.constData());
        }
    }
}

QTEST_GUILESS_MAIN(TestDocumentWriter)
#include "tst_documentwriter.moc"
