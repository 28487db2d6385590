// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace courant {

/// Whether there is a network, as the system tells it; online where it tells nothing. Main thread.
class Reachability : public QObject
{
    Q_OBJECT
public:
    explicit Reachability(QObject *parent = nullptr);

    virtual bool isOnline() const;
    /// Paid by volume, says the system.
    virtual bool isMetered() const;

Q_SIGNALS:
    void changed();
};

} // namespace courant
