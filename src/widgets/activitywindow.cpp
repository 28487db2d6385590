// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/activitywindow.h"

#include "widgets/roomyrows.h"
#include "widgets/sourcewords.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;

namespace courant {

// ------------------------------------------------------------------ the model

ActivityModel::ActivityModel(const ActivityLog *log, const QLocale &locale, QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
    , m_locale(locale)
    , m_rows(log->activities())
    , m_running(log->running().size())
{
    connect(log, &ActivityLog::began, this, &ActivityModel::began);
    connect(log, &ActivityLog::ended, this, &ActivityModel::ended);
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Activity &activity = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(activity, index.column());
    case Qt::ToolTipRole:
        return index.column() == Result || index.column() == Name ? text(activity, index.column())
                                                                  : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Took || index.column() == Size ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                                : int(Qt::AlignLeft | Qt::AlignVCenter);
    case ProblemRole:
        return activity.isProblem();
    case SourceRole:
        return QVariant::fromValue(toInt(activity.source));
    default:
        return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Took ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Name:
        return tr("Source");
    case Result:
        return tr("What happened");
    case Took:
        return tr("Took");
    default:
        return tr("Size");
    }
}

QString ActivityModel::text(const Activity &activity, int column) const
{
    const bool over = activity.state != Activity::State::Running;
    switch (column) {
    case Time:
        return m_locale.toString(activity.started.toLocalTime().time(), u"HH:mm:ss"_s);
    case Name:
        return activity.what == Activity::What::Pictures ? tr("Pictures") : activity.title;
    case Result:
        return sourcewords::activity(activity, m_locale);
    case Took:
        //: seconds
        return over ? tr("%1 s").arg(m_locale.toString(double(activity.elapsed) / 1000, 'f', 1)) : QString();
    default:
        return over && activity.bytes > 0
                   ? m_locale.formattedDataSize(activity.bytes, 0, QLocale::DataSizeTraditionalFormat)
                   : QString();
    }
}

void ActivityModel::began(const Activity &activity)
{
    beginInsertRows({}, 0, 0);
    m_rows.prepend(activity);
    ++m_running;
    endInsertRows();
}

void ActivityModel::ended(const Activity &activity)
{
    for (int row = 0; row < m_running; ++row) {
        if (m_rows.at(row).number != activity.number)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        --m_running;
        endRemoveRows();
        break;
    }
    const bool told = !m_log->past().isEmpty() && m_log->past().constFirst().number == activity.number;
    if (told) {
        beginInsertRows({}, int(m_running), int(m_running));
        m_rows.insert(m_running, activity);
        endInsertRows();
    }
    const qsizetype most = m_running + ActivityLog::capacity;
    if (m_rows.size() > most) {
        beginRemoveRows({}, int(most), int(m_rows.size()) - 1);
        m_rows.resize(most);
        endRemoveRows();
    }
}

// ------------------------------------------------------------------ the window

ActivityWindow::ActivityWindow(const ActivityLog *log, const QLocale &locale, QWidget *parent)
    : QDialog(parent)
    , m_view(new QTreeView(this))
    , m_onlyProblems(new QCheckBox(tr("Only problems"), this))
    , m_empty(new QLabel(this))
    , m_shown(new QSortFilterProxyModel(this))
{
    setWindowTitle(tr("Activity"));
    setModal(false);
    resize(760, 460);
    m_shown->setSourceModel(new ActivityModel(log, locale, this));
    m_shown->setFilterRole(ActivityModel::ProblemRole);
    m_view->setObjectName(u"activities"_s);
    m_view->setAccessibleName(windowTitle());
    m_view->setModel(m_shown);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setItemDelegate(new RoomyRows(m_view));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(ActivityModel::Result, QHeaderView::Stretch);
    m_view->header()->resizeSection(ActivityModel::Time, 84);
    m_view->header()->resizeSection(ActivityModel::Name, 220);
    m_view->header()->resizeSection(ActivityModel::Took, 72);
    m_view->header()->resizeSection(ActivityModel::Size, 76);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setText(tr("Nothing to tell."));

    auto *copy = new QPushButton(tr("Copy"), this);
    copy->setAutoDefault(false);
    auto *close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_onlyProblems);
    foot->addStretch();
    foot->addWidget(copy);
    foot->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
    layout->addLayout(foot);

    const auto toClipboard = [this] { QGuiApplication::clipboard()->setText(text()); };
    connect(copy, &QPushButton::clicked, this, toClipboard);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(new QShortcut(QKeySequence::Copy, m_view), &QShortcut::activated, this, toClipboard);
    connect(m_onlyProblems, &QCheckBox::toggled, this, [this](bool on) {
        m_shown->setFilterFixedString(on ? u"true"_s : QString());
        updateEmpty();
    });
    connect(m_view, &QTreeView::doubleClicked, this, [this](const QModelIndex &at) {
        const auto id = SourceId(at.data(ActivityModel::SourceRole).toLongLong());
        if (id != SourceId::None)
            Q_EMIT opened(id);
    });
    connect(m_shown, &QAbstractItemModel::rowsInserted, this, &ActivityWindow::updateEmpty);
    connect(m_shown, &QAbstractItemModel::rowsRemoved, this, &ActivityWindow::updateEmpty);
    updateEmpty();
}

ActivityWindow::~ActivityWindow() = default;

void ActivityWindow::updateEmpty()
{
    m_empty->setVisible(m_shown->rowCount() == 0);
    m_view->setVisible(m_shown->rowCount() > 0);
}

QString ActivityWindow::text() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty()) {
        for (int row = 0; row < m_shown->rowCount(); ++row)
            rows.append(m_shown->index(row, 0));
    }
    QString text;
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < ActivityModel::ColumnCount; ++column)
            cells.append(row.siblingAtColumn(column).data().toString());
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

} // namespace courant
