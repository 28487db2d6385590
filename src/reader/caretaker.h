// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/retention.h"
#include "store/library.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace courant {

class Importer;

/// What the reader should hear about the library's health.
struct CareNotice
{
    enum class Kind {
        Rescued,      ///< `rescue`: it was damaged and is whole again
        Damaged,      ///< found just now; the next start rescues
        BackupFailed, ///< `error`
    };
    Kind kind = Kind::Rescued;
    RescueReport rescue;
    Error error;
};

/// Looks after a library while the program runs: checks the file, backs it up, keeps a list of the
/// subscriptions beside the backups, lets old articles go and empties the trash. Main thread; the work is
/// done elsewhere.
class Caretaker final : public QObject
{
    Q_OBJECT
public:
    /// `rule` is asked for the default retention each time. `importer` (may be null) brings subscriptions
    /// back that a rescue could not.
    Caretaker(
        Library *library, Importer *importer, std::function<RetentionRule()> rule, QObject *parent = nullptr);

    /// Once the library is open. The first round comes after `delay` ms, then one every hour.
    void start(int delay = 20'000);
    /// Where the list of subscriptions is kept.
    static QString subscriptionsFile(const QString &dataFolder);

Q_SIGNALS:
    void notice(const courant::CareNotice &notice);
    /// A round has ended (tests wait for it).
    void roundEnded();
    void subscriptionsKept();

private:
    void takeRescue(const RescueReport &report);
    void check();
    void goRound();
    void clear();
    void endRound();
    void keepSubscriptions();

    Library *m_library;
    Importer *m_importer;
    std::function<RetentionRule()> m_rule;
    QTimer m_rounds;
    QTimer m_subscriptions;
    RescueReport m_rescue;
    bool m_bringBack = false;
    bool m_running = false;
};

} // namespace courant
