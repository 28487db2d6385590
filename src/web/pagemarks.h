// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/textspan.h"

/// Scripts of ours that mark places of the text on an article's page. Nothing of the article gets into them.
/// Pure; any thread.
namespace courant::marks {

/// Takes earlier marks away and answers with the text of headline and body, blocks on lines of their own.
QString readText();

/// Marks what is found in that text, if the page still has it; empty when nothing is.
QString markSpans(const QString &text, const TextFinder &find);

} // namespace courant::marks
