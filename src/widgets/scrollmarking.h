// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace courant {

class ArticlePane;
class Marking;
class Settings;

/// Marks articles as read that were in sight and went out of it at the top, if the reader chose so. GUI
/// thread.
class ScrollMarking final : public QObject
{
    Q_OBJECT
public:
    /// `settings` may be null: then nothing is marked.
    ScrollMarking(
        ArticlePane *articles, Marking *marking, const Settings *settings, QObject *parent = nullptr);
    ~ScrollMarking() override;

private:
    void look();
    void mark();

    ArticlePane *m_articles;
    Marking *m_marking;
    const Settings *m_settings;
    QSet<ArticleId> m_seen; ///< unread, in sight since they were last above it
    QTimer m_rest;          ///< what goes by in one movement is marked in one step
};

} // namespace courant
