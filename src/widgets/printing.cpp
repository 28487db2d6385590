// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/printing.h"

#include "exporter/filename.h"
#include "model/whendone.h"
#include "web/articleview.h"
#include "web/pdfprinter.h"
#include "widgets/actions.h"
#include "widgets/errortext.h"
#include "widgets/pagepane.h"
#include "widgets/statusline.h"

#include <QDir>
#include <QPrintDialog>
#include <QPrinter>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace courant {

Printing::Printing(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(parts.actions->print, &QAction::triggered, this, &Printing::ask);
}

Printing::~Printing() = default;

void Printing::ask()
{
    const auto article = m_parts.page->view()->shownArticle();
    if (!article)
        return;
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(article->row.title.simplified().left(100));
    if (!printer->isValid() || !printer->outputFileName().isEmpty()) {
        // No printer: the dialog then offers a file, and this is its name.
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        printer->setOutputFileName(freePath(folder, safeFileName(article->row.title, u"pdf"_s)));
    }
    auto *dialog = new QPrintDialog(printer.get(), m_parts.window);
    dialog->setObjectName(u"printDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Print Article"));
    connect(dialog, &QDialog::accepted, this, [this, printer] { print(printer); });
    // Whatever the answer is, the dialog knows its printer to the end.
    connect(dialog, &QObject::destroyed, this, [printer] {});
    dialog->open();
}

void Printing::print(const std::shared_ptr<QPrinter> &printer)
{
    const ArticleId id = m_parts.page->view()->article();
    if (id == ArticleId::None)
        return;
    if (!m_engine)
        m_engine = new PdfPrinter(m_parts.library, this);
    m_parts.status->showMessage(tr("Printing…"));
    whenDone(
        m_engine->printOn(id, printer, m_parts.page->pageStyle()), this, [this](const Result<QString> &done) {
            m_parts.status->showMessage(done ? tr("Printed.") : errorText(done.error()));
        });
}

} // namespace courant
