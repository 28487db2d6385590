// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sourcetreemodel.h"
#include "widgets/sourcetreenode.h"

#include <QMimeData>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

const QString rowsType = u"application/x-courant-sources"_s;

} // namespace

GroupId SourceTreeModel::group(const QModelIndex &index) const
{
    const Node *at = node(index);
    return at->key.first == Kind::Group ? GroupId(at->key.second) : GroupId::None;
}

// ------------------------------------------------------------------ order

void SourceTreeModel::setSortedByName(bool on, const QLocale &locale)
{
    m_collator.reset();
    if (on) {
        // ICU sorts Chinese by pinyin or by strokes, as the locale says.
        m_collator.emplace(locale);
        m_collator->setNumericMode(true);
        m_collator->setCaseSensitivity(Qt::CaseInsensitive);
    }
    if (m_hasTree)
        setTree(SourceTree(m_tree));
}

void SourceTreeModel::sort(Plan *plan) const
{
    if (!m_collator)
        return;
    const auto name = [this](const Key &key) {
        Node probe;
        probe.key = key;
        return title(probe);
    };
    for (auto it = plan->children.begin(); it != plan->children.end(); ++it) {
        if (it.key().first != Kind::Root && it.key().first != Kind::Group)
            continue;
        std::stable_sort(it->begin(), it->end(), [&](const Key &a, const Key &b) {
            if (a.first != b.first || a.first < Kind::Group)
                return a.first < b.first;
            return m_collator->compare(name(a), name(b)) < 0;
        });
    }
}

// ------------------------------------------------------------------ the reader's own order

Qt::ItemFlags SourceTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // the top level
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const Kind at = kind(index);
    if (at == Kind::Group || at == Kind::Source)
        flags |= Qt::ItemIsDragEnabled | Qt::ItemIsEditable;
    if (at == Kind::Group)
        flags |= Qt::ItemIsDropEnabled;
    return flags;
}

bool SourceTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().simplified();
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable) || name.isEmpty() ||
        name == index.data().toString())
        return false;
    Q_EMIT renamed(index, name);
    return true;
}

QStringList SourceTreeModel::mimeTypes() const
{
    return {rowsType};
}

QMimeData *SourceTreeModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList keys;
    for (const QModelIndex &index : indexes) {
        if (flags(index) & Qt::ItemIsDragEnabled)
            keys.append(keyText(node(index)->key));
    }
    if (keys.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(rowsType, keys.join(u'\n').toUtf8());
    return data;
}

QModelIndexList SourceTreeModel::indexesOf(const QMimeData *data) const
{
    QModelIndexList indexes;
    for (const QString &key : QString::fromUtf8(data->data(rowsType)).split(u'\n', Qt::SkipEmptyParts)) {
        if (const QModelIndex at = indexOf(key); at.isValid())
            indexes.append(at);
    }
    return indexes;
}

bool SourceTreeModel::canDropMimeData(
    const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    if (!data->hasFormat(rowsType) || (parent.isValid() && kind(parent) != Kind::Group))
        return false;
    const QModelIndexList dragged = indexesOf(data);
    for (QModelIndex at = parent; at.isValid(); at = at.parent()) {
        if (dragged.contains(at))
            return false; // a group does not go into itself
    }
    return !dragged.isEmpty();
}

bool SourceTreeModel::dropMimeData(
    const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    Q_EMIT moved(placement(indexesOf(data), row, parent));
    return true;
}

Placement SourceTreeModel::placement(const QModelIndexList &indexes, int row, const QModelIndex &parent) const
{
    Placement placement;
    placement.parent = group(parent);
    for (const QModelIndex &index : indexes) {
        if (kind(index) == Kind::Group)
            placement.groups.append(group(index));
        else if (kind(index) == Kind::Source)
            placement.sources.append(source(index));
    }
    const int rows = rowCount(parent);
    if (row < 0)
        return placement;
    // Groups stand before sources: what is let go among the others' kind goes to its own kind's near end.
    for (int at = row; at < rows; ++at) {
        const QModelIndex child = index(at, 0, parent);
        if (kind(child) == Kind::Group && placement.beforeGroup == GroupId::None)
            placement.beforeGroup = group(child);
        if (kind(child) == Kind::Source && placement.beforeSource == SourceId::None)
            placement.beforeSource = source(child);
    }
    return placement;
}

} // namespace courant
