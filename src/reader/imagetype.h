// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QByteArray>
#include <QSize>
#include <QString>

namespace courant {

struct PictureInfo
{
    QString type; ///< media type
    QSize size;   ///< pixels; invalid when it cannot be told without decoding
};

/// What picture the bytes are, by their content alone: PNG, JPEG, GIF, WebP, AVIF, BMP, ICO, or an SVG that
/// holds nothing which runs or loads. Errors: NotUnderstood (no picture), Refused (an SVG that is more than a
/// picture), TooLarge (more than 200 million pixels). Decodes nothing. Pure.
Result<PictureInfo> recognisePicture(const QByteArray &bytes);

} // namespace courant
