// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/parse.h"

#include "feed/document.h"
#include "feed/encoding.h"
#include "feed/feedreader.h"
#include "feed/htmlpage.h"
#include "feed/jsonfeed.h"
#include "feed/opml.h"
#include "feed/sourcetext.h"
#include "feed/xmltokenizer.h"

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype LargestInput = 64 * 1024 * 1024;

bool isBlank(const QByteArray &bytes)
{
    return std::all_of(bytes.cbegin(), bytes.cend(), [](char c) { return uchar(c) <= ' '; });
}

bool endsLikeDocument(const QString &fileName)
{
    for (const auto ending : {".md"_L1, ".markdown"_L1, ".txt"_L1, ".html"_L1, ".htm"_L1}) {
        if (fileName.endsWith(ending, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

// A Markdown file is a document even without front matter, unless somebody saved a feed under such a name.
bool isMarkdownFile(const QByteArray &bytes, const QString &fileName)
{
    if (!fileName.endsWith(".md"_L1, Qt::CaseInsensitive) &&
        !fileName.endsWith(".markdown"_L1, Qt::CaseInsensitive))
        return false;
    const QByteArray head = bytes.left(1024).trimmed().toLower();
    for (const char *start : {"<?xml", "<rss", "<feed", "<rdf", "<opml", "<!doctype", "<html", "{"}) {
        if (head.startsWith(start))
            return false;
    }
    return !head.startsWith("\xff\xfe") && !head.startsWith("\xfe\xff") && !head.startsWith("\xef\xbb\xbf<");
}

// The names of the first few elements, lower case without prefix: enough to know what it is.
QStringList firstElements(QStringView text)
{
    QStringList names;
    XmlTokenizer tokenizer(text.first(std::min<qsizetype>(text.size(), 64 * 1024)));
    while (names.size() < 8) {
        const XmlTokenizer::Token token = tokenizer.next();
        if (token == XmlTokenizer::Token::End)
            break;
        if (token == XmlTokenizer::Token::StartTag)
            names << tokenizer.name().toString().section(u':', -1).toLower();
    }
    return names;
}

bool beginsWithFeed(const QStringList &elements)
{
    static const QSet<QString> ofFeeds = {u"rss"_s, u"rdf"_s, u"feed"_s, u"channel"_s, u"item"_s, u"entry"_s};
    return std::any_of(
        elements.cbegin(), elements.cend(), [](const QString &name) { return ofFeeds.contains(name); });
}

bool beginsWithPage(const QStringList &elements)
{
    static const QSet<QString> ofPages = {u"html"_s, u"head"_s, u"meta"_s, u"body"_s, u"script"_s};
    if (elements.isEmpty() || !ofPages.contains(elements.first()))
        return false;
    return elements.first() == "html"_L1 || !beginsWithFeed(elements);
}

TextKind kindFor(const QByteArray &bytes)
{
    const QByteArray head = bytes.left(1024).toLower();
    if (head.contains("<!doctype html") || head.contains("<html"))
        return TextKind::Html;
    return head.trimmed().startsWith('{') ? TextKind::Json : TextKind::Xml;
}

void noteEncoding(ParsedFeed &feed, const DecodedText &decoded, bool controls)
{
    feed.encoding = decoded.encoding;
    if (decoded.replaced)
        feed.warnings << u"Some bytes could not be decoded."_s;
    if (controls)
        feed.warnings << sentencesFor(Flaw::ControlCharacter);
}

} // namespace

Result<ParsedFeed> parse(const QByteArray &bytes, const ParseContext &context)
{
    if (bytes.size() > LargestInput)
        return Error{Error::Kind::TooLarge, u"The document is larger than 64 MiB."_s, 0};
    const bool markdown = isMarkdownFile(bytes, context.fileName);
    if (bytes.isEmpty() || (!markdown && isBlank(bytes)))
        return Error{Error::Kind::NotUnderstood, u"There is nothing in it."_s, 0};
    if (markdown || looksLikeDocument(bytes))
        return parseDocument(bytes, context);

    const DecodedText decoded = decode(bytes, context.contentType, kindFor(bytes));
    if (looksLikeJson(decoded.text)) {
        Result<ParsedFeed> feed = readJsonFeed(decoded.text, context);
        if (feed)
            noteEncoding(*feed, decoded, false);
        return feed;
    }
    bool controls = false;
    const QString text = cleanedText(decoded.text, &controls);
    const QStringList elements = firstElements(text);
    if (elements.contains("opml"_L1) || (elements.contains("outline"_L1) && !beginsWithFeed(elements)))
        return parseOpml(bytes, context);
    if (beginsWithPage(elements)) {
        ParsedFeed page = readHtmlPage(text, context);
        noteEncoding(page, decoded, controls);
        return page;
    }
    Result<ParsedFeed> feed = readXmlFeed(text, context);
    if (feed)
        noteEncoding(*feed, decoded, controls);
    else if (feed.error().kind == Error::Kind::NotUnderstood && endsLikeDocument(context.fileName))
        return parseDocument(bytes, context);
    return feed;
}

} // namespace courant::feed
