// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shortcutsheet.h"

#include "widgets/actions.h"

#include <QGridLayout>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

QLabel *keyCap(const QString &key, QWidget *parent)
{
    auto *cap = new QLabel(key, parent);
    cap->setTextFormat(Qt::PlainText);
    cap->setAlignment(Qt::AlignCenter);
    cap->setMargin(3);
    cap->setBackgroundRole(QPalette::Button);
    cap->setAutoFillBackground(true);
    cap->setFrameStyle(int(QFrame::StyledPanel) | int(QFrame::Plain));
    cap->setMinimumWidth(std::max(26, cap->sizeHint().width()));
    return cap;
}

/// One section: a heading, then a line for each action that has keys.
QWidget *block(const Actions::Section &section, QWidget *parent)
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

/// The lines a section takes, with its heading.
int linesOf(const Actions::Section &section)
{
    return 1 + int(std::count_if(section.actions.cbegin(), section.actions.cend(),
                   [](const QAction *action) { return !Actions::keysOf(action).isEmpty(); }));
}

/// The sections one below the other, in as many columns as it takes with \a lines in each.
QWidget *sheetOf(const QList<Actions::Section> &sections, int lines)
{
    auto *sheet = new QWidget;
    auto *columns = new QHBoxLayout(sheet);
    columns->setContentsMargins(32, 24, 32, 24);
    columns->setSpacing(40);
    QVBoxLayout *column = nullptr;
    int room = 0;
    for (const Actions::Section &section : sections) {
        const int wanted = linesOf(section);
        if (!column || wanted > room) {
            if (column)
                column->addStretch();
            column = new QVBoxLayout;
            column->setSpacing(24);
            columns->addLayout(column);
            room = lines;
        }
        column->addWidget(block(section, sheet));
        room -= wanted;
    }
    if (column)
        column->addStretch();
    return sheet;
}

} // namespace

ShortcutSheet::ShortcutSheet(const Actions *actions, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"shortcutSheet"_s);
    setWindowTitle(tr("Keyboard Shortcuts"));
    const QSize most = (parent ? parent->screen() : screen())->availableSize() * 0.9;
    const QList<Actions::Section> sections = actions->sections();
    int lines = 0;
    for (const Actions::Section &section : sections)
        lines = std::max(lines, linesOf(section));
    // On a narrow screen, or with large text, fewer columns; what is too tall then is scrolled, not cut.
    std::unique_ptr<QWidget> sheet(sheetOf(sections, lines));
    for (int tries = 0; tries < 12 && sheet->sizeHint().width() > most.width(); ++tries) {
        lines += 6;
        sheet.reset(sheetOf(sections, lines));
    }
    const QSize size = sheet->sizeHint();
    auto *area = new QScrollArea(this);
    area->setAccessibleName(tr("Keyboard Shortcuts"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(sheet.release());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
    const int bar = size.height() > most.height() ? area->verticalScrollBar()->sizeHint().width() : 0;
    resize(QSize(size.width() + bar, size.height()).boundedTo(most));
}

ShortcutSheet::~ShortcutSheet() = default;

} // namespace courant
