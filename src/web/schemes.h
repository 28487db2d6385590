// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

namespace courant {

/// Registers article: and artimg:. Must be called before the QApplication is made, once.
void registerSchemes();

/// "article": one host for each shown document, so that each gets an origin and a process of its own.
QByteArray articleScheme();
/// "artimg": artimg://i/<key>, served from the library alone.
QByteArray imageScheme();

/// What stands before a percent-encoded mailto: address while it is clicked. The engine drops navigations to
/// schemes it does not know without asking us, so such a link has to look like one it knows.
QString mailBridge();
/// What stands before the key of a picture that the reader clicked: the way such a click comes out of the
/// page.
QString pictureBridge();
/// The address that a navigation is really to: mail out of its bridge, anything else as it is.
QUrl leavingUrl(const QUrl &url);

/// True for what a link may open outside: http and https with a host, and mailto.
bool mayLeave(const QUrl &url);

} // namespace courant
