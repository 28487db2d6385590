// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchquery.h"

#include "store/segment.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isQuote(QChar c)
{
    return c == u'"' || c == u'“' || c == u'”' || c == u'＂';
}

SearchNode textNode(const QString &text, bool phrase)
{
    const Segments segments = segment(text);
    SearchNode node;
    node.kind = SearchNode::Kind::Text;
    node.tokens = segments.tokens;
    node.prefix = segments.endsInWord && !phrase;
    return node;
}

class Parser
{
public:
    explicit Parser(const QString &text) : m_text(text) {}

    Result<SearchNode> run()
    {
        SearchNode all;
        for (skipBlanks(); m_at < m_text.size(); skipBlanks()) {
            SearchNode node = one();
            if (node.kind != SearchNode::Kind::Text || !node.tokens.isEmpty())
                all.children.append(std::move(node));
            else
                m_empty = true;
        }
        // Nothing but signs, which the index does not know: matches nothing.
        if (all.children.isEmpty() && m_empty)
            all.children.append(SearchNode{SearchNode::Kind::Or, {}, {}, {}, false, {}});
        return all;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }

    SearchNode one()
    {
        const bool negated =
            m_text.at(m_at) == u'-' && m_at + 1 < m_text.size() && !m_text.at(m_at + 1).isSpace();
        if (negated)
            ++m_at;
        SearchNode node = isQuote(m_text.at(m_at)) ? phrase() : textNode(word(), false);
        if (!negated || node.tokens.isEmpty())
            return node;
        SearchNode inverse;
        inverse.kind = SearchNode::Kind::Not;
        inverse.children.append(std::move(node));
        return inverse;
    }

    SearchNode phrase()
    {
        const qsizetype start = ++m_at;
        while (m_at < m_text.size() && !isQuote(m_text.at(m_at)))
            ++m_at;
        const QString text = m_text.mid(start, m_at - start);
        ++m_at;
        return textNode(text, true);
    }

    QString word()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !m_text.at(m_at).isSpace() && !isQuote(m_text.at(m_at)))
            ++m_at;
        return m_text.mid(start, m_at - start);
    }

    const QString &m_text;
    qsizetype m_at = 0;
    bool m_empty = false;
};

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
    Q_UNUSED(now)
    return Parser(text).run();
}

} // namespace courant
