// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace courant {

/// The whole article as found in its page, beside what the source sent.
struct FullText
{
    enum class State {
        Pending, ///< wanted, not fetched yet
        Stored,
        Failed,
    };

    State state = State::Pending;
    bool shown = true; ///< the page shows it rather than what the source sent (once it is stored)
    QString content;   ///< HTML, not sanitized
    QString title;
    QString byline;
    QString language;
    QString base;      ///< absolute URL
    QDateTime fetched; ///< UTC: of the last attempt
    QString error;     ///< why it failed, in English: "404", "timeout"

    /// Whether the page shows it.
    bool isShown() const { return shown && !content.isEmpty(); }
    bool operator==(const FullText &) const = default;
};

/// An earlier text of an article, as its source sent it.
struct Revision
{
    QDateTime replaced; ///< UTC: when the source was seen to send another text
    QString title;
    QString summary; ///< HTML as given, not sanitized
    QString content; ///< HTML as given, not sanitized

    bool operator==(const Revision &) const = default;
};

} // namespace courant
