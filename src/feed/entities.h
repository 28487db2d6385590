// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace courant::feed {

/// What a character reference stands for.
struct CharacterReference
{
    QString text;          ///< empty when the reference stands for nothing that may appear (&#0;)
    qsizetype length = 0;  ///< units it takes with '&' and ';'; 0 when this is no reference
    bool plainXml = false; ///< one of the five of XML, or a numeric one
};

/// The reference at the beginning of `text`, which begins with '&'. Numbers 128..159 are read as
/// windows-1252, as browsers do. Names are those of HTML; the oldest of them count without a semicolon too.
CharacterReference characterReference(QStringView text);

/// Whether HTML knows the name (without '&' and ';').
bool isHtmlEntity(QStringView name);

/// Decodes every character reference, once. What is none stays.
QString decodeReferences(QStringView text);

/// Unicode for a control code 0x80..0x9f meant as windows-1252; the code itself where that has none.
char16_t fromWindows1252(char16_t control);

} // namespace courant::feed
