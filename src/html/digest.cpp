// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/digest.h"

#include "html/cleantree.h"
#include "html/link.h"
#include "html/quickdigest.h"
#include "html/serializer.h"

#include <QCryptographicHash>
#include <QSet>

namespace courant::html {

namespace {

// Three lines of a list in any script; a Han character is twice as wide as a Latin one, and three bytes.
constexpr qsizetype ExcerptLength = 200; // characters
constexpr qsizetype ExcerptBytes = 400;  // UTF-8

void collectImages(const Node &node, QList<ImageRef> &images, QSet<QByteArray> &seen)
{
    for (const auto &child : node.children) {
        if (child->tag == GUMBO_TAG_IMG) {
            const QByteArray url = child->attribute("src");
            if (isDataUrl(url) || seen.contains(url))
                continue;
            seen.insert(url);
            ImageRef image{QString::fromUtf8(url), {}, QString::fromUtf8(child->attribute("alt"))};
            const int width = child->attribute("width").toInt();
            const int height = child->attribute("height").toInt();
            if (width > 0 && height > 0)
                image.size = QSize(width, height);
            images += image;
        } else if (!child->isText()) {
            collectImages(*child, images, seen);
        }
    }
}

/// Lines that are no beginning of a text: a lone date, a credit, "Advertisement".
bool isDateline(const QString &line)
{
    if (line.size() > 40)
        return false;
    int letters = 0;
    int digits = 0;
    for (QChar c : line) {
        letters += c.isLetter() ? 1 : 0;
        digits += c.isDigit() ? 1 : 0;
    }
    return letters == 0 || (digits >= 6 && digits >= letters);
}

/// Where to cut a line that is too long.
qsizetype endOfExcerpt(const QString &line)
{
    qsizetype end = 0;
    qsizetype bytes = 0;
    while (end < line.size() && end < ExcerptLength && bytes < ExcerptBytes) {
        const char16_t c = line.at(end).unicode();
        bytes += c < 0x80 ? 1 : c < 0x800 || QChar::isSurrogate(c) ? 2 : 3;
        ++end;
    }
    return end;
}

} // namespace

QString excerptOf(const QString &text)
{
    QString out;
    for (const QStringView line : QStringView(text).tokenize(u'\n', Qt::SkipEmptyParts)) {
        const QString words = line.toString().simplified();
        if (words.isEmpty() || (out.isEmpty() && isDateline(words)))
            continue;
        out += out.isEmpty() ? words : QString(u' ' + words);
        if (out.size() > ExcerptLength)
            break;
    }
    if (out.isEmpty())
        out = text.simplified();
    qsizetype end = endOfExcerpt(out);
    if (end == out.size())
        return out;
    const qsizetype blank = out.lastIndexOf(u' ', end);
    if (blank > end - 25)
        end = blank;
    else if (out[end].isLowSurrogate())
        --end;
    return out.first(end) + QChar(0x2026);
}

Digest digestOf(const Node &root)
{
    Digest digest;
    digest.text = textOf(root);
    digest.excerpt = excerptOf(digest.text);
    QSet<QByteArray> seen;
    collectImages(root, digest.images, seen);
    digest.language = guessLanguage(digest.text);
    return digest;
}

Digest digest(const QString &html, const QUrl &base)
{
    std::optional<QuickDigest> quick = quickDigest(html, base);
    if (!quick)
        return digestOf(cleanTree(html, base).root);
    Digest digest;
    digest.text = std::move(quick->text);
    digest.images = std::move(quick->images);
    digest.excerpt = excerptOf(digest.text);
    digest.language = guessLanguage(digest.text);
    return digest;
}

QString plainText(const QString &html)
{
    if (!html.contains(u'<') && !html.contains(u'&'))
        return html.simplified();
    if (std::optional<QuickDigest> quick = quickDigest(html, QUrl()))
        return quick->text;
    return textOf(cleanTree(html, QUrl()).root);
}

QString escape(const QString &text)
{
    QByteArray out;
    appendAttributeValue(out, text.toUtf8());
    return QString::fromUtf8(out);
}

QString imageKey(const QString &absoluteUrl)
{
    const QByteArray hash = QCryptographicHash::hash(absoluteUrl.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(32));
}

} // namespace courant::html
