// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/headers.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

QDateTime httpDate(const QByteArray &value)
{
    QString text = QString::fromLatin1(value).simplified();
    const qsizetype comma = text.indexOf(u',');
    if (comma >= 0) // a wrong day of the week, or one of another century, must not matter
        text = text.mid(comma + 1).trimmed();
    for (const QString &format :
        {u"d MMM yyyy HH:mm:ss 'GMT'"_s, u"d-MMM-yy HH:mm:ss 'GMT'"_s, u"ddd MMM d HH:mm:ss yyyy"_s}) {
        QDateTime time = QLocale::c().toDateTime(text, format);
        if (time.isValid()) {
            time.setTimeSpec(Qt::UTC);
            return time.date().year() < 1970 ? time.addYears(100) : time;
        }
    }
    return QDateTime::fromString(text, Qt::RFC2822Date).toUTC();
}

} // namespace

QDateTime retryAfter(const QByteArray &value, const QDateTime &now)
{
    const QByteArray trimmed = value.trimmed();
    if (trimmed.isEmpty())
        return {};
    const bool digits =
        std::all_of(trimmed.begin(), trimmed.end(), [](char c) { return c >= '0' && c <= '9'; });
    qint64 wait = maxRetryAfter;
    if (digits) {
        if (trimmed.size() < 10)
            wait = trimmed.toLongLong();
    } else {
        const QDateTime when = httpDate(trimmed);
        if (!when.isValid())
            return {};
        wait = now.secsTo(when);
    }
    return now.addSecs(std::clamp<qint64>(wait, 0, maxRetryAfter)).toUTC();
}

int maxAge(const QByteArray &cacheControl)
{
    int age = -1;
    for (const QByteArray &part : cacheControl.toLower().split(',')) {
        const QByteArray directive = part.trimmed();
        if (directive == "no-cache" || directive == "no-store")
            return 0;
        if (directive.startsWith("max-age=")) {
            bool ok = false;
            const qint64 seconds = directive.mid(8).replace('"', "").toLongLong(&ok);
            if (ok && seconds >= 0)
                age = int(std::min<qint64>(seconds, 365 * 24 * 60 * 60));
        }
    }
    return age;
}

bool isHeaderName(const QByteArray &name)
{
    constexpr QByteArrayView marks = "!#$%&'*+-.^_`|~";
    return !name.isEmpty() && name.size() <= 200 && std::all_of(name.begin(), name.end(), [marks](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               marks.contains(c);
    });
}

bool isHeaderValue(const QByteArray &value)
{
    return value.size() <= 16 * 1024 && std::none_of(value.begin(), value.end(), [](char c) {
        return uchar(c) == 0x7f || (uchar(c) < 0x20 && c != '\t');
    });
}

bool isOurs(const QByteArray &name)
{
    static const QSet<QByteArray> ours{"host", "connection", "content-length", "transfer-encoding", "te",
        "trailer", "upgrade", "accept-encoding", "range", "if-none-match", "if-modified-since", "expect",
        "proxy-authorization", "proxy-connection", "keep-alive"};
    return ours.contains(name.toLower());
}

} // namespace courant
