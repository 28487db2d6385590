// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

namespace courant::html {

/// An address a link may lead to: http, https or mailto, absolute, percent-encoded, without tracking
/// parameters and user information. Empty when it is none of these, or relative with nothing to resolve
/// against.
QByteArray safeLink(const QByteArray &raw, const QUrl &base);

/// An address an image may be loaded from: http or https, absolute, percent-encoded, unchanged else;
/// or a data: URL of a raster image. Empty otherwise.
QByteArray safeImage(const QByteArray &raw, const QUrl &base);

/// Whether it is a data: URL, which needs no fetching.
bool isDataUrl(const QByteArray &url);

/// Host and path only, lower case: equal for addresses that differ in size and cache parameters.
QByteArray looseKey(const QByteArray &url);

/// looseKey without the size some publishers put into the name, as in photo-1024x683.jpg.
QByteArray pictureKey(const QByteArray &url);

} // namespace courant::html
