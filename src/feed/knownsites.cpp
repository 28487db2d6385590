// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/knownsites.h"

#include "feed/urlresolve.h"

#include <QUrl>
#include <QUrlQuery>

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

QString plainHost(const QUrl &url)
{
    QString host = url.host().toLower();
    for (const auto prefix : {"www."_L1, "m."_L1, "old."_L1}) {
        if (host.startsWith(prefix))
            host.remove(0, prefix.size());
    }
    return host;
}

bool isToken(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.');
    });
}

QList<FoundFeed> youTubeFeeds(const QUrl &url, const QStringList &path)
{
    const QString feeds = u"https://www.youtube.com/feeds/videos.xml?"_s;
    const QString list = QUrlQuery(url).queryItemValue(u"list"_s);
    if (path.value(0) == "playlist"_L1 && isToken(list))
        return {{feeds + "playlist_id="_L1 + list, u"Playlist"_s, u"atom"_s}};
    const QString channel = path.value(1);
    if (path.value(0) != "channel"_L1 || !channel.startsWith("UC"_L1) || !isToken(channel))
        return {};
    const QString id = channel.mid(2);
    return {{feeds + "channel_id="_L1 + channel, u"Videos, Shorts and live"_s, u"atom"_s},
        {feeds + "playlist_id=UULF"_L1 + id, u"Videos"_s, u"atom"_s},
        {feeds + "playlist_id=UUSH"_L1 + id, u"Shorts"_s, u"atom"_s},
        {feeds + "playlist_id=UULV"_L1 + id, u"Live streams"_s, u"atom"_s}};
}

QList<FoundFeed> gitHubFeeds(const QStringList &path)
{
    static const QStringList reserved = {u"about"_s, u"features"_s, u"topics"_s, u"explore"_s, u"settings"_s,
        u"marketplace"_s, u"login"_s, u"search"_s, u"orgs"_s, u"sponsors"_s, u"trending"_s, u"pricing"_s};
    const QString owner = path.value(0);
    QString repository = path.value(1);
    if (!isToken(owner) || reserved.contains(owner))
        return {};
    if (repository.isEmpty())
        return {{"https://github.com/"_L1 + owner + ".atom"_L1, owner, u"atom"_s}};
    if (repository.endsWith(".git"_L1))
        repository.chop(4);
    if (!isToken(repository))
        return {};
    const QString base = "https://github.com/"_L1 + owner + u'/' + repository;
    const QString name = owner + u'/' + repository;
    return {{base + "/releases.atom"_L1, name + ": releases"_L1, u"atom"_s},
        {base + "/commits.atom"_L1, name + ": commits"_L1, u"atom"_s},
        {base + "/tags.atom"_L1, name + ": tags"_L1, u"atom"_s}};
}

} // namespace

QList<FoundFeed> feedsOfKnownSites(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || !isWebUrl(address))
        return {};
    const QStringList path = url.path().split(u'/', Qt::SkipEmptyParts);
    const QString host = plainHost(url);
    if (host == "youtube.com"_L1)
        return youTubeFeeds(url, path);
    if (host == "github.com"_L1)
        return gitHubFeeds(path);
    if (host == "gitlab.com"_L1 && path.size() >= 2 && isToken(path[0]) && isToken(path[1])) {
        const QString base = "https://gitlab.com/"_L1 + path[0] + u'/' + path[1];
        return {{base + "/-/tags?format=atom"_L1, path[1] + ": tags"_L1, u"atom"_s},
            {base + "/-/commits/HEAD?format=atom"_L1, path[1] + ": commits"_L1, u"atom"_s}};
    }
    if (host == "reddit.com"_L1 && path.size() >= 2 && (path[0] == "r"_L1 || path[0] == "user"_L1) &&
        isToken(path[1])) {
        const QString where = path[0] + u'/' + path[1];
        return {{"https://www.reddit.com/"_L1 + where + "/.rss"_L1, where, u"atom"_s}};
    }
    if (host == "medium.com"_L1 && !path.isEmpty() && (path[0].startsWith(u'@') || path.size() == 1) &&
        isToken(QString(path[0]).remove(u'@')))
        return {{"https://medium.com/feed/"_L1 + path[0], path[0], u"rss"_s}};
    if (host == "vimeo.com"_L1 && path.size() == 1 && isToken(path[0]) && !path[0].front().isDigit())
        return {{"https://vimeo.com/"_L1 + path[0] + "/videos/rss"_L1, path[0], u"rss"_s}};
    return {};
}

QStringList candidateUrls(const QString &typed)
{
    QString text = typed.trimmed();
    if (text.startsWith(u'<') && text.endsWith(u'>'))
        text = text.mid(1, text.size() - 2).trimmed();
    for (const auto scheme : {"feed:"_L1, "rss:"_L1, "feeds:"_L1}) {
        if (text.startsWith(scheme, Qt::CaseInsensitive)) {
            text.remove(0, scheme.size());
            if (text.startsWith("//"_L1))
                text.remove(0, 2);
        }
    }
    if (text.isEmpty() || text.contains(u' ') || text.size() > 4096)
        return {};
    QStringList addresses;
    if (isWebUrl(text)) {
        addresses << text;
    } else if (text.startsWith(u'@') && text.count(u'@') == 2) { // a fediverse account
        const QString host = text.section(u'@', 2, 2);
        if (host.contains(u'.'))
            return {"https://"_L1 + host + "/@"_L1 + text.section(u'@', 1, 1) + ".rss"_L1};
        return {};
    } else {
        const QString host = text.section(u'/', 0, 0).section(u'?', 0, 0);
        const bool hasPort = host.contains(u':') && host.section(u':', 1).toInt() > 0;
        if ((hasScheme(text) && !hasPort) || !(host.contains(u'.') || hasPort || host == "localhost"_L1))
            return {};
        addresses << "https://"_L1 + text << "http://"_L1 + text;
    }
    QStringList result;
    for (const QString &address : std::as_const(addresses)) {
        const QUrl url(address, QUrl::TolerantMode);
        if (!url.isValid() || url.host().isEmpty())
            continue;
        const QList<FoundFeed> feeds = feedsOfKnownSites(address);
        for (const FoundFeed &feed : feeds) {
            if (!result.contains(feed.url))
                result << feed.url;
        }
        result << url.toString(QUrl::FullyEncoded);
    }
    return result;
}

QStringList wellKnownFeedUrls(const QString &siteUrl)
{
    const QUrl site(siteUrl, QUrl::TolerantMode);
    if (!site.isValid() || !isWebUrl(siteUrl))
        return {};
    static const QStringList names = {u"feed"_s, u"feed/"_s, u"rss"_s, u"rss.xml"_s, u"feed.xml"_s,
        u"atom.xml"_s, u"index.xml"_s, u"rss/"_s, u"feed.json"_s, u"index.rdf"_s, u"feeds/posts/default"_s,
        u"?feed=rss2"_s};
    QStringList folders;
    const QString path = site.path();
    if (path.size() > 1)
        folders << (path.endsWith(u'/') ? path : path + u'/');
    folders << u"/"_s;
    QStringList result;
    for (const QString &folder : std::as_const(folders)) {
        QUrl base = site;
        base.setPath(folder);
        base.setQuery(QString());
        base.setFragment(QString());
        for (const QString &name : names) {
            const QString url = base.resolved(QUrl(name)).toString(QUrl::FullyEncoded);
            if (!result.contains(url))
                result << url;
        }
    }
    return result;
}

} // namespace courant::feed
