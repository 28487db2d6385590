// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articlelistmodel.h"

#include "model/whendone.h"

using namespace std::chrono_literals;

namespace courant {

namespace {

constexpr auto QuietTime = 300ms; // between a change and asking a search again
constexpr int FarPageSize = 1000; // rows a request while looking for a far place
constexpr int RowsKept = 2000;    // rows kept behind the last one looked at

/// Whether `wide` shows all that `query` shows, and more sources or channels.
bool widens(const ArticleQuery &wide, const ArticleQuery &query)
{
    ArticleQuery same = wide;
    same.sources = query.sources;
    same.channels = query.channels;
    return same == query && wide.sources.isEmpty() == query.sources.isEmpty() &&
           wide.channels.isEmpty() == query.channels.isEmpty() && wide.sources.contains(query.sources) &&
           wide.channels.contains(query.channels);
}

} // namespace

ArticleListModel::ArticleListModel(PageSource pages, QObject *parent)
    : QAbstractListModel(parent), m_pages(std::move(pages))
{
    m_again.setSingleShot(true);
    m_again.setInterval(QuietTime);
    connect(&m_again, &QTimer::timeout, this, &ArticleListModel::askAgain);
}

ArticleListModel::~ArticleListModel() = default;

void ArticleListModel::setQuery(const ArticleQuery &query, bool again)
{
    if (m_generation > 0 && query == m_query && !again)
        return;
    if (m_generation > 0 && !again && widens(query, m_query)) {
        m_query = query; // a source came into the group that is shown: its articles find their place
        askAgain();
        return;
    }
    ++m_generation;
    beginResetModel();
    m_query = query;
    m_rows.clear();
    m_keys.clear();
    m_target.reset();
    m_sinceRequest.clear();
    m_again.stop();
    m_againRunning = false;
    m_pending = false;
    m_end = false;
    m_ranks.clear();
    m_excerpts.clear();
    m_rankedUntil.reset();
    endResetModel();
    setState(State::Loading);
    request(PageSize);
}

void ArticleListModel::setLastNeededRow(std::function<int()> lastNeededRow)
{
    m_lastNeededRow = std::move(lastNeededRow);
}

// ------------------------------------------------------------------ pages

bool ArticleListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_generation > 0 && !m_end && !m_pending && m_state == State::Ready;
}

void ArticleListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        request(PageSize);
}

void ArticleListModel::request(int limit)
{
    m_pending = true;
    if (!m_againRunning)
        m_sinceRequest.clear();
    std::optional<PageKey> after;
    if (!m_rows.empty())
        after = m_rankedUntil ? m_rankedUntil : keyOf(*m_rows.back());
    whenDone(
        m_pages(m_query, after, limit), this, [this, generation = m_generation](Result<ArticlePage> page) {
            if (generation == m_generation)
                receive(std::move(page));
        });
}

void ArticleListModel::receive(Result<ArticlePage> page)
{
    m_pending = false;
    if (!page) {
        m_error = page.error();
        m_target.reset();
        setState(State::Failed);
        return;
    }
    // Everything up to the page's end is loaded now; rows that arrived meanwhile find their place.
    m_end = page->end;
    rank(page->rows);
    if (m_query.order == ArticleQuery::Order::Relevance && !page->rows.isEmpty())
        m_rankedUntil = keyOf(page->rows.constLast());
    mergeRows(std::move(page->rows));
    replay();
    setState(State::Ready);
    if (m_target && (m_end || inLoadedRange(*m_target)))
        Q_EMIT reached(*std::exchange(m_target, std::nullopt));
    if (m_target)
        request(FarPageSize);
    else
        Q_EMIT loaded();
}

/// Hits that are found later stand behind those that are shown.
void ArticleListModel::rank(const QList<ArticleRow> &rows)
{
    if (m_query.order != ArticleQuery::Order::Relevance)
        return;
    for (const ArticleRow &row : rows) {
        if (!m_ranks.contains(row.id))
            m_ranks.insert(row.id, m_ranks.size());
    }
}

/// An answer may be older than changes that came while it was under way: they are applied once more.
void ArticleListModel::replay()
{
    const QList<Changes> since = m_sinceRequest;
    if (!m_pending && !m_againRunning)
        m_sinceRequest.clear();
    for (const Changes &changes : since)
        applyRows(changes);
}

void ArticleListModel::loadUntil(const PageKey &key)
{
    if (m_state == State::Ready && !m_pending && (m_end || inLoadedRange(key))) {
        Q_EMIT reached(key);
        return;
    }
    m_target = key;
    if (!m_pending && m_generation > 0)
        request(FarPageSize);
}

// ------------------------------------------------------------------ changes

void ArticleListModel::apply(const Changes &changes)
{
    if (m_generation == 0)
        return;
    if (m_pending || m_againRunning)
        m_sinceRequest.append(changes);
    applyRows(changes);
    trim();
}

void ArticleListModel::applyRows(const Changes &changes)
{
    bool unsure = false;
    for (ArticleId id : changes.removed) {
        if (const int row = rowOf(id); row >= 0)
            removeRow(row);
    }
    QList<ArticleRow> arrived;
    for (const QList<ArticleRow> &rows : {changes.added, changes.updated}) {
        for (const ArticleRow &row : rows) {
            if (m_keys.contains(row.id))
                updateRow(row);
            else if (!m_query.search.isEmpty())
                unsure = true;
            else if (m_query.matches(row) && (m_end || inLoadedRange(keyOf(row))))
                arrived.append(row);
        }
    }
    mergeRows(std::move(arrived));
    for (const FlagChange &change : changes.flags)
        unsure |= !applyFlag(change);
    if (unsure)
        m_again.start();
}

/// False when the change may bring a row into the view that we do not know.
bool ArticleListModel::applyFlag(const FlagChange &change)
{
    const int row = rowOf(change.id);
    if (row < 0) {
        return !(m_query.unreadOnly && change.flag == Flag::Read && !change.value) &&
               !(m_query.bookmarkedOnly && change.flag == Flag::Bookmarked && change.value);
    }
    bool &value = change.flag == Flag::Read ? m_rows[size_t(row)]->read : m_rows[size_t(row)]->bookmarked;
    if (value != change.value) {
        value = change.value;
        const QModelIndex at = index(row);
        Q_EMIT dataChanged(at, at);
    }
    return true;
}

/// Whether a row that is in the view may stay there: only a flag never drives it out.
bool ArticleListModel::belongs(const ArticleRow &row) const
{
    ArticleQuery query = m_query;
    query.unreadOnly = false;
    query.bookmarkedOnly = false;
    return query.matches(row);
}

/// While a big source comes in, rows far behind anything seen are let go; pages bring them back.
void ArticleListModel::trim()
{
    if (m_pending || !m_lastNeededRow || m_rankedUntil)
        return; // of the best hits there are but some hundred
    const int keep = m_lastNeededRow() + RowsKept;
    const int count = int(m_rows.size());
    if (count <= keep + RowsKept / 2)
        return;
    beginRemoveRows({}, keep, count - 1);
    for (int row = keep; row < count; ++row)
        m_keys.remove(m_rows[size_t(row)]->id);
    m_rows.resize(size_t(keep));
    m_end = false;
    endRemoveRows();
}

/// Asks for what is shown once more, quietly, page after page down to the last loaded row: what came in finds
/// its place, nothing else moves.
void ArticleListModel::askAgain()
{
    if (m_pending || m_againRunning) {
        m_again.start();
        return;
    }
    m_againRunning = true;
    m_sinceRequest.clear();
    continueAgain(std::nullopt);
}

void ArticleListModel::continueAgain(std::optional<PageKey> after)
{
    const int limit = std::clamp(int(m_rows.size()), PageSize, FarPageSize);
    whenDone(
        m_pages(m_query, after, limit), this, [this, generation = m_generation](Result<ArticlePage> page) {
            if (generation == m_generation)
                receiveAgain(std::move(page));
        });
}

void ArticleListModel::receiveAgain(Result<ArticlePage> page)
{
    m_againRunning = false;
    if (!page)
        return; // what is shown is still true
    std::optional<PageKey> last;
    rank(page->rows);
    if (!page->end && !page->rows.isEmpty())
        last = keyOf(page->rows.last());
    const bool goesOn = last && inLoadedRange(*last) && *last != keyOf(*m_rows.back());
    mergeRows(std::move(page->rows));
    if (goesOn) {
        m_againRunning = true;
        continueAgain(last);
        return;
    }
    if (!m_pending)
        m_end = !last;
    replay();
    Q_EMIT loaded();
}

// ------------------------------------------------------------------ rows

void ArticleListModel::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

bool ArticleListModel::inLoadedRange(const PageKey &key) const
{
    return !m_rows.empty() && !standsBefore(keyOf(*m_rows.back()), key, m_query.order);
}

int ArticleListModel::lowerBound(const PageKey &key) const
{
    const auto at = std::lower_bound(
        m_rows.begin(), m_rows.end(), key, [this](const std::unique_ptr<ArticleRow> &row, const PageKey &k) {
            return standsBefore(keyOf(*row), k, m_query.order);
        });
    return int(at - m_rows.begin());
}

int ArticleListModel::rowOf(ArticleId id) const
{
    const auto key = m_keys.constFind(id);
    if (key == m_keys.constEnd())
        return -1;
    const int row = lowerBound(*key);
    return row < int(m_rows.size()) && m_rows[size_t(row)]->id == id ? row : -1;
}

const ArticleRow *ArticleListModel::article(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? m_rows[size_t(row)].get() : nullptr;
}

const ArticleRow *ArticleListModel::article(const QModelIndex &index) const
{
    return index.isValid() ? article(index.row()) : nullptr;
}

int ArticleListModel::nextUnread(int from) const
{
    const int count = int(m_rows.size());
    for (int step = 0; step < count; ++step) {
        const int row = (std::max(from, 0) + step) % count;
        if (!m_rows[size_t(row)]->read)
            return row;
    }
    return -1;
}

int ArticleListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

} // namespace courant
