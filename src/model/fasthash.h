// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QtEndian>

#include <cstring>

namespace courant {

/// 128 bits that tell whether something changed, eight bytes at a time; two lanes of multiply and mix. Any
/// thread.
///
/// Only ever compared with itself, and somebody who makes two texts collide fools nobody but the readers of
/// his own feed: nothing here has to withstand an attack. The values are in every file, so they stay as they
/// are.
class FastHash final
{
public:
    FastHash &operator<<(const QString &text)
    {
        if constexpr (QSysInfo::ByteOrder == QSysInfo::LittleEndian)
            mixBytes(reinterpret_cast<const char *>(text.constData()), text.size() * 2);
        else {
            QByteArray units(text.size() * 2, Qt::Uninitialized);
            qToLittleEndian<char16_t>(text.constData(), text.size(), units.data());
            mixBytes(units.constData(), units.size());
        }
        return *this;
    }
    FastHash &operator<<(const QByteArray &bytes)
    {
        mixBytes(bytes.constData(), bytes.size());
        return *this;
    }
    FastHash &operator<<(const QDateTime &time)
    {
        mix(time.isValid() ? quint64(time.toMSecsSinceEpoch()) : ~quint64(0));
        return *this;
    }
    /// 64 of the bits.
    qint64 half() const { return qint64(finish(m_first)); }
    /// 16 bytes.
    QByteArray result() const
    {
        QByteArray bytes(16, Qt::Uninitialized);
        qToLittleEndian(finish(m_first), bytes.data());
        qToLittleEndian(finish(m_second), bytes.data() + 8);
        return bytes;
    }

private:
    void mixBytes(const char *bytes, qsizetype size)
    {
        mix(quint64(size));
        for (; size >= 8; bytes += 8, size -= 8)
            mix(qFromLittleEndian<quint64>(bytes));
        if (size > 0) {
            char rest[8] = {};
            std::memcpy(rest, bytes, size_t(size));
            mix(qFromLittleEndian<quint64>(rest));
        }
    }
    void mix(quint64 value)
    {
        m_first = (m_first ^ value) * 0x9e3779b97f4a7c15ULL;
        m_first ^= m_first >> 29;
        m_second = (m_second + value) * 0xc2b2ae3d27d4eb4fULL;
        m_second ^= m_second >> 31;
    }
    static quint64 finish(quint64 value)
    {
        value = (value ^ (value >> 33)) * 0xff51afd7ed558ccdULL;
        return value ^ (value >> 33);
    }

    quint64 m_first = 14695981039346656037ULL;
    quint64 m_second = 0x165667b19e3779f9ULL;
};

} // namespace courant
