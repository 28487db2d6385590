// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/views.h"

#include "model/whendone.h"
#include "store/library.h"
#include "widgets/actions.h"
#include "widgets/errortext.h"
#include "widgets/organizing.h"
#include "widgets/searchhelp.h"
#include "widgets/sourcepane.h"
#include "widgets/statusline.h"
#include "widgets/undolist.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

QString keyOf(ViewId id)
{
    return u"view/"_s + QString::number(toInt(id));
}

} // namespace

Views::Views(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    const Actions *a = parts.actions;
    const auto current = [this] {
        const SmartView *view = m_parts.sources->model()->view(m_parts.sources->current());
        return view ? *view : SmartView();
    };
    connect(a->saveSearch, &QAction::triggered, this, [this, current] {
        SmartView view = current(); // in a view, its words are changed
        view.search = m_parts.search->text().trimmed();
        ask(view);
    });
    connect(parts.organizing, &Organizing::viewEdited, this, [this, current] { ask(current()); });
    connect(parts.organizing, &Organizing::viewRemoved, this, &Views::remove);
    connect(a->searchHelp, &QAction::triggered, this, [this] {
        auto *help = new SearchHelp(m_parts.window);
        help->setAttribute(Qt::WA_DeleteOnClose);
        help->show();
    });
    connect(parts.search, &QLineEdit::textChanged, this, &Views::updateActions);
    connect(parts.sources, &SourcePane::chosen, this, &Views::updateActions);
    connect(parts.sources, &SourcePane::treeLoaded, this, [this] {
        if (m_wanted != ViewId::None) {
            const QModelIndex at = m_parts.sources->model()->indexOf(keyOf(m_wanted));
            if (at.isValid()) {
                m_wanted = ViewId::None;
                m_parts.sources->view()->setCurrentIndex(at);
            }
        }
        updateActions();
    });
    updateActions();
}

Views::~Views() = default;

void Views::updateActions()
{
    m_parts.actions->saveSearch->setEnabled(!m_parts.search->text().trimmed().isEmpty());
}

/// Asks for name and words; a search that cannot be understood says so while it is typed.
void Views::ask(const SmartView &view)
{
    auto *dialog = new QDialog(m_parts.window);
    dialog->setObjectName(u"viewDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(view.id == ViewId::None ? tr("Save Search") : tr("Edit View"));
    auto *name = new QLineEdit(view.name.isEmpty() ? view.search : view.name, dialog);
    name->setObjectName(u"viewName"_s);
    auto *words = new QLineEdit(view.search, dialog);
    words->setObjectName(u"viewSearch"_s);
    words->setMinimumWidth(320);
    auto *wrong = new QLabel(dialog);
    wrong->setObjectName(u"viewError"_s);
    wrong->setWordWrap(true);
    wrong->setTextFormat(Qt::PlainText);
    wrong->setForegroundRole(QPalette::BrightText);
    auto *buttons = new QDialogButtonBox(dialog);
    QPushButton *confirm = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    confirm->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *form = new QFormLayout(dialog);
    form->setContentsMargins(24, 20, 24, 16);
    form->setVerticalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("Name:"), name);
    form->addRow(tr("Search:"), words);
    form->addRow(wrong);
    form->addRow(buttons);
    const auto check = [name, words, wrong, confirm] {
        const Result<QStringList> understood = Library::searchedTexts(words->text());
        wrong->setText(understood ? QString() : understood.error().detail);
        wrong->setVisible(!understood);
        confirm->setEnabled(
            bool(understood) && !name->text().trimmed().isEmpty() && !words->text().trimmed().isEmpty());
    };
    connect(name, &QLineEdit::textChanged, dialog, check);
    connect(words, &QLineEdit::textChanged, dialog, check);
    connect(dialog, &QDialog::accepted, this, [this, view, name, words] {
        SmartView changed = view;
        changed.name = name->text().trimmed();
        changed.search = words->text().trimmed();
        save(changed);
    });
    check();
    name->selectAll();
    dialog->open();
}

void Views::save(const SmartView &view)
{
    if (view.id == ViewId::None) {
        add(view, true);
        return;
    }
    m_wanted = view.id; // chosen again: its words go into the field
    whenDone(
        m_parts.library->changeView(view.id, view.name, view.search), this, [this](const Status &status) {
            if (!status)
                fail(status.error());
        });
}

void Views::add(const SmartView &view, bool choose)
{
    whenDone(m_parts.library->addView(view.name, view.search), this,
        [this, view, choose](const Result<ViewId> &id) {
            if (!id) {
                fail(id.error());
                return;
            }
            if (choose) {
                m_wanted = *id;
                m_parts.status->showMessage(tr("Saved “%1” among the views.").arg(view.name));
                m_parts.sources->reload();
                return;
            }
            whenDone(m_parts.library->moveView(*id, view.position), this, [this](const Status &status) {
                if (!status)
                    fail(status.error());
            });
        });
}

void Views::remove()
{
    const SmartView *found = m_parts.sources->model()->view(m_parts.sources->current());
    if (!found)
        return;
    const SmartView view = *found;
    whenDone(m_parts.library->removeView(view.id), this, [this, view](const Status &status) {
        if (!status) {
            fail(status.error());
            return;
        }
        m_parts.undo->done(tr("Remove View"), tr("Removed the view “%1”.").arg(view.name),
            [this, view] { add(view, false); });
    });
}

void Views::fail(const Error &error)
{
    m_parts.status->showMessage(errorText(error));
}

} // namespace courant
