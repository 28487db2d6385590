// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/diskshim.h"

#include <QHash>
#include <QRandomGenerator>

/// The states a disk can be in after a power cut, made from what was recorded of it.
namespace powercut {

/// What a library was asked for and what it confirmed: facts by name. A fact nobody named is empty.
class Promises
{
public:
    /// Takes a note of the recording: "?name=value" was asked for, "!name=value" confirmed.
    void take(const QString &note);
    /// The first fact that should be otherwise, or an empty string.
    QString broken(const QHash<QString, QString> &facts) const;
    qsizetype size() const { return m_promised.size(); }

private:
    QHash<QString, QString> m_promised;
    QHash<QString, QStringList> m_asked; // since then: may have happened or not
};

/// Plays a recording up to some point and cuts the power there.
class Disk
{
public:
    explicit Disk(const diskshim::Recording &recording);

    /// Goes on to the event of this number.
    void playUntil(size_t event);
    const Promises &promises() const { return m_promises; }
    /// Writes what the disk may hold now into a folder: of all that nobody had asked to flush, each piece is
    /// there, or not, or in part.
    void writeState(const QString &folder, QRandomGenerator &random) const;

private:
    struct File
    {
        QByteArray safe;
        bool exists = false;
        std::vector<size_t> waiting; // events
    };
    /// Everything written to a file is on the disk now, or all up to its last deletion.
    void settle(File &file, bool onlyDeletion);
    bool hasDeletion(const File &file) const;
    static void apply(const diskshim::Event &event, QByteArray *content, bool *exists);

    const diskshim::Recording &m_recording;
    std::vector<File> m_files;
    Promises m_promises;
    size_t m_next = 0;
};

} // namespace powercut
