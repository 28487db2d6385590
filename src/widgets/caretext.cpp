// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/caretext.h"

#include "widgets/errortext.h"

#include <QCoreApplication>
#include <QDir>

namespace courant {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("CareText", text);
}

QString rescueText(const RescueReport &rescue)
{
    const char *text = QT_TRANSLATE_NOOP(
        "CareText", "The library was damaged. All of it could be saved. The damaged file is kept in %1.");
    if (!rescue.complete && !rescue.backup.isEmpty())
        text = QT_TRANSLATE_NOOP("CareText",
            "The library was damaged. What could be read was saved, and the rest "
            "taken from the newest backup. The damaged file is kept in %1.");
    else if (!rescue.complete)
        text = QT_TRANSLATE_NOOP("CareText",
            "The library was damaged. What could be read was saved; there was no "
            "backup for the rest. The damaged file is kept in %1.");
    return translated(text).arg(QDir::toNativeSeparators(rescue.damagedFolder));
}

} // namespace

QString noticeText(const CareNotice &notice)
{
    switch (notice.kind) {
    case CareNotice::Kind::Rescued:
        return rescueText(notice.rescue);
    case CareNotice::Kind::Damaged:
        return translated(QT_TRANSLATE_NOOP("CareText", "The library file is damaged. Please start Courant "
                                                        "again: it saves what can be saved, and keeps the "
                                                        "damaged file."));
    case CareNotice::Kind::BackupFailed:
        return translated(QT_TRANSLATE_NOOP("CareText", "The daily backup could not be made. %1"))
            .arg(errorText(notice.error));
    }
    return {};
}

} // namespace courant
