// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/plaintext.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

QString tamePlainText(const QString &text)
{
    constexpr qsizetype maxLength = 100000;
    constexpr int maxLine = 1000;
    constexpr int maxMarks = 4;
    QString out;
    int line = 0;
    int marks = 0;
    for (const QChar c : text) {
        if (out.size() >= maxLength) {
            out += u" …"_s;
            break;
        }
        marks = c.isMark() ? marks + 1 : 0;
        if (marks > maxMarks || (c.category() == QChar::Other_Format && c.direction() != QChar::DirBN))
            continue;
        out += c;
        line = c == u'\n' ? 0 : line + 1;
        if (line >= maxLine && !c.isHighSurrogate()) {
            out += u'\n';
            line = 0;
        }
    }
    return out;
}

} // namespace courant
