// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/parsedfeed.h"

#include <QByteArray>
#include <QString>

/// What makes two items the same article. Pure; any thread.
namespace courant {

/// The link without what does not tell pages apart: scheme http or https, upper case in the host, default
/// port, trailing slash, fragment, tracking parameters. Empty for an empty link.
QString normalizedLink(const QString &link);

/// Hash of a normalised link; 0 for an empty one.
qint64 linkKey(const QString &normalized);

/// Identity by guid, by normalised link and by hash of source, title and date: 16 bytes, or empty where there
/// is none.
QByteArray guidIdentity(const ParsedItem &item);
QByteArray linkIdentity(const QString &normalized);
QByteArray hashIdentity(const ParsedItem &item);

} // namespace courant
