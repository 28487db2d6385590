// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// A disk between SQLite and the real one: records what is written below a folder, fails on demand, and
/// refuses locks. It is the default file system of every connection of this process from install() on.
/// All functions may be called on any thread.
namespace diskshim {

/// Before the first connection of the process. False: SQLite did not take it.
bool install();

/// What happened on the disk, in order, and what the test noted between.
struct Event
{
    enum class Kind { Write, Truncate, Sync, Delete, Note };
    Kind kind = Kind::Note;
    int file = -1;     ///< index into Recording::files
    qint64 offset = 0; ///< of a write; the new size of a truncation; 1 for a deletion that is durable
    QByteArray data;   ///< what was written
    QString note;
};

struct Recording
{
    QStringList files; ///< below the folder
    std::vector<Event> events;
};

/// Records all files below `folder` (but the index of the log, which no power cut survives) until taken.
void record(const QString &folder);
void note(const QString &text);
Recording takeRecording();

/// Whether data reaches the disk when SQLite asks for it. Without, tests are faster, and what is recorded is
/// the same; with `seen` false it is not recorded either, as with "synchronous=OFF".
void setSyncs(bool real, bool seen = true);

enum class Fault { Full, Error };

/// Fails the `k`-th write, truncation or flush (counted from 1) of a file below `folder`, and all behind it
/// unless `once`.
void failAt(const QString &folder, int k, Fault fault, bool once);
/// Ends that; returns how many calls failed.
int heal();
/// Every request for a lock below `folder` fails as on a network drive that knows none; empty: none does.
void refuseLocks(const QString &folder);

} // namespace diskshim
