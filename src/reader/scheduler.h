// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "reader/schedule.h"

#include <QObject>

#include <functional>
#include <memory>

namespace courant {

class Library;
class Reachability;
class Refresher;

/// Has the sources refreshed that are due, all the time the program runs: looks every half minute, by the
/// clock on the wall, so that it catches up after sleep; waits while there is no network. A few dozen sources
/// at a time: a start is a spread, not a storm. Main thread.
class Scheduler final : public QObject
{
    Q_OBJECT
public:
    /// @param policy asked at every look, so that a changed setting holds at once
    /// @param network of the caller; null: what the system tells
    Scheduler(Library *library, Refresher *refresher, std::function<schedule::Policy()> policy,
        QObject *parent = nullptr, Reachability *network = nullptr);
    ~Scheduler() override;

    /// Nothing is asked on a connection that is paid by volume.
    void setPausedWhenMetered(bool paused);
    /// @param firstLook ms until the first look; nothing happens before
    void start(int firstLook = 0);
    void stop();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace courant
