// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace courant {

struct PdfMetadata
{
    QString title;
    QString author; ///< left out when empty
    QDateTime created;
};

/// The PDF with a new document information dictionary, appended as an incremental update
/// (PDF 32000-1:2008, 7.5.6 and 14.3.3). For files with a classic cross-reference table and no encryption, as
/// the engine writes them; any other file comes back as it was. Pure.
QByteArray withMetadata(const QByteArray &pdf, const PdfMetadata &metadata);

} // namespace courant
