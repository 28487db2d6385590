// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/openproblem.h"

#include "model/whendone.h"
#include "store/library.h"
#include "widgets/errortext.h"
#include "widgets/icons.h"
#include "widgets/restoring.h"
#include "widgets/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QtConcurrentRun>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr qsizetype mostBackups = 12;
constexpr int markSize = 40;

QString headlineFor(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NewerSchema:
        return OpenProblem::tr("This library was written by a newer Courant.");
    case Error::Kind::Locked:
        return OpenProblem::tr("Another Courant is using this library.");
    case Error::Kind::Unreadable:
        return OpenProblem::tr("Courant may not read or write where its library is.");
    case Error::Kind::Corrupt:
        return OpenProblem::tr("The library is damaged.");
    case Error::Kind::DiskFull:
        return OpenProblem::tr("The disk is full.");
    default:
        return OpenProblem::tr("The library cannot be opened.");
    }
}

QString adviceFor(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NewerSchema:
        return OpenProblem::tr(
            "Nothing in it was changed. Update Courant to open it, or go on with an earlier "
            "backup or in another folder.");
    case Error::Kind::Locked:
        return OpenProblem::tr("Two at once could damage it. Close the other one and try again.");
    case Error::Kind::Unreadable:
        return OpenProblem::tr("The folder may be read-only, belong to somebody else, or lie on a drive that "
                               "is not there. Make it writable and try again, or choose another.");
    case Error::Kind::Corrupt:
        return OpenProblem::tr("Its file was left as it is. A backup can take its place; the damaged file is "
                               "set aside, not deleted.");
    case Error::Kind::DiskFull:
        return OpenProblem::tr("Nothing was lost. Make some room and try again.");
    default:
        return OpenProblem::tr("Nothing in it was changed.");
    }
}

} // namespace

OpenProblem::OpenProblem(const Error &error, const QString &dataFolder, const Theme *theme, QWidget *parent)
    : QDialog(parent), m_error(error), m_dataFolder(dataFolder), m_backups(new QMenu(this))
{
    setObjectName(u"openProblem"_s);
    setWindowTitle(u"Courant"_s);
    setWindowIcon(QIcon(u":/icons/courant.svg"_s));
    setMinimumWidth(520);
    auto *mark = new QLabel(this);
    mark->setPixmap(themeIcon(theme, error.kind == Error::Kind::Locked ? u"info"_s : u"triangle-alert"_s)
                        .pixmap(QSize(markSize, markSize), devicePixelRatioF()));
    m_headline = new QLabel(headlineFor(error), this);
    m_headline->setObjectName(u"openProblemHeadline"_s);
    m_headline->setWordWrap(true);
    QFont large = font();
    large.setPixelSize(fontInfo().pixelSize() + 4);
    large.setWeight(QFont::DemiBold);
    m_headline->setFont(large);
    auto *advice = new QLabel(adviceFor(error), this);
    advice->setWordWrap(true);
    const QString detail = error.detail.simplified();
    auto *where = new QLabel(QDir::toNativeSeparators(dataFolder) +
                                 (detail.isEmpty() || detail == dataFolder ? QString() : u'\n' + detail),
        this);
    where->setTextFormat(Qt::PlainText);
    where->setForegroundRole(QPalette::PlaceholderText);
    where->setTextInteractionFlags(Qt::TextSelectableByMouse);
    where->setWordWrap(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(10);
    texts->addWidget(m_headline);
    texts->addWidget(advice);
    texts->addWidget(where);
    auto *top = new QHBoxLayout;
    top->setSpacing(18);
    top->addWidget(mark, 0, Qt::AlignTop);
    top->addLayout(texts, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 20);
    layout->setSpacing(22);
    layout->addLayout(top);
    addChoices(layout);
    findBackups();
}

OpenProblem::~OpenProblem() = default;

QString OpenProblem::headline() const
{
    return m_headline->text();
}

void OpenProblem::addChoices(QVBoxLayout *layout)
{
    const auto button = [this](const QString &text, const QString &name) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(name);
        made->setAutoDefault(false);
        return made;
    };
    QPushButton *quit = button(tr("Quit"), u"openQuit"_s);
    QPushButton *folder = button(tr("Other Folder…"), u"openFolder"_s);
    QPushButton *retry = button(tr("Try Again"), u"openRetry"_s);
    m_restore = button(tr("Restore a Backup"), u"openRestore"_s);
    m_restore->setMenu(m_backups);
    m_restore->hide();
    retry->setDefault(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(quit);
    row->addStretch();
    row->addWidget(folder);
    row->addWidget(m_restore);
    row->addWidget(retry);
    layout->addLayout(row);
    connect(quit, &QPushButton::clicked, this, &QDialog::reject);
    connect(folder, &QPushButton::clicked, this, &OpenProblem::askForFolder);
    connect(retry, &QPushButton::clicked, this, &OpenProblem::retryChosen);
}

/// While another program has the library, none can take its place.
void OpenProblem::findBackups()
{
    if (m_error.kind == Error::Kind::Locked)
        return;
    whenDone(QtConcurrent::run(&Library::backups, m_dataFolder), this, [this](const QList<Backup> &backups) {
        for (const Backup &backup : backups.mid(0, mostBackups)) {
            QAction *action = m_backups->addAction(backupName(backup));
            connect(action, &QAction::triggered, this, [this, backup] {
                askToRestore(backup, this, [this](const QString &path) { Q_EMIT restoreChosen(path); });
            });
        }
        m_restore->setVisible(!backups.isEmpty());
    });
}

void OpenProblem::askForFolder()
{
    auto *dialog = new QFileDialog(this, tr("Choose a folder for the library"), m_dataFolder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &OpenProblem::folderChosen);
    dialog->open();
}

} // namespace courant
