// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QPromise>
#include <QTimer>

#include <vector>

namespace courant {

/// Who waits for the window to be whole, and since when. GUI thread.
struct Readiness
{
    std::vector<QPromise<bool>> promises;
    QElapsedTimer since;
    QTimer poll;
    bool pageAsked = false;
    int calm = 0; ///< polls in a row with nothing under way

    void finish(bool value)
    {
        poll.stop();
        for (QPromise<bool> &promise : std::exchange(promises, {})) {
            promise.addResult(value);
            promise.finish();
        }
    }
};

} // namespace courant
