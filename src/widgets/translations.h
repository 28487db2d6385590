// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QLocale>

namespace courant {

/// Makes the window speak the language of the locale where we have it (and Qt's own texts too), else English.
/// Before a window is made; another language later takes the place of the first. GUI thread.
void installTranslations(QApplication *application, const QLocale &locale);

} // namespace courant
