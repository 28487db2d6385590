// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/htmlpage.h"

#include "feed/feedreader.h"
#include "feed/plaintext.h"
#include "feed/textconstruct.h"
#include "feed/urlresolve.h"
#include "feed/xmltokenizer.h"

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

QString attribute(XmlTokenizer &tokenizer, QLatin1StringView name)
{
    for (const RawAttribute &attribute : tokenizer.attributes()) {
        if (attribute.name.compare(name, Qt::CaseInsensitive) == 0)
            return tokenizer.decoded(attribute.value).trimmed();
    }
    return {};
}

} // namespace

ParsedFeed readHtmlPage(QStringView text, const ParseContext &context)
{
    ParsedFeed page;
    page.format = FeedFormat::Html;
    QString base = documentBase(context);
    page.link = base;
    XmlTokenizer tokenizer(text, XmlTokenizer::Mode::Html);
    bool inTitle = false;
    QString title;
    for (XmlTokenizer::Token token = tokenizer.next(); token != XmlTokenizer::Token::End;
         token = tokenizer.next()) {
        const QStringView name = tokenizer.name();
        const auto is = [name](QLatin1StringView other) {
            return name.compare(other, Qt::CaseInsensitive) == 0;
        };
        if (token == XmlTokenizer::Token::Text || token == XmlTokenizer::Token::CData) {
            if (inTitle)
                title += tokenizer.text();
            continue;
        }
        const bool starts = token == XmlTokenizer::Token::StartTag;
        inTitle = starts && is("title"_L1) && title.isEmpty();
        if (!starts)
            continue;
        if (is("body"_L1))
            break;
        if (is("html"_L1)) {
            page.language = languageTag(attribute(tokenizer, "lang"_L1));
        } else if (is("base"_L1)) {
            base = resolveBase(base, attribute(tokenizer, "href"_L1));
        } else if (is("meta"_L1)) {
            if (attribute(tokenizer, "name"_L1).compare("description"_L1, Qt::CaseInsensitive) == 0)
                page.description = attribute(tokenizer, "content"_L1).toHtmlEscaped();
        } else if (is("link"_L1) && page.icon.isEmpty()) {
            if (attribute(tokenizer, "rel"_L1).toLower().split(u' ').contains("icon"_L1))
                page.icon = resolveUrl(base, attribute(tokenizer, "href"_L1));
        }
    }
    page.title = plainFromHtml(title);
    return page;
}

} // namespace courant::feed
