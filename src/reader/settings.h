// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/retention.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

class QSettings;

namespace courant {

/// How the reader wants articles to look. What is 0 or empty goes by the script of the article.
struct PageLook
{
    enum class Theme { AsWindow, Light, Sepia, Dark, Black, Contrast };

    Theme theme = Theme::AsWindow;
    bool sans = false;
    QString family;        ///< of the reader's own
    double lineHeight = 0; ///< times the size of the text
    int measure = 0;       ///< width of the text, em
    bool justify = false;
    bool indent = false;   ///< Chinese and Japanese paragraphs
    bool vertical = false; ///< Chinese and Japanese

    bool operator==(const PageLook &) const = default;
};

/// What the reader chose and how the window was left: a small ini file in the data folder. Main thread.
class Settings final
{
public:
    enum class Theme { System, Light, Dark };
    enum class Pictures { All, Bookmarked, None };
    /// When an article counts as read.
    enum class MarkRead { Shown, AfterSeconds, ScrolledPast, ByHand };

    explicit Settings(const QString &dataFolder);
    ~Settings();

    /// Where it stands: the data folder.
    QString folder() const;

    Theme theme() const;
    void setTheme(Theme theme);
    /// Between refreshes of a source, minutes; 0: only when asked. From 0 or 15 to 10,080.
    int refreshMinutes() const;
    void setRefreshMinutes(int minutes);
    bool refreshAtStart() const;
    void setRefreshAtStart(bool on);
    /// Which articles' pictures are fetched by themselves.
    Pictures pictures() const;
    void setPictures(Pictures pictures);
    /// Whether nothing is fetched by itself on a connection that is paid by volume. Off at first.
    bool pausedWhenMetered() const;
    void setPausedWhenMetered(bool on);
    /// Connections at a time, to all servers together: 6 to 64, 32 at first.
    int maxConnections() const;
    void setMaxConnections(int connections);
    /// The largest picture that is fetched, megabytes: 1 to 50, 10 at first.
    int pictureMegabytes() const;
    void setPictureMegabytes(int megabytes);
    /// What all pictures may take, megabytes; 0: no limit, at first. Beyond it only those of bookmarked
    /// articles are fetched.
    int picturesMegabytes() const;
    void setPicturesMegabytes(int megabytes);
    /// Whether an article that its publisher changed is unread again. Off at first.
    bool unreadWhenChanged() const;
    void setUnreadWhenChanged(bool on);
    /// How long articles of feeds are kept, unless the source says otherwise. Off at first.
    RetentionRule retention() const;
    void setRetention(const RetentionRule &rule);
    /// Of the article, pixels, 10 to 40.
    int fontPixels() const;
    void setFontPixels(int pixels);
    /// Whether a click on a video or sound plays it in the page instead of opening it outside. Off at first.
    bool playsMedia() const;
    void setPlaysMedia(bool on);
    PageLook pageLook() const;
    void setPageLook(const PageLook &look);
    /// "zh_CN", "en"; empty: the system's.
    QString language() const;
    void setLanguage(const QString &language);

    MarkRead markRead() const;
    void setMarkRead(MarkRead how);
    /// For MarkRead::AfterSeconds, 1 to 60.
    int markReadSeconds() const;
    void setMarkReadSeconds(int seconds);
    /// The set of keys that the reader's own ones differ from: "classic" or "vim".
    QString keyPreset() const;
    void setKeyPreset(const QString &preset);
    /// The keys the reader gave a command, in portable notation; empty: none; nothing: those of the preset.
    std::optional<QStringList> keys(const QString &command) const;
    void setKeys(const QString &command, const std::optional<QStringList> &keys);

    /// Opaque states of widgets (geometry, splitters, columns) by a name of the window's.
    QByteArray windowState(const QString &name) const;
    void setWindowState(const QString &name, const QByteArray &state);

    /// Writes now what would be written soon.
    void sync();

private:
    std::unique_ptr<QSettings> m_file;
};

} // namespace courant
