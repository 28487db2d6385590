// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/quietsources.h"

#include "model/whendone.h"
#include "reader/health.h"
#include "store/library.h"
#include "widgets/roomyrows.h"
#include "widgets/sourcewords.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace courant {

QuietSources::QuietSources(Library *library, const QLocale &locale, QWidget *parent)
    : QDialog(parent)
    , m_library(library)
    , m_locale(locale)
    , m_months(new QComboBox(this))
    , m_list(new QTreeWidget(this))
    , m_empty(new QLabel(tr("All sources are well."), this))
    , m_refresh(new QPushButton(tr("Refresh"), this))
    , m_properties(new QPushButton(tr("Properties…"), this))
    , m_remove(new QPushButton(tr("Unsubscribe"), this))
{
    setWindowTitle(tr("Silent and Dead Sources"));
    setModal(false);
    resize(680, 420);
    for (const int months : {1, 3, 6, 12})
        m_months->addItem(tr("Nothing new for %n month(s)", nullptr, months), months);
    m_months->setCurrentIndex(2);
    m_list->setObjectName(u"quietSources"_s);
    m_list->setAccessibleName(windowTitle());
    m_list->setHeaderLabels({tr("Source"), tr("State")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setItemDelegate(new RoomyRows(m_list));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->header()->resizeSection(0, 240);
    m_empty->setAlignment(Qt::AlignCenter);
    auto *head = new QHBoxLayout;
    head->addWidget(m_months);
    head->addStretch();
    auto *close = new QPushButton(tr("Close"), this);
    auto *foot = new QHBoxLayout;
    for (QPushButton *button : {m_refresh, m_properties, m_remove, close}) {
        button->setAutoDefault(false);
        if (button == close)
            foot->addStretch();
        foot->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
    layout->addLayout(foot);

    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_refresh, &QPushButton::clicked, this, [this] { Q_EMIT refreshWanted(chosen()); });
    connect(
        m_properties, &QPushButton::clicked, this, [this] { Q_EMIT propertiesWanted(chosen().value(0)); });
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeWanted(chosen()); });
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &QuietSources::updateButtons);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this,
        [this] { Q_EMIT propertiesWanted(chosen().value(0)); });
    connect(m_months, &QComboBox::currentIndexChanged, this, &QuietSources::reload);
    m_delay.setSingleShot(true);
    m_delay.setInterval(300ms);
    connect(&m_delay, &QTimer::timeout, this, &QuietSources::reload);
    connect(m_library, &Library::changed, this, [this](const Changes &changes) {
        if ((changes.treeChanged || !changes.sources.isEmpty()) && !m_delay.isActive())
            m_delay.start();
    });
    reload();
    updateButtons();
}

QuietSources::~QuietSources() = default;

void QuietSources::reload()
{
    if (std::exchange(m_loading, true)) {
        m_delay.start();
        return;
    }
    whenDone(m_library->sources(), this, [this](const Result<QList<Source>> &sources) {
        m_loading = false;
        if (sources)
            fill(*sources);
    });
}

void QuietSources::fill(const QList<Source> &sources)
{
    const QList<SourceId> before = chosen();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const int months = m_months->currentData().toInt();
    QList<std::pair<health::Health, Source>> quiet;
    for (const Source &source : sources) {
        const health::Health health = health::of(source, now, months);
        if (health.condition != health::Condition::Well)
            quiet.append({health, source});
    }
    // The worst first, of them the longest.
    std::stable_sort(quiet.begin(), quiet.end(), [](const auto &a, const auto &b) {
        return std::pair(-int(a.first.condition), a.first.since) <
               std::pair(-int(b.first.condition), b.first.since);
    });
    m_list->clear();
    for (const auto &[health, source] : std::as_const(quiet)) {
        const QString title = source.title.isEmpty() ? QUrl(source.url).host() : source.title;
        auto *item = new QTreeWidgetItem(m_list, {title, sourcewords::condition(health, source, m_locale)});
        item->setToolTip(0, title);
        item->setToolTip(1, item->text(1));
        item->setData(0, Qt::UserRole, toInt(source.id));
        item->setSelected(before.contains(source.id));
    }
    m_list->setVisible(!quiet.isEmpty());
    m_empty->setVisible(quiet.isEmpty());
    updateButtons();
}

QList<SourceId> QuietSources::chosen() const
{
    QList<SourceId> ids;
    for (const QTreeWidgetItem *item : m_list->selectedItems())
        ids.append(SourceId(item->data(0, Qt::UserRole).toLongLong()));
    return ids;
}

void QuietSources::updateButtons()
{
    const qsizetype count = m_list->selectedItems().size();
    m_refresh->setEnabled(count > 0);
    m_remove->setEnabled(count > 0);
    m_properties->setEnabled(count == 1);
}

} // namespace courant
