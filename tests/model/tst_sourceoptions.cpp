// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sourceoptions.h"

#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestSourceOptions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void defaults_areNoText();
    void everything_comesBack();
    void unknownKeys_survive();
    void damagedText_isTheDefault();
    void secretValueOfAHeader_isNotWritten();
    void secretHeaders_areKnownByTheirNames();
    void whatChangesTheRequest_asksOtherwise();
};

void TestSourceOptions::defaults_areNoText()
{
    QVERIFY(sourceOptionsToText({}).isNull());
    QCOMPARE(sourceOptionsFromText({}), SourceOptions());
}

void TestSourceOptions::everything_comesBack()
{
    SourceOptions options;
    options.refreshMinutes = SourceOptions::onlyWhenAsked;
    options.userAgent = u"Reader/1"_s;
    options.headers = {{u"Accept-Language"_s, u"de"_s}, {u"Cookie"_s, {}, true}};
    options.auth = SourceOptions::Auth::Basic;
    options.user = u"ann"_s;
    options.secretId = u"abc"_s;
    options.secretPlace = SourceOptions::SecretPlace::File;
    options.proxy = SourceOptions::Proxy::Own;
    options.proxyUrl = u"socks5://localhost:9050"_s;
    options.pictures = SourceOptions::Pictures::Bookmarked;
    options.fullArticle = true;
    options.utcOffset = 0;
    options.notify = true;
    options.keepDays = 30;
    options.keepCount = SourceOptions::keepAll;
    QCOMPARE(sourceOptionsFromText(sourceOptionsToText(options)), options);
}

void TestSourceOptions::unknownKeys_survive()
{
    SourceOptions options =
        sourceOptionsFromText(uR"({"notify":true,"sound":{"name":"bell"},"refreshMinutes":30})"_s);
    QCOMPARE(options.refreshMinutes, 30);
    options.notify = false;
    const QString text = sourceOptionsToText(options);
    QVERIFY2(text.contains(u"bell"_s), qPrintable(text));
    QVERIFY2(!text.contains(u"notify"_s), qPrintable(text));
}

void TestSourceOptions::damagedText_isTheDefault()
{
    QCOMPARE(sourceOptionsFromText(u"{\"notify\":tr"_s), SourceOptions());
    QCOMPARE(sourceOptionsFromText(u"[1]"_s), SourceOptions());
    QCOMPARE(sourceOptionsFromText(uR"({"auth":"smoke signals","keepDays":"x"})"_s), SourceOptions());
}

void TestSourceOptions::secretValueOfAHeader_isNotWritten()
{
    SourceOptions options;
    options.headers = {{u"Cookie"_s, u"canary"_s, true}};
    QVERIFY(!sourceOptionsToText(options).contains(u"canary"_s));
}

void TestSourceOptions::secretHeaders_areKnownByTheirNames()
{
    for (const QString &name : {u"Cookie"_s, u"authorization"_s, u"X-Api-Key"_s, u"X-Auth-Token"_s})
        QVERIFY2(isSecretHeader(name), qPrintable(name));
    for (const QString &name : {u"Accept-Language"_s, u"X-Forwarded-Proto"_s})
        QVERIFY2(!isSecretHeader(name), qPrintable(name));
}

void TestSourceOptions::whatChangesTheRequest_asksOtherwise()
{
    SourceOptions options;
    options.notify = true;
    options.refreshMinutes = 15;
    options.keepDays = 3;
    QVERIFY(!asksOtherwise({}, options));
    options.utcOffset = 60;
    QVERIFY(asksOtherwise({}, options));
}

QTEST_APPLESS_MAIN(TestSourceOptions)
#include "tst_sourceoptions.moc"
