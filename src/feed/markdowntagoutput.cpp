// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/markdowntags.h"

#include <QRegularExpression>

#include <algorithm>

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isUrl(const QString &word)
{
    return word.startsWith("http://"_L1) || word.startsWith("https://"_L1) || word.startsWith(u'/');
}

} // namespace

QStringList tagArguments(const QString &text)
{
    QStringList words;
    QString word;
    QChar quote;
    bool open = false;
    for (const QChar c : text) {
        if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
            else
                word += c;
        } else if (c == u'"' || c == u'\'' || c == u'`') {
            quote = c;
            open = true;
        } else if (c.isSpace()) {
            if (open || !word.isEmpty())
                words.append(word);
            word.clear();
            open = false;
        } else {
            word += c;
        }
    }
    if (open || !word.isEmpty())
        words.append(word);
    return words;
}

QString namedArgument(const QStringList &words, QLatin1StringView key)
{
    for (const QString &word : words) {
        if (word.startsWith(key) && word.size() > key.size() &&
            (word.at(key.size()) == u'=' || word.at(key.size()) == u':'))
            return word.mid(key.size() + 1);
    }
    return {};
}

void TagRewriter::putBlock(const QString &block)
{
    if (m_output == Form::Markdown)
        m_out += u"\n\n"_s + block + u"\n\n"_s;
    else
        m_out += block;
}

void TagRewriter::putCode(const QString &code, const QString &language)
{
    QString text = code;
    while (text.startsWith(u'\n') || text.startsWith(u'\r'))
        text.remove(0, 1);
    while (text.endsWith(u'\n') || text.endsWith(u' ') || text.endsWith(u'\r'))
        text.chop(1);
    if (m_output == Form::Html) {
        putBlock(u"<pre><code>"_s + text.toHtmlEscaped() + u"</code></pre>"_s);
        return;
    }
    QString fence = u"```"_s;
    while (text.contains(fence))
        fence += u'`';
    QString name = language;
    name.remove(u'`').remove(u'\n');
    putBlock(fence + name + u'\n' + text + u'\n' + fence);
}

void TagRewriter::putQuote(const QString &inner, const QStringList &words)
{
    QStringList source;
    QString url;
    for (const QString &word : words) {
        if (isUrl(word) && url.isEmpty())
            url = word;
        else
            source.append(word);
    }
    const QString name = source.join(u' ');
    if (m_output == Form::Html) {
        putBlock(u"<blockquote>"_s + inner +
                 (name.isEmpty() ? QString() : u"<p>— "_s + name.toHtmlEscaped() + u"</p>"_s) +
                 u"</blockquote>"_s);
        return;
    }
    QString quote;
    for (const QStringView line : QStringView(inner).trimmed().tokenize(u'\n'))
        quote += u"> "_s + line + u'\n';
    if (!name.isEmpty())
        quote += u">\n> — "_s + (url.isEmpty() ? name : u"["_s + name + u"]("_s + url + u")"_s);
    putBlock(quote);
}

void TagRewriter::putImage(const QString &url, const QString &alt, const QString &caption)
{
    if (url.isEmpty())
        return;
    QString image = u"<img src=\""_s + url.toHtmlEscaped() + u"\" alt=\""_s + alt.toHtmlEscaped() + u"\">"_s;
    if (!caption.isEmpty())
        image =
            u"<figure>"_s + image + u"<figcaption>"_s + caption.toHtmlEscaped() + u"</figcaption></figure>"_s;
    if (caption.isEmpty())
        m_out += image;
    else
        putBlock(image);
}

void TagRewriter::putLink(const QString &url, const QString &text)
{
    m_out += u"<a href=\""_s + url.toHtmlEscaped() + u"\">"_s +
             (text.isEmpty() ? url : text).toHtmlEscaped() + u"</a>"_s;
}

/// Images, videos, frames: an image is shown, the rest is linked to.
bool TagRewriter::putMedia(const Tag &tag, const QStringList &words)
{
    const QString &name = tag.name;
    if (name == "img"_L1 || name == "image"_L1 || name == "asset_img"_L1) {
        // {% img [class] url [width] [height] [title [alt]] %}
        static const QRegularExpression imageName(u"[./]|^http"_s);
        qsizetype at = 0;
        while (at < words.size() && !words.at(at).contains(imageName))
            ++at;
        QStringList rest = words.mid(at + 1);
        while (!rest.isEmpty() && rest.first().toInt() > 0)
            rest.removeFirst();
        const QString alt = name == "asset_img"_L1 ? rest.join(u' ') : rest.value(rest.size() - 1);
        putImage(words.value(at), alt, {});
        return true;
    }
    if (name == "figure"_L1) {
        const QString src = namedArgument(words, "src"_L1).isNull() ? namedArgument(words, "link"_L1)
                                                                    : namedArgument(words, "src"_L1);
        const QString caption = namedArgument(words, "caption"_L1).isNull()
                                    ? namedArgument(words, "title"_L1)
                                    : namedArgument(words, "caption"_L1);
        putImage(src, namedArgument(words, "alt"_L1), caption);
        return true;
    }
    const QString id =
        !namedArgument(words, "id"_L1).isEmpty() ? namedArgument(words, "id"_L1) : words.value(0);
    struct Site
    {
        QLatin1StringView tag;
        QLatin1StringView prefix;
    };
    static constexpr Site Sites[] = {{"youtube"_L1, "https://www.youtube.com/watch?v="_L1},
        {"vimeo"_L1, "https://vimeo.com/"_L1}, {"bilibili"_L1, "https://www.bilibili.com/video/"_L1},
        {"gist"_L1, "https://gist.github.com/"_L1}, {"jsfiddle"_L1, "https://jsfiddle.net/"_L1},
        {"iframe"_L1, ""_L1}, {"video"_L1, ""_L1}, {"audio"_L1, ""_L1}, {"pdf"_L1, ""_L1}};
    for (const Site &site : Sites) {
        if (name != site.tag)
            continue;
        if (name == "gist"_L1 && words.size() > 1 && !words.at(1).contains(u'.'))
            putLink(site.prefix + words.at(0) + u'/' + words.at(1), {});
        else if (!id.isEmpty() && (site.prefix.size() || isUrl(id)))
            putLink(isUrl(id) ? id : site.prefix + id, {});
        return true;
    }
    return false;
}

/// Links to other pages of the site, and links with a text.
bool TagRewriter::putReference(const Tag &tag, const QStringList &words)
{
    const QString &name = tag.name;
    if (name == "link"_L1 && words.size() >= 2) {
        const auto url = std::find_if(words.cbegin(), words.cend(), isUrl);
        if (url == words.cend())
            return false;
        QStringList text;
        for (auto it = words.cbegin(); it != url; ++it)
            text.append(*it);
        putLink(*url, text.join(u' '));
        return true;
    }
    if (name == "post_link"_L1 || name == "asset_link"_L1) {
        QStringList title = words.mid(1);
        title.removeAll(u"true"_s);
        title.removeAll(u"false"_s);
        m_out += title.isEmpty() ? words.value(0) : title.join(u' ');
        return true;
    }
    if (name == "post_path"_L1 || name == "post_url"_L1 || name == "asset_path"_L1 || name == "ref"_L1 ||
        name == "relref"_L1 || (name == "link"_L1 && words.size() == 1)) {
        m_out += words.value(0);
        return true;
    }
    return false;
}

} // namespace courant::feed
