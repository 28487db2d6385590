// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QUrl>

#include <optional>

namespace courant {

/// What a link of our own in a page asks for.
enum class PageCommand {
    FetchFullText,
    ShowFullText,
    ShowSource,
    ShowChanges,
    ShowArticle,
    RetryPictures,
    PlayMedia,
    StopMedia,
};

/// The addresses of such links. They look like the web's, because the engine asks about no others, and hold
/// a secret of this run, so that no article can name one. GUI thread.
class PageCommands final
{
    Q_GADGET
public:
    PageCommands();

    /// For html::PageStyle::commands.
    QString prefix() const { return m_prefix; }
    bool isCommand(const QString &url) const { return url.startsWith(m_prefix); }
    std::optional<PageCommand> of(const QUrl &url) const;
    /// What a link of PlayMedia is to play: http or https; invalid when it is no such link.
    QUrl mediaOf(const QUrl &url) const;

private:
    const QString m_prefix;
};

} // namespace courant

Q_DECLARE_METATYPE(courant::PageCommand)
