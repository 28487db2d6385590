// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/parsedfeed.h"

#include <QByteArray>
#include <QString>

/// How bodies lie in the database. Pure; any thread.
namespace courant {

/// UTF-8 behind one format byte, compressed when that saves room. Null stays null.
QByteArray packText(const QString &text);
/// The text again; nullopt when the bytes are damaged.
std::optional<QString> unpackText(const QByteArray &packed);

/// The fields of an item that are seldom there, as CBOR: categories, enclosures, extra. Null when all are
/// empty.
QByteArray packDetails(const ParsedItem &item);
void unpackDetails(const QByteArray &packed, ParsedItem &item);

} // namespace courant
