// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/imagesource.h"

#include "html/link.h"

#include <QList>

#include <array>

namespace courant::html {

namespace {

constexpr int GoodWidth = 1600;
constexpr int MaxCandidates = 64;

struct Candidate
{
    QByteArray url;
    QByteArray descriptor;
    int width = 0; ///< from the descriptor; 0 for none
    double density = 0;
};

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// The descriptor of a candidate: nothing, "320w" or "1.5x". Anything else makes the candidate invalid.
bool readDescriptor(const QByteArray &text, Candidate &candidate)
{
    candidate.descriptor = text.trimmed();
    if (candidate.descriptor.isEmpty())
        return true;
    const char unit = candidate.descriptor.back();
    const QByteArray number = candidate.descriptor.chopped(1);
    if (number.isEmpty() || number.endsWith('.') ||
        !((number[0] >= '0' && number[0] <= '9') || number[0] == '.'))
        return false;
    bool ok = false;
    if (unit == 'w')
        candidate.width = number.toInt(&ok);
    else if (unit == 'x')
        candidate.density = number.toDouble(&ok);
    return ok;
}

QList<Candidate> parseSrcset(const QByteArray &srcset, const QUrl &base)
{
    QList<Candidate> candidates;
    qsizetype at = 0;
    const qsizetype size = srcset.size();
    while (at < size && candidates.size() < MaxCandidates) {
        while (at < size && (isSpace(srcset[at]) || srcset[at] == ','))
            ++at;
        qsizetype end = at;
        while (end < size && !isSpace(srcset[end]))
            ++end;
        QByteArray url = srcset.mid(at, end - at);
        at = end;
        QByteArray descriptor;
        if (url.endsWith(',')) {
            while (url.endsWith(','))
                url.chop(1);
        } else {
            int parentheses = 0;
            for (end = at; end < size && (parentheses > 0 || srcset[end] != ','); ++end)
                parentheses += srcset[end] == '(' ? 1 : srcset[end] == ')' ? -1 : 0;
            descriptor = srcset.mid(at, end - at);
            at = end;
        }
        Candidate candidate;
        candidate.url = safeImage(url, base);
        if (!candidate.url.isEmpty() && readDescriptor(descriptor, candidate))
            candidates += candidate;
    }
    return candidates;
}

QByteArray writeSrcset(const QList<Candidate> &candidates)
{
    QByteArray out;
    for (const Candidate &c : candidates) {
        if (!out.isEmpty())
            out += ", ";
        QByteArray url = c.url;
        url.replace(' ', "%20");
        if (url.endsWith(','))
            url = url.chopped(1) + "%2C";
        out += url;
        if (!c.descriptor.isEmpty())
            out += ' ' + c.descriptor;
    }
    return out;
}

/// The widest that is not wider than needed, else the narrowest; by density, the finest up to 2x.
const Candidate *best(const QList<Candidate> &candidates)
{
    const Candidate *chosen = nullptr;
    for (const Candidate &c : candidates) {
        if (!chosen) {
            chosen = &c;
        } else if (c.width > 0 && chosen->width > 0) {
            const bool fits = c.width <= GoodWidth;
            const bool chosenFits = chosen->width <= GoodWidth;
            if (fits != chosenFits ? fits : (fits ? c.width > chosen->width : c.width < chosen->width))
                chosen = &c;
        } else if (c.width > 0 || (c.density > std::max(1.0, chosen->density) && c.density <= 2)) {
            chosen = &c;
        }
    }
    return chosen;
}

/// Pictures that only hold a place for a script to fill.
bool isPlaceholder(const QByteArray &url)
{
    if (isDataUrl(url))
        return url.size() < 400;
    const QByteArray name = url.mid(url.lastIndexOf('/') + 1).toLower();
    static constexpr std::array names{"blank.", "spacer.", "placeholder", "lazy", "loading.", "transparent.",
        "grey.gif", "gray.gif", "1x1.", "pixel.gif", "trans.gif", "clear.gif", "dot.gif", "lazyload",
        "default_img"};
    return std::any_of(names.begin(), names.end(), [&](const char *n) { return name.startsWith(n); });
}

/// Addresses that are only there to be counted.
bool isBeacon(const QByteArray &url)
{
    static constexpr std::array beacons{"//feeds.feedburner.com/~", "//feeds.wordpress.com/1.0/", "//pixel.",
        "//pixels.", "//stats.wordpress.com/", "doubleclick.net/", "google-analytics.com/",
        "//www.facebook.com/tr?", "//www.facebook.com/tr/", "scorecardresearch.com/", "feedsportal.com/",
        "/piwik.php", "/matomo.php", "//b.gif", "/b.gif?", "//sb.scorecard", "//hm.baidu.com/",
        "//s.w.org/g.gif", "//c.statcounter.com/", "quantserve.com/", "//www.google.com/ads/",
        "//pi.feedsportal", "/open.aspx?", "/track/open", "//counter.", "//ad.doubleclick",
        "//rss.buysellads.com/", "//ads.", "/~ff/", "//tags.bluekai.com/", "//analytics.", "//stats.",
        "/utm.gif", "/__utm.gif", "/tracking-pixel", "/pixel.gif?", "//img.mp.itc.cn/b"};
    return std::any_of(beacons.begin(), beacons.end(), [&](const char *b) { return url.contains(b); });
}

/// Pixels of a width or height attribute; -1 when it is not there or no number of pixels.
int pixels(const GumboNode *element, const char *name)
{
    QByteArray value = inputAttribute(element, name).trimmed().toLower();
    if (value.endsWith("px"))
        value.chop(2);
    bool ok = false;
    const double number = value.toDouble(&ok);
    return ok && number >= 0 && number < 20000 ? int(number + 0.5) : -1;
}

QByteArray plainStyle(const GumboNode *element)
{
    QByteArray style = inputAttribute(element, "style").toLower();
    style.replace(' ', "");
    return style;
}

bool isTiny(const GumboNode *img)
{
    const int width = pixels(img, "width");
    const int height = pixels(img, "height");
    if ((width >= 0 && width <= 2 && height <= 2) || (height >= 0 && height <= 2 && width <= 2))
        return true;
    const QByteArray style = ';' + plainStyle(img) + ';';
    return (style.contains(";width:1px;") && style.contains(";height:1px;")) ||
           (style.contains(";width:0;") || style.contains(";height:0;") || style.contains(";width:0px;"));
}

/// Candidates of the picture's sources that every engine of ours shows.
QList<Candidate> pictureCandidates(const GumboNode *picture, const QUrl &base)
{
    QList<Candidate> all;
    const GumboVector &children = picture->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
        const auto *child = static_cast<const GumboNode *>(children.data[i]);
        if (child->type != GUMBO_NODE_ELEMENT || child->v.element.tag != GUMBO_TAG_SOURCE)
            continue;
        // Sources for narrow windows, upright or dark screens are cut or drawn for those.
        const QByteArray media = inputAttribute(child, "media");
        if (media.contains("max-width") || media.contains("orientation") || media.contains("prefers"))
            continue;
        const QByteArray type = inputAttribute(child, "type").toLower();
        if (type.contains("avif") || type.contains("svg") || type.contains("jxl") || type.contains("heic"))
            continue;
        for (const char *name : {"srcset", "data-srcset", "data-lazy-srcset"}) {
            const QList<Candidate> some = parseSrcset(inputAttribute(child, name), base);
            if (!some.isEmpty()) {
                all += some;
                break;
            }
        }
    }
    return all;
}

constexpr std::array lazySources{"data-original-src", "data-original", "data-src", "data-lazy-src",
    "data-actualsrc", "data-orig-file", "data-large-file", "data-full-src", "data-hi-res-src", "data-echo",
    "data-url", "data-lazyload", "data-lazy", "data-image", "data-img-src", "data-srcurl", "data-backup",
    "file", "zoomfile", "data-croporisrc", "data-ratio-src", "_src", "original", "lazy-src", "real_src"};

QByteArray lazySource(const GumboNode *img, const QUrl &base)
{
    for (const char *name : lazySources) {
        const QByteArray value = inputAttribute(img, name).trimmed();
        if (value.isEmpty() || value.startsWith('{') || value.startsWith('['))
            continue;
        const QByteArray url = safeImage(value, base);
        if (!url.isEmpty() && !isPlaceholder(url))
            return url;
    }
    return {};
}

void choose(const GumboNode *img, const GumboNode *picture, const QUrl &base, ImageSource &source)
{
    const QByteArray plain = safeImage(inputAttribute(img, "src"), base);
    const QByteArray lazy = lazySource(img, base);
    QList<Candidate> candidates;
    for (const char *name : {"data-srcset", "data-lazy-srcset", "data-original-set", "srcset"}) {
        candidates = parseSrcset(inputAttribute(img, name), base);
        if (!candidates.isEmpty() && !(candidates.size() == 1 && isPlaceholder(candidates.front().url)))
            break;
        candidates.clear();
    }
    if (const Candidate *c = best(candidates)) {
        source.url = c->url;
        source.srcset = writeSrcset(candidates);
    } else if (!lazy.isEmpty()) {
        source.url = lazy;
        source.lazy = true;
    } else if (picture) {
        const QList<Candidate> fromPicture = pictureCandidates(picture, base);
        const Candidate *chosen = best(fromPicture);
        // The fallback is as good as any, but when a source is known to be of a good size.
        if (chosen && (chosen->width >= 640 || plain.isEmpty() || isPlaceholder(plain)))
            source.url = chosen->url;
    }
    if (source.url.isEmpty() && !(isDataUrl(plain) && plain.size() < 120))
        source.url = plain;
}

} // namespace

QByteArray inputAttribute(const GumboNode *element, const char *name)
{
    const GumboAttribute *attribute = gumbo_get_attribute(&element->v.element.attributes, name);
    return attribute ? QByteArray(attribute->value) : QByteArray();
}

ImageSource imageSource(const GumboNode *img, const GumboNode *picture, const QUrl &base)
{
    ImageSource source;
    source.alt = inputAttribute(img, "alt").simplified();
    if (isTiny(img))
        return source;
    choose(img, picture, base, source);
    if (isBeacon(source.url)) {
        source.url.clear();
        return source;
    }
    source.width = std::max(0, pixels(img, "width"));
    source.height = std::max(0, pixels(img, "height"));
    return source;
}

QByteArray backgroundImage(const GumboNode *element, const QUrl &base)
{
    const QByteArray style = inputAttribute(element, "style");
    const qsizetype property = style.toLower().indexOf("background");
    if (property < 0)
        return {};
    const qsizetype open = style.toLower().indexOf("url(", property);
    const qsizetype close = style.indexOf(')', open);
    if (open < 0 || close < 0)
        return {};
    QByteArray url = style.mid(open + 4, close - open - 4).trimmed();
    if (url.size() >= 2 && (url[0] == '"' || url[0] == '\''))
        url = url.mid(1, url.size() - 2);
    if (url.contains('\\') || isDataUrl(url))
        return {};
    const QByteArray address = safeImage(url, base);
    return isPlaceholder(address) || isBeacon(address) ? QByteArray() : address;
}

} // namespace courant::html
