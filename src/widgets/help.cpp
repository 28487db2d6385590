// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/help.h"

#include "model/whendone.h"
#include "store/library.h"
#include "widgets/actions.h"
#include "widgets/errortext.h"
#include "widgets/statusline.h"

#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QSysInfo>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

/// Courant, and who made what it is built of. Names and licences are the same in every language.
QString licences()
{
    return u"Courant — GPL-3.0-or-later\n"
           "Qt, Qt WebEngine (Chromium) — LGPL-3.0 and others\n"
           "SQLite — public domain\n"
           "ICU — Unicode-3.0\n"
           "gumbo — Apache-2.0\n"
           "yaml-cpp, MD4C, brotli, libdeflate — MIT\n"
           "zlib — Zlib\n"
           "Readability — Apache-2.0\n"
           "Lucide — ISC"_s;
}

QString kindName(SourceKind kind)
{
    switch (kind) {
    case SourceKind::Feed:
        return u"feeds"_s;
    case SourceKind::Folder:
        return u"folders"_s;
    case SourceKind::Documents:
        return u"documents"_s;
    case SourceKind::Samples:
        break;
    }
    return u"samples"_s;
}

QDialog *makeDialog(const QString &name, const QString &title, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(name);
    dialog->setWindowTitle(title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

QString diagnosticsText(const SourceTree &tree)
{
    QMap<QString, int> kinds;
    int failing = 0;
    for (const Source &source : tree.sources) {
        ++kinds[kindName(source.kind)];
        failing += source.fetch.failures > 0 ? 1 : 0;
    }
    QStringList lines{u"Courant %1"_s.arg(QCoreApplication::applicationVersion()),
        u"Qt %1 (built with %2)"_s.arg(QLatin1StringView(qVersion()), QLatin1StringView(QT_VERSION_STR)),
        u"System: %1, %2, %3"_s.arg(
            QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::currentCpuArchitecture()),
        u"Platform: %1"_s.arg(QGuiApplication::platformName()),
        u"Language: %1, system %2"_s.arg(QLocale().name(), QLocale::system().name())};
    for (const QScreen *screen : QGuiApplication::screens()) {
        lines.append(u"Screen: %1 x %2 at %3"_s.arg(screen->size().width())
                         .arg(screen->size().height())
                         .arg(screen->devicePixelRatio()));
    }
    lines.append(
        u"Articles: %1, unread %2, bookmarked %3"_s.arg(tree.total).arg(tree.unread).arg(tree.bookmarked));
    lines.append(u"Groups: %1, sources: %2, failing: %3"_s.arg(tree.groups.size())
                     .arg(tree.sources.size())
                     .arg(failing));
    for (auto it = kinds.cbegin(); it != kinds.cend(); ++it)
        lines.append(u"  %1: %2"_s.arg(it.key()).arg(it.value()));
    return lines.join(u'\n') + u'\n';
}

Help::Help(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    const Actions *a = parts.actions;
    connect(a->manual, &QAction::triggered, this, &Help::showManual);
    connect(a->about, &QAction::triggered, this, &Help::showAbout);
    connect(a->copyDiagnostics, &QAction::triggered, this, &Help::copyDiagnostics);
}

Help::~Help() = default;

void Help::showManual()
{
    QDialog *dialog = makeDialog(u"manual"_s, tr("Manual"), m_parts.window);
    auto *text = new QTextBrowser(dialog);
    text->setAccessibleName(tr("Manual"));
    text->setFrameShape(QFrame::NoFrame);
    text->setOpenLinks(false);
    text->document()->setDocumentMargin(32);
    const bool chinese = QLocale().language() == QLocale::Chinese;
    // Compiled into the program: no file is read.
    QFile file(chinese ? u":/manual/zh.md"_s : u":/manual/en.md"_s);
    if (file.open(QIODevice::ReadOnly))
        text->setMarkdown(QString::fromUtf8(file.readAll()));
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(text);
    dialog->resize(720, 640);
    dialog->show();
}

void Help::showAbout()
{
    QDialog *dialog = makeDialog(u"about"_s, tr("About Courant"), m_parts.window);
    auto *mark = new QLabel(dialog);
    mark->setPixmap(QIcon(u":/icons/courant.svg"_s).pixmap(QSize(64, 64), dialog->devicePixelRatioF()));
    auto *name = new QLabel(u"Courant %1"_s.arg(QCoreApplication::applicationVersion()), dialog);
    QFont font = name->font();
    font.setPointSizeF(font.pointSizeF() * 1.4);
    font.setWeight(QFont::DemiBold);
    name->setFont(font);
    auto *what = new QLabel(
        tr("A reader of news that keeps what you read. Free software, without any warranty."), dialog);
    what->setWordWrap(true);
    auto *made = new QLabel(licences(), dialog);
    made->setTextFormat(Qt::PlainText);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    made->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(dialog);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(32, 24, 32, 16);
    layout->setSpacing(12);
    for (QWidget *part : {static_cast<QWidget *>(mark), static_cast<QWidget *>(name),
             static_cast<QWidget *>(what), static_cast<QWidget *>(made), static_cast<QWidget *>(buttons)})
        layout->addWidget(part);
    dialog->setFixedWidth(std::max(440, made->sizeHint().width() + 64)); // large text needs more
    dialog->show();
}

void Help::copyDiagnostics()
{
    whenDone(m_parts.library->sourceTree(), this, [this](const Result<SourceTree> &tree) {
        if (!tree) {
            m_parts.status->showMessage(errorText(tree.error()));
            return;
        }
        QGuiApplication::clipboard()->setText(diagnosticsText(*tree));
        m_parts.status->showMessage(
            tr("The diagnostics are on the clipboard. Nothing private is among them."));
    });
}

} // namespace courant
