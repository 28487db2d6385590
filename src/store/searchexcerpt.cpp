// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchexcerpt.h"

#include "store/segment.h"

namespace courant {

namespace {

constexpr qsizetype windowLength = 200;
constexpr qsizetype windowOverlap = 60;
constexpr qsizetype lengthBefore = 40;
constexpr qsizetype excerptLength = 200;
constexpr qsizetype longestWord = 40; // looked back for the beginning of one

bool isSpace(QChar character)
{
    return character.isSpace();
}

/// The beginning of the word at a position, or the position itself in scripts without blanks.
qsizetype wordStart(QStringView text, qsizetype position)
{
    for (qsizetype start = position; start > 0 && position - start < longestWord; --start) {
        if (isSpace(text.at(start - 1)))
            return start;
    }
    if (position > 0 && position < text.size() && text.at(position).isLowSurrogate())
        return position - 1;
    return position > longestWord ? position : 0;
}

qsizetype wordEnd(QStringView text, qsizetype position)
{
    for (qsizetype end = position; end < text.size() && end - position < longestWord; ++end) {
        if (isSpace(text.at(end)))
            return end;
    }
    if (position > 0 && position < text.size() && text.at(position).isLowSurrogate())
        return position + 1;
    return std::min(position, text.size());
}

bool has(const QByteArray &tokens, const SearchNode &node)
{
    return tokens.contains(QByteArrayView(node.tokens).chopped(node.prefix ? 1 : 0));
}

/// Where the first hit in text[start, end) begins: the last place it can still be seen from.
qsizetype hitIn(QStringView text, qsizetype start, qsizetype end, const QList<SearchNode> &wanted)
{
    qsizetype low = start;
    qsizetype high = end;
    while (high - low > 1) {
        const qsizetype middle = (low + high) / 2;
        if (hasAny(text.sliced(middle, end - middle), wanted))
            low = middle;
        else
            high = middle;
    }
    return low;
}

QString cut(QStringView text, qsizetype hit)
{
    const qsizetype start = hit <= lengthBefore ? 0 : wordStart(text, hit - lengthBefore);
    const qsizetype end =
        text.size() - start <= excerptLength ? text.size() : wordEnd(text, start + excerptLength);
    QString excerpt = text.sliced(start, end - start).toString().simplified();
    if (start > 0)
        excerpt.prepend(u'…');
    if (end < text.size())
        excerpt.append(u'…');
    return excerpt;
}

} // namespace

QList<SearchNode> wantedInBody(const SearchNode &node)
{
    if (node.kind == SearchNode::Kind::Text)
        return node.field == SearchNode::Field::Any ? QList<SearchNode>{node} : QList<SearchNode>();
    QList<SearchNode> wanted;
    if (node.kind != SearchNode::Kind::Not) {
        for (const SearchNode &child : node.children)
            wanted += wantedInBody(child);
    }
    return wanted;
}

bool hasAny(QStringView text, const QList<SearchNode> &wanted)
{
    const QByteArray tokens = segment(text).tokens;
    return std::any_of(
        wanted.begin(), wanted.end(), [&tokens](const SearchNode &node) { return has(tokens, node); });
}

QString searchExcerpt(const QString &text, const QList<SearchNode> &wanted)
{
    qsizetype overlap = windowOverlap;
    for (const SearchNode &node : wanted)
        overlap = std::max(overlap, node.text.size() * 2);
    for (qsizetype at = 0; at < text.size(); at += windowLength) {
        const qsizetype start = wordStart(text, at);
        const qsizetype end = wordEnd(text, std::min(text.size(), at + windowLength + overlap));
        const QStringView window = QStringView(text).sliced(start, end - start);
        if (!hasAny(window, wanted))
            continue;
        // The first of several: what ends soonest.
        qsizetype shortest = end;
        for (qsizetype low = start; shortest - low > 1;) {
            const qsizetype middle = (low + shortest) / 2;
            if (hasAny(QStringView(text).sliced(start, middle - start), wanted))
                shortest = middle;
            else
                low = middle;
        }
        return cut(text, hitIn(text, start, shortest, wanted));
    }
    return {};
}

} // namespace courant
