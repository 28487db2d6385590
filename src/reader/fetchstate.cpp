// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/fetchstate.h"

#include "model/fasthash.h"
#include "net/httpclient.h"
#include "reader/rhythm.h"

using namespace Qt::Literals::StringLiterals;

namespace courant::fetchstate {

namespace {

constexpr qint64 hour = 60 * 60;
constexpr qint64 day = 24 * hour;
constexpr int gone = 410;

qint64 backOff(int failures)
{
    return std::min(hour << std::clamp(failures - 1, 0, 5), day);
}

QString statusSentence(int status)
{
    switch (status) {
    case 401:
    case 407:
        return u"The server asks for a password (%1)."_s.arg(status);
    case 403:
        return u"The server refuses access (403)."_s;
    case 404:
        return u"There is nothing at this address any more (404)."_s;
    case gone:
        return u"The feed is gone for good, says its server (410)."_s;
    case 429:
        return u"The server asks us to wait (429)."_s;
    case 503:
        return u"The server is busy or closed for a while (503)."_s;
    default:
        return status >= 500 ? u"The server has a fault of its own (%1)."_s.arg(status)
                             : u"The server answered with status %1."_s.arg(status);
    }
}

} // namespace

QByteArray hashOf(const QByteArray &body)
{
    return (FastHash() << body).result();
}

FetchState afterSuccess(
    const FetchState &before, const HttpResponse &response, const QByteArray &bodyHash, const QDateTime &now)
{
    FetchState state = before;
    if (response.notModified()) {
        // RFC 9110, 15.4.5: a 304 may bring new validators; without any the old ones hold.
        if (!response.etag.isEmpty())
            state.etag = response.etag;
        if (!response.lastModified.isEmpty())
            state.lastModified = response.lastModified;
    } else {
        state.etag = response.etag;
        state.lastModified = response.lastModified;
        state.bodyHash = bodyHash;
    }
    state.lastAttempt = now;
    state.lastSuccess = now;
    state.lastError.clear();
    state.failures = 0;
    state.notBefore = response.retryAfter;
    rhythm::learnFromResponse(state.rhythm, response, now);
    return state;
}

FetchState afterFailure(
    const FetchState &before, const Error &error, const QDateTime &retryAfter, const QDateTime &now)
{
    FetchState state = before;
    state.lastAttempt = now;
    state.lastError = sentence(error);
    ++state.failures;
    state.notBefore = now.addSecs(backOff(state.failures));
    if (retryAfter.isValid() && retryAfter > state.notBefore)
        state.notBefore = retryAfter;
    if (error.kind == Error::Kind::Http && error.status == gone)
        state.rhythm.gone = true;
    return state;
}

QString sentence(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Cancelled:
        return u"The refresh was cancelled."_s;
    case Error::Kind::NotFound:
    case Error::Kind::Unreadable:
        return u"The folder or file cannot be read."_s;
    case Error::Kind::NotUnderstood:
        return u"What the server sent is no feed that Courant understands."_s;
    case Error::Kind::TooComplex:
        return u"The feed is built in a way that Courant refuses, to protect itself."_s;
    case Error::Kind::Unreachable:
        return u"The server cannot be reached."_s;
    case Error::Kind::Timeout:
        return u"The server took too long to answer."_s;
    case Error::Kind::Tls:
        return u"The connection is not secure: the server's certificate cannot be trusted."_s;
    case Error::Kind::Http:
        return statusSentence(error.status);
    case Error::Kind::TooLarge:
        return u"The feed is larger than Courant accepts."_s;
    case Error::Kind::TooManyRedirects:
        return u"The server sends us in circles."_s;
    case Error::Kind::Refused:
        return u"Courant does not go where this address leads (%1)."_s.arg(error.detail);
    case Error::Kind::DiskFull:
        return u"The disk is full."_s;
    case Error::Kind::NoSecret:
        return u"The password of this source cannot be had (%1)."_s.arg(error.detail);
    default:
        return u"Something went wrong (%1)."_s.arg(error.detail);
    }
}

QString reason(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Http:
        return QString::number(error.status);
    case Error::Kind::Timeout:
        return u"timeout"_s;
    case Error::Kind::Unreachable:
        return u"unreachable"_s;
    case Error::Kind::Tls:
        return u"certificate"_s;
    case Error::Kind::TooLarge:
        return u"too large"_s;
    case Error::Kind::TooManyRedirects:
        return u"too many redirects"_s;
    case Error::Kind::Refused:
        return u"refused"_s;
    case Error::Kind::NotUnderstood:
        return u"not a picture"_s;
    case Error::Kind::Cancelled:
        return u"cancelled"_s;
    default:
        return u"error"_s;
    }
}

} // namespace courant::fetchstate
