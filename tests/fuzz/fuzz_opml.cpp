// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/opml.h"
#include "fuzz.h"

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

qsizetype count(const QList<Outline> &outlines)
{
    qsizetype total = outlines.size();
    for (const Outline &outline : outlines)
        total += count(outline.children);
    return total;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Result<ParsedFeed> list = feed::parseOpml(fuzz::bytesOf(data, size));
    if (!list)
        return 0;
    const Result<ParsedFeed> again = feed::parseOpml(feed::writeOpml(u"List"_s, list->outlines));
    if (list->outlines.isEmpty())
        return 0;
    fuzz::promise(again.has_value(), "a written list can be read");
    fuzz::promise(count(again->outlines) == count(list->outlines), "a written list has all outlines");
    return 0;
}
