// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/markdowncode.h"

namespace courant::feed {

qsizetype codeBlockEnd(QStringView markdown, qsizetype at)
{
    qsizetype start = at;
    while (start < markdown.size() && start - at < 4 && markdown[start] == u' ')
        ++start;
    const QChar fence = start < markdown.size() ? markdown[start] : QChar();
    if (fence != u'`' && fence != u'~')
        return -1;
    qsizetype length = 0;
    while (start + length < markdown.size() && markdown[start + length] == fence)
        ++length;
    if (length < 3)
        return -1;
    const QString closing(length, fence);
    qsizetype line = markdown.indexOf(u'\n', start);
    if (fence == u'`' &&
        markdown.sliced(start + length, (line < 0 ? markdown.size() : line) - start - length).contains(u'`'))
        return -1; // ```code``` in one line is a span
    while (line >= 0) {
        const qsizetype next = markdown.indexOf(u'\n', line + 1);
        const QStringView text = markdown.sliced(line + 1, (next < 0 ? markdown.size() : next) - line - 1);
        if (text.trimmed().startsWith(closing))
            return next < 0 ? markdown.size() : next + 1;
        line = next;
    }
    return markdown.size();
}

qsizetype codeSpanEnd(QStringView markdown, qsizetype at)
{
    constexpr qsizetype LongestSpan = 2'000;
    qsizetype length = 0;
    while (at + length < markdown.size() && markdown[at + length] == u'`')
        ++length;
    const QString ticks(length, u'`');
    const qsizetype close = markdown.mid(at + length, LongestSpan).indexOf(ticks);
    return close < 0 ? at + length : at + length + close + length;
}

QString outsideCode(const QString &markdown, const std::function<QString(const QString &)> &change)
{
    QString out;
    out.reserve(markdown.size());
    qsizetype begin = 0;
    bool lineStart = true;
    for (qsizetype i = 0; i < markdown.size();) {
        const QChar c = markdown.at(i);
        qsizetype end = lineStart && (c == u' ' || c == u'`' || c == u'~') ? codeBlockEnd(markdown, i) : -1;
        if (end < 0 && c == u'`')
            end = codeSpanEnd(markdown, i);
        lineStart = c == u'\n';
        if (end <= i) {
            ++i;
            continue;
        }
        out += change(markdown.mid(begin, i - begin)) + QStringView(markdown).sliced(i, end - i);
        lineStart = markdown.at(end - 1) == u'\n';
        begin = i = end;
    }
    return out + change(markdown.mid(begin));
}

} // namespace courant::feed
