// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/result.h"

#include <QObject>

namespace courant {

class Actions;
class FullTextFetcher;
class ImageFetcher;
class Library;
class MediaFetcher;
class PagePane;
class StatusLine;

/// What makes the article on the page complete: its full text, the pictures that failed; and the way to what
/// its source changed. GUI thread.
class Completing final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Library *library;
        Actions *actions;
        PagePane *page;
        StatusLine *status;
        ImageFetcher *images;          ///< null: pictures stay as they are
        FullTextFetcher *fullTexts;    ///< null: full texts stay as they are
        MediaFetcher *media = nullptr; ///< null: nothing plays in the page
    };

    explicit Completing(const Parts &parts, QObject *parent = nullptr);

    /// Leaves the changes for the article; false when they were not shown.
    bool leaveChanges();

private:
    void toggleFullText();
    void toggleChanges();
    void fetchFullText(ArticleId id);
    void retryPictures(ArticleId id);
    void updateActions();

    const Parts m_parts;
};

} // namespace courant
