// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>
#include <QUrl>

#include <gumbo.h>

namespace courant::html {

/// What an img element of the input is to become.
struct ImageSource
{
    QByteArray url;    ///< absolute; empty when there is nothing to show
    QByteArray srcset; ///< the absolute candidates `url` was chosen from, if any
    QByteArray alt;
    int width = 0; ///< CSS pixels, 0 unknown
    int height = 0;
    bool lazy = false; ///< the address came from a lazy-loading attribute
};

/// The best single source of an image about 1600 pixels wide at most, out of src, srcset, the attributes lazy
/// loaders use, and the sources of the picture around it. Tracking pixels and spacers come out empty.
ImageSource imageSource(const GumboNode *img, const GumboNode *picture, const QUrl &base);

/// The address in a style's background-image; empty when there is none.
QByteArray backgroundImage(const GumboNode *element, const QUrl &base);

/// The value of an attribute of the input, null when it is not there.
QByteArray inputAttribute(const GumboNode *element, const char *name);

} // namespace courant::html
