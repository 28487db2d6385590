// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/document.h"

namespace courant::feed {

bool looksLikeDocument(const QByteArray &)
{
    return false;
}

Result<ParsedFeed> parseDocument(const QByteArray &, const ParseContext &)
{
    return Error{Error::Kind::NotUnderstood, QString(), 0};
}

QByteArray writeDocument(const Article &)
{
    return {};
}

} // namespace courant::feed
