// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/sourcetext.h"

#include "feed/entities.h"

namespace courant::feed {
namespace {

bool isPlain(char16_t c)
{
    return (c >= 0x20 && c < 0x80) || (c >= 0xa0 && c < 0xfffd) || c == u'\n' || c == u'\t';
}

} // namespace

QString cleanedText(const QString &text, bool *controls)
{
    *controls = false;
    const auto *begin = reinterpret_cast<const char16_t *>(text.utf16());
    const char16_t *end = begin + text.size();
    const char16_t *odd = std::find_if_not(begin, end, isPlain);
    if (odd == end)
        return text;
    QString out;
    out.reserve(text.size());
    out.append(reinterpret_cast<const QChar *>(begin), odd - begin);
    for (const char16_t *at = odd; at < end; ++at) {
        if (isPlain(*at)) {
            out += QChar(*at);
        } else if (*at == u'\r') {
            if (at + 1 == end || at[1] != u'\n')
                out += u'\n';
        } else if (*at >= 0x80 && *at < 0xa0) {
            const char16_t meant = fromWindows1252(*at);
            out += *at == 0x85 ? QChar(0x2026) : QChar(meant);
        } else {
            *controls = true;
        }
    }
    return out;
}

} // namespace courant::feed
