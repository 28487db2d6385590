// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/adddialog.h"

#include "ui_adddialog.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace courant {

AddDialog::AddDialog(QWidget *parent) : QDialog(parent), m_ui(std::make_unique<Ui::AddDialog>())
{
    m_ui->setupUi(this);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("Add"));
    m_ui->buttons->button(QDialogButtonBox::Ok)->setDefault(true);
    auto *menu = new QMenu(this);
    menu->addAction(tr("File…"), this, [this] { browse(false); });
    menu->addAction(tr("Folder…"), this, [this] { browse(true); });
    m_ui->browse->setMenu(menu);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &AddDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &AddDialog::reject);
    connect(m_ui->input, &QLineEdit::textChanged, this, &AddDialog::update);
    // Who comes with an address copied wants that one.
    const QUrl copied(QGuiApplication::clipboard()->text().trimmed(), QUrl::StrictMode);
    if (copied.isValid() && (copied.scheme() == "http"_L1 || copied.scheme() == "https"_L1)) {
        m_ui->input->setText(copied.toString());
        m_ui->input->selectAll();
    }
    update();
}

AddDialog::~AddDialog() = default;

void AddDialog::update()
{
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(!m_ui->input->text().trimmed().isEmpty());
}

void AddDialog::accept()
{
    const QString input = m_ui->input->text().trimmed();
    if (input.isEmpty())
        return;
    QDialog::accept();
    Q_EMIT chosen(input);
}

void AddDialog::browse(bool folder)
{
    auto *dialog = new QFileDialog(this, folder ? tr("Choose a Folder") : tr("Choose a File"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    if (!folder) {
        dialog->setNameFilters(
            {tr("Documents and lists (*.md *.markdown *.html *.htm *.txt *.opml *.xml *.json)"),
                tr("All files (*)")});
    }
    connect(dialog, &QFileDialog::fileSelected, m_ui->input, &QLineEdit::setText);
    dialog->open();
}

} // namespace courant
