// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QString>

/// Reads sanitized HTML by a grammar much narrower than HTML's: exactly what our serializer writes.
/// Independent of the sanitizer's own tables. Returns what is wrong, empty when nothing is.
inline QString strictProblem(const QString &html)
{
    using namespace Qt::Literals::StringLiterals;
    static const QSet<QString> elements = [] {
        const QString names =
            u"p div article section nav aside header footer address h1 h2 h3 h4 h5 h6 pre blockquote "
            "ol ul li dl dt dd figure figcaption table caption colgroup col tbody thead tfoot tr td th "
            "details summary a abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp "
            "small span strong sub sup time u var img br wbr hr"_s;
        const QStringList list = names.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    static const QHash<QString, QString> attributes{{u"a"_s, u"href"_s},
        {u"img"_s, u"src srcset alt width height"_s}, {u"td"_s, u"colspan rowspan align"_s},
        {u"th"_s, u"colspan rowspan align"_s}, {u"tr"_s, u"align"_s}, {u"col"_s, u"span"_s},
        {u"colgroup"_s, u"span"_s}, {u"ol"_s, u"start type reversed"_s}, {u"li"_s, u"value"_s},
        {u"time"_s, u"datetime"_s}, {u"details"_s, u"open"_s}, {u"figure"_s, u"class"_s},
        {u"code"_s, u"class"_s}};
    static const QSet<QString> empty{u"img"_s, u"br"_s, u"wbr"_s, u"hr"_s, u"col"_s};
    static const QRegularExpression tag(u"\\G<(/?)([a-z0-9]+)((?: [a-z]+=\"[^\"<>]*\")*)>"_s);
    static const QRegularExpression attribute(u" ([a-z]+)=\"([^\"]*)\""_s);
    QStringList open;
    for (qsizetype at = 0; at < html.size();) {
        if (html[at] == u'>')
            return u"bare > at "_s + html.mid(at, 40);
        if (html[at] != u'<') {
            ++at;
            continue;
        }
        const QRegularExpressionMatch match = tag.match(
            html, at, QRegularExpression::NormalMatch, QRegularExpression::DontCheckSubjectStringMatchOption);
        if (!match.hasMatch())
            return u"no tag of ours: "_s + html.mid(at, 60);
        at = match.capturedEnd();
        const QString name = match.captured(2);
        if (!elements.contains(name))
            return u"element "_s + name;
        if (!match.captured(1).isEmpty()) {
            if (open.isEmpty() || open.takeLast() != name)
                return u"unbalanced "_s + name;
            continue;
        }
        if (!empty.contains(name))
            open += name;
        for (auto it = attribute.globalMatch(match.captured(3)); it.hasNext();) {
            const QRegularExpressionMatch a = it.next();
            const QString key = a.captured(1);
            const QString value = a.captured(2);
            const QStringList allowed = attributes.value(name).split(u' ');
            if (!allowed.contains(key) && key != u"lang" && key != u"dir" && key != u"title")
                return u"attribute "_s + name + u' ' + key;
            const bool web = value.startsWith(u"http://"_s) || value.startsWith(u"https://"_s);
            if (key == u"href" && !web && !value.startsWith(u"mailto:"_s))
                return u"link to "_s + value.left(60);
            if (key == u"src" && !web &&
                !QRegularExpression(u"^data:image/(png|gif|jpe?g|webp|avif|bmp|apng);base64,"_s)
                     .match(value)
                     .hasMatch())
                return u"image from "_s + value.left(60);
            if (key == u"class" && value != u"media" && value != u"media file" &&
                !value.startsWith(u"language-"_s))
                return u"class "_s + value;
        }
    }
    return open.isEmpty() ? QString() : u"left open: "_s + open.join(u' ');
}
