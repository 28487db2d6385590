// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace courant {

/// Keeps two writers from one library. Held by the window for its life and by a command while it writes.
/// A lock left behind by a killed process is found out and taken over.
class LibraryLock final
{
public:
    /// Waits up to `seconds`, blocking; for use before any event loop runs.
    /// Errors: Locked (detail says who holds it), Unreadable (the folder cannot be written).
    static Result<std::shared_ptr<LibraryLock>> take(const QString &dataFolder, int seconds);

private:
    explicit LibraryLock(const QString &fileName);
    void dropLeftOver();

    QLockFile m_file;
};

} // namespace courant
