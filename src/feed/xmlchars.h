// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>

/// The characters that end and begin things in loosely written XML.
namespace courant::feed {

inline bool isBlank(QChar c)
{
    const char16_t u = c.unicode();
    return u == u' ' || u == u'\n' || u == u'\t' || u == u'\r' || u == u'\f';
}

inline bool isNameStart(QChar c)
{
    const char16_t u = c.unicode();
    const char16_t lower = u | 0x20;
    return (lower >= u'a' && lower <= u'z') || u == u'_' || u == u':' || u >= 0x80;
}

inline bool isNameEnd(QChar c)
{
    const char16_t u = c.unicode();
    return u <= u' ' || u == u'>' || u == u'/' || u == u'=' || u == u'<' || u == u'"' || u == u'\'';
}

} // namespace courant::feed
