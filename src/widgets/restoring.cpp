// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/restoring.h"

#include "store/library.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

struct Restoring
{
    Q_DECLARE_TR_FUNCTIONS(Restoring)
};

} // namespace

QString backupName(const Backup &backup)
{
    const QLocale locale;
    return Restoring::tr("%1 · %2").arg(locale.toString(backup.time.toLocalTime(), QLocale::ShortFormat),
        locale.formattedDataSize(backup.size, 1));
}

void askToRestore(const Backup &backup, QWidget *window, std::function<void(const QString &path)> then)
{
    auto *box = new QMessageBox(window);
    box->setObjectName(u"askToRestore"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setText(Restoring::tr("Restore the library of %1?").arg(backupName(backup)));
    box->setInformativeText(
        Restoring::tr("What came or was read since then is not in it. The present library is set aside, not "
                      "deleted. Pictures stay."));
    QPushButton *restore = box->addButton(Restoring::tr("Restore"), QMessageBox::AcceptRole);
    restore->setObjectName(u"confirmRestore"_s);
    box->addButton(Restoring::tr("Cancel"), QMessageBox::RejectRole);
    QObject::connect(
        restore, &QPushButton::clicked, box, [path = backup.path, then = std::move(then)] { then(path); });
    box->open();
}

} // namespace courant
