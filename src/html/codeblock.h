// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <gumbo.h>

namespace courant::html {

/// Whether an element is the box a syntax highlighter puts around code (Hexo, Rouge, Chroma, Pygments, ...).
bool isCodeBox(const GumboNode *element);

/// The code's text: line numbers left out, one line of code a line.
QByteArray codeText(const GumboNode *element);

/// The language from class or data attributes of the element or what is in it; empty when unknown.
QByteArray codeLanguage(const GumboNode *element);

/// Whether an element's class attribute has this name.
bool hasClass(const GumboNode *element, const char *name);

} // namespace courant::html
