// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace courant::feed {

/// Whether an address names its scheme ("https:", "mailto:").
bool hasScheme(QStringView url);

/// Whether it is an http or https address with a host.
bool isWebUrl(QStringView url);

/// An address against a base (RFC 3986), blanks around it and line breaks inside it removed. Absolute ones
/// come back as they were written; without a base a relative one does too. Null stays null.
QString resolveUrl(const QString &base, const QString &url);

/// A base against the base above it; what is no address leaves the one above in place.
QString resolveBase(const QString &above, const QString &base);

} // namespace courant::feed
