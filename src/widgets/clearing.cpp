// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clearing.h"

#include "model/whendone.h"
#include "store/library.h"
#include "widgets/errortext.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace courant {

Clearing::Clearing(Library *library, const RetentionRule &byDefault, QWidget *parent)
    : QDialog(parent), m_library(library), m_sentence(new QLabel(this)), m_list(new QListWidget(this))
{
    setObjectName(u"clearing"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What Would Go"));
    m_sentence->setObjectName(u"clearingSentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_list->setObjectName(u"clearingSources"_s);
    m_list->setAccessibleName(tr("Articles that would go"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto *buttons = new QDialogButtonBox(this);
    m_clear = buttons->addButton(tr("Delete Them Now"), QDialogButtonBox::ActionRole);
    m_clear->setObjectName(u"clearNow"_s);
    m_clear->setEnabled(false);
    m_undo = buttons->addButton(tr("Undo"), QDialogButtonBox::ActionRole);
    m_undo->setObjectName(u"clearUndo"_s);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    m_undo->setVisible(false); // behind the last button: each one that comes shows them all
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_clear, &QPushButton::clicked, this, &Clearing::clear);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(m_sentence);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    resize(520, 400);
    preview(byDefault);
}

Clearing::~Clearing() = default;

void Clearing::preview(const RetentionRule &byDefault)
{
    m_sentence->setText(tr("Looking…"));
    whenDone(m_library->sources(), this, [this, byDefault](const Result<QList<Source>> &sources) {
        if (!sources) {
            fail(sources.error());
            return;
        }
        m_rules = rulesOf(*sources, byDefault);
        whenDone(m_library->previewRetention(m_rules), this, [this](const Result<RetentionPreview> &found) {
            if (found)
                list(*found);
            else
                fail(found.error());
        });
    });
}

void Clearing::list(const RetentionPreview &found)
{
    m_list->clear();
    m_clear->setEnabled(found.articles > 0);
    if (found.articles == 0) {
        m_sentence->setText(tr("Nothing would go. Bookmarked articles always stay."));
        return;
    }
    m_sentence->setText(
        tr("%Ln article(s) would go. Bookmarked articles always stay.", nullptr, found.articles));
    for (const RetentionPreview::SourceCount &source : found.sources)
        m_list->addItem(tr("%1: %Ln article(s)", nullptr, source.articles).arg(source.title.simplified()));
    if (found.titles.isEmpty())
        return;
    auto *among = new QListWidgetItem(tr("Among them:"), m_list);
    among->setForeground(palette().placeholderText());
    for (const QString &title : found.titles)
        m_list->addItem(title.simplified());
}

void Clearing::clear()
{
    m_clear->setEnabled(false);
    m_sentence->setText(tr("Deleting…"));
    whenDone(m_library->applyRetention(m_rules), this, [this](const Result<Deletion> &deletion) {
        if (!deletion) {
            fail(deletion.error());
            return;
        }
        m_list->clear();
        m_sentence->setText(tr("Deleted %Ln article(s).", nullptr, deletion->articles));
        m_undo->setVisible(deletion->articles > 0);
        connect(m_undo, &QPushButton::clicked, this, [this, id = deletion->id] { bringBack(id); });
    });
}

void Clearing::bringBack(DeletionId deletion)
{
    m_undo->setVisible(false);
    whenDone(m_library->undoDeletion(deletion), this, [this](const Result<int> &articles) {
        if (articles)
            m_sentence->setText(tr("%Ln article(s) are back.", nullptr, *articles));
        else
            fail(articles.error());
    });
}

void Clearing::fail(const Error &error)
{
    m_sentence->setText(errorText(error));
}

} // namespace courant
