// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "model/source.h"

namespace courant {

struct HttpResponse;

/// What is kept of a fetch, as pure functions of the state before and the time. Times in UTC.
namespace fetchstate {

/// What the next body is compared with: 16 bytes.
QByteArray hashOf(const QByteArray &body);

/// 200 with a body that was understood, or 304.
FetchState afterSuccess(
    const FetchState &before, const HttpResponse &response, const QByteArray &bodyHash, const QDateTime &now);

/// Keeps the validators, counts the failure, and sets back the next attempt: an hour, doubled with each
/// failure in a row up to a day, or what the server asked for (`retryAfter`), whichever is later. A 410
/// marks the source as gone.
FetchState afterFailure(
    const FetchState &before, const Error &error, const QDateTime &retryAfter, const QDateTime &now);

/// One English sentence: what went wrong, for the source's health.
QString sentence(const Error &error);

/// A word or two for a picture: "403", "timeout", "not a picture".
QString reason(const Error &error);

} // namespace fetchstate

} // namespace courant
