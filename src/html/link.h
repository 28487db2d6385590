// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace courant::html {

/// An address a link may lead to: http, https or mailto, absolute, percent-encoded, without tracking
/// parameters and user information. Empty when it is none of these, or relative with nothing to resolve
/// against.
QByteArray safeLink(const QByteArray &raw, const QUrl &base);

/// An address an image may be loaded from: http or https, absolute, percent-encoded, unchanged else;
/// or a data: URL of a raster image. Empty otherwise.
QByteArray safeImage(const QByteArray &raw, const QUrl &base);

/// The base of a page at an address as it is written. A numeric host keeps its spelling in the links that
/// stand relative to it: they lead wherever the page came from, under the name it has there.
QUrl pageBase(const QString &address);

/// The base of a document on this machine: its relative pictures become addresses that name files below
/// `root`, the folder it belongs to. Nothing outside that folder can be named, and by no document that came
/// from elsewhere.
QUrl localBase(const QString &root, const QString &relativePath);

/// The file such an address names, given as the folder and the path below it; empty for any other address.
struct LocalPicture
{
    QString root;
    QString path;
};
LocalPicture localPicture(const QUrl &address);

/// Whether it is a data: URL, which needs no fetching.
bool isDataUrl(const QByteArray &url);

/// Host and path only, lower case: equal for addresses that differ in size and cache parameters.
QByteArray looseKey(const QByteArray &url);

/// looseKey without the size some publishers put into the name, as in photo-1024x683.jpg.
QByteArray pictureKey(const QByteArray &url);

} // namespace courant::html
