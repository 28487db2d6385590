// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QCoreApplication;

namespace courant {

/// Runs "extract": the article of whole pages, one or many (--jsonl). It touches no library and no network,
/// but needs the engine: `application` is a QApplication, made behind registerSchemes(). `arguments` without
/// the program's name. Returns the exit status: 0, 1 (failed), 2 (usage).
int runExtract(QCoreApplication &application, const QStringList &arguments);

} // namespace courant
