// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/documentfields.h"

#include "feed/date.h"
#include "feed/plaintext.h"
#include "feed/urlresolve.h"

#include <QRegularExpression>
#include <QUrl>

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Plain text of a front matter value: Markdown links lose their address, HTML its tags.
QString plainValue(const QString &text)
{
    static const QRegularExpression link(u"\\[([^\\[\\]]*)\\]\\((?:https?:|mailto:|/)[^()\\s]*\\)"_s);
    if (text.size() > 100'000)
        return plainFromHtml(text.left(100'000));
    return text.contains(u"]("_s) ? plainFromHtml(QString(text).replace(link, u"\\1"_s))
                                  : plainFromHtml(text);
}

/// Every scalar of a list, in order and however deep, each once.
void collect(const QVariant &value, QStringList &out, int depth = 0)
{
    if (depth > 4 || out.size() > 200)
        return;
    if (value.userType() == QMetaType::QVariantList || value.userType() == QMetaType::QStringList) {
        for (const QVariant &item : value.toList())
            collect(item, out, depth + 1);
        return;
    }
    QString text;
    if (value.userType() == QMetaType::QVariantMap) {
        const QVariantMap map = value.toMap();
        for (const QString &key : {u"name"_s, u"title"_s, u"label"_s}) {
            if (text.isEmpty())
                text = map.value(key).toString();
        }
        // `- Foo: bar` was meant as text
        if (text.isEmpty() && map.size() == 1 && !map.firstKey().isEmpty())
            text = map.firstKey() + u": "_s + map.first().toString();
    } else {
        text = value.toString();
    }
    text = plainValue(text);
    if (!text.isEmpty() && !out.contains(text))
        out.append(text);
}

bool isScalarText(const QVariant &value)
{
    return value.userType() == QMetaType::QString || value.userType() == QMetaType::LongLong ||
           value.userType() == QMetaType::Double || value.userType() == QMetaType::Int;
}

} // namespace

DocumentFields::DocumentFields(const FrontMatter &matter, const ParseContext &context)
    : m_matter(matter), m_context(context)
{
    for (auto it = matter.values.cbegin(); it != matter.values.cend(); ++it) {
        const QString lower = it.key().toLower();
        if (!m_keys.contains(lower) || it.key() == lower)
            m_keys.insert(lower, it.key());
    }
}

QString DocumentFields::keyFor(QLatin1StringView name) const
{
    return m_keys.value(QString(name));
}

QString DocumentFields::textOf(const QString &key) const
{
    const QVariant value = m_matter.texts.value(key);
    return isScalarText(value) ? value.toString().trimmed() : QString();
}

/// The value of a key that holds a text. To YAML, "#1 in the world" is a comment and "!now" a tag; whoever
/// wrote that after "title:" meant a text.
QVariant DocumentFields::meantText(const QString &key) const
{
    const QVariant text = m_matter.texts.value(key);
    if (m_matter.source.isEmpty() || text.userType() == QMetaType::QVariantList ||
        text.userType() == QMetaType::QVariantMap)
        return text;
    const QString line = literalLines(m_matter.source, key).value(0);
    const bool lost = line.size() > 1 && QStringView(u"#!&").contains(line.at(0)) && !line.at(1).isSpace();
    return lost && !line.startsWith("!!"_L1) ? QVariant(line) : text;
}

/// The value of a key that holds a list. Items that are indented unevenly are one item to YAML, and "- #sea"
/// none.
QVariant DocumentFields::meantList(const QString &key) const
{
    const QVariant value = m_matter.texts.value(key);
    if (m_matter.source.isEmpty() || value.userType() != QMetaType::QVariantList)
        return meantText(key);
    QStringList lines = literalLines(m_matter.source, key);
    const QVariantList list = value.toList();
    const bool oneText = std::all_of(list.cbegin(), list.cend(),
        [](const QVariant &item) { return item.isNull() || item.userType() == QMetaType::QString; });
    if (!oneText || lines.isEmpty() || !lines.takeFirst().isEmpty())
        return value;
    lines.removeAll(QString());
    static const QRegularExpression item(u"^-[ \\t]+(?:[^\\s\\-!&*|>].*)$"_s);
    if (lines.size() == list.size() && !list.contains(QVariant()))
        return value;
    QVariantList items;
    for (const QString &line : std::as_const(lines)) {
        if (!item.match(line).hasMatch())
            return value;
        items.append(unquoted(line.mid(1)));
    }
    return items;
}

/// The first of the keys whose value is a text that is not empty; it is taken.
QString DocumentFields::take(std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        const QString key = keyFor(name);
        const QString text = key.isNull() ? QString() : textOf(key);
        if (!text.isEmpty()) {
            m_taken.insert(key);
            return text;
        }
    }
    return {};
}

void DocumentFields::fill(ParsedItem &item)
{
    readTitle(item);
    readLinks(item);
    readAuthor(item);
    readCategories(item);
    item.published = readDate({"date"_L1, "published"_L1, "pubdate"_L1, "publishdate"_L1, "published_at"_L1,
                                  "created"_L1, "created_at"_L1, "createtime"_L1},
        true);
    item.updated = readDate(
        {"updated"_L1, "lastmod"_L1, "last_modified_at"_L1, "modified"_L1, "updated_at"_L1, "update"_L1},
        false);
    readImages(item);
    readSummary(item);
    readLanguage(item);
    readEnclosures(item);
    readMarkup();
    keepRest(item);
}

/// title, headline
void DocumentFields::readTitle(ParsedItem &item)
{
    for (const QLatin1StringView name : {"title"_L1, "headline"_L1}) {
        const QString key = keyFor(name);
        if (key.isNull())
            continue;
        const QVariant text = meantText(key);
        QStringList lines;
        collect(text, lines);
        m_taken.insert(key);
        m_hasTitle = m_hasTitle || text.userType() == QMetaType::QString;
        item.title = lines.join(u' ');
        if (!item.title.isEmpty())
            return;
    }
}

/// link, then any of the others that is a web address; base, else the link
void DocumentFields::readLinks(ParsedItem &item)
{
    item.id = take({"guid"_L1});
    item.link = resolveUrl(m_context.url, take({"link"_L1}));
    if (item.link.isEmpty()) {
        for (const QLatin1StringView name : {"permalink"_L1, "url"_L1, "canonical_url"_L1, "canonicalurl"_L1,
                 "canonical"_L1, "source_url"_L1, "external_link"_L1}) {
            const QString key = keyFor(name);
            const QString url = key.isNull() ? QString() : resolveUrl(m_context.url, textOf(key));
            if (!isWebUrl(url))
                continue;
            m_taken.insert(key);
            item.link = url;
            break;
        }
    }
    const QString comments = keyFor("comments"_L1);
    if (!comments.isNull() && isWebUrl(textOf(comments)))
        item.commentsUrl = take({"comments"_L1});
    const QString base = keyFor("base"_L1);
    if (!base.isNull() && (textOf(base).isEmpty() || isWebUrl(textOf(base)))) {
        m_taken.insert(base);
        item.base = textOf(base);
    } else {
        item.base = !m_context.url.isEmpty() ? m_context.url : isWebUrl(item.link) ? item.link : QString();
    }
}

/// author, authors, by: text, a list, or maps with a name
void DocumentFields::readAuthor(ParsedItem &item)
{
    for (const QLatin1StringView name : {"author"_L1, "authors"_L1, "by"_L1}) {
        const QString key = keyFor(name);
        if (key.isNull())
            continue;
        QStringList names;
        collect(meantList(key), names);
        m_taken.insert(key);
        item.author = names.join(u", "_s);
        if (!item.author.isEmpty())
            return;
    }
}

/// categories, category, taxonomies.categories (Zola): a list is a path; tags are none and stay in `extra`
void DocumentFields::readCategories(ParsedItem &item)
{
    for (const QLatin1StringView name : {"categories"_L1, "category"_L1}) {
        const QString key = keyFor(name);
        if (key.isNull())
            continue;
        m_taken.insert(key);
        if (item.categories.isEmpty())
            collect(meantList(key), item.categories);
    }
    if (item.categories.isEmpty())
        collect(m_matter.texts.value(u"taxonomies"_s).toMap().value(u"categories"_s), item.categories);
}

QDateTime DocumentFields::readDate(std::initializer_list<QLatin1StringView> names, bool warn)
{
    QString unreadable;
    for (const QLatin1StringView name : names) {
        const QString key = keyFor(name);
        if (key.isNull())
            continue;
        const QString text = textOf(key);
        const QDateTime time = parseDate(text, m_context.utcOffsetSeconds);
        if (time.isValid() || name == *names.begin())
            m_taken.insert(key);
        if (time.isValid())
            return time;
        if (!text.isEmpty() && unreadable.isEmpty() && name == *names.begin())
            unreadable = text;
    }
    if (warn && !unreadable.isEmpty())
        m_warnings.append(u"The date cannot be read: “%1”."_s.arg(unreadable.left(80)));
    return {};
}

/// excerpt_html, excerpt, summary. A description, written for search engines as often as for readers, stays
/// in `extra` and is the last resort.
void DocumentFields::readSummary(ParsedItem &item)
{
    static const QRegularExpression markup(u"</?[a-zA-Z][^<>]*>|&(?:#\\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);"_s);
    const auto html = [](const QString &text) {
        return text.left(100'000).contains(markup) ? text : htmlFromPlain(text);
    };
    const QString exact = keyFor("excerpt_html"_L1);
    if (!exact.isNull()) {
        m_taken.insert(exact);
        m_hasExcerpt = true;
        item.summary = m_matter.texts.value(exact).toString();
        return;
    }
    for (const QLatin1StringView name : {"excerpt"_L1, "summary"_L1}) {
        const QString key = keyFor(name);
        if (key.isNull() || m_matter.values.value(key).userType() != QMetaType::QString)
            continue;
        m_taken.insert(key);
        m_hasExcerpt = true;
        item.summary = html(m_matter.texts.value(key).toString().trimmed());
        if (!item.summary.isEmpty())
            return;
    }
    const QString description = keyFor("description"_L1);
    if (!m_hasExcerpt && !description.isNull())
        item.summary = html(textOf(description));
}

/// lang, language, locale, when it is a tag and not a name
void DocumentFields::readLanguage(ParsedItem &item)
{
    static const QRegularExpression tag(u"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$"_s);
    for (const QLatin1StringView name : {"lang"_L1, "language"_L1, "locale"_L1}) {
        const QString key = keyFor(name);
        if (key.isNull() || !tag.match(textOf(key)).hasMatch())
            continue;
        m_taken.insert(key);
        item.language = textOf(key).replace(u'_', u'-');
        return;
    }
}

void DocumentFields::readMarkup()
{
    const QString key = keyFor("markup"_L1);
    const QString text = key.isNull() ? QString() : textOf(key).toLower();
    if (text == "html"_L1 || text == "htm"_L1)
        m_markup = u"html"_s;
    else if (text == "md"_L1 || text == "markdown"_L1 || text == "goldmark"_L1 || text == "kramdown"_L1)
        m_markup = u"markdown"_s;
    else
        return;
    m_taken.insert(key);
}

void DocumentFields::keepRest(ParsedItem &item) const
{
    for (auto it = m_matter.values.cbegin(); it != m_matter.values.cend(); ++it) {
        if (!m_taken.contains(it.key()))
            item.extra.insert(it.key(), it.value());
    }
}

} // namespace courant::feed
