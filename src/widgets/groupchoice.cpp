// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/groupchoice.h"

#include "widgets/sourcetreemodel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

void collect(const QAbstractItemModel *model, const QModelIndex &parent, const QStringList &path,
    QList<QStringList> *found)
{
    for (int row = 0; row < model->rowCount(parent); ++row) {
        const QModelIndex at = model->index(row, 0, parent);
        if (at.data(SourceTreeModel::KindRole).toInt() != int(SourceTreeModel::Kind::Group))
            continue;
        const QStringList own = path + QStringList{at.data().toString()};
        found->append(own);
        collect(model, at, own, found);
    }
}

} // namespace

QList<QStringList> groupPaths(const QAbstractItemModel *sources)
{
    QList<QStringList> found;
    collect(sources, {}, {}, &found);
    return found;
}

GroupChoice::GroupChoice(const QAbstractItemModel *sources, QWidget *parent)
    : QWidget(parent), m_box(new QComboBox(this)), m_new(new QLineEdit(this))
{
    m_box->setObjectName(u"group"_s);
    m_box->setAccessibleName(tr("Group"));
    m_box->setMinimumHeight(32);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(16);
    m_box->addItem(tr("No group"), QStringList());
    for (const QStringList &path : groupPaths(sources))
        m_box->addItem(path.join(u" / "_s), path);
    m_box->addItem(tr("New group…"));
    m_new->setObjectName(u"newGroup"_s);
    m_new->setAccessibleName(tr("Name of the new group"));
    m_new->setPlaceholderText(tr("Name of the new group"));
    m_new->setMinimumHeight(32);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_box, 1);
    layout->addWidget(m_new, 1);
    setFocusProxy(m_box);
    connect(m_box, &QComboBox::currentIndexChanged, this, &GroupChoice::update);
    connect(m_box, &QComboBox::activated, this, [this] {
        if (m_new->isVisible())
            m_new->setFocus();
    });
    update();
}

GroupChoice::~GroupChoice() = default;

QStringList GroupChoice::path() const
{
    if (m_box->currentIndex() < m_box->count() - 1)
        return m_box->currentData().toStringList();
    QStringList path;
    for (const QString &part : m_new->text().split(u'/', Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            path.append(part.simplified());
    }
    return path;
}

void GroupChoice::setPath(const QStringList &path)
{
    for (int i = 0; i < m_box->count() - 1; ++i) {
        if (m_box->itemData(i).toStringList() == path)
            m_box->setCurrentIndex(i);
    }
}

void GroupChoice::update()
{
    m_new->setVisible(m_box->currentIndex() == m_box->count() - 1);
}

} // namespace courant
