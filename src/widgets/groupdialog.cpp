// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/groupdialog.h"

#include "widgets/groupchoice.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace courant {

GroupDialog::GroupDialog(const QString &title, QWidget *parent)
    : QDialog(parent), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"groupDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_layout->setContentsMargins(24, 20, 24, 16);
    m_layout->setSpacing(12);
    setMinimumWidth(400);
}

GroupDialog::GroupDialog(const QString &title, const QString &label, QWidget *parent)
    : GroupDialog(title, parent)
{
    auto *text = new QLabel(label, this);
    auto *name = new QLineEdit(this);
    name->setObjectName(u"name"_s);
    name->setAccessibleName(title);
    name->setMinimumHeight(32);
    text->setBuddy(name);
    m_layout->addWidget(text);
    m_layout->addWidget(name);
    finish(tr("Add"));
    auto *ok = findChild<QPushButton *>(u"ok"_s);
    ok->setEnabled(false);
    connect(name, &QLineEdit::textChanged, ok,
        [ok](const QString &typed) { ok->setEnabled(!typed.trimmed().isEmpty()); });
    connect(this, &QDialog::accepted, this, [this, name] { Q_EMIT named(name->text().simplified()); });
}

GroupDialog::GroupDialog(const QString &title, const QAbstractItemModel *sources, QWidget *parent)
    : GroupDialog(title, parent)
{
    auto *group = new GroupChoice(sources, this);
    m_layout->addWidget(group);
    finish(tr("Move"));
    connect(this, &QDialog::accepted, this, [this, group] { Q_EMIT chosen(group->path()); });
}

GroupDialog::~GroupDialog() = default;

void GroupDialog::finish(const QString &okText)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *ok = buttons->addButton(okText, QDialogButtonBox::AcceptRole);
    ok->setObjectName(u"ok"_s);
    ok->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_layout->addWidget(buttons);
}

} // namespace courant
