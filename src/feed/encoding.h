// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace courant::feed {

struct DecodedText
{
    QString text;          ///< BOM removed
    QString encoding;      ///< IANA name, lower case, of what it was decoded with
    bool replaced = false; ///< some bytes could not be decoded; they were repaired or left out
    QString declared;      ///< what the bytes or the header claimed, empty if nothing
};

enum class TextKind { Xml, Html, Plain, Json };

/// Decodes by BOM, declaration, Content-Type, meta, then detection; a declaration that lies is found out.
DecodedText decode(const QByteArray &bytes, const QString &contentType = {}, TextKind kind = TextKind::Plain);

} // namespace courant::feed
