// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCryptographicHash>
#include <QString>

namespace courant {

/// The key an image is addressed by in pages and in the store: first 32 hex digits of the SHA-256
/// of its absolute URL in UTF-8.
inline QString imageKeyOf(const QString &absoluteUrl)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(absoluteUrl.toUtf8(), QCryptographicHash::Sha256).toHex().left(32));
}

} // namespace courant
