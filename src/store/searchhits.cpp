// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchhits.h"

#include "store/segment.h"

#include <algorithm>

namespace courant {

namespace {

/// The part of the text that tokens[from, end) was made of.
TextSpan spanOf(const QList<TokenPlace> &places, qsizetype from, qsizetype end)
{
    const auto before = [](const TokenPlace &place, qsizetype at) { return place.token < at; };
    const auto first = std::lower_bound(places.begin(), places.end(), from, before);
    const auto last = std::lower_bound(first, places.end(), end, before);
    if (first == last)
        return {};
    return {first->from, (last - 1)->to - first->from};
}

/// In their order, those that touch the same text as one.
QList<TextSpan> joined(QList<TextSpan> spans)
{
    std::sort(
        spans.begin(), spans.end(), [](const TextSpan &a, const TextSpan &b) { return a.from < b.from; });
    QList<TextSpan> joined;
    for (const TextSpan &span : std::as_const(spans)) {
        if (joined.isEmpty() || span.from >= joined.last().from + joined.last().length)
            joined.append(span);
        else
            joined.last().length =
                std::max(joined.last().length, span.from + span.length - joined.last().from);
    }
    return joined;
}

} // namespace

QList<SearchNode> wantedInTexts(const SearchNode &node)
{
    using Field = SearchNode::Field;
    if (node.kind == SearchNode::Kind::Text) {
        const bool inText =
            node.field == Field::Any || node.field == Field::Title || node.field == Field::Author;
        return inText && !node.tokens.isEmpty() ? QList<SearchNode>{node} : QList<SearchNode>();
    }
    QList<SearchNode> wanted;
    if (node.kind != SearchNode::Kind::Not) {
        for (const SearchNode &child : node.children)
            wanted += wantedInTexts(child);
    }
    return wanted;
}

QList<TextSpan> searchHits(const QString &text, const QList<SearchNode> &wanted)
{
    if (wanted.isEmpty() || text.isEmpty())
        return {};
    QList<TokenPlace> places;
    const QByteArray tokens = segment(text, &places).tokens;
    QList<TextSpan> spans;
    for (const SearchNode &node : wanted) {
        const QByteArrayView looked = QByteArrayView(node.tokens).chopped(node.prefix ? 1 : 0);
        if (looked.trimmed().isEmpty())
            continue;
        for (qsizetype at = 0; (at = tokens.indexOf(looked, at)) >= 0; ++at) {
            // A token's blanks are no part of the text.
            const TextSpan span = spanOf(places, at, at + looked.size());
            if (span.length > 0)
                spans.append(span);
        }
    }
    return joined(spans);
}

} // namespace courant
