// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"
#include "html/digest.h"
#include "html/sanitize.h"

using namespace courant;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString source = QString::fromUtf8(fuzz::bytesOf(data, size));
    html::SanitizeOptions options;
    options.base = QUrl(u"https://example.org/dir/page.html"_s);
    const html::Sanitized once = html::sanitize(source, options);
    const html::Sanitized twice = html::sanitize(once.html, options);
    fuzz::promise(once.html == twice.html, "sanitizing twice equals once");
    for (const auto bad : {"<script"_L1, "<iframe"_L1, "<style"_L1, "<object"_L1, "<embed"_L1, "<form"_L1})
        fuzz::promise(!once.html.contains(bad, Qt::CaseInsensitive), "nothing forbidden is left");
    options.drawings = true;
    const html::Sanitized drawn = html::sanitize(source, options);
    fuzz::promise(drawn.html == html::sanitize(drawn.html, options).html, "so it does with drawings");
    fuzz::promise(!drawn.html.contains("<svg"_L1, Qt::CaseInsensitive), "no drawing is markup");
    html::digest(source, options.base);
    return 0;
}
