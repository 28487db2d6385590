// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/quickdigest.h"

#include "html/imagesource.h"
#include "html/link.h"
#include "html/quickkinds.h"
#include "html/tagscanner.h"
#include "html/tidy.h"

#include <QSet>

#include <vector>

namespace courant::html {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype longest = 256 * 1024; // characters; the limits of the long way lie far above
constexpr size_t deepest = 48;
constexpr int mostMarks = 64;

class Reader
{
public:
    Reader(const QString &html, const QUrl &base) : m_html(html), m_base(base), m_out(size_t(html.size()) + 1)
    {
        m_stack.push_back({});
    }

    std::optional<QuickDigest> run();

private:
    struct Open
    {
        GumboTag tag = GUMBO_TAG_UNKNOWN;
        size_t start = 0; ///< of the text when it began, to be taken back if it shows nothing
        bool blankBefore = false;
        bool hasChildren = false;
        bool hasWords = false; ///< outside a caption
        bool hasImage = false;
        bool hasCaption = false;
    };

    bool markup();
    bool startTag(const ScannedTag &tag);
    bool mayStart(const ScannedTag &tag, Kind kind) const;
    bool endTag(const ScannedTag &tag);
    bool image(const ScannedTag &tag);
    bool pre(const ScannedTag &tag);
    bool text();
    bool isPlain(char16_t c);
    bool isPlainPair(char16_t high);
    void word(char16_t c);
    void blank() { m_blank = m_length > 0 && m_out[m_length - 1] != u'\n'; }
    void newline();
    void count(GumboTag tag, int by);

    const QStringView m_html;
    const QUrl &m_base;
    std::vector<char16_t> m_out; // the text is never longer than the markup
    size_t m_length = 0;
    bool m_blank = false; ///< one is due before the next word
    qsizetype m_at = 0;
    std::vector<Open> m_stack;
    QString m_reference;
    int m_marks = 0;
    int m_paragraphs = 0; // open ones
    int m_headings = 0;
    int m_links = 0;
    QList<ImageRef> m_images;
    QSet<QByteArray> m_seen;
};

std::optional<QuickDigest> Reader::run()
{
    if (m_html.size() > longest)
        return std::nullopt;
    while (m_at < m_html.size()) {
        if (m_html[m_at] == u'<' ? !markup() : !text())
            return std::nullopt;
    }
    if (m_stack.size() != 1)
        return std::nullopt;
    while (m_length > 0 && (m_out[m_length - 1] == u'\n' || m_out[m_length - 1] == u' '))
        --m_length;
    return QuickDigest{QString(reinterpret_cast<const QChar *>(m_out.data()), qsizetype(m_length)), m_images};
}

bool Reader::markup()
{
    if (m_at + 1 < m_html.size() && m_html[m_at + 1] == u'!')
        return skipComment(m_html, m_at);
    ScannedTag tag;
    if (!scanTag(m_html, m_at, tag))
        return false;
    return tag.end ? endTag(tag) : startTag(tag);
}

/// Not where the parser would close or open something else of its own accord.
bool Reader::mayStart(const ScannedTag &tag, Kind kind) const
{
    const GumboTag parent = m_stack.back().tag;
    const bool isVoid = kind == Kind::Break || kind == Kind::Rule || kind == Kind::Image;
    if ((tag.selfClosing && !isVoid) || m_stack.size() >= deepest)
        return false;
    switch (kind) {
    case Kind::Other:
        return false;
    case Kind::Inline:
        return tag.tag != GUMBO_TAG_A || m_links == 0;
    case Kind::Break:
    case Kind::Image:
        return true;
    case Kind::Heading:
        return m_paragraphs == 0 && m_headings == 0;
    case Kind::Item:
        return m_paragraphs == 0 && kindOf(parent) == Kind::List;
    case Kind::Term:
        return m_paragraphs == 0 && kindOf(parent) == Kind::Terms;
    default:
        return m_paragraphs == 0;
    }
}

bool Reader::startTag(const ScannedTag &tag)
{
    const Kind kind = kindOf(tag.tag);
    if (!mayStart(tag, kind) || isTransformed(tag))
        return false;
    if (kind == Kind::Image)
        return image(tag);
    if (kind == Kind::Pre)
        return pre(tag);
    if (kind == Kind::Break || kind == Kind::Rule) {
        if (tag.tag != GUMBO_TAG_WBR)
            newline();
        m_stack.back().hasChildren = true;
        return true;
    }
    m_stack.push_back({tag.tag, m_length, m_blank, false, false, false, false});
    count(tag.tag, 1);
    if (kind != Kind::Inline)
        newline();
    return true;
}

bool Reader::endTag(const ScannedTag &tag)
{
    if (m_stack.size() < 2 || m_stack.back().tag != tag.tag)
        return false;
    const Open open = m_stack.back();
    m_stack.pop_back();
    count(tag.tag, -1);
    const Kind kind = kindOf(tag.tag);
    const bool vanishes = !open.hasChildren || (kind == Kind::Paragraph && !open.hasWords && !open.hasImage);
    if (vanishes) {
        m_length = open.start;
        m_blank = open.blankBefore;
        return true;
    }
    // Bare words in a figure become its caption, and move.
    if (tag.tag == GUMBO_TAG_FIGURE && open.hasWords && !open.hasCaption)
        return false;
    if (kind != Kind::Inline)
        newline();
    Open &parent = m_stack.back();
    parent.hasChildren = true;
    parent.hasImage |= open.hasImage;
    if (tag.tag == GUMBO_TAG_FIGCAPTION)
        parent.hasCaption = true;
    if (tag.tag != GUMBO_TAG_FIGCAPTION || parent.tag != GUMBO_TAG_FIGURE)
        parent.hasWords |= open.hasWords;
    return true;
}

void Reader::count(GumboTag tag, int by)
{
    const Kind kind = kindOf(tag);
    m_paragraphs += kind == Kind::Paragraph ? by : 0;
    m_headings += kind == Kind::Heading ? by : 0;
    m_links += tag == GUMBO_TAG_A ? by : 0;
}

bool Reader::image(const ScannedTag &tag)
{
    std::vector<std::pair<QByteArray, QByteArray>> texts;
    std::vector<GumboAttribute> attributes(size_t(tag.attributes.size()));
    std::vector<void *> pointers;
    texts.reserve(attributes.size());
    QString value;
    for (const ScannedAttribute &given : tag.attributes) {
        const QByteArray name = given.name.toUtf8().toLower();
        const bool twice = std::any_of(
            texts.begin(), texts.end(), [&name](const auto &other) { return other.first == name; });
        if (twice || !decodeValue(given.value, value))
            return false;
        texts.emplace_back(name, value.toUtf8());
        GumboAttribute &attribute = attributes[texts.size() - 1];
        attribute = {};
        attribute.name = texts.back().first.constData();
        attribute.value = texts.back().second.constData();
        pointers.push_back(&attribute);
    }
    GumboNode node = {};
    node.type = GUMBO_NODE_ELEMENT;
    node.v.element.tag = GUMBO_TAG_IMG;
    node.v.element.tag_namespace = GUMBO_NAMESPACE_HTML;
    node.v.element.attributes = {pointers.data(), unsigned(pointers.size()), unsigned(pointers.size())};
    const ImageSource source = imageSource(&node, nullptr, m_base);
    if (tag.attributeContains("class"_L1, "emoji"_L1) || tag.attributeContains("class"_L1, "smiley"_L1) ||
        source.url.contains("/images/core/emoji/"))
        return false;
    if (source.url.isEmpty())
        return true;
    m_stack.back().hasChildren = true;
    m_stack.back().hasImage = true;
    if (isDataUrl(source.url) || m_seen.contains(source.url))
        return true;
    m_seen.insert(source.url);
    ImageRef image{QString::fromUtf8(source.url), {}, QString::fromUtf8(cleanText(source.alt))};
    if (source.width > 0 && source.height > 0)
        image.size = QSize(source.width, source.height);
    m_images += image;
    return true;
}

/// Preformatted text, maybe within one "code", and nothing else in it.
bool Reader::pre(const ScannedTag &tag)
{
    if (mayNameLanguage(tag))
        return false;
    ScannedTag next;
    bool hasCode = false;
    if (m_at < m_html.size() && m_html[m_at] == u'<') {
        hasCode = scanTag(m_html, m_at, next) && next.tag == GUMBO_TAG_CODE && !next.end &&
                  !next.selfClosing && !mayNameLanguage(next);
        if (!hasCode)
            return false;
    }
    newline();
    const size_t start = m_length;
    while (m_at < m_html.size() && m_html[m_at] == u'\n')
        ++m_at;
    while (m_at < m_html.size() && m_html[m_at] != u'<') {
        char16_t c = m_html[m_at].unicode();
        if (c == u'&') {
            m_reference.clear();
            if (!scanReference(m_html, m_at, m_reference))
                return false;
            c = m_reference[0].unicode();
        } else {
            ++m_at;
        }
        if (c != u'\n' && c != u'\t' && c != u' ' && c != 0xa0 && !isPlain(c))
            return false;
        m_out[m_length++] = c;
    }
    const auto ends = [&](GumboTag wanted) {
        return m_at < m_html.size() && scanTag(m_html, m_at, next) && next.end && next.tag == wanted;
    };
    if ((hasCode && !ends(GUMBO_TAG_CODE)) || !ends(GUMBO_TAG_PRE))
        return false;
    while (!hasCode && m_length > start && (m_out[m_length - 1] == u'\n' || m_out[m_length - 1] == u' '))
        --m_length;
    if (m_length == start || m_out[start] == u'\n')
        return false;
    newline();
    m_stack.back().hasChildren = true;
    m_stack.back().hasWords = true;
    return true;
}

bool Reader::text()
{
    bool words = false;
    m_stack.back().hasChildren = true;
    const QChar *const data = m_html.data();
    const qsizetype size = m_html.size();
    while (m_at < size) {
        char16_t c = data[m_at].unicode();
        if (c == u'<')
            break;
        if (c == u'&') {
            m_reference.clear();
            const bool lone = m_at + 1 < size && (data[m_at + 1] == u' ' || data[m_at + 1] == u'\n');
            if (!lone && !scanReference(m_html, m_at, m_reference))
                return false;
            if (lone)
                ++m_at;
            c = lone ? u'&' : m_reference[0].unicode();
        } else {
            ++m_at;
        }
        if (c == u' ' || c == u'\n' || c == u'\t' || c == 0xa0) {
            blank();
            continue;
        }
        if (!isPlain(c))
            return false;
        words = true;
        word(c);
    }
    m_stack.back().hasWords |= words;
    return true;
}

/// Whether a character (at m_at - 1) passes as it is. Zero-width ones decide what counts as empty.
bool Reader::isPlain(char16_t c)
{
    if (c < 0x300) {
        m_marks = 0;
        return c >= u' ' && (c < 0x7f || c >= 0xa0);
    }
    if ((c >= 0x3400 && c < 0xa66f) || (c >= 0x3000 && c < 0x302a) || (c >= 0xac00 && c < 0xd800)) {
        m_marks = 0;
        return true;
    }
    if (QChar::isSurrogate(c))
        return isPlainPair(c);
    m_marks = QChar::isMark(c) ? m_marks + 1 : 0;
    return c != 0x200b && c != 0xfeff && !(c >= 0xfdd0 && c <= 0xfdef) && c < 0xfffe && m_marks <= mostMarks;
}

bool Reader::isPlainPair(char16_t c)
{
    if (QChar::isLowSurrogate(c)) // the other half was looked at with the first
        return m_at >= 2 && m_html[m_at - 2].isHighSurrogate();
    if (m_at >= m_html.size() || !m_html[m_at].isLowSurrogate())
        return false;
    const char32_t character = QChar::surrogateToUcs4(QChar(c), m_html[m_at]);
    m_marks = QChar::isMark(character) ? m_marks + 1 : 0;
    return (character & 0xfffe) != 0xfffe && m_marks <= mostMarks;
}

void Reader::word(char16_t c)
{
    if (m_blank)
        m_out[m_length++] = u' ';
    m_blank = false;
    m_out[m_length++] = c;
}

void Reader::newline()
{
    m_blank = false;
    while (m_length > 0 && m_out[m_length - 1] == u' ')
        --m_length;
    if (m_length > 0 && m_out[m_length - 1] != u'\n')
        m_out[m_length++] = u'\n';
}

} // namespace

std::optional<QuickDigest> quickDigest(const QString &html, const QUrl &base)
{
    return Reader(html, base).run();
}

} // namespace courant::html
