// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/discovery.h"
#include "fuzz.h"

using namespace courant;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const feed::Discovered found = feed::discover(bytes, u"https://example.org/blog/"_s);
    for (const feed::FoundFeed &feed : found.feeds)
        fuzz::promise(!feed.url.isEmpty(), "a feed that was found has an address");
    feed::candidateUrls(QString::fromUtf8(bytes.left(2000)));
    feed::wellKnownFeedUrls(QString::fromUtf8(bytes.left(2000)));
    return 0;
}
