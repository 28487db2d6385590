// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QByteArray>
#include <QSize>

namespace courant {

/// Whether the first element of the bytes is <svg>.
bool looksLikeSvg(const QByteArray &bytes);

/// Lets an SVG pass that is a still picture and nothing else: no script, no event handler, no foreign
/// content, no entity, no animation of links, and no reference but into itself or to a picture in a data:
/// URL. Gives its size in CSS pixels, invalid if it names none. Errors: Refused, NotUnderstood. Pure.
Result<QSize> checkSvg(const QByteArray &bytes);

} // namespace courant
