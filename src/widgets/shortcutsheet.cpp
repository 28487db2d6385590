// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shortcutsheet.h"

#include "widgets/actions.h"

#include <QGridLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

QLabel *keyCap(const QString &key, QWidget *parent)
{
    auto *cap = new QLabel(key, parent);
    cap->setTextFormat(Qt::PlainText);
    cap->setAlignment(Qt::AlignCenter);
    cap->setMinimumWidth(26);
    cap->setMargin(3);
    cap->setFrameStyle(int(QFrame::StyledPanel) | int(QFrame::Plain));
    return cap;
}

/// One section: a heading, then a line for each action that has keys.
QWidget *column(const Actions::Section &section, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    auto *heading = new QLabel(section.title, box);
    QFont font = heading->font();
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    grid->addWidget(heading, 0, 0, 1, 2);
    int row = 1;
    for (const QAction *action : section.actions) {
        const QStringList keys = Actions::keysOf(action);
        if (keys.isEmpty())
            continue;
        auto *caps = new QHBoxLayout;
        caps->setSpacing(4);
        caps->addStretch();
        for (const QString &key : keys.mid(0, 2))
            caps->addWidget(keyCap(key, box));
        auto *name = new QLabel(action->whatsThis(), box);
        name->setTextFormat(Qt::PlainText);
        name->setMinimumHeight(24);
        grid->addWidget(name, row, 0);
        grid->addLayout(caps, row, 1);
        ++row;
    }
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(row, 1);
    return box;
}

} // namespace

ShortcutSheet::ShortcutSheet(const Actions *actions, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"shortcutSheet"_s);
    setWindowTitle(tr("Keyboard Shortcuts"));
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(32, 24, 32, 24);
    layout->setHorizontalSpacing(48);
    layout->setVerticalSpacing(24);
    int place = 0;
    for (const Actions::Section &section : actions->sections()) {
        layout->addWidget(column(section, this), place / 2, place % 2);
        ++place;
    }
    layout->setSizeConstraint(QLayout::SetFixedSize);
}

ShortcutSheet::~ShortcutSheet() = default;

} // namespace courant
