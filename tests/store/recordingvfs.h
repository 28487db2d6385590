// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QRandomGenerator>
#include <QString>

#include <atomic>
#include <mutex>

/// A layer between SQLite and the disk that can remember every write, and refuse some. It becomes SQLite's
/// default way to files in this process. Thread-safe.
namespace recordingvfs {

/// What was done to a file, in the order it was done; Ack is a mark of the test's own.
struct Step
{
    enum class Kind { Write, Truncate, Sync, Delete, Ack };
    Kind kind = Kind::Write;
    QString file;
    qint64 offset = 0; // Truncate: the new size; Ack: its number
    QByteArray bytes;
};

/// Registers it, once in a process.
void install();

/// Forgets what was remembered; from now on, only files below `folder` count.
void record(const QString &folder);
/// What was done since; and no more is remembered.
QList<Step> stop();
void ack(int number);

/// From the `number`th write on (the first is 1), writes and syncs below the folder fail with this code of
/// SQLite's, until clearFailure(). Counting starts now.
void failFrom(int number, int code);
void clearFailure();
/// Writes and syncs seen since failFrom().
int seen();

/// Files as a power cut might have left them: everything up to the last sync of each file, and of what came
/// behind it nothing, all, or sectors of 512 bytes by chance, write by write.
class Disk
{
public:
    /// `trustSync` false: a disk that says it is done and is not (and what synchronous=OFF does).
    explicit Disk(bool trustSync) : m_trustSync(trustSync) {}
    void apply(const Step &step);
    /// The files in a state that chance picks, by name.
    QHash<QString, QByteArray> cut(QRandomGenerator &random) const;
    int acked() const { return m_acked; }

private:
    struct File
    {
        QByteArray durable;
        bool exists = false;
        QList<Step> pending;
    };
    static void perform(QByteArray &content, bool &exists, const Step &step);

    const bool m_trustSync;
    QHash<QString, File> m_files;
    int m_acked = 0;
};

} // namespace recordingvfs
