// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/document.h"

#include "feed/date.h"
#include "feed/documentfields.h"
#include "feed/encoding.h"
#include "feed/frontmatter.h"
#include "feed/markdown.h"
#include "feed/plaintext.h"

#include <QRegularExpression>
#include <QStringDecoder>

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LargestDocument = 64 * 1024 * 1024;

/// The document as UTF-8, and whether that is what came in.
struct Bytes
{
    QByteArray utf8;
    QString encoding = u"utf-8"_s;
    bool original = true;
};

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    return !decoder.hasError() && text.size() >= 0;
}

/// Whether everything beyond ASCII is pairs of GB 2312, most of them among its 3,755 frequent characters.
/// Documents declare no encoding, and a short one in GBK gives a general detector little to go by.
bool isGb2312(const QByteArray &bytes)
{
    qsizetype pairs = 0;
    qsizetype frequent = 0;
    qsizetype late = 0; // Korean, built the same way, has nothing in these rows
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto lead = uchar(bytes[i]);
        if (lead < 0x80)
            continue;
        const auto trail = i + 1 < bytes.size() ? uchar(bytes[i + 1]) : uchar(0);
        if (lead < 0xa1 || lead > 0xf7 || trail < 0xa1 || trail == 0xff)
            return false;
        ++pairs;
        frequent += lead >= 0xb0 && lead <= 0xd7;
        late += lead > 0xc8 && lead <= 0xd7;
        ++i;
    }
    return pairs >= 4 && frequent * 10 >= pairs * 7 && late * 16 >= pairs;
}

Bytes asUtf8(const QByteArray &bytes, const QString &contentType)
{
    const bool wide = bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff");
    if (!wide && isUtf8(bytes))
        return {bytes};
    const QString type =
        contentType.isEmpty() && isGb2312(bytes) ? u"text/plain; charset=gbk"_s : contentType;
    const DecodedText decoded = decode(bytes, type, TextKind::Plain);
    return {decoded.text.toUtf8(), decoded.encoding, false};
}

/// Whether front matter that gave no key is prose between two rules, to be shown, or just empty.
bool isProse(const QByteArray &matter)
{
    for (const QByteArray &line : matter.split('\n')) {
        const QByteArray text = line.trimmed();
        if (!text.isEmpty() && !text.startsWith('#'))
            return true;
    }
    return false;
}

/// The text of a heading that begins the body.
QString leadingHeading(const QString &html)
{
    static const QRegularExpression heading(u"^\\s*<h[12][^>]{0,500}>(.{1,2000}?)</h[12]>"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = heading.match(html.left(5'000));
    return match.hasMatch() ? plainFromHtml(match.captured(1)) : QString();
}

struct NamedFile
{
    QString words;  ///< the name without folder, ending and date
    QDateTime date; ///< from "2014-03-04-words.md", Jekyll's way
};

NamedFile namedFile(const QString &fileName, int utcOffset)
{
    static const QRegularExpression dated(u"^(\\d{4}-\\d{1,2}-\\d{1,2})[-_ ](.+)$"_s);
    QString name = fileName.mid(fileName.lastIndexOf(u'/') + 1);
    name = name.left(name.lastIndexOf(u'.') < 0 ? name.size() : name.lastIndexOf(u'.'));
    NamedFile file;
    const QRegularExpressionMatch match = dated.match(name);
    if (match.hasMatch()) {
        file.date = parseDate(match.capturedView(1), utcOffset);
        if (file.date.isValid())
            name = match.captured(2);
    }
    file.words = folded(name.contains(u' ') ? name : name.replace(u'-', u' ').replace(u'_', u' '));
    return file;
}

/// Reads the body into `content` and `summary`; what the source gave as HTML is kept to the byte.
void readBody(const QString &body, const QString &markup, const QVariantMap &page,
    const ParseContext &context, ParsedItem &item, bool wantsSummary)
{
    if (QStringView(body).trimmed().isEmpty())
        return;
    BodyFormat format = BodyFormat::Html;
    if (markup.isEmpty())
        format = bodyFormat(body, context.fileName);
    else if (markup == "markdown"_L1)
        format = BodyFormat::Markdown;
    const QString ownMark = page.value(u"excerpt_separator"_s).toString(); // Jekyll's
    const qsizetype more = !wantsSummary ? -1 : ownMark.isEmpty() ? excerptMark(body) : body.indexOf(ownMark);
    if (format == BodyFormat::Html) {
        item.content = markup.isEmpty() ? withoutKnownTemplateTags(body, page) : body;
        if (item.content.contains(QChar::Null))
            item.content.remove(QChar::Null);
        if (more > 0)
            item.summary =
                markup.isEmpty() ? withoutKnownTemplateTags(body.left(more), page) : body.left(more);
    } else {
        item.content = htmlFromMarkdown(withoutTemplateTags(body, page));
        if (more > 0)
            item.summary = htmlFromMarkdown(withoutTemplateTags(body.left(more), page));
    }
    item.summary = item.summary.trimmed().isEmpty() ? QString() : item.summary;
}

DocumentSource sourceOf(
    const QByteArray &bytes, const Bytes &decoded, qsizetype bodyStart, const QString &content)
{
    if (!decoded.original)
        return {bytes, {}, false};
    DocumentSource source{bytes.left(bodyStart), bytes.mid(bodyStart), false};
    if (!content.isEmpty() && content.toUtf8() == source.body) {
        source.body.clear();
        source.bodyIsContent = true;
    }
    return source;
}

} // namespace

bool looksLikeDocument(const QByteArray &bytes)
{
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff")) {
        QStringDecoder decoder(QStringDecoder::Utf16);
        const QString text = decoder(bytes.left(2 * 64 * 1024));
        return splitFrontMatter(text.toUtf8()).kind != FrontMatterKind::None;
    }
    return splitFrontMatter(bytes).kind != FrontMatterKind::None;
}

Result<ParsedFeed> parseDocument(const QByteArray &bytes, const ParseContext &context)
{
    if (bytes.size() > LargestDocument)
        return Error{Error::Kind::TooLarge, u"a document of %1 MB"_s.arg(bytes.size() / 1'000'000)};
    const Bytes decoded = asUtf8(bytes, context.contentType);
    if (bytes.isEmpty() || (context.fileName.isEmpty() && decoded.utf8.trimmed().isEmpty()))
        return Error{Error::Kind::NotUnderstood, u"the file is empty"_s};

    FrontMatterSplit split = splitFrontMatter(decoded.utf8);
    const QByteArray matterText = decoded.utf8.mid(split.matterStart, split.matterEnd - split.matterStart);
    FrontMatter matter = readFrontMatter(split.kind, matterText);
    if (split.kind != FrontMatterKind::None && matter.isEmpty() && isProse(matterText)) {
        split.bodyStart = 0;
        matter.warnings = QStringList{u"What stands between the dashes is no front matter."_s};
    }
    if (split.bodyStart == 0 && decoded.utf8.startsWith("\xef\xbb\xbf"))
        split.bodyStart = 3;

    ParsedFeed feed;
    feed.format = FeedFormat::Document;
    feed.encoding = decoded.encoding;
    feed.warnings = matter.warnings;
    if (!split.closed)
        feed.warnings.append(u"The front matter has no closing line."_s);

    ParsedItem item;
    DocumentFields fields(matter, context);
    fields.fill(item);
    feed.warnings += fields.warnings();
    const QString body = QString::fromUtf8(QByteArrayView(decoded.utf8).sliced(split.bodyStart));
    ParsedItem written;
    readBody(body, fields.markup(), matter.texts, context, written, !fields.hasExcerpt());
    item.content = written.content;
    if (!written.summary.isEmpty())
        item.summary = written.summary;

    const NamedFile file = namedFile(context.fileName, context.utcOffsetSeconds);
    if (item.title.isEmpty() && !fields.hasTitle()) {
        item.title = leadingHeading(item.content);
        if (item.title.isEmpty())
            item.title = file.words;
    }
    if (!item.published.isValid() && !matter.values.contains(u"date"_s))
        item.published = file.date;
    item.document = sourceOf(bytes, decoded, split.bodyStart, item.content);

    feed.title = item.title;
    feed.link = item.link;
    feed.author = item.author;
    feed.language = item.language;
    feed.image = item.image;
    feed.updated = item.updated.isValid() ? item.updated : item.published;
    feed.extra = item.extra;
    feed.items.append(item);
    return feed;
}

} // namespace courant::feed
