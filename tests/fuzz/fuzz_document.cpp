// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/document.h"
#include "fuzz.h"

using namespace courant;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    feed::looksLikeDocument(bytes);
    feed::ParseContext context;
    context.fileName = u"post.md"_s;
    const Result<ParsedFeed> feed = feed::parseDocument(bytes, context);
    if (!feed)
        return 0;
    fuzz::promise(feed->items.size() == 1, "a document is one item");
    const ParsedItem &item = feed->items.first();
    Article article;
    article.content = item.content;
    article.document = item.document;
    fuzz::promise(feed::writeDocument(article) == bytes, "an untouched document is given back to the byte");

    article.document.reset();
    article.row.title = item.title;
    article.row.author = item.author;
    article.categories = item.categories;
    article.summary = item.summary;
    const Result<ParsedFeed> again = feed::parseDocument(feed::writeDocument(article), context);
    fuzz::promise(again.has_value(), "a written document can be read");
    return 0;
}
