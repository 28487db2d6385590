// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/retention.h"

#include <QDialog>
#include <QLocale>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace courant {

class Library;
struct Error;

/// The articles that were deleted and can come back: restores them, or deletes them for good. Not modal; Esc
/// closes it. GUI thread.
class TrashWindow final : public QDialog
{
    Q_OBJECT
public:
    TrashWindow(Library *library, const QLocale &locale, QWidget *parent);
    ~TrashWindow() override;

private:
    void reload();
    void list(const QList<TrashedArticle> &articles);
    void restore();
    void askToPurge();
    void purge(const QList<ArticleId> &ids);
    void update();
    void fail(const Error &error);
    QList<ArticleId> chosen() const;

    Library *m_library;
    QLocale m_locale;
    QTreeWidget *m_list;
    QLabel *m_empty, *m_sentence;
    QPushButton *m_restore, *m_purge;
};

} // namespace courant
