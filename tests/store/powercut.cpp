// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "powercut.h"

#include <QDir>
#include <QFile>

namespace powercut {

using diskshim::Event;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 sector = 512;

void write(QByteArray *content, qint64 offset, const QByteArray &data)
{
    if (content->size() < offset + data.size())
        content->resize(offset + data.size(), 0);
    content->replace(offset, data.size(), data);
}

/// A write of which only some sectors came to the disk.
void tear(QByteArray *content, const Event &event, QRandomGenerator &random)
{
    const int kind = random.bounded(3);
    const qint64 half = random.bounded(int(event.data.size() / sector) + 1) * sector;
    for (qint64 from = 0; from < event.data.size(); from += sector) {
        const bool there = kind == 0 ? from < half : kind == 1 ? from >= half : random.bounded(2) == 0;
        if (there)
            write(content, event.offset + from, event.data.mid(from, sector));
    }
}

} // namespace

void Promises::take(const QString &note)
{
    const qsizetype equals = note.indexOf(u'=');
    const QString name = note.mid(1, equals - 1);
    const QString value = note.mid(equals + 1);
    if (note.startsWith(u'?')) {
        m_asked[name].append(value);
        return;
    }
    m_promised[name] = value;
    m_asked.remove(name);
}

QString Promises::broken(const QHash<QString, QString> &facts) const
{
    const auto check = [this, &facts](const QString &name) -> QString {
        const QString fact = facts.value(name);
        if (fact == m_promised.value(name) || m_asked.value(name).contains(fact))
            return {};
        return name + u" is '"_s + fact + u"', promised '"_s + m_promised.value(name) + u'\'';
    };
    for (auto it = m_promised.cbegin(); it != m_promised.cend(); ++it) {
        if (const QString wrong = check(it.key()); !wrong.isEmpty())
            return wrong;
    }
    for (auto it = m_asked.cbegin(); it != m_asked.cend(); ++it) {
        if (const QString wrong = check(it.key()); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

Disk::Disk(const diskshim::Recording &recording)
    : m_recording(recording), m_files(size_t(recording.files.size()))
{
}

void Disk::apply(const Event &event, QByteArray *content, bool *exists)
{
    *exists = event.kind != Event::Kind::Delete;
    if (event.kind == Event::Kind::Write)
        write(content, event.offset, event.data);
    else if (event.kind == Event::Kind::Truncate)
        content->resize(event.offset, 0);
    else if (event.kind == Event::Kind::Delete)
        content->clear();
}

void Disk::settle(File &file, bool onlyDeletion)
{
    size_t count = file.waiting.size();
    if (onlyDeletion) {
        while (count > 0 && m_recording.events[file.waiting[count - 1]].kind != Event::Kind::Delete)
            --count;
    }
    for (size_t i = 0; i < count; ++i)
        apply(m_recording.events[file.waiting[i]], &file.safe, &file.exists);
    file.waiting.erase(file.waiting.begin(), file.waiting.begin() + qsizetype(count));
}

void Disk::playUntil(size_t end)
{
    for (; m_next < std::min(end, m_recording.events.size()); ++m_next) {
        const Event &event = m_recording.events[m_next];
        if (event.kind == Event::Kind::Note) {
            m_promises.take(event.note);
            continue;
        }
        File &file = m_files[size_t(event.file)];
        if (event.kind != Event::Kind::Sync)
            file.waiting.push_back(m_next);
        const bool flushed = event.kind == Event::Kind::Sync;
        // With the first flush of a new journal or log SQLite flushes the folder too, and so whatever had
        // been deleted in it.
        const bool isNew = flushed && (!file.exists || hasDeletion(file));
        if (flushed || (event.kind == Event::Kind::Delete && event.offset == 1))
            settle(file, false);
        if (!isNew || m_recording.files.at(event.file).endsWith(u"sqlite"_s))
            continue;
        for (File &other : m_files)
            settle(other, true);
    }
}

bool Disk::hasDeletion(const File &file) const
{
    return std::any_of(file.waiting.begin(), file.waiting.end(),
        [this](size_t event) { return m_recording.events[event].kind == Event::Kind::Delete; });
}

void Disk::writeState(const QString &folder, QRandomGenerator &random) const
{
    const int mood = random.bounded(4); // nothing came through, all did, or each piece as it happens
    for (size_t i = 0; i < m_files.size(); ++i) {
        QByteArray content = m_files[i].safe;
        bool exists = m_files[i].exists;
        for (const size_t waiting : m_files[i].waiting) {
            const Event &event = m_recording.events[waiting];
            const int luck = mood == 0 ? 0 : mood == 1 ? 1 : random.bounded(3);
            if (luck == 2 && event.kind == Event::Kind::Write) {
                tear(&content, event, random);
                exists = true;
            } else if (luck != 0) {
                apply(event, &content, &exists);
            } else if (event.kind == Event::Kind::Delete) {
                break; // the old file is still there: what was written behind went to one without a name
            }
        }
        const QString path = folder + u'/' + m_recording.files.at(qsizetype(i));
        QFile::remove(path);
        if (!exists)
            continue;
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qUtf8Printable(path));
    }
}

} // namespace powercut
