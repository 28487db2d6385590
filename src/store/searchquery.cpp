// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchquery.h"

#include "store/segment.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

namespace courant {

using namespace Qt::Literals::StringLiterals;

using Kind = SearchNode::Kind;
using Field = SearchNode::Field;

namespace {

bool isQuote(QChar c)
{
    return c == u'"' || c == u'“' || c == u'”' || c == u'＂';
}

bool isColon(QChar c)
{
    return c == u':' || c == u'：';
}

SearchNode node(Kind kind)
{
    SearchNode made;
    made.kind = kind;
    return made;
}

SearchNode textNode(Field field, const QString &text, bool phrase)
{
    const Segments segments = segment(text);
    SearchNode made = node(Kind::Text);
    made.field = field;
    made.text = text;
    made.tokens = segments.tokens;
    made.prefix = segments.endsInWord && !phrase;
    return made;
}

bool saysNothing(const SearchNode &node)
{
    return node.kind == Kind::Text && node.tokens.isEmpty();
}

/// In the reader's language: it is about words the reader typed.
Error wrong(const char *sentence, const QString &first = {}, const QString &second = {})
{
    QString text = QCoreApplication::translate("SearchQuery", sentence);
    if (!second.isNull())
        text = text.arg(first, second);
    else if (!first.isNull())
        text = text.arg(first);
    return {Error::Kind::InvalidArgument, text, 0};
}

/// The time a date or a span means: its first moment.
std::optional<QDateTime> timeOf(const QString &text, const QDateTime &now)
{
    static const QRegularExpression span(u"^(\\d{1,5})([hdwmy])$"_s);
    if (const auto match = span.match(text.toLower()); match.hasMatch()) {
        const int number = match.captured(1).toInt();
        switch (match.captured(2).at(0).unicode()) {
        case u'h':
            return now.addSecs(-3600LL * number);
        case u'd':
            return now.addDays(-number);
        case u'w':
            return now.addDays(-7LL * number);
        case u'm':
            return now.addMonths(-number);
        default:
            return now.addYears(-number);
        }
    }
    static const QRegularExpression date(u"^(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?)?$"_s);
    const auto match = date.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto part = [&match](int index) {
        return match.captured(index).isEmpty() ? 1 : match.captured(index).toInt();
    };
    const QDate day(part(1), part(2), part(3));
    if (!day.isValid())
        return std::nullopt;
    QDateTime time = now;
    time.setDate(day);
    time.setTime(QTime(0, 0));
    return time;
}

class Parser
{
public:
    Parser(const QString &text, const QDateTime &now) : m_text(text), m_now(now) {}

    Result<SearchNode> run();

private:
    void skipBlanks();
    bool takeOr();
    Result<SearchNode> alternatives();
    Result<SearchNode> one();
    Result<SearchNode> positive();
    Result<SearchNode> fieldValue(const QString &name);
    Result<SearchNode> state(const QString &value);
    Result<SearchNode> time(Kind kind, const QString &name, const QString &value);
    QString fieldName();
    QString quotedText();
    QString word();

    const QString &m_text;
    const QDateTime m_now;
    qsizetype m_at = 0;
};

void Parser::skipBlanks()
{
    while (m_at < m_text.size() && m_text.at(m_at).isSpace())
        ++m_at;
}

bool Parser::takeOr()
{
    skipBlanks();
    const QStringView rest = QStringView(m_text).sliced(m_at);
    if (!rest.startsWith(u"OR") || (rest.size() > 2 && !rest.at(2).isSpace()))
        return false;
    m_at += 2;
    skipBlanks();
    return true;
}

Result<SearchNode> Parser::run()
{
    SearchNode all;
    bool signsOnly = false;
    if (takeOr())
        return wrong(QT_TRANSLATE_NOOP("SearchQuery", "OR needs a word before it."));
    for (skipBlanks(); m_at < m_text.size(); skipBlanks()) {
        Result<SearchNode> next = alternatives();
        if (!next)
            return next;
        if (saysNothing(*next))
            signsOnly = true;
        else
            all.children.append(std::move(*next));
    }
    if (all.children.isEmpty() && signsOnly)
        return node(Kind::Or);
    return all;
}

Result<SearchNode> Parser::alternatives()
{
    Result<SearchNode> first = one();
    if (!first || !takeOr())
        return first;
    SearchNode either = node(Kind::Or);
    either.children.append(std::move(*first));
    do {
        if (m_at >= m_text.size())
            return wrong(QT_TRANSLATE_NOOP("SearchQuery", "OR needs a word after it."));
        Result<SearchNode> next = one();
        if (!next)
            return next;
        either.children.append(std::move(*next));
    } while (takeOr());
    either.children.removeIf(saysNothing);
    return either;
}

Result<SearchNode> Parser::one()
{
    const bool negated =
        m_text.at(m_at) == u'-' && m_at + 1 < m_text.size() && !m_text.at(m_at + 1).isSpace();
    if (negated)
        ++m_at;
    Result<SearchNode> found = positive();
    if (!found || !negated || saysNothing(*found))
        return found;
    SearchNode inverse = node(Kind::Not);
    inverse.children.append(std::move(*found));
    return inverse;
}

Result<SearchNode> Parser::positive()
{
    if (isQuote(m_text.at(m_at)))
        return textNode(Field::Any, quotedText(), true);
    const QString name = fieldName();
    return name.isEmpty() ? textNode(Field::Any, word(), false) : fieldValue(name);
}

// A known name with its colon, taken; what only looks like one (a time, a URL) stays text.
QString Parser::fieldName()
{
    static const QStringList names = {u"title"_s, u"author"_s, u"source"_s, u"group"_s, u"tag"_s, u"is"_s,
        u"has"_s, u"before"_s, u"after"_s};
    qsizetype end = m_at;
    while (end < m_text.size() && m_text.at(end).isLetter())
        ++end;
    if (end >= m_text.size() || !isColon(m_text.at(end)))
        return {};
    const QString name = m_text.mid(m_at, end - m_at).toLower();
    if (!names.contains(name))
        return {};
    m_at = end + 1;
    return name;
}

Result<SearchNode> Parser::fieldValue(const QString &name)
{
    const bool phrase = m_at < m_text.size() && isQuote(m_text.at(m_at));
    const QString value = phrase ? quotedText() : word();
    if (value.trimmed().isEmpty())
        return wrong(QT_TRANSLATE_NOOP("SearchQuery", "%1: needs a word after it."), name);
    static const QHash<QString, Field> fields = {{u"title"_s, Field::Title}, {u"author"_s, Field::Author},
        {u"source"_s, Field::Source}, {u"group"_s, Field::Group}, {u"tag"_s, Field::Tag}};
    if (const auto field = fields.constFind(name); field != fields.constEnd())
        return textNode(*field, value, phrase);
    if (name == "is"_L1)
        return state(value);
    if (name == "has"_L1) {
        if (value.toLower() == "image"_L1 || value.toLower() == "images"_L1)
            return node(Kind::HasImage);
        return wrong(QT_TRANSLATE_NOOP("SearchQuery", "has: knows image, not “%1”."), value);
    }
    return time(name == "before"_L1 ? Kind::Before : Kind::After, name, value);
}

Result<SearchNode> Parser::state(const QString &value)
{
    static const QHash<QString, Kind> states = {{u"unread"_s, Kind::Unread}, {u"read"_s, Kind::Read},
        {u"bookmarked"_s, Kind::Bookmarked}, {u"starred"_s, Kind::Bookmarked}};
    const auto known = states.constFind(value.toLower());
    if (known == states.constEnd())
        return wrong(
            QT_TRANSLATE_NOOP("SearchQuery", "is: knows unread, read and bookmarked, not “%1”."), value);
    return node(*known);
}

Result<SearchNode> Parser::time(Kind kind, const QString &name, const QString &value)
{
    const std::optional<QDateTime> time = timeOf(value, m_now);
    if (!time)
        return wrong(QT_TRANSLATE_NOOP("SearchQuery",
                         "%1: needs a date such as 2026-01-31 or a span such as 7d, not “%2”."),
            name, value);
    SearchNode made = node(kind);
    made.time = *time;
    return made;
}

QString Parser::quotedText()
{
    const qsizetype start = ++m_at;
    while (m_at < m_text.size() && !isQuote(m_text.at(m_at)))
        ++m_at;
    const QString text = m_text.mid(start, m_at - start);
    m_at = std::min(m_at + 1, m_text.size()); // one that is never closed goes to the end
    return text;
}

QString Parser::word()
{
    const qsizetype start = m_at;
    while (m_at < m_text.size() && !m_text.at(m_at).isSpace() && !isQuote(m_text.at(m_at)))
        ++m_at;
    return m_text.mid(start, m_at - start);
}

} // namespace

bool SearchNode::isText() const
{
    switch (kind) {
    case Kind::Text:
        return true;
    case Kind::And:
    case Kind::Or:
    case Kind::Not:
        return std::all_of(
            children.begin(), children.end(), [](const SearchNode &child) { return child.isText(); });
    default:
        return false;
    }
}

Result<SearchNode> parseSearch(const QString &text, const QDateTime &now)
{
    return Parser(text, now).run();
}

QStringList wantedTexts(const SearchNode &node)
{
    if (node.kind == Kind::Not)
        return {};
    const bool inText = node.field == Field::Any || node.field == Field::Title || node.field == Field::Author;
    if (node.kind == Kind::Text)
        return inText && !node.tokens.isEmpty() ? QStringList{node.text} : QStringList();
    QStringList texts;
    for (const SearchNode &child : node.children)
        texts += wantedTexts(child);
    return texts;
}

} // namespace courant
