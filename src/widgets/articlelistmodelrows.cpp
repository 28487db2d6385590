// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articlelistmodel.h"

namespace courant {

// How rows come, move and go, each told to the views on its own.

void ArticleListModel::updateRow(const ArticleRow &row)
{
    const int from = rowOf(row.id);
    const PageKey key = keyOf(row);
    if (!belongs(row)) {
        removeRow(from);
        return;
    }
    if (keyOf(*m_rows[size_t(from)]) != key) {
        int to = lowerBound(key);
        if (to == int(m_rows.size()) && !m_end) {
            removeRow(from); // its place is behind the loaded rows: a later page brings it
            return;
        }
        if (to != from && to != from + 1) {
            beginMoveRows({}, from, from, {}, to);
            const auto first = m_rows.begin();
            if (to > from)
                std::rotate(first + from, first + from + 1, first + to);
            else
                std::rotate(first + to, first + from, first + from + 1);
            const int at = to > from ? to - 1 : to;
            m_rows[size_t(at)]->sortKey = row.sortKey;
            m_keys[row.id] = key;
            endMoveRows();
        } else {
            m_rows[size_t(from)]->sortKey = row.sortKey;
            m_keys[row.id] = key;
        }
    }
    const int at = rowOf(row.id);
    if (*m_rows[size_t(at)] != row) {
        *m_rows[size_t(at)] = row;
        Q_EMIT dataChanged(index(at), index(at));
    }
}

void ArticleListModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    m_keys.remove(m_rows[size_t(row)]->id);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
}

/// Puts rows to their places: those that share a gap in one step.
void ArticleListModel::mergeRows(QList<ArticleRow> rows)
{
    std::sort(rows.begin(), rows.end(), [this](const ArticleRow &a, const ArticleRow &b) {
        return standsBefore(keyOf(a), keyOf(b), m_query.order);
    });
    std::vector<ArticleRow> run;
    int place = 0;
    for (ArticleRow &row : rows) {
        if (m_keys.contains(row.id)) {
            insertRun(place, std::exchange(run, {}));
            updateRow(row);
            continue;
        }
        const int at = lowerBound(keyOf(row));
        if (!run.empty() && at != place) {
            const int grown = int(run.size());
            insertRun(place, std::exchange(run, {}));
            place = at + grown;
        } else if (run.empty()) {
            place = at;
        }
        m_keys.insert(row.id, keyOf(row));
        run.push_back(std::move(row));
    }
    insertRun(place, std::move(run));
}

void ArticleListModel::insertRun(int at, std::vector<ArticleRow> run)
{
    if (run.empty())
        return;
    beginInsertRows({}, at, at + int(run.size()) - 1);
    Rows made;
    made.reserve(run.size());
    for (ArticleRow &row : run)
        made.push_back(std::make_unique<ArticleRow>(std::move(row)));
    m_rows.insert(
        m_rows.begin() + at, std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
    endInsertRows();
}

void ArticleListModel::setExcerpts(const QHash<ArticleId, QString> &excerpts)
{
    for (auto it = excerpts.cbegin(); it != excerpts.cend(); ++it) {
        m_excerpts.insert(it.key(), it.value());
        if (const int row = rowOf(it.key()); row >= 0)
            Q_EMIT dataChanged(index(row), index(row), {ExcerptRole});
    }
}

} // namespace courant
