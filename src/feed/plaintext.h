// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace courant::feed {

/// Blanks folded to one, none at the ends.
QString folded(const QString &text);

/// Plain text of something that may be HTML: known elements and comments removed, references decoded, blanks
/// folded. "1 < 2", "<T>" and "<源路径>" stay: what is no element of HTML is text.
QString plainFromHtml(const QString &html);

/// Text for HTML: '&', '<', '>' escaped, line breaks kept as <br>.
QString htmlFromPlain(const QString &text);

} // namespace courant::feed
