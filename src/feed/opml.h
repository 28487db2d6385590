// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/parse.h"

namespace courant::feed {

Result<ParsedFeed> parseOpml(const QByteArray &bytes, const ParseContext &context = {});

/// OPML 2.0, UTF-8.
QByteArray writeOpml(const QString &title, const QList<Outline> &outlines);

} // namespace courant::feed
