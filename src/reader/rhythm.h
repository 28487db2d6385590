// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/parsedfeed.h"
#include "model/source.h"
#include "net/httpclient.h"

/// What can be learnt from a fetch about when and where to ask next. Pure; times are arguments, in UTC.
namespace courant::rhythm {

/// The feed's own wishes and how often it publishes, from its articles' dates (those in the future do not
/// count).
void learnFromFeed(Rhythm &rhythm, const ParsedFeed &feed, const QDateTime &now);

/// Cache-Control, and permanent redirects on the way to a good answer.
void learnFromResponse(Rhythm &rhythm, const HttpResponse &response, const QDateTime &now);

/// The address to move to: the same permanent redirect was seen at least three times over at least three days
/// (a maintenance page must never replace a feed's address). Empty otherwise.
QString provenMove(const Rhythm &rhythm);

} // namespace courant::rhythm
