// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/date.h"
#include "fuzz.h"

using namespace courant;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(fuzz::bytesOf(data, size));
    const QDateTime time = feed::parseDate(text, 3600);
    if (!time.isValid())
        return 0;
    fuzz::promise(time.timeSpec() == Qt::UTC, "times are UTC");
    fuzz::promise(time.date().year() >= 1399 && time.date().year() <= 10000, "years are plausible");
    fuzz::promise(feed::parseDate(time.toString(Qt::ISODateWithMs)) == time || time.date().year() > 9999 ||
                      time.date().year() < 1400,
        "a time that was read is read again");
    return 0;
}
