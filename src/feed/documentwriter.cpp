// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/document.h"
#include "feed/documentfields.h"
#include "feed/frontmatter.h"
#include "feed/markdown.h"
#include "feed/plaintext.h"
#include "feed/urlresolve.h"

#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Keys that stand for fields; an `extra` of the same name would be read back as the field.
bool isFieldKey(const QString &key)
{
    static const QStringList keys = {u"title"_s, u"headline"_s, u"categories"_s, u"category"_s, u"headimg"_s,
        u"author"_s, u"authors"_s, u"by"_s, u"date"_s, u"published"_s, u"thumbnail"_s, u"link"_s, u"guid"_s,
        u"updated"_s, u"excerpt"_s, u"excerpt_html"_s, u"summary"_s, u"lang"_s, u"language"_s, u"base"_s,
        u"enclosures"_s, u"markup"_s};
    return keys.contains(key.toLower());
}

QString doubleQuoted(const QString &text)
{
    QString out = u"\""_s;
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if (u == u'"' || u == u'\\')
            out += u'\\' + QString(c);
        else if (u == u'\n')
            out += u"\\n"_s;
        else if (u < 0x20 || (u >= 0x7f && u < 0xa0) || u == 0x2028 || u == 0x2029 || u == 0xfeff)
            out += u"\\u"_s + QString::number(u, 16).rightJustified(4, u'0');
        else
            out += c;
    }
    return out + u'"';
}

/// In single quotes, as the seed documents have it, unless something in it needs escapes.
QString quoted(const QString &text)
{
    const bool special = std::any_of(text.begin(), text.end(), [](QChar c) {
        const char16_t u = c.unicode();
        return u < 0x20 || (u >= 0x7f && u < 0xa0) || u == 0x2028 || u == 0x2029 || u == 0xfeff;
    });
    if (special)
        return doubleQuoted(text);
    return u'\'' + QString(text).replace(u'\'', u"''"_s) + u'\'';
}

/// Without quotes when every YAML reader takes it for the same text.
QString plainOrQuoted(const QString &text)
{
    static const QRegularExpression harmless(u"^[\\p{L}][\\p{L}\\p{N}_ （）()·—/+.-]*$"_s);
    const bool plain = text.size() < 200 && harmless.match(text).hasMatch() && !text.endsWith(u' ') &&
                       coreSchemaValue(text).userType() == QMetaType::QString;
    static const QStringList words = {
        u"yes"_s, u"no"_s, u"on"_s, u"off"_s, u"y"_s, u"n"_s, u"null"_s, u"true"_s, u"false"_s};
    return plain && !words.contains(text.toLower()) ? text : quoted(text);
}

/// Plain text such that reading it as text that may hold markup gives the same again.
QString guarded(const QString &plain)
{
    if (plainFromHtml(plain) == plain && !plain.contains(u"]("_s))
        return plain;
    QString out = plain;
    out.replace(u'&', u"&amp;"_s).replace(u'<', u"&lt;"_s).replace(u'[', u"&#91;"_s);
    return out;
}

QString rfc1123(const QDateTime &time)
{
    const QDateTime utc = time.toUTC();
    if (utc.time().msec() != 0)
        return utc.toString(Qt::ISODateWithMs);
    return QLocale::c().toString(utc, u"ddd, dd MMM yyyy HH:mm:ss"_s) + u" GMT"_s;
}

QString number(double value)
{
    if (std::isnan(value))
        return u".nan"_s;
    if (std::isinf(value))
        return value < 0 ? u"-.inf"_s : u".inf"_s;
    const QString text = QString::number(value, 'g', 17);
    return text.contains(u'.') || text.contains(u'e') ? text : text + u".0"_s;
}

/// Any value in YAML's flow style.
QString flow(const QVariant &value, int depth = 0)
{
    constexpr int Deepest = 50;
    switch (value.userType()) {
    case QMetaType::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QMetaType::Int:
    case QMetaType::LongLong:
    case QMetaType::UInt:
    case QMetaType::ULongLong:
        return value.toString();
    case QMetaType::Double:
    case QMetaType::Float:
        return number(value.toDouble());
    case QMetaType::QVariantMap: {
        QStringList parts;
        const QVariantMap map = depth < Deepest ? value.toMap() : QVariantMap();
        for (auto it = map.cbegin(); it != map.cend(); ++it)
            parts.append(doubleQuoted(it.key()) + u": "_s + flow(it.value(), depth + 1));
        return u"{"_s + parts.join(u", "_s) + u"}"_s;
    }
    case QMetaType::QVariantList:
    case QMetaType::QStringList: {
        QStringList parts;
        const QVariantList list = depth < Deepest ? value.toList() : QVariantList();
        for (const QVariant &item : list)
            parts.append(flow(item, depth + 1));
        return u"["_s + parts.join(u", "_s) + u"]"_s;
    }
    case QMetaType::QString:
        return doubleQuoted(value.toString());
    default:
        return value.isNull() || !value.canConvert<QString>() ? u"null"_s : doubleQuoted(value.toString());
    }
}

/// Writes the lines of front matter, in the order of the seed documents. Thread: any, one use.
class MatterWriter
{
public:
    explicit MatterWriter(const Article &article) : m_article(article) {}

    QString written();

private:
    void line(QLatin1StringView key, const QString &value) { m_out += key + u": "_s + value + u'\n'; }
    void quotedLine(QLatin1StringView key, const QString &value)
    {
        if (!value.isEmpty())
            line(key, quoted(value));
    }
    void categories();
    void images();
    void summary();
    void links();
    void enclosures();
    void extra();

    const Article &m_article;
    QString m_out;
};

QString MatterWriter::written()
{
    const ArticleRow &row = m_article.row;
    line("title"_L1, quoted(guarded(row.title)));
    categories();
    images();
    if (!row.author.isEmpty())
        line("author"_L1, plainOrQuoted(guarded(row.author)));
    if (!m_article.commentsUrl.isEmpty())
        quotedLine("comments"_L1, m_article.commentsUrl);
    if (row.published.isValid())
        line("date"_L1, rfc1123(row.published));
    if (m_article.updated.isValid())
        line("updated"_L1, rfc1123(m_article.updated));
    quotedLine("thumbnail"_L1, row.thumbnail);
    links();
    quotedLine("lang"_L1, row.language);
    summary();
    enclosures();
    const bool understood = bodyFormat(m_article.content, {}) == BodyFormat::Html &&
                            withoutKnownTemplateTags(m_article.content, {}) == m_article.content;
    if (!understood && !m_article.content.isEmpty())
        line("markup"_L1, u"html"_s);
    extra();
    return m_out;
}

void MatterWriter::categories()
{
    if (m_article.categories.isEmpty())
        return;
    m_out += u"categories:\n"_s;
    for (const QString &category : m_article.categories)
        m_out += u" - "_s + plainOrQuoted(guarded(category)) + u'\n';
}

void MatterWriter::images()
{
    if (!m_article.leadImage.isEmpty())
        quotedLine("headimg"_L1, m_article.leadImage);
    else if (!m_article.row.thumbnail.isEmpty())
        line("headimg"_L1, u"false"_s);
}

void MatterWriter::links()
{
    quotedLine("link"_L1, m_article.link);
    quotedLine("guid"_L1, m_article.guid);
    const QString implied = isWebUrl(m_article.link) ? m_article.link : QString();
    if (m_article.base != implied)
        line("base"_L1, quoted(m_article.base));
}

/// `excerpt` when it is read back as it is, else the key that is always taken literally.
void MatterWriter::summary()
{
    const QString &summary = m_article.summary;
    const bool marked = excerptMark(m_article.content) > 0 || m_article.extra.contains(u"description"_s);
    if (summary.isEmpty()) {
        if (marked)
            line("excerpt"_L1, u"''"_s);
        return;
    }
    FrontMatter matter;
    matter.values.insert(u"excerpt"_s, summary);
    matter.texts = matter.values;
    ParsedItem read;
    const ParseContext nothing;
    DocumentFields(matter, nothing).fill(read);
    quotedLine(read.summary == summary ? "excerpt"_L1 : "excerpt_html"_L1, summary);
}

void MatterWriter::enclosures()
{
    if (m_article.enclosures.isEmpty())
        return;
    m_out += u"enclosures:\n"_s;
    for (const Enclosure &enclosure : m_article.enclosures) {
        QVariantMap map{{u"url"_s, enclosure.url}};
        if (!enclosure.type.isEmpty())
            map.insert(u"type"_s, enclosure.type);
        if (enclosure.length >= 0)
            map.insert(u"length"_s, enclosure.length);
        m_out += u" - "_s + flow(map) + u'\n';
    }
}

void MatterWriter::extra()
{
    for (auto it = m_article.extra.cbegin(); it != m_article.extra.cend(); ++it) {
        if (isFieldKey(it.key()) || (it.key() == "comments"_L1 && !m_article.commentsUrl.isEmpty()))
            continue;
        static const QRegularExpression simple(u"^[A-Za-z_][A-Za-z0-9_-]*$"_s);
        const bool bare = simple.match(it.key()).hasMatch() && plainOrQuoted(it.key()) == it.key();
        m_out += (bare ? it.key() : doubleQuoted(it.key())) + u": "_s + flow(it.value()) + u'\n';
    }
}

} // namespace

QByteArray writeDocument(const Article &article)
{
    if (article.document) {
        const DocumentSource &source = *article.document;
        return source.header + (source.bodyIsContent ? article.content.toUtf8() : source.body);
    }
    const QString matter = MatterWriter(article).written();
    return QByteArray("\n---\n") + matter.toUtf8() + "---\n\n" + article.content.toUtf8();
}

} // namespace courant::feed
