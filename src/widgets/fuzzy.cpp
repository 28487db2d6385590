// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fuzzy.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

QString folded(const QString &text)
{
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (!c.isMark())
            plain += c.toCaseFolded();
    }
    return plain;
}

bool beginsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

int scoreWord(const QString &word, const QString &text)
{
    if (const qsizetype whole = text.indexOf(word); whole >= 0) {
        // A hit at the beginning of a word is worth more than one inside.
        for (qsizetype at = whole; at >= 0; at = text.indexOf(word, at + 1)) {
            if (beginsWord(text, at))
                return at == 0 ? 1000 : 800;
        }
        return 500;
    }
    int score = 0;
    qsizetype before = -1;
    for (const QChar c : word) {
        // The beginning of a later word rather than the next letter inside this one.
        qsizetype found = -1;
        for (qsizetype at = text.indexOf(c, before + 1); at >= 0; at = text.indexOf(c, at + 1)) {
            if (at == before + 1 || beginsWord(text, at)) {
                found = at;
                break;
            }
        }
        if (found < 0)
            found = text.indexOf(c, before + 1);
        if (found < 0)
            return 0;
        score += beginsWord(text, found) ? 40 : found == before + 1 ? 25 : 1;
        before = found;
    }
    return std::min(score, 400);
}

} // namespace

int fuzzyScore(const QString &typed, const QString &text)
{
    const QString where = folded(text);
    int total = 1;
    for (const QString &word : folded(typed).split(u' ', Qt::SkipEmptyParts)) {
        const int score = scoreWord(word, where);
        if (score == 0)
            return 0;
        total += score;
    }
    // Among equals the shorter name.
    return std::max(1, total * 10 - int(std::min<qsizetype>(where.size(), 99)) / 10);
}

} // namespace courant
