// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/address.h"

#include <QHostAddress>
#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestAddress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void address_isPrivateOrNot_data();
    void address_isPrivateOrNot();
    void hostNames_ofThisNetwork_arePrivate();
};

void TestAddress::address_isPrivateOrNot_data()
{
    QTest::addColumn<bool>("isPrivate");
    for (const char *text : {"127.0.0.1", "127.255.1.9", "10.0.0.1", "172.16.0.1", "172.31.255.255",
             "192.168.7.7", "169.254.169.254", "100.64.0.1", "100.127.255.254", "0.0.0.0", "198.18.0.1",
             "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fec0::1", "fd12:3456::1", "fc00::1",
             "ff02::1", "::ffff:127.0.0.1", "::ffff:10.1.2.3", "::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::"})
        QTest::newRow(text) << true;
    for (const char *text : {"1.1.1.1", "93.184.216.34", "172.15.255.255", "172.32.0.1", "100.63.255.255",
             "100.128.0.1", "192.0.1.1", "198.20.0.1", "223.255.255.254", "2606:4700::1111",
             "2a00:1450:4001::200e", "::ffff:8.8.8.8", "64:ff9b::808:808"})
        QTest::newRow(text) << false;
}

void TestAddress::address_isPrivateOrNot()
{
    QFETCH(bool, isPrivate);
    const QHostAddress address(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!address.isNull());
    QCOMPARE(isPrivateAddress(address), isPrivate);
}

void TestAddress::hostNames_ofThisNetwork_arePrivate()
{
    for (const QString &host :
        {u"localhost"_s, u"LOCALHOST."_s, u"printer.local"_s, u"a.localhost"_s, u"127.0.0.1"_s})
        QVERIFY2(isPrivateHost(host), qPrintable(host));
    for (const QString &host :
        {u"example.org"_s, u"local.example.org"_s, u"localhost.example.org"_s, u"8.8.8.8"_s})
        QVERIFY2(!isPrivateHost(host), qPrintable(host));
    QVERIFY(isPrivateAddress(QHostAddress()));
}

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"
