// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/articlequery.h"
#include "model/changes.h"
#include "model/result.h"
#include "store/library.h"

#include <QAbstractListModel>
#include <QFuture>
#include <QHash>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace courant {

/// The rows of one view, loaded by keyset pages as they are needed and kept true by Changes.
/// Resets only for a new query. GUI thread.
class ArticleListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< qint64
        SourceTitleRole,
        ExcerptRole,
        PublishedRole, ///< QDateTime, UTC, may be invalid
        ReadRole,
        BookmarkedRole,
        DayRole,       ///< QDate, local: the day it is sorted under
        ThumbnailRole, ///< QString, absolute URL
        PicturesRole,  ///< QPoint: how many pictures the article shows, how many of them are in the store
    };

    enum class State { Loading, Ready, Failed };

    /// Asks for rows behind a key; Library::page in life, a script in tests.
    using PageSource =
        std::function<QFuture<Result<ArticlePage>>(const ArticleQuery &, std::optional<PageKey>, int limit)>;

    explicit ArticleListModel(PageSource pages, QObject *parent = nullptr);
    ~ArticleListModel() override;

    /// Shows another view; the only thing that resets the model. The same query again does nothing
    /// (the same with more sources or channels takes in what these have) unless `again` (after a failure, or
    /// to drop rows that stayed although they no longer belong).
    void setQuery(const ArticleQuery &query, bool again = false);
    const ArticleQuery &query() const { return m_query; }
    State state() const { return m_state; }
    const Error &error() const { return m_error; }

    /// What a transaction did. Rows in the view that no longer match by a flag (just read in Unread) stay.
    /// Excerpts around what the search found; for those that have none the row's own stays.
    void setExcerpts(const QHash<ArticleId, QString> &excerpts);
    void apply(const Changes &changes);
    /// Loads pages until the place of `key` is in, then emits reached().
    void loadUntil(const PageKey &key);
    /// The last row somebody looks at: rows far behind it may be let go when very many arrive.
    void setLastNeededRow(std::function<int()> lastNeededRow);

    const ArticleRow *article(int row) const;
    const ArticleRow *article(const QModelIndex &index) const;
    int rowOf(ArticleId id) const; ///< -1: not loaded
    /// First unread row from `from` on, wrapping; -1 when none is loaded.
    int nextUnread(int from) const;
    /// More rows may stand behind the loaded ones.
    bool hasMore() const { return !m_end; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QHash<int, QByteArray> roleNames() const override;

    static constexpr int PageSize = 100;

Q_SIGNALS:
    void stateChanged();
    /// A page came in (also an empty one) and no further one is under way.
    void loaded();
    void reached(const courant::PageKey &key);

private:
    static QString completeness(const ArticleRow &row);
    static QString spoken(const ArticleRow &row);

    using Rows = std::vector<std::unique_ptr<ArticleRow>>;

    void request(int limit);
    void receive(Result<ArticlePage> page);
    void mergeRows(QList<ArticleRow> rows);
    void insertRun(int at, std::vector<ArticleRow> run);
    void updateRow(const ArticleRow &row);
    void removeRow(int row);
    void trim();
    void replay();
    void askAgain();
    void continueAgain(std::optional<PageKey> after);
    void receiveAgain(Result<ArticlePage> page);
    void applyRows(const Changes &changes);
    bool applyFlag(const FlagChange &change);
    void setState(State state);
    bool belongs(const ArticleRow &row) const;
    bool inLoadedRange(const PageKey &key) const;
    int lowerBound(const PageKey &key) const;
    /// A row's place. The best hits of a search stand as they came: their ranks take the place of dates.
    PageKey keyOf(const ArticleRow &row) const
    {
        const auto rank = m_ranks.constFind(row.id);
        return {rank == m_ranks.constEnd() ? row.sortKey : -qint64(*rank), row.id};
    }
    void rank(const QList<ArticleRow> &rows);
    QHash<ArticleId, QString> m_excerpts; ///< that show what the search found, in the place of the row's own

    PageSource m_pages;
    std::function<int()> m_lastNeededRow;
    ArticleQuery m_query;
    Rows m_rows; ///< in the order of the query
    QHash<ArticleId, PageKey> m_keys;
    QHash<ArticleId, qsizetype> m_ranks;  ///< of the hits that came so far; only for Order::Relevance
    std::optional<PageKey> m_rankedUntil; ///< the worst of the hits that came in pages; the next follow it
    std::optional<PageKey> m_target;
    QList<Changes> m_sinceRequest; ///< since a page was asked for that is under way
    QTimer m_again;
    Error m_error;
    State m_state = State::Loading;
    int m_generation = 0;
    bool m_againRunning = false;
    bool m_pending = false;
    bool m_end = false;
};

} // namespace courant
