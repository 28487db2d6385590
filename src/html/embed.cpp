// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/embed.h"

#include "html/imagesource.h"
#include "html/link.h"

#include <QString>
#include <QUrlQuery>

#include <array>

namespace courant::html {

namespace {

using namespace Qt::Literals::StringLiterals;

bool isId(const QString &id)
{
    return !id.isEmpty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'=');
    });
}

bool isHost(const QString &host, QLatin1StringView domain)
{
    return host == domain || (host.endsWith(domain) && host[host.size() - domain.size() - 1] == u'.');
}

QString lastPart(const QUrl &url)
{
    return url.path().section(u'/', -1, -1, QString::SectionSkipEmpty);
}

Embed named(const QString &link, const QString &label, const QString &still = {})
{
    return {link.toUtf8(), still.toUtf8(), label.toUtf8()};
}

Embed youTube(const QUrl &url)
{
    const QUrlQuery query(url);
    const QString id = lastPart(url);
    const QString list = query.queryItemValue(u"list"_s);
    if (id == "videoseries"_L1 && isId(list))
        return named("https://www.youtube.com/playlist?list="_L1 + list, u"YouTube"_s);
    if (!isId(id) || id == "embed"_L1)
        return {};
    return named("https://www.youtube.com/watch?v="_L1 + id, u"YouTube"_s,
        "https://i.ytimg.com/vi/"_L1 + id + "/hqdefault.jpg"_L1);
}

Embed bilibili(const QUrl &url)
{
    const QUrlQuery query(url);
    for (const QString &key : {u"bvid"_s, u"aid"_s}) {
        const QString id = query.queryItemValue(key);
        if (isId(id)) {
            const QString prefix = key == "aid"_L1 ? u"av"_s : QString();
            return named("https://www.bilibili.com/video/"_L1 + prefix + id, u"Bilibili"_s);
        }
    }
    return {};
}

/// Players whose page is known from the address of the frame.
Embed knownPlayer(const QUrl &url)
{
    const QString host = url.host();
    const QString path = url.path();
    const QString id = lastPart(url);
    const auto idLink = [&](const char *prefix, const QString &label, const char *suffix = "") {
        return isId(id) ? named(QLatin1StringView(prefix) + id + QLatin1StringView(suffix), label) : Embed();
    };
    if ((isHost(host, "youtube.com"_L1) || isHost(host, "youtube-nocookie.com"_L1)) &&
        (path.startsWith("/embed/"_L1) || path.startsWith("/v/"_L1) || path.startsWith("/shorts/"_L1)))
        return youTube(url);
    if (host == "player.vimeo.com"_L1)
        return idLink("https://vimeo.com/", u"Vimeo"_s);
    if (host == "player.bilibili.com"_L1 || path.contains("/blackboard/html5mobileplayer"_L1))
        return bilibili(url);
    if (isHost(host, "youku.com"_L1) && path.startsWith("/embed/"_L1))
        return idLink("https://v.youku.com/v_show/id_", u"Youku"_s, ".html");
    if (host == "v.qq.com"_L1 && isId(QUrlQuery(url).queryItemValue(u"vid"_s)))
        return named("https://v.qq.com/x/page/"_L1 + QUrlQuery(url).queryItemValue(u"vid"_s) + ".html"_L1,
            u"v.qq.com"_s);
    if (isHost(host, "dailymotion.com"_L1) && path.startsWith("/embed/video/"_L1) && isId(id))
        return named("https://www.dailymotion.com/video/"_L1 + id, u"Dailymotion"_s,
            "https://www.dailymotion.com/thumbnail/video/"_L1 + id);
    if (host == "open.spotify.com"_L1 && path.startsWith("/embed"_L1))
        return named("https://open.spotify.com"_L1 + path.mid(path.startsWith("/embed-podcast"_L1) ? 14 : 6),
            u"Spotify"_s);
    if (host == "embed.podcasts.apple.com"_L1)
        return named("https://podcasts.apple.com"_L1 + url.path(QUrl::FullyEncoded), u"Apple Podcasts"_s);
    if (host == "embed.ted.com"_L1)
        return named("https://www.ted.com"_L1 + url.path(QUrl::FullyEncoded), u"TED"_s);
    if (host == "w.soundcloud.com"_L1)
        return named(QUrlQuery(url).queryItemValue(u"url"_s, QUrl::FullyDecoded), u"SoundCloud"_s);
    if (isHost(host, "facebook.com"_L1) && path.startsWith("/plugins/"_L1))
        return named(QUrlQuery(url).queryItemValue(u"href"_s, QUrl::FullyDecoded), u"Facebook"_s);
    return {};
}

/// Frames that show advertising, counters or buttons.
bool isClutter(const QUrl &url)
{
    static constexpr std::array hosts{"doubleclick.net", "googlesyndication.com", "amazon-adsystem.com",
        "googletagmanager.com", "adservice.google.com", "criteo.com", "taboola.com", "outbrain.com",
        "disqus.com", "sharethis.com", "addthis.com", "platform.twitter.com", "cpro.baidu.com",
        "pos.baidu.com"};
    return std::any_of(hosts.begin(), hosts.end(),
        [&](const char *host) { return isHost(url.host(), QLatin1StringView(host)); });
}

bool isHiddenFrame(const GumboNode *frame)
{
    for (const char *side : {"width", "height"}) {
        const QByteArray value = inputAttribute(frame, side).trimmed();
        if (value == "0" || value == "1" || value == "0px" || value == "1px")
            return true;
    }
    QByteArray style = inputAttribute(frame, "style").toLower();
    style.replace(' ', "");
    return style.contains("display:none") || style.contains("visibility:hidden");
}

QByteArray titleOf(const GumboNode *element)
{
    for (const char *name : {"title", "aria-label"}) {
        const QByteArray text = inputAttribute(element, name).simplified();
        if (!text.isEmpty() && text.size() < 300)
            return text;
    }
    return {};
}

/// What a reader knows a file by: its name, else its host.
QByteArray fileLabel(const QByteArray &link)
{
    const QUrl url = QUrl::fromEncoded(link);
    const QString name = url.fileName(QUrl::FullyDecoded);
    const bool readable = name.size() <= 60 && name.contains(u'.');
    return (readable ? QString(name + u" · "_s + url.host()) : url.host()).toUtf8();
}

} // namespace

Embed frameEmbed(const GumboNode *frame, const QUrl &base)
{
    QByteArray address;
    for (const char *name : {"src", "data-src", "data-lazy-src", "data-original", "data"}) {
        address = safeLink(inputAttribute(frame, name), base);
        if (!address.isEmpty() && !address.startsWith("mailto:"))
            break;
    }
    if (address.isEmpty() || address.startsWith("mailto:"))
        return {};
    const QUrl url = QUrl::fromEncoded(address);
    Embed embed = knownPlayer(url);
    embed.link = safeLink(embed.link, QUrl());
    if (embed.link.isEmpty()) {
        if (isClutter(url) || isHiddenFrame(frame))
            return {};
        embed = {address, {}, url.host().toUtf8()};
    }
    embed.still = safeImage(embed.still, QUrl());
    const QByteArray title = titleOf(frame);
    if (!title.isEmpty() && title != "YouTube video player")
        embed.label = title + (embed.label.isEmpty() ? QByteArray() : " · " + embed.label);
    return embed;
}

Embed mediaEmbed(const GumboNode *media, const QUrl &base)
{
    Embed embed;
    const auto address = [&base](const GumboNode *element) {
        for (const char *name : {"src", "data-src", "data-lazy-src"}) {
            const QByteArray link = safeLink(inputAttribute(element, name), base);
            if (!link.isEmpty() && !link.startsWith("mailto:"))
                return link;
        }
        return QByteArray();
    };
    embed.link = address(media);
    const GumboVector &children = media->v.element.children;
    for (unsigned i = 0; i < children.length && embed.link.isEmpty(); ++i) {
        const auto *child = static_cast<const GumboNode *>(children.data[i]);
        if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_SOURCE)
            embed.link = address(child);
    }
    embed.still = safeImage(inputAttribute(media, "poster"), base);
    embed.label = titleOf(media);
    if (embed.label.isEmpty() && !embed.link.isEmpty())
        embed.label = fileLabel(embed.link);
    return embed;
}

} // namespace courant::html
