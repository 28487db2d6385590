// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/link.h"

#include <QRegularExpression>

#include <array>

namespace courant::html {

namespace {

constexpr qsizetype MaxUrl = 8192;
constexpr qsizetype MaxDataUrl = 1024 * 1024;
// A name that is nobody's (RFC 2606): what stands behind it is on this machine.
constexpr auto LocalHost = QLatin1StringView("documents.invalid");

/// As the URL standard has it: blanks and controls around it go, tabs and newlines within as well.
QByteArray trimmedUrl(const QByteArray &raw)
{
    QByteArray out;
    out.reserve(raw.size());
    for (char c : raw) {
        if (c != '\t' && c != '\n' && c != '\r')
            out += c;
    }
    const auto control = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
    while (!out.isEmpty() && control(out.back()))
        out.chop(1);
    qsizetype from = 0;
    while (from < out.size() && control(out[from]))
        ++from;
    return out.mid(from);
}

/// The scheme in lower case; empty for a relative reference.
QByteArray schemeOf(const QByteArray &url)
{
    const qsizetype colon = url.indexOf(':');
    if (colon <= 0)
        return {};
    const QByteArray scheme = url.first(colon).toLower();
    for (qsizetype i = 0; i < scheme.size(); ++i) {
        const char c = scheme[i];
        const bool letter = c >= 'a' && c <= 'z';
        if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.')))
            return {};
    }
    return scheme;
}

bool isTracker(const QByteArray &name)
{
    static constexpr std::array prefixes{"utm_", "mtm_", "pk_", "hsa_", "__hs", "_hs"};
    static constexpr std::array names{"fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid",
        "twclid", "ttclid", "li_fat_id", "igshid", "igsh", "yclid", "ymclid", "mc_cid", "mc_eid", "mkt_tok",
        "vero_id", "vero_conv", "oly_enc_id", "oly_anon_id", "rb_clickid", "s_cid", "wickedid", "_openstat",
        "_ga", "_gl", "vd_source", "spm_id_from", "share_source", "spm", "ref_src", "ref_url", "ns_campaign",
        "ns_mchannel", "__s", "sc_campaign", "trk_contact", "trk_msg", "trk_module", "trk_sid"};
    const QByteArray lower = name.toLower();
    return std::any_of(prefixes.begin(), prefixes.end(), [&](const char *p) {
        return lower.startsWith(p);
    }) || std::any_of(names.begin(), names.end(), [&](const char *n) { return lower == n; });
}

/// Works on the encoded text so that nothing else in the query changes.
QByteArray withoutTrackers(const QByteArray &url)
{
    const qsizetype question = url.indexOf('?');
    if (question < 0)
        return url;
    const qsizetype hash = url.indexOf('#');
    if (hash >= 0 && hash < question)
        return url;
    const qsizetype end = hash < 0 ? url.size() : hash;
    QByteArrayList kept;
    bool dropped = false;
    for (const QByteArray &pair : url.mid(question + 1, end - question - 1).split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (isTracker(equals < 0 ? pair : pair.first(equals)))
            dropped = true;
        else
            kept += pair;
    }
    if (!dropped)
        return url;
    const QByteArray query = kept.join('&');
    return url.first(question) + (query.isEmpty() ? QByteArray() : '?' + query) + url.mid(end);
}

/// Takes "." and ".." out of the path (RFC 3986, 5.2.4). Empty segments mean something to servers and stay;
/// QUrl::NormalizePathSegments takes some of them away at each pass.
QByteArray withoutDots(const QByteArray &url)
{
    const qsizetype host = url.indexOf("://");
    const qsizetype start = host < 0 ? -1 : url.indexOf('/', host + 3);
    if (start < 0)
        return url;
    qsizetype end = start;
    while (end < url.size() && url[end] != '?' && url[end] != '#')
        ++end;
    if (!url.mid(start, end - start).contains("/."))
        return url;
    QByteArrayList kept;
    const QByteArrayList segments = url.mid(start + 1, end - start - 1).split('/');
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const bool last = i + 1 == segments.size();
        if (segments[i] == "..") {
            if (!kept.isEmpty())
                kept.removeLast();
        } else if (segments[i] != ".") {
            kept.append(segments[i]);
            continue;
        }
        if (last)
            kept.append(QByteArray());
    }
    return url.first(start + 1) + kept.join('/') + url.mid(end);
}

/// The folder of a local document as it stands in addresses: their first segment.
QByteArray rootOf(const QUrl &address)
{
    return address.path(QUrl::FullyEncoded).section(u'/', 1, 1).toLatin1();
}

/// Of a local document only, and only below its own folder.
QByteArray localAddress(const QUrl &address, const QUrl &base)
{
    if (base.host() != LocalHost || address.port() != -1)
        return {};
    const QByteArray whole = "https://" + QByteArray(LocalHost.data(), LocalHost.size()) +
                             address.path(QUrl::FullyEncoded).toLatin1();
    const QUrl resolved = QUrl::fromEncoded(withoutDots(whole));
    const bool inside = !rootOf(base).isEmpty() && rootOf(resolved) == rootOf(base);
    return inside ? resolved.toEncoded(QUrl::FullyEncoded) : QByteArray();
}

QByteArray webAddress(QByteArray url, const QUrl &base)
{
    const QByteArray scheme = schemeOf(url);
    if (!scheme.isEmpty() && scheme != "http" && scheme != "https")
        return {};
    if (url.size() > MaxUrl || url.isEmpty())
        return {};
    // Browsers take backslashes before the query for slashes; what we check must be what they see.
    const qsizetype pathEnd = url.indexOf('?') < 0 ? url.size() : url.indexOf('?');
    std::replace(url.begin(), url.begin() + pathEnd, '\\', '/');
    if (base.host() == LocalHost && url.startsWith('/') &&
        !url.startsWith("//")) // from the root of its folder
        url.prepend('/' + rootOf(base));
    if (url.startsWith("//") && !base.scheme().isEmpty())
        url.prepend(base.scheme().toUtf8() + ':');
    QUrl parsed(QString::fromUtf8(url), QUrl::TolerantMode);
    if (!parsed.isValid())
        return {};
    if (parsed.isRelative() || parsed.host().isEmpty()) {
        if (!schemeOf(url).isEmpty() || base.host().isEmpty())
            return {};
        parsed = base.resolved(parsed);
    }
    if (parsed.scheme() != QLatin1String("http") && parsed.scheme() != QLatin1String("https"))
        return {};
    if (parsed.host().isEmpty())
        return {};
    if (parsed.host() == LocalHost)
        return localAddress(parsed, base);
    parsed.setUserInfo(QString());
    if (parsed.path().isEmpty())
        parsed.setPath(QStringLiteral("/"));
    return withoutDots(parsed.toEncoded(QUrl::FullyEncoded));
}

// QUrl knows numeric hosts in their canonical form alone; a fragment of a base has no other use.
constexpr auto WrittenHost = QLatin1StringView("host=");

QByteArray withWrittenHost(const QByteArray &address, const QUrl &base)
{
    const QString written = base.fragment();
    const QByteArray canonical = base.scheme().toLatin1() + "://" + base.host().toLatin1();
    if (!written.startsWith(WrittenHost) || !address.startsWith(canonical))
        return address;
    const QByteArray rest = address.mid(canonical.size());
    if (!rest.isEmpty() && !rest.startsWith('/') && !rest.startsWith(':'))
        return address;
    return base.scheme().toLatin1() + "://" + written.mid(WrittenHost.size()).toLatin1() + rest;
}

/// Whether a link names a host, and not just as its page's own address does.
bool namesOtherHost(const QByteArray &url, const QUrl &base)
{
    const QByteArray written = base.fragment().mid(WrittenHost.size()).toLatin1();
    const QByteArray own = base.scheme().toLatin1() + "://" + written;
    const QByteArray next = url.mid(own.size(), 1);
    const bool same = url.startsWith(own) && (next == "/" || next == ":");
    return url.startsWith("//") || (!schemeOf(url).isEmpty() && !same);
}

bool isRasterData(const QByteArray &url)
{
    if (url.size() > MaxDataUrl)
        return false;
    static constexpr std::array types{"png", "gif", "jpeg", "jpg", "webp", "avif", "bmp", "apng"};
    const QByteArray head = url.first(std::min<qsizetype>(url.size(), 64)).toLower();
    if (!std::any_of(types.begin(), types.end(), [&](const char *t) {
            return head.startsWith(QByteArray(QByteArray("data:image/") + t + ";base64,"));
        }))
        return false;
    return std::all_of(url.begin() + url.indexOf(',') + 1, url.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
               c == '/' || c == '=' || c == '%';
    });
}

} // namespace

QByteArray safeLink(const QByteArray &raw, const QUrl &base)
{
    const QByteArray url = trimmedUrl(raw);
    if (url.startsWith('#'))
        return {};
    if (schemeOf(url) == "mailto") {
        if (url.size() > MaxUrl)
            return {};
        const QUrl mail(QString::fromUtf8(url), QUrl::TolerantMode);
        return mail.isValid() && !mail.path().isEmpty() ? mail.toEncoded() : QByteArray();
    }
    const QByteArray address = webAddress(url, base);
    // Other files of the folder are not pages to go to.
    if (QUrl::fromEncoded(address).host() == LocalHost)
        return {};
    return withoutTrackers(namesOtherHost(url, base) ? address : withWrittenHost(address, base));
}

QByteArray safeImage(const QByteArray &raw, const QUrl &base)
{
    const QByteArray url = trimmedUrl(raw);
    if (isDataUrl(url)) {
        QByteArray data = url;
        data.replace(' ', "");
        return isRasterData(data) ? data : QByteArray();
    }
    if (url.startsWith('#'))
        return {};
    const QByteArray address = webAddress(url, base);
    const qsizetype hash = address.indexOf('#');
    return hash < 0 ? address : address.first(hash);
}

QUrl pageBase(const QString &address)
{
    static const QRegularExpression numeric(
        QStringLiteral("^https?://([0-9a-fx.]{1,40})(?::\\d+)?(?:[/?#]|$)"),
        QRegularExpression::CaseInsensitiveOption);
    QUrl base(address);
    base.setFragment(QString());
    const QString written = numeric.match(address.trimmed()).captured(1);
    // Only a spelling that stands for the same number when it is read again.
    if (!written.isEmpty() && written != base.host() && QUrl(u"http://" + written).host() == base.host())
        base.setFragment(WrittenHost + written);
    return base;
}

QUrl localBase(const QString &root, const QString &relativePath)
{
    const QByteArray address = "https://" + QByteArray(LocalHost.data(), LocalHost.size()) + '/' +
                               QUrl::toPercentEncoding(root) + '/' +
                               QUrl::toPercentEncoding(relativePath, "/");
    return QUrl::fromEncoded(address);
}

LocalPicture localPicture(const QUrl &address)
{
    if (address.host() != LocalHost)
        return {};
    const QString path = address.path(QUrl::FullyEncoded);
    const QString root = QUrl::fromPercentEncoding(path.section(u'/', 1, 1).toLatin1());
    const QString below = QUrl::fromPercentEncoding(path.section(u'/', 2).toLatin1());
    return root.isEmpty() || below.isEmpty() ? LocalPicture() : LocalPicture{root, below};
}

bool isDataUrl(const QByteArray &url)
{
    return url.size() > 5 && qstrnicmp(url.constData(), "data:", 5) == 0;
}

QByteArray looseKey(const QByteArray &url)
{
    qsizetype from = url.indexOf("//");
    from = from < 0 ? 0 : from + 2;
    qsizetype end = url.indexOf('?', from);
    if (end < 0)
        end = url.size();
    return url.mid(from, end - from).toLower();
}

QByteArray pictureKey(const QByteArray &url)
{
    static const QRegularExpression size(
        QStringLiteral("-\\d{2,5}x\\d{2,5}(?=\\.[a-z]{3,4}$)|-scaled(?=\\.[a-z]{3,4}$)"));
    return QString::fromUtf8(looseKey(url)).remove(size).toUtf8();
}

} // namespace courant::html
