// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/result.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QObject>

namespace courant {

class ImageFetcher;
class Refresher;

/// Something that Courant does, or did, by itself or because it was asked to. Holds nothing private: the host
/// of an address at most.
struct Activity
{
    enum class What { Refresh, Pictures };
    enum class State { Running, Done, Unchanged, Failed, Cancelled };

    qint64 number = 0; ///< grows with every activity
    What what = What::Refresh;
    State state = State::Running;
    SourceId source = SourceId::None;
    QString title; ///< of the source
    QString host;
    QDateTime started;  ///< UTC
    qint64 elapsed = 0; ///< ms, once it is over
    qint64 bytes = 0;   ///< that came over the network
    int added = 0;      ///< new articles, or pictures stored
    int updated = 0;
    int failed = 0; ///< pictures
    Error error;
    QMap<QString, int> reasons; ///< why pictures failed
    QString movedTo;            ///< host that the source moved to

    bool isProblem() const { return state == State::Failed || failed > 0; }
};

/// What goes on and what happened, the latest few hundred of it; in memory only. Main thread.
class ActivityLog final : public QObject
{
    Q_OBJECT
public:
    static constexpr int capacity = 500;

    explicit ActivityLog(QObject *parent = nullptr);

    void watch(Refresher *refresher);
    void watch(ImageFetcher *images);

    /// Running ones first, then the newest first.
    QList<Activity> activities() const;
    const QList<Activity> &running() const { return m_running; }
    const QList<Activity> &past() const { return m_past; } ///< newest first

    /// The number that the end must name.
    qint64 begin(Activity activity);
    /// @param end its state and what it brought; begin()'s part of it is kept
    void end(qint64 number, Activity end);

Q_SIGNALS:
    void began(const courant::Activity &activity);
    /// It is the first of past() now, unless there is nothing to tell of it; the last one may have gone.
    void ended(const courant::Activity &activity);

private:
    QList<Activity> m_running;
    QList<Activity> m_past;
    QMap<SourceId, qint64> m_refreshes;
    QList<qint64> m_pictures;
    qint64 m_last = 0;
};

} // namespace courant

Q_DECLARE_METATYPE(courant::Activity)
