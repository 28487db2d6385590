// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// MB/s of feed::parse beside QXmlStreamReader alone on the same bytes.
#include "feed/parse.h"

#include <QRandomGenerator>
#include <QXmlStreamReader>

#include <cstdio>
#include <ctime>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

class FeedMaker
{
public:
    QByteArray rss(int items, bool chinese, bool cdata)
    {
        QString out =
            u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
            "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
            "xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>"
            "<title>Bench &amp; Co</title><link>https://bench.example/</link><description>x</description>\n"_s;
        for (int i = 0; i < items; ++i) {
            const QString body = article(chinese);
            out += u"<item><title>"_s + words(chinese, 8) + u"</title><link>https://bench.example/a/"_s +
                   QString::number(i) + u".html</link><guid isPermaLink=\"false\">bench-"_s +
                   QString::number(i) +
                   u"</guid><pubDate>Wed, 19 Jan 2022 02:23:51 GMT</pubDate><dc:creator>"_s +
                   words(chinese, 2) + u"</dc:creator><category>"_s + words(chinese, 1) + u"</category>"_s;
            if (cdata)
                out += u"<description>"_s + words(chinese, 30) +
                       u"</description><content:encoded><![CDATA["_s + body +
                       u"]]></content:encoded></item>\n"_s;
            else
                out += u"<description>"_s + body.toHtmlEscaped() + u"</description></item>\n"_s;
        }
        return (out + u"</channel></rss>\n"_s).toUtf8();
    }

    QByteArray atom(int entries, bool chinese)
    {
        QString out =
            u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">"
            "<title>Bench</title><id>urn:bench</id><link href=\"https://bench.example/\"/>\n"_s;
        for (int i = 0; i < entries; ++i) {
            out += u"<entry><title type=\"html\">"_s + words(chinese, 8) +
                   u"</title><link rel=\"alternate\" href=\"https://bench.example/a/"_s + QString::number(i) +
                   u".html\"/><id>urn:bench:"_s + QString::number(i) +
                   u"</id><updated>2022-01-19T10:23:51+08:00</updated><author><name>"_s + words(chinese, 2) +
                   u"</name></author><category term=\""_s + words(chinese, 1) +
                   u"\"/><content type=\"html\">"_s + article(chinese).toHtmlEscaped() +
                   u"</content></entry>\n"_s;
        }
        return (out + u"</feed>\n"_s).toUtf8();
    }

private:
    QString words(bool chinese, int count)
    {
        QString out;
        for (int i = 0; i < count; ++i) {
            const int length = int(m_random.bounded(1, chinese ? 4 : 9));
            if (i > 0 && !chinese)
                out += u' ';
            for (int c = 0; c < length; ++c)
                out += chinese ? QChar(0x4e00 + m_random.bounded(3000)) : QChar(u'a' + m_random.bounded(26));
        }
        return out;
    }

    QString article(bool chinese)
    {
        QString out;
        const int paragraphs = int(m_random.bounded(4, 12));
        for (int i = 0; i < paragraphs; ++i) {
            out += u"<p>"_s + words(chinese, 60) + u" <a href=\"https://bench.example/x?a=1&amp;b="_s +
                   QString::number(i) + u"\">"_s + words(chinese, 3) + u"</a> "_s + words(chinese, 20) +
                   u"</p>\n"_s;
        }
        return out + u"<img src=\"https://bench.example/i.jpg\" alt=\"\">"_s;
    }

    QRandomGenerator m_random{20240101};
};

template<class Work>
double megabytesPerSecond(const QByteArray &bytes, Work work)
{
    double best = 0;
    for (int round = 0; round < 5; ++round) {
        // CPU time: what other programs do meanwhile does not count.
        const std::clock_t start = std::clock();
        int runs = 0;
        std::clock_t spent = 0;
        do {
            work(bytes);
            ++runs;
            spent = std::clock() - start;
        } while (spent < CLOCKS_PER_SEC / 5);
        best = std::max(best, double(bytes.size()) * runs / 1e6 / (double(spent) / CLOCKS_PER_SEC));
    }
    return best;
}

qsizetype readTokens(const QByteArray &bytes)
{
    QXmlStreamReader reader(bytes);
    qsizetype tokens = 0;
    while (!reader.atEnd()) {
        reader.readNext();
        ++tokens;
    }
    return tokens;
}

void measure(const char *name, const QByteArray &bytes)
{
    const double tokens = megabytesPerSecond(bytes, [](const QByteArray &b) { readTokens(b); });
    qsizetype items = 0;
    const double parsing = megabytesPerSecond(bytes, [&items](const QByteArray &b) {
        const Result<ParsedFeed> feed = feed::parse(b);
        items = feed ? feed->items.size() : -1;
    });
    std::printf(
        "%-22s %6.1f KB %5lld items   QXmlStreamReader %6.1f MB/s   feed::parse %6.1f MB/s   ratio %.2f\n",
        name, double(bytes.size()) / 1e3, static_cast<long long>(items), tokens, parsing, parsing / tokens);
}

} // namespace

int main()
{
    FeedMaker maker;
    measure("RSS, CDATA, English", maker.rss(200, false, true));
    measure("RSS, CDATA, Chinese", maker.rss(200, true, true));
    measure("RSS, escaped, English", maker.rss(200, false, false));
    measure("RSS, escaped, Chinese", maker.rss(200, true, false));
    measure("Atom, English", maker.atom(200, false));
    measure("Atom, Chinese", maker.atom(200, true));
    measure("RSS, ten items", maker.rss(10, true, true));
    return 0;
}
