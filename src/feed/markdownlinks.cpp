// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/markdowncode.h"

#include <QSet>

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Units of the address that begins the text, without the punctuation that belongs to the sentence.
qsizetype addressLength(QStringView text)
{
    constexpr qsizetype Longest = 2'000;
    qsizetype end = 0;
    while (end < text.size() && end < Longest) {
        const char16_t c = text[end].unicode();
        if (c <= u' ' || c >= 0x7f || QStringView(u"<>\"`{}|\\^").contains(c))
            break;
        const QStringView rest = text.sliced(end);
        if (c == u'&' && (rest.startsWith(u"&lt;") || rest.startsWith(u"&gt;") || rest.startsWith(u"&quot;")))
            break;
        ++end;
    }
    qsizetype surplus = text.first(end).count(u')') - text.first(end).count(u'(');
    while (end > 0 && QStringView(u".,;:!?'*_~)").contains(text[end - 1])) {
        if (text[end - 1] == u')' && surplus-- <= 0)
            break;
        --end;
    }
    return end;
}

struct Tag
{
    QString name;
    bool closing = false;
    qsizetype end = 0;
};

Tag tagAt(QStringView html, qsizetype at)
{
    Tag tag;
    qsizetype i = at + 1;
    if (html.sliced(at).startsWith(u"<!--")) {
        const qsizetype close = html.indexOf(u"-->", at);
        tag.end = close < 0 ? html.size() : close + 3;
        return tag;
    }
    if (i < html.size() && html[i] == u'/') {
        tag.closing = true;
        ++i;
    }
    while (i < html.size() && html[i].isLetterOrNumber())
        tag.name += html[i++].toLower();
    QChar quote;
    for (; i < html.size(); ++i) {
        if (!quote.isNull())
            quote = html[i] == quote ? QChar() : quote;
        else if (html[i] == u'"' || html[i] == u'\'')
            quote = html[i];
        else if (html[i] == u'>')
            break;
    }
    tag.end = std::min(i + 1, html.size());
    return tag;
}

} // namespace

QString withBareLinks(const QString &html)
{
    if (!html.contains("://"_L1))
        return html;
    static const QSet<QString> closed = {u"a"_s, u"code"_s, u"pre"_s, u"script"_s, u"style"_s, u"textarea"_s,
        u"title"_s, u"svg"_s, u"math"_s, u"iframe"_s, u"object"_s};
    QString out;
    out.reserve(html.size() + html.size() / 8);
    QString inside; // the element that no link may be put into
    for (qsizetype i = 0; i < html.size();) {
        const QChar c = html.at(i);
        if (c == u'<') {
            const Tag tag = tagAt(html, i);
            if (inside.isEmpty() && !tag.closing && closed.contains(tag.name))
                inside = tag.name;
            else if (tag.closing && tag.name == inside)
                inside.clear();
            out += QStringView(html).sliced(i, tag.end - i);
            i = tag.end;
            continue;
        }
        const QStringView rest = QStringView(html).sliced(i);
        if (c == u'h' && inside.isEmpty() && (rest.startsWith(u"http://") || rest.startsWith(u"https://")) &&
            (i == 0 || html.at(i - 1).unicode() >= 0x7f || !html.at(i - 1).isLetterOrNumber())) {
            const qsizetype length = addressLength(rest);
            if (length > 10) {
                const QStringView url = rest.first(length);
                out += u"<a href=\""_s + url + u"\">"_s + url + u"</a>"_s;
                i += length;
                continue;
            }
        }
        out += c;
        ++i;
    }
    return out;
}

} // namespace courant::feed
