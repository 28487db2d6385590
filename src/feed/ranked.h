// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace courant::feed {

/// A value with the rank of the place it comes from; the lowest rank wins, the first of equals stays.
template<class T>
struct Ranked
{
    T value;
    int rank = 1000;

    void offer(int newRank, const T &candidate, bool usable)
    {
        if (usable && newRank < rank) {
            value = candidate;
            rank = newRank;
        }
    }
};

} // namespace courant::feed
