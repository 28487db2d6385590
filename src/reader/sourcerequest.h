// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"
#include "net/httpclient.h"
#include "reader/secrets.h"

/// A source's options as the client and the schedule understand them. Pure.
namespace courant::sourcerequest {

/// Everything: agent, headers, authorization, proxy. For requests of the source's own address.
void apply(HttpRequest &request, const SourceOptions &options, const SourceSecrets &secrets);
/// Only the way and the agent: for pictures and pages that the source leads to, which may be anybody's.
void applyWay(HttpRequest &request, const SourceOptions &options, const SourceSecrets &secrets);

/// The proxy of an address such as socks5://user@localhost:9050. InvalidArgument with an English sentence.
Result<HttpProxy> proxyOf(const QString &url);

/// What is wrong with a header of the reader's own; empty: nothing. English, a sentence without its end.
QString headerProblem(const QString &name, const QString &value);

/// An address without the user name and password in it, and those two.
struct SplitAddress
{
    QString url;
    QString user;
    QString password;
};
SplitAddress splitAddress(const QString &url);

} // namespace courant::sourcerequest
