// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/dom.h"

#include <QUrl>

namespace courant::html {

/// Gives an element of ours those attributes of the input's that are allowed on it, checked and normalized.
void copyAttributes(const GumboNode *element, const QUrl &base, Node &node);

} // namespace courant::html
