// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

namespace courant::feed {

/// Text as a converter gave it; bytes it could not convert are left out.
struct Converted
{
    QString text;
    qsizetype errors = 0;
    bool known = true; ///< whether there is a converter of that name
};

/// The name our converters know a label by ("GB2312", "x-sjis", "latin1"), as browsers read it: the superset
/// where publishers mean one. Lower case; empty when there is no such encoding or it is one that must not be
/// trusted (UTF-7).
QByteArray encodingForLabel(QByteArray label);

/// Converts with ICU. `name` is one that encodingForLabel() gave.
Converted convert(const QByteArray &bytes, const QByteArray &name);

/// How much of the bytes to look at when guessing: the words with non-ASCII bytes in them, at most `limit`
/// bytes.
QByteArray nonAsciiSample(const QByteArray &bytes, qsizetype limit);

/// How much a sample reads like a language when decoded so; about -1 (garbage) to 1.
double plausibility(const QByteArray &sample, const QByteArray &name);

struct Guess
{
    QByteArray name; ///< empty when nothing is plausible
    double score = -1;
};

/// The most plausible encoding of a sample that is not UTF-8.
Guess guessEncoding(const QByteArray &sample);

} // namespace courant::feed
