// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/parse.h"
#include "fuzz.h"

using namespace courant;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    feed::ParseContext context;
    context.url = u"https://example.org/dir/feed.xml"_s;
    if (size && data[0] % 4 == 1)
        context.contentType = u"text/xml; charset=gb2312"_s;
    const Result<ParsedFeed> feed = feed::parse(fuzz::bytesOf(data, size), context);
    if (!feed)
        return 0;
    for (const ParsedItem &item : feed->items) {
        fuzz::promise(!item.published.isValid() || item.published.timeSpec() == Qt::UTC, "times are UTC");
        fuzz::promise(item.title.trimmed() == item.title, "titles are folded");
    }
    return 0;
}
