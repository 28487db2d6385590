// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/translations.h"

#include <QLibraryInfo>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;

namespace courant {

void installTranslations(QApplication *application, const QLocale &locale)
{
    for (QTranslator *old :
        application->findChildren<QTranslator *>(u"courant"_s, Qt::FindDirectChildrenOnly)) {
        QCoreApplication::removeTranslator(old);
        delete old;
    }
    // English is in the source; only its plurals are in a catalogue. It lies below the other ones.
    const auto install = [application](const QLocale &language, const QString &name, const QString &folder) {
        auto *translator = new QTranslator(application);
        translator->setObjectName(u"courant"_s);
        if (translator->load(language, name, u"_"_s, folder))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    };
    install(QLocale(QLocale::English), u"courant"_s, u":/i18n"_s);
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return;
    install(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(locale, u"courant"_s, u":/i18n"_s);
}

} // namespace courant
