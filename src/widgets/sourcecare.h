// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/changes.h"
#include "reader/schedule.h"

#include <QLocale>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <functional>

namespace courant {

class Actions;
class ActivityLog;
class ActivityWindow;
class ImageFetcher;
class Library;
class Notice;
class QuietSources;
class Refresher;
class SecretStore;
class SourcePane;
class StatusLine;
class Theme;

/// The windows about sources: properties, activity, silent and dead ones; and the question what to do with a
/// source that is gone. GUI thread.
class SourceCare final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Library *library;
        Refresher *refresher;
        SecretStore *secrets; ///< may be null
        ActivityLog *log;     ///< may be null
        const Theme *theme;
        Actions *actions;
        SourcePane *sources;
        StatusLine *status;
        Notice *notice;
        QWidget *window;
        QLocale locale;
        std::function<schedule::Policy()> policy;
        ImageFetcher *images = nullptr; ///< may be null
        std::function<void()> showPictureSettings{};
    };

    explicit SourceCare(const Parts &parts, QObject *parent = nullptr);
    ~SourceCare() override;

    void showProperties(SourceId id);
    void showActivity();
    void showQuietSources();

private:
    void openProperties(const Source &source, const QList<Group> &groups);
    void noteGone(const Changes &changes);
    void tellGone();
    void tell(const QString &text, const QString &label, const std::function<void()> &action);
    void askAboutGone(const Source &source);
    void unsubscribe(const QList<SourceId> &ids);

    const Parts m_parts;
    QPointer<ActivityWindow> m_activity;
    QPointer<QuietSources> m_quiet;
    QHash<SourceId, Source> m_gone; ///< of this session, not asked about yet
    QSet<SourceId> m_asked;
};

} // namespace courant
