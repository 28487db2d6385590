// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/settings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void freshSettings_haveDefaults();
    void whatWasSet_isThereAfterARestart();
    void lookOfArticles_isThereAfterARestart();
    void nonsenseInTheFile_isBounded();
};

void TestSettings::freshSettings_haveDefaults()
{
    QTemporaryDir folder;
    const Settings settings(folder.path());
    QCOMPARE(settings.theme(), Settings::Theme::System);
    QCOMPARE(settings.refreshMinutes(), 60);
    QCOMPARE(settings.pictures(), Settings::Pictures::All);
    QVERIFY(settings.windowState(u"main"_s).isEmpty());
}

void TestSettings::whatWasSet_isThereAfterARestart()
{
    QTemporaryDir folder;
    {
        Settings settings(folder.path());
        settings.setTheme(Settings::Theme::Dark);
        settings.setRefreshMinutes(5);
        settings.setPictures(Settings::Pictures::Bookmarked);
        settings.setLanguage(u"zh_CN"_s);
        settings.setWindowState(u"main"_s, QByteArray("\0\1\xff", 3));
    }
    const Settings settings(folder.path());
    QCOMPARE(settings.theme(), Settings::Theme::Dark);
    QCOMPARE(settings.refreshMinutes(), 15);
    QCOMPARE(settings.pictures(), Settings::Pictures::Bookmarked);
    QCOMPARE(settings.language(), u"zh_CN"_s);
    QCOMPARE(settings.windowState(u"main"_s), QByteArray("\0\1\xff", 3));
}

void TestSettings::lookOfArticles_isThereAfterARestart()
{
    QTemporaryDir folder;
    QCOMPARE(Settings(folder.path()).pageLook(), PageLook());
    const PageLook look{PageLook::Theme::Sepia, true, u"霞鹜文楷"_s, 1.9, 30, true, true, true};
    {
        Settings settings(folder.path());
        settings.setPageLook(look);
        settings.sync();
    }
    QCOMPARE(Settings(folder.path()).pageLook(), look);
}

void TestSettings::nonsenseInTheFile_isBounded()
{
    QTemporaryDir folder;
    QFile file(QDir(folder.path()).filePath(u"settings.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[look]\ntheme=mauve\nfontPixels=9000\n[refresh]\nminutes=-3\n");
    file.close();
    const Settings settings(folder.path());
    QCOMPARE(settings.theme(), Settings::Theme::System);
    QCOMPARE(settings.fontPixels(), 40);
    QCOMPARE(settings.refreshMinutes(), 0);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
