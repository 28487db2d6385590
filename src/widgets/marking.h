// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/article.h"
#include "model/articlequery.h"
#include "model/result.h"

#include <QObject>

#include <optional>

namespace courant {

class Actions;
class ArticlePane;
class Library;
class StatusLine;
class UndoList;

/// Marks many articles as read, and takes it back. GUI thread.
class Marking final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Library *library;
        Actions *actions;
        ArticlePane *articles;
        StatusLine *status;
        UndoList *undo;
    };

    explicit Marking(const Parts &parts, QObject *parent = nullptr);
    ~Marking() override;

    /// Those of the view: all, those before the chosen one, those behind it.
    void markAll();
    void markAbove();
    void markBelow();
    /// Deletes the chosen article; the next one is chosen.
    void deleteChosen();
    /// Sets a flag and can take it back; `name` is what the menu calls it.
    void setFlag(const QList<ArticleId> &ids, Flag flag, bool value, const QString &name);

private:
    void gather(const ArticleQuery &query, std::optional<PageKey> after, QList<ArticleId> ids);
    void mark(const QList<ArticleId> &ids);
    void told(const QList<ArticleId> &ids);
    void set(const QList<ArticleId> &ids, Flag flag, bool value);
    void bringBack(DeletionId deletion);
    void fail(const Error &error);

    Parts m_parts;
};

} // namespace courant
