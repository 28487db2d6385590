// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/imageretry.h"

#include <QList>

namespace courant {

namespace {

constexpr qint64 hour = 60 * 60;
constexpr qint64 day = 24 * hour;

QList<qint64> pauses(const Error &error)
{
    const QList<qint64> passing{hour, 6 * hour, day, 3 * day, 7 * day};
    switch (error.kind) {
    case Error::Kind::Unreachable:
    case Error::Kind::Timeout:
    case Error::Kind::Tls:
        return passing;
    case Error::Kind::Http:
        if (error.status >= 500 || error.status == 408 || error.status == 425 || error.status == 429)
            return passing;
        if (error.status == 401 || error.status == 403 || error.status == 407)
            return {day, 7 * day};
        return {};
    default:
        return {};
    }
}

} // namespace

QDateTime nextImageTry(const Error &error, int tries, const QDateTime &now)
{
    const QList<qint64> all = pauses(error);
    return tries >= 0 && tries < all.size() ? now.addSecs(all.at(tries)) : QDateTime();
}

} // namespace courant
