// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/searchhelp.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace courant {

SearchHelp::SearchHelp(QWidget *parent) : QDialog(parent)
{
    setObjectName(u"searchHelp"_s);
    setWindowTitle(tr("How to Search"));
    const QList<std::pair<QString, QString>> examples{
        {tr("harbour storm"), tr("Both words, each found by its beginning")},
        {tr("\"harbour storm\""), tr("Exactly this phrase")},
        {tr("harbour OR port"), tr("One of them is enough")},
        {tr("harbour -storm"), tr("The first word, not the second")},
        {tr("title:harbour"), tr("In the headline; also author: source: group: tag:")},
        {u"is:unread"_s, tr("Unread ones; also is:read is:bookmarked has:image")},
        {u"after:7d"_s, tr("Of the last seven days; also 12h 2w 3m 1y")},
        {u"before:2026-03"_s, tr("Older than that; a year, a month or a day")},
    };
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(32, 24, 32, 24);
    grid->setHorizontalSpacing(32);
    grid->setVerticalSpacing(10);
    int row = 0;
    for (const auto &[example, meaning] : examples) {
        auto *typed = new QLabel(example, this);
        typed->setTextFormat(Qt::PlainText);
        typed->setTextInteractionFlags(Qt::TextSelectableByMouse);
        typed->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        auto *words = new QLabel(meaning, this);
        words->setTextFormat(Qt::PlainText);
        words->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(typed, row, 0);
        grid->addWidget(words, row, 1);
        ++row;
    }
    auto *more = new QLabel(
        tr("Case, accents and width do not matter; Simplified Chinese finds Traditional, and the other way "
           "round."),
        this);
    more->setWordWrap(true);
    more->setContentsMargins(0, 8, 0, 0);
    // All of it in sight, however narrow the screen: a wrapped text asks for too little by itself.
    more->setMinimumHeight(more->heightForWidth(grid->sizeHint().width() - 64));
    grid->addWidget(more, row, 0, 1, 2);
    grid->setColumnStretch(1, 1);
}

SearchHelp::~SearchHelp() = default;

} // namespace courant
