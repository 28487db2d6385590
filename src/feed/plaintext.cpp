// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/plaintext.h"

#include "feed/entities.h"

#include <QSet>

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

bool isHtmlElement(QStringView name)
{
    static const QSet<QString> names = [] {
        const QString all =
            u"a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink "
            "blockquote body br button canvas caption center cite code col colgroup data dd del details "
            "dfn dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 "
            "h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map "
            "mark marquee math menu meta meter nav nobr noscript object ol optgroup option output p param "
            "picture pre progress q rp rt ruby s samp script section select small source span strike "
            "strong style sub summary sup svg table tbody td template textarea tfoot th thead time title "
            "tr track tt u ul var video wbr"_s;
        const QStringList list = all.split(u' ');
        return QSet<QString>(list.cbegin(), list.cend());
    }();
    return name.size() <= 12 && names.contains(name.toString().toLower());
}

bool isBlock(QStringView name)
{
    for (const auto known :
        {"p"_L1, "div"_L1, "br"_L1, "li"_L1, "td"_L1, "tr"_L1, "h1"_L1, "h2"_L1, "h3"_L1, "h4"_L1}) {
        if (name.compare(known, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

// Units of the tag or comment at `at`, 0 if it is text; `block` when words do not touch across it.
qsizetype markupLength(QStringView html, qsizetype at, bool *block)
{
    const QStringView here = html.sliced(at);
    *block = false;
    if (here.startsWith(u"<!--")) {
        const qsizetype end = here.indexOf(u"-->");
        const qsizetype bracket = end < 0 ? here.indexOf(u'>') : -1;
        return end >= 0 ? end + 3 : bracket >= 0 ? bracket + 1 : here.size();
    }
    if (here.startsWith(u"<![CDATA["))
        return 9;
    if (here.startsWith(u"<!doctype", Qt::CaseInsensitive) || here.startsWith(u"<?xml"))
        return here.indexOf(u'>') + 1;
    qsizetype i = here.startsWith(u"</") ? 2 : 1;
    const qsizetype begin = i;
    while (i < here.size() && here[i].unicode() < 0x80 && here[i].isLetterOrNumber())
        ++i;
    const QStringView name = here.sliced(begin, i - begin);
    if (name.isEmpty() || !isHtmlElement(name))
        return 0;
    QChar quote;
    for (; i < here.size(); ++i) {
        const QChar c = here[i];
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if ((c == u'"' || c == u'\'') && here[i - 1] == u'=')
            quote = c;
        else if (c == u'>')
            break;
        else if (c == u'<')
            return 0;
    }
    if (i >= here.size())
        return 0;
    *block = isBlock(name);
    return i + 1;
}

// Script and style have no readable text: up to behind the end tag, or `from`.
qsizetype behindRawText(QStringView html, qsizetype at, qsizetype from)
{
    for (const QStringView name : {QStringView(u"<script"), QStringView(u"<style")}) {
        if (!html.sliced(at).startsWith(name, Qt::CaseInsensitive))
            continue;
        const QString close = "</"_L1 + name.sliced(1).toString();
        const qsizetype end = html.indexOf(close, from, Qt::CaseInsensitive);
        if (end >= 0)
            return end;
    }
    return from;
}

} // namespace

QString folded(const QString &text)
{
    bool clean = true;
    bool blankBefore = true;
    bool controls = false;
    for (const QChar c : text) {
        const bool blank = c.isSpace();
        if (blank && (blankBefore || c != u' '))
            clean = false;
        controls |= !blank && (c.unicode() < 0x20 || c.unicode() == 0x7f);
        blankBefore = blank;
    }
    if (clean && !controls && !text.endsWith(u' '))
        return text;
    QString result = text.simplified();
    if (controls) { // a terminal would obey them
        result.removeIf([](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
        result = result.simplified();
    }
    return result;
}

QString plainFromHtml(const QString &html)
{
    if (!html.contains(u'<'))
        return folded(html.contains(u'&') ? decodeReferences(html) : html);
    QString out;
    out.reserve(html.size());
    qsizetype from = 0;
    int unclosed = 0; // tags that never end are looked through at most a few times
    for (qsizetype at = html.indexOf(u'<'); at >= 0; at = html.indexOf(u'<', from)) {
        out += decodeReferences(QStringView(html).sliced(from, at - from));
        bool block = false;
        const qsizetype length = unclosed < 64 ? markupLength(html, at, &block) : 0;
        if (length == 0) {
            ++unclosed;
            out += u'<';
            from = at + 1;
            continue;
        }
        if (block)
            out += u' ';
        from = behindRawText(html, at, at + length);
    }
    out += decodeReferences(QStringView(html).sliced(from));
    return folded(out);
}

QString htmlFromPlain(const QString &text)
{
    QString out = text.toHtmlEscaped();
    out.replace(u'\n', "<br>\n"_L1);
    return out;
}

} // namespace courant::feed
