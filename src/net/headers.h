// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>

/// Values of HTTP headers. Pure.
namespace courant {

/// The longest wait that a Retry-After can impose, in seconds: one day.
inline constexpr qint64 maxRetryAfter = 24 * 60 * 60;

/// When a server may be asked again (RFC 9110, 10.2.3): seconds or a date, not before `now`, at most
/// maxRetryAfter behind it. Invalid when there is none or it cannot be read. UTC.
QDateTime retryAfter(const QByteArray &value, const QDateTime &now);

/// Seconds of max-age in Cache-Control; 0 for no-cache and no-store; -1 when it says nothing.
int maxAge(const QByteArray &cacheControl);

/// RFC 9110, 5.6.2: a token.
bool isHeaderName(const QByteArray &name);
/// Without line breaks, NUL and other control characters.
bool isHeaderValue(const QByteArray &value);
/// Whether a header is the client's business alone: what frames the message, names the host, or must be
/// known to read the answer.
bool isOurs(const QByteArray &name);

} // namespace courant
