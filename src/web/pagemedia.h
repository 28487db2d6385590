// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/articleview.h"

#include <QPointer>

namespace courant {

class PageLoader;

/// Plays in the page what the reader clicked there: fetched whole by the media source, never by the engine,
/// kept in memory while its article is shown, served as artimg://m/<key>. GUI thread.
class PageMedia final : public QObject
{
    Q_OBJECT
public:
    void setSource(const MediaSource &source) { m_source = source; }
    /// @param link the address of the box that was clicked
    void play(PageLoader *loader, ArticleId article, const QUrl &media, const QUrl &link,
        const html::PageStyle &style);
    /// What is being fetched is given up; its box is as before.
    void stop();
    /// The article goes: silence, and nothing is kept.
    void leave();

private:
    void show(const ImageData &media);
    void say(const QString &text, const QString &action, const QString &address);
    void run(const QString &script, const QStringList &words);
    void fail(const QString &reason);

    MediaSource m_source;
    QPointer<PageLoader> m_loader;
    html::PageStyle m_style;
    QString m_link;
    quint64 m_serial = 0;
    bool m_fetching = false;
};

} // namespace courant
