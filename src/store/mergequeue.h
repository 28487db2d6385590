// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"
#include "store/prepare.h"

#include <QPromise>

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>

namespace courant {

/// A merge that was asked for: prepared on the pool, written on the database thread.
struct WaitingMerge
{
    SourceId source = SourceId::None;
    PreparedMerge merge;
    std::atomic<int> preparationsLeft = 0;
    QPromise<Result<MergeReport>> promise;
};

/// Merges in the order they were asked for, so that the database thread can take several at once.
/// Thread-safe.
class MergeQueue final
{
public:
    void append(const std::shared_ptr<WaitingMerge> &merge);
    /// Takes this one and what is ready behind it, of different sources, up to a bound. Empty when it was
    /// taken with another.
    QList<std::shared_ptr<WaitingMerge>> takeWith(const std::shared_ptr<WaitingMerge> &first);

private:
    std::mutex m_mutex;
    std::deque<std::shared_ptr<WaitingMerge>> m_waiting;
};

} // namespace courant
