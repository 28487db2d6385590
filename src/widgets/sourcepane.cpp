// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sourcepane.h"

#include "model/whendone.h"
#include "store/library.h"
#include "widgets/actions.h"
#include "widgets/courantstyle.h"
#include "widgets/delegates.h"
#include "widgets/emptystate.h"
#include "widgets/errortext.h"
#include "widgets/relativedate.h"
#include "widgets/theme.h"
#include "widgets/thumbnailcache.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace courant {

namespace {

/// A tree whose selection is one rounded tint over the whole row.
class SourceView final : public QTreeView
{
public:
    SourceView(const Theme *theme, QWidget *parent) : QTreeView(parent), m_theme(theme) {}

protected:
    void drawRow(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool selected = selectionModel()->isSelected(index);
        const bool hover = option.rect.contains(viewport()->mapFromGlobal(QCursor::pos())) && underMouse();
        if (selected || hover) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? m_theme->colors().selection : m_theme->colors().hover);
            const QRectF row(3, option.rect.top(), viewport()->width() - 9,
                option.rect.height() - SourceDelegate::gapBelow(index));
            painter->drawRoundedRect(row, CourantStyle::Radius, CourantStyle::Radius);
            painter->restore();
        }
        QTreeView::drawRow(painter, option, index);
    }

private:
    const Theme *m_theme;
};

} // namespace

SourcePane::SourcePane(
    Library *library, const Theme *theme, const Actions *actions, const QLocale &locale, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_actions(actions)
    , m_model(new SourceTreeModel(this))
    , m_view(new SourceView(theme, this))
    , m_empty(new EmptyState(theme, this))
{
    auto *delegate = new SourceDelegate(theme, this);
    delegate->setLocale(locale);
    auto *icons = new ThumbnailCache([library](const QString &key) { return library->image(key); }, this);
    delegate->setIcons(icons);
    connect(library, &Library::imageStored, icons, &ThumbnailCache::retry);
    connect(icons, &ThumbnailCache::arrived, m_view->viewport(), qOverload<>(&QWidget::update));
    m_view->setItemDelegate(delegate);
    m_view->setObjectName(u"sources"_s);
    m_view->setAccessibleName(tr("Sources"));
    m_view->setModel(m_model);
    m_view->setHeaderHidden(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setDragDropMode(QAbstractItemView::DragDrop);
    m_view->setDefaultDropAction(Qt::MoveAction);
    m_view->setDragDropOverwriteMode(false);
    m_view->setAutoExpandDelay(600);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setExpandsOnDoubleClick(true);
    m_view->setMouseTracking(true);
    m_view->viewport()->setAttribute(Qt::WA_Hover);
    m_view->addActions({actions->remove, actions->rename});
    m_empty->setObjectName(u"sourcesEmpty"_s);
    m_empty->setVisible(false);
    const auto paint = [this, theme] {
        QPalette palette;
        palette.setColor(QPalette::Base, theme->colors().sidebar);
        m_view->setPalette(palette);
        m_empty->setPalette(palette);
        setPalette(palette);
    };
    paint();
    connect(theme, &Theme::changed, this, paint);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 8, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 3);
    layout->addWidget(m_empty, 2);

    connect(m_actions->reload, &QAction::triggered, this, &SourcePane::reload);
    connect(m_library, &Library::changed, this, &SourcePane::apply);
    connect(
        m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
            if (!now.isValid())
                return;
            // A view that gets the focus makes its first row the current one without choosing it.
            if (!m_view->selectionModel()->hasSelection())
                m_view->selectionModel()->select(now, QItemSelectionModel::ClearAndSelect);
            Q_EMIT chosen(now);
        });
    connect(m_view, &QTreeView::expanded, this,
        [this](const QModelIndex &at) { m_expanded.insert(at.data(SourceTreeModel::KeyRole).toString()); });
    connect(m_view, &QTreeView::collapsed, this,
        [this](const QModelIndex &at) { m_expanded.remove(at.data(SourceTreeModel::KeyRole).toString()); });
    connect(m_view, &QWidget::customContextMenuRequested, this, &SourcePane::showMenu);
    m_reload.setSingleShot(true);
    m_reload.setInterval(1s);
    connect(&m_reload, &QTimer::timeout, this, &SourcePane::reload);
    m_midnight.setSingleShot(true);
    m_midnight.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_midnight, &QTimer::timeout, this, [this] {
        waitForMidnight();
        reload();
        if (current().isValid())
            Q_EMIT chosen(current());
    });
    waitForMidnight();
}

SourcePane::~SourcePane() = default;

void SourcePane::waitForMidnight()
{
    const QDateTime now = QDateTime::currentDateTime();
    m_midnight.start(std::chrono::milliseconds(now.msecsTo(nextMidnight(now)) + 500));
}

void SourcePane::reload()
{
    m_reload.stop();
    m_stale = m_loading;
    if (m_loading)
        return;
    m_loading = true;
    whenDone(m_library->sourceTree(), this, [this](const Result<SourceTree> &tree) {
        m_loading = false;
        if (m_stale) {
            reload();
            return;
        }
        if (!tree) {
            m_empty->show(u"triangle-alert"_s, errorText(tree.error()), m_actions->reload);
            Q_EMIT failed(tree.error());
            return;
        }
        m_model->setTree(*tree);
        expandKnown({});
        restoreChoice();
        m_empty->setVisible(m_model->sourceCount() == 0);
        if (m_model->sourceCount() == 0)
            m_empty->show({}, tr("No sources yet."), m_actions->add);
        Q_EMIT treeLoaded();
    });
}

void SourcePane::apply(const Changes &changes)
{
    m_model->apply(changes);
    if (changes.treeChanged)
        reload();
    else if ((!changes.added.isEmpty() || !changes.removed.isEmpty()) && !m_reload.isActive())
        m_reload.start(); // how many are of today
}

void SourcePane::expandKnown(const QModelIndex &parent)
{
    for (int row = 0; row < m_model->rowCount(parent); ++row) {
        const QModelIndex at = m_model->index(row, 0, parent);
        if (m_model->rowCount(at) == 0)
            continue;
        if (m_expanded.contains(at.data(SourceTreeModel::KeyRole).toString()) && !m_view->isExpanded(at))
            m_view->expand(at);
        expandKnown(at);
    }
}

void SourcePane::restore(const QString &key, const QStringList &expanded)
{
    m_wanted = key;
    m_expanded = QSet<QString>(expanded.begin(), expanded.end());
}

void SourcePane::restoreChoice()
{
    if (current().isValid() && m_wanted.isEmpty())
        return;
    const QModelIndex wanted = m_model->indexOf(std::exchange(m_wanted, {}));
    m_view->setCurrentIndex(wanted.isValid() ? wanted : m_model->indexOf(SourceTreeModel::Kind::All));
}

void SourcePane::select(SourceTreeModel::Kind smart)
{
    m_wanted.clear();
    m_view->setCurrentIndex(m_model->indexOf(smart));
}

void SourcePane::selectSource(SourceId id)
{
    const QModelIndex at = m_model->indexOf(u"source/"_s + QString::number(toInt(id)));
    if (at.isValid())
        m_view->setCurrentIndex(at);
}

QModelIndex SourcePane::current() const
{
    return m_view->currentIndex();
}

SourceId SourcePane::currentSource() const
{
    return m_model->source(current());
}

QString SourcePane::currentKey() const
{
    return current().data(SourceTreeModel::KeyRole).toString();
}

QStringList SourcePane::expandedKeys() const
{
    QStringList keys(m_expanded.begin(), m_expanded.end());
    keys.sort();
    return keys;
}

void SourcePane::showMenu(QPoint at)
{
    const QModelIndex index = m_view->indexAt(at);
    if (!index.isValid())
        return;
    if (!m_view->selectionModel()->isSelected(index))
        m_view->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_actions->markAllRead);
    if (m_model->source(index) != SourceId::None) {
        menu->addAction(m_actions->refreshOne);
        menu->addSeparator();
        menu->addActions({m_actions->rename, m_actions->moveToGroup, m_actions->remove});
        menu->addSeparator();
        menu->addAction(m_actions->properties);
    } else if (m_model->group(index) != GroupId::None) {
        menu->addAction(m_actions->refreshOne);
        menu->addSeparator();
        menu->addActions({m_actions->rename, m_actions->addGroup, m_actions->moveToGroup, m_actions->remove});
    }
    if (m_model->view(index)) {
        menu->addSeparator();
        menu->addActions({m_actions->rename, m_actions->remove});
    }
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

} // namespace courant
