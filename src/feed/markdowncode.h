// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace courant::feed {

/// Behind the fenced code block that begins in the line at `at`, or -1 when none does.
qsizetype codeBlockEnd(QStringView markdown, qsizetype at);

/// Behind the code span whose backticks begin at `at`; behind the backticks when nothing closes it.
qsizetype codeSpanEnd(QStringView markdown, qsizetype at);

/// The text with `change` applied to every stretch that is no code.
QString outsideCode(const QString &markdown, const std::function<QString(const QString &)> &change);

/// HTML in which bare web addresses are links; what stands in links and code is left alone.
QString withBareLinks(const QString &html);

/// Footnotes (`[^a]`, `[^a]: text`), which CommonMark does not have, as numbers and a list at the end.
QString withFootnotes(const QString &markdown);

} // namespace courant::feed
