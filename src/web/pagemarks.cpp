// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pagemarks.h"

#include <QStringList>

namespace courant::marks {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostMarks = 2'000;
constexpr qsizetype longestText = 2'000'000;

/// The text nodes with the place each begins at; both scripts see the page through it.
QString collect()
{
    return u"const blocks = 'p,li,div,h1,h2,h3,h4,h5,h6,td,th,blockquote,pre,figcaption,dt,dd,summary';"
           "const pieces = []; let text = '', block = null;"
           "for (const root of document.querySelectorAll('header.top h1, .body')) {"
           "const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);"
           "for (let node; (node = walk.nextNode());) {"
           "const own = node.parentElement.closest(blocks);"
           "if (own !== block) { text += '\\n'; block = own; }"
           "pieces.push([text.length, node]); text += node.data; } }"_s;
}

} // namespace

QString readText()
{
    return u"(() => { for (const hit of document.querySelectorAll('mark.hit')) {"
           "const above = hit.parentNode; hit.replaceWith(...hit.childNodes); above.normalize(); }"_s +
           collect() + u"return text.length > %1 ? '' : text })()"_s.arg(longestText);
}

QString markSpans(const QString &text, const TextFinder &find)
{
    QStringList numbers;
    for (const TextSpan &span : find(text)) {
        if (numbers.size() >= mostMarks)
            break;
        numbers.append(u"[%1,%2]"_s.arg(span.from).arg(span.from + span.length));
    }
    if (numbers.isEmpty())
        return {};
    // From the end: what is before a mark keeps its place.
    return u"(() => {"_s + collect() +
           u"if (text.length !== %1) return;"
           "let at = pieces.length - 1;"
           "for (const [from, to] of [%2].reverse()) {"
           "while (at > 0 && pieces[at][0] >= to) --at;"
           "for (let i = at; i >= 0 && pieces[i][0] + pieces[i][1].length > from; --i) {"
           "const [start, node] = pieces[i];"
           "const begin = Math.max(0, from - start), end = Math.min(node.length, to - start);"
           "if (begin >= end) continue;"
           "const range = new Range(); range.setStart(node, begin); range.setEnd(node, end);"
           "const hit = document.createElement('mark'); hit.className = 'hit';"
           "range.surroundContents(hit); } } })()"_s.arg(text.size())
               .arg(numbers.join(u','));
}

} // namespace courant::marks
