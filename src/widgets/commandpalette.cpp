// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commandpalette.h"

#include "widgets/actions.h"
#include "widgets/courantstyle.h"
#include "widgets/fuzzy.h"
#include "widgets/icons.h"
#include "widgets/sourcepane.h"
#include "widgets/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPointer>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr int detailRole = Qt::UserRole + 1;
constexpr int keysRole = Qt::UserRole + 2;
constexpr int entryRole = Qt::UserRole + 3;
constexpr int rowHeight = 36;
constexpr int rowsShown = 10;
constexpr int mostFound = 200;

/// Icon and name at the start, where it stands and its keys at the end.
class EntryDelegate final : public QStyledItemDelegate
{
public:
    EntryDelegate(const Theme *theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {200, std::max(rowHeight, option.fontMetrics.height() + 12)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme::Colors &c = m_theme->colors();
        const bool enabled = index.flags() & Qt::ItemIsEnabled;
        const auto mirrored = [&](const QRect &rect) {
            return QStyle::visualRect(option.direction, option.rect, rect);
        };
        painter->save();
        if (option.state & QStyle::State_Selected) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(c.selection);
            painter->drawRoundedRect(
                QRectF(option.rect.adjusted(0, 1, 0, -1)), CourantStyle::Radius, CourantStyle::Radius);
        }
        const QRect row = option.rect.adjusted(12, 0, -12, 0);
        const QRect icon(row.left(), row.top() + (row.height() - 16) / 2, 16, 16);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, mirrored(icon), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        const QString end = endOf(index);
        const int endWidth = option.fontMetrics.horizontalAdvance(end);
        const int flags = int(Qt::AlignVCenter) | int(Qt::TextSingleLine);
        painter->setPen(enabled ? c.secondary : c.tertiary);
        painter->drawText(mirrored(QRect(row.right() - endWidth, row.top(), endWidth + 1, row.height())),
            flags | int(Qt::AlignHCenter), end);
        painter->setPen(enabled ? c.primary : c.tertiary);
        const QRect name(row.left() + 28, row.top(), row.width() - 28 - endWidth - 16, row.height());
        painter->drawText(mirrored(name), flags | int(Qt::AlignLeading),
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, name.width()));
        painter->restore();
    }

private:
    static QString endOf(const QModelIndex &index)
    {
        const QString keys = index.data(keysRole).toString();
        return keys.isEmpty() ? index.data(detailRole).toString() : keys;
    }

    const Theme *m_theme;
};

} // namespace

CommandPalette::CommandPalette(
    const Actions *actions, SourcePane *sources, const Theme *theme, QWidget *parent)
    : QDialog(parent, Qt::Popup | Qt::FramelessWindowHint)
    , m_theme(theme)
    , m_sources(sources)
    , m_input(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_model(new QStandardItemModel(this))
{
    setObjectName(u"commandPalette"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Find Command"));
    m_input->setObjectName(u"paletteInput"_s);
    m_input->setAccessibleName(tr("Name of a command, a source or a view"));
    m_input->setPlaceholderText(tr("Command, source or view"));
    m_input->setMinimumHeight(36);
    m_input->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EntryDelegate(theme, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFixedHeight(rowsShown * rowHeight);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::filter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_input);
    layout->addWidget(m_list);
    setFixedWidth(560);
    collectActions(actions);
    collectPlaces({}, {});
    filter();
    m_input->setFocus();
    if (parent) {
        const QPoint top = parent->mapToGlobal(QPoint((parent->width() - width()) / 2, 72));
        move(top);
    }
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::collectActions(const Actions *actions)
{
    QHash<const QAction *, QString> menus;
    QList<QAction *> inOrder;
    for (const Actions::Section &section : actions->sections()) {
        for (QAction *action : section.actions) {
            menus.insert(action, section.title);
            inOrder.append(action);
        }
    }
    for (QAction *action : actions->findChildren<QAction *>(Qt::FindDirectChildrenOnly)) {
        if (!inOrder.contains(action))
            inOrder.append(action);
    }
    for (QAction *action : std::as_const(inOrder)) {
        if (action == actions->palette || !action->isVisible() || action->whatsThis().isEmpty())
            continue;
        m_entries.append({action->whatsThis(), menus.value(action), Actions::keysOf(action), action->icon(),
            action->isEnabled(), [action = QPointer<QAction>(action)] {
                if (action)
                    action->trigger();
            }});
    }
}

/// Views, groups, sources and channels: choosing one goes there.
void CommandPalette::collectPlaces(const QModelIndex &parent, const QString &path)
{
    const SourceTreeModel *model = m_sources->model();
    for (int row = 0; row < model->rowCount(parent); ++row) {
        const QModelIndex at = model->index(row, 0, parent);
        const QString name = at.data().toString();
        const auto kind = SourceTreeModel::Kind(at.data(SourceTreeModel::KindRole).toInt());
        const QString icon = kind == SourceTreeModel::Kind::Source  ? u"rss"_s
                             : kind == SourceTreeModel::Kind::Group ? u"folder"_s
                                                                    : u"list"_s;
        m_entries.append({name, path.isEmpty() ? tr("Go to") : path, {}, themeIcon(m_theme, icon), true,
            [sources = m_sources, key = at.data(SourceTreeModel::KeyRole).toString()] {
                sources->view()->setCurrentIndex(sources->model()->indexOf(key));
            }});
        collectPlaces(at, path.isEmpty() ? name : QString(path % u" / "_s % name));
    }
}

void CommandPalette::filter()
{
    const QString typed = m_input->text();
    QList<std::pair<int, int>> found; // score, entry
    for (int i = 0; i < int(m_entries.size()); ++i) {
        const Entry &entry = m_entries.at(i);
        // The menu's name helps, but less than its own.
        int score = fuzzyScore(typed, entry.name) * 2;
        if (score == 0)
            score = fuzzyScore(typed, QString(entry.detail % u' ' % entry.name));
        if (score > 0)
            found.append({entry.enabled ? score : score / 2, i});
    }
    if (!typed.trimmed().isEmpty()) {
        std::stable_sort(
            found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    }
    m_model->clear();
    for (const auto &[score, i] : found.mid(0, mostFound)) {
        const Entry &entry = m_entries.at(i);
        auto *item = new QStandardItem(entry.icon, entry.name);
        const QString keys = entry.keys.join(u", "_s);
        item->setData(entry.detail, detailRole);
        item->setData(keys, keysRole);
        item->setData(i, entryRole);
        item->setAccessibleText(keys.isEmpty() ? QString(entry.name % u", "_s % entry.detail)
                                               : QString(entry.name % u", "_s % keys));
        item->setEnabled(entry.enabled);
        item->setEditable(false);
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex({});
    step(1);
}

/// To the next row that can be chosen.
void CommandPalette::step(int rows)
{
    const int count = m_model->rowCount();
    int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
    const int direction = rows < 0 ? -1 : 1;
    for (int left = std::abs(rows); left > 0; --left) {
        int next = row + direction;
        while (next >= 0 && next < count && !m_model->item(next)->isEnabled())
            next += direction;
        if (next < 0 || next >= count)
            break;
        row = next;
    }
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row, 0));
}

void CommandPalette::runCurrent()
{
    const QModelIndex at = m_list->currentIndex();
    if (!at.isValid())
        return;
    const std::function<void()> run = m_entries.at(at.data(entryRole).toInt()).run;
    close();
    run();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_input && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_PageDown:
            step(rowsShown);
            return true;
        case Qt::Key_PageUp:
            step(-rowsShown);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            runCurrent();
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace courant
