// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/sourcetext.h"

#include "feed/entities.h"

namespace courant::feed {
namespace {

bool isOdd(char16_t c)
{
    return ((c < 0x20) & (c != u'\n') & (c != u'\t')) | ((c & 0xffe0) == 0x80) | (c >= 0xfffd);
}

// The first character that needs a second look. Blocks of fixed size, without a branch inside, for the
// vectorizer.
const char16_t *findOdd(const char16_t *at, const char16_t *end)
{
    constexpr int Block = 64;
    for (; end - at >= Block; at += Block) {
        unsigned odd = 0;
        for (int i = 0; i < Block; ++i)
            odd |= unsigned(isOdd(at[i]));
        if (odd)
            break;
    }
    return std::find_if(at, end, isOdd);
}

} // namespace

QString cleanedText(const QString &text, bool *controls)
{
    *controls = false;
    const auto *begin = reinterpret_cast<const char16_t *>(text.utf16());
    const char16_t *end = begin + text.size();
    const char16_t *odd = findOdd(begin, end);
    if (odd == end)
        return text;
    QString out;
    out.reserve(text.size());
    const char16_t *from = begin;
    for (const char16_t *at = odd; at < end; from = at + 1, at = std::find_if(from, end, isOdd)) {
        out.append(reinterpret_cast<const QChar *>(from), at - from);
        if (*at == u'\r') {
            if (at + 1 == end || at[1] != u'\n')
                out += u'\n';
        } else if (*at >= 0x80 && *at < 0xa0) {
            const char16_t meant = fromWindows1252(*at);
            out += *at == 0x85 ? QChar(0x2026) : QChar(meant);
        } else {
            *controls = true;
        }
    }
    out.append(reinterpret_cast<const QChar *>(from), std::max<qsizetype>(end - from, 0));
    return out;
}

} // namespace courant::feed
