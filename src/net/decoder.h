// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

namespace courant {

/// Unpacks a body as it arrives: identity, gzip, deflate (with and without zlib's frame), br. Not through Qt:
/// its reader unpacks twice, cannot tell a bomb from damage, and does not see a stream that unpacks to
/// nothing.
class Decoder final
{
public:
    enum class State { Ok, Damaged, TooLarge, Unknown };

    /// @param encoding the Content-Encoding header
    /// @param maxBytes limit of the unpacked and of the packed bytes
    Decoder(const QByteArray &encoding, qint64 maxBytes);
    ~Decoder();

    /// What to send as Accept-Encoding.
    static QByteArray accepted();

    State feed(const QByteArray &packed);
    /// Damaged when the stream has not come to its end.
    State end();
    qint64 bodySize() const;
    QByteArray takeBody();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace courant
