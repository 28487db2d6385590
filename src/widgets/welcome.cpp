// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/welcome.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace courant {

Welcome::Welcome(const Theme *theme, QWidget *parent) : QDialog(parent), m_theme(theme)
{
    setObjectName(u"welcome"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Welcome to Courant"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 24, 32, 24);
    layout->setSpacing(8);
    auto *title = new QLabel(tr("What would you like to read?"), this);
    QFont large = title->font();
    large.setPixelSize(large.pixelSize() > 0 ? large.pixelSize() * 3 / 2 : 20);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    layout->addWidget(title);
    auto *sentence = new QLabel(tr("A few sample articles are here already. Everything below can be done "
                                   "later too, with Add Source."),
        this);
    sentence->setWordWrap(true);
    sentence->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(sentence);
    layout->addSpacing(8);
    connect(addOffer(u"folder-down"_s, tr("Bring my sources from another reader (OPML)…")),
        &QPushButton::clicked, this, &Welcome::listWanted);
    connect(addOffer(u"folder-open"_s, tr("Add a folder of documents…")), &QPushButton::clicked, this,
        &Welcome::folderWanted);
    connect(addOffer(u"rss"_s, tr("Add the address of a site or feed…")), &QPushButton::clicked, this,
        &Welcome::addressWanted);
    layout->addSpacing(8);
    auto *later = new QPushButton(tr("Look around first"), this);
    later->setDefault(true);
    connect(later, &QPushButton::clicked, this, &QDialog::accept);
    layout->addWidget(later, 0, Qt::AlignRight);
    setMinimumWidth(440);
}

Welcome::~Welcome() = default;

QPushButton *Welcome::addOffer(const QString &icon, const QString &text)
{
    auto *button = new QPushButton(themeIcon(m_theme, icon), text, this);
    button->setAutoDefault(false);
    button->setIconSize({20, 20});
    button->setMinimumHeight(40);
    layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, &QDialog::accept);
    return button;
}

} // namespace courant
