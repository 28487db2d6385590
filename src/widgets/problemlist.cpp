// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/problemlist.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace courant {

ProblemList::ProblemList(const QString &sentence, const QList<Problem> &problems, QWidget *parent)
    : QDialog(parent), m_list(new QListWidget(this))
{
    setObjectName(u"problemList"_s);
    setWindowTitle(tr("Details"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *heading = new QLabel(sentence, this);
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    m_list->setObjectName(u"problems"_s);
    m_list->setAccessibleName(tr("Problems"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setSpacing(4);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const Problem &problem : problems) {
        const QString title = problem.title.simplified();
        m_list->addItem(problem.reason.isEmpty() ? title : QString(title % u'\n' % problem.reason));
    }
    m_list->setCurrentRow(0);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(heading);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    resize(520, 360);
    m_list->setFocus();
}

ProblemList::~ProblemList() = default;

} // namespace courant
