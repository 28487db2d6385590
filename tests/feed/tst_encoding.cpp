// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/encoding.h"
#include "feed/feedtesting.h"

#include <unicode/ucnv.h>

using namespace courant;
using namespace courant::testing;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray encoded(const QString &text, const char *name)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &status);
    QByteArray bytes(text.size() * 8 + 16, '\0');
    const int size = ucnv_fromUChars(converter, bytes.data(), int32_t(bytes.size()),
        reinterpret_cast<const UChar *>(text.utf16()), int32_t(text.size()), &status);
    ucnv_close(converter);
    if (U_FAILURE(status))
        return {};
    bytes.resize(size);
    return bytes;
}

const QString Simplified =
    u"今天的天气很好，我们一起去公园里散步。中国的新闻网站发布了一条重要的消息，大家都在讨论这个问题。"_s;
const QString Traditional =
    u"今天的天氣很好，我們一起去公園裡散步。這個網站發佈了一條重要的消息，大家都在討論這個問題。"_s;
const QString Japanese =
    u"今日はとても良い天気ですから、みんなで公園を散歩しました。新しいニュースが発表されています。"_s;
const QString Korean =
    u"오늘은 날씨가 아주 좋아서 우리는 함께 공원에서 산책을 했습니다. 새로운 소식이 있습니다."_s;
const QString Russian =
    u"Сегодня хорошая погода, и мы вместе пошли гулять в парк. Новости сайта обсуждают все."_s;
const QString Greek = u"Σήμερα ο καιρός είναι πολύ καλός και πήγαμε όλοι μαζί μια βόλτα στο πάρκο."_s;
const QString Hebrew = u"היום מזג האוויר טוב מאוד והלכנו יחד לטייל בפארק"_s;
const QString Arabic = u"الطقس اليوم جميل جدا وذهبنا معا للتنزه في الحديقة"_s;
const QString Thai = u"วันนี้อากาศดีมากเราไปเดินเล่นที่สวนสาธารณะด้วยกัน"_s;
const QString French = u"Aujourd’hui il fait très beau, nous sommes allés au café « à côté » de l’école."_s;
const QString Polish = u"Dziś jest bardzo ładna pogoda, więc poszliśmy wszyscy na spacer do źródła."_s;
const QString Turkish = u"Bugün hava çok güzel, hepimiz parkta yürüyüşe çıktık, ağaçların altında."_s;

QString feedOf(const QString &text, const QString &declaration)
{
    return declaration + u"<rss version=\"2.0\"><channel><title>"_s + text + u"</title><item><title>"_s +
           text + u"</title></item></channel></rss>"_s;
}

} // namespace

class TestEncoding : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void declared_isRead_data();
    void declared_isRead();
    void undeclared_isFoundOut_data();
    void undeclared_isFoundOut();
    void declarationThatLies_isFoundOut_data();
    void declarationThatLies_isFoundOut();
    void byteOrderMark_wins_data();
    void byteOrderMark_wins();
    void wideWithoutMark_isSeen_data();
    void wideWithoutMark_isSeen();
    void header_isUsedWhenTheDocumentSaysNothing();
    void meta_isUsedForPages();
    void foreignBytesInUtf8_areRepaired();
    void characterCutOff_leavesNoMark();
    void latin1_isWindows1252();
    void fewBytes_doNotOverruleTheDeclaration();
    void oddLabels_areUnderstood_data();
    void oddLabels_areUnderstood();
    void mainframeXml_isRead();
    void utf7_isNotTrusted();
    void ascii_needsNothing();
};

void TestEncoding::declared_isRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("converter");
    const auto row = [](const QString &text, const char *label, const char *converter) {
        QTest::newRow(label) << text << QByteArray(label) << QByteArray(converter);
    };
    row(Simplified, "gb2312", "gb18030");
    row(Simplified, "GBK", "gb18030");
    row(Simplified + u"𠮷"_s, "gb18030", "gb18030");
    row(Simplified, "hz-gb-2312", "HZ");
    row(Traditional, "Big5", "Big5");
    row(Japanese, "Shift_JIS", "Shift_JIS");
    row(Japanese, "x-sjis", "Shift_JIS");
    row(Japanese, "EUC-JP", "EUC-JP");
    row(Japanese, "iso-2022-jp", "ISO-2022-JP");
    row(Korean, "euc-kr", "EUC-KR");
    row(Korean, "ks_c_5601-1987", "EUC-KR");
    row(Russian, "koi8-r", "KOI8-R");
    row(Russian, "windows-1251", "windows-1251");
    row(Russian, "iso-8859-5", "ISO-8859-5");
    row(Russian, "cp866", "IBM866");
    row(Greek, "iso-8859-7", "ISO-8859-7");
    row(Hebrew, "windows-1255", "windows-1255");
    row(Arabic, "windows-1256", "windows-1256");
    row(Thai, "tis-620", "windows-874-2000");
    row(Polish, "iso-8859-2", "ISO-8859-2");
    row(Polish, "windows-1250", "windows-1250");
    row(Turkish, "iso-8859-9", "windows-1254");
    row(French, "windows-1252", "windows-1252");
    row(French, "utf8", "UTF-8");
}

void TestEncoding::declared_isRead()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, label);
    QFETCH(QByteArray, converter);
    const QString declaration = u"<?xml version='1.0' encoding='"_s + QString::fromLatin1(label) + u"'?>"_s;
    const QByteArray bytes = encoded(feedOf(text, declaration), converter.constData());
    QVERIFY(!bytes.isEmpty());
    const ParsedFeed feed = parsed(bytes);
    QCOMPARE(feed.title, text);
    QCOMPARE(feed.warnings, QStringList());
}

void TestEncoding::undeclared_isFoundOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("converter");
    QTest::newRow("GBK") << Simplified << QByteArray("gb18030");
    QTest::newRow("Big5") << Traditional << QByteArray("Big5");
    QTest::newRow("Shift_JIS") << Japanese << QByteArray("Shift_JIS");
    QTest::newRow("EUC-JP") << Japanese << QByteArray("EUC-JP");
    QTest::newRow("ISO-2022-JP") << Japanese << QByteArray("ISO-2022-JP");
    QTest::newRow("EUC-KR") << Korean << QByteArray("EUC-KR");
    QTest::newRow("KOI8-R") << Russian << QByteArray("KOI8-R");
    QTest::newRow("windows-1251") << Russian << QByteArray("windows-1251");
    QTest::newRow("ISO-8859-5") << Russian << QByteArray("ISO-8859-5");
    QTest::newRow("IBM866") << Russian << QByteArray("IBM866");
    QTest::newRow("Greek") << Greek << QByteArray("windows-1253");
    QTest::newRow("Hebrew") << Hebrew << QByteArray("windows-1255");
    QTest::newRow("Arabic") << Arabic << QByteArray("windows-1256");
    QTest::newRow("Thai") << Thai << QByteArray("windows-874-2000");
    QTest::newRow("French") << French << QByteArray("windows-1252");
    QTest::newRow("Polish") << Polish << QByteArray("windows-1250");
    QTest::newRow("UTF-8") << Simplified + French << QByteArray("UTF-8");
}

void TestEncoding::undeclared_isFoundOut()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, converter);
    QCOMPARE(parsed(encoded(feedOf(text, QString()), converter.constData())).title, text);
}

void TestEncoding::declarationThatLies_isFoundOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("declared");
    QTest::addColumn<QByteArray>("converter");
    QTest::newRow("UTF-8 as GBK") << Simplified << QByteArray("gb2312") << QByteArray("UTF-8");
    QTest::newRow("UTF-8 as Latin-1") << French << QByteArray("iso-8859-1") << QByteArray("UTF-8");
    QTest::newRow("GBK as UTF-8") << Simplified << QByteArray("utf-8") << QByteArray("gb18030");
    QTest::newRow("Big5 as UTF-8") << Traditional << QByteArray("utf-8") << QByteArray("Big5");
    QTest::newRow("Big5 as GBK") << Traditional << QByteArray("gb2312") << QByteArray("Big5");
    QTest::newRow("GBK as Latin-1") << Simplified << QByteArray("iso-8859-1") << QByteArray("gb18030");
    QTest::newRow("Shift_JIS as UTF-8") << Japanese << QByteArray("utf-8") << QByteArray("Shift_JIS");
    QTest::newRow("EUC-JP as Shift_JIS") << Japanese << QByteArray("shift_jis") << QByteArray("EUC-JP");
    QTest::newRow("KOI8-R as windows-1251") << Russian << QByteArray("windows-1251") << QByteArray("KOI8-R");
    QTest::newRow("windows-1251 as UTF-8") << Russian << QByteArray("utf-8") << QByteArray("windows-1251");
    QTest::newRow("windows-1251 as Latin-1")
        << Russian << QByteArray("iso-8859-1") << QByteArray("windows-1251");
    QTest::newRow("windows-1252 as UTF-8") << French << QByteArray("utf-8") << QByteArray("windows-1252");
    QTest::newRow("UTF-8 as UTF-16") << Simplified << QByteArray("utf-16") << QByteArray("UTF-8");
    QTest::newRow("no such encoding") << Simplified << QByteArray("x-bogus-99") << QByteArray("UTF-8");
}

void TestEncoding::declarationThatLies_isFoundOut()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, declared);
    QFETCH(QByteArray, converter);
    const QString declaration =
        u"<?xml version=\"1.0\" encoding=\""_s + QString::fromLatin1(declared) + u"\"?>"_s;
    QCOMPARE(parsed(encoded(feedOf(text, declaration), converter.constData())).title, text);
}

void TestEncoding::byteOrderMark_wins_data()
{
    QTest::addColumn<QByteArray>("mark");
    QTest::addColumn<QByteArray>("converter");
    QTest::newRow("UTF-8") << QByteArray("\xef\xbb\xbf") << QByteArray("UTF-8");
    QTest::newRow("UTF-16LE") << QByteArray("\xff\xfe") << QByteArray("UTF-16LE");
    QTest::newRow("UTF-16BE") << QByteArray("\xfe\xff") << QByteArray("UTF-16BE");
    QTest::newRow("UTF-32LE") << QByteArray("\xff\xfe\0\0", 4) << QByteArray("UTF-32LE");
    QTest::newRow("UTF-32BE") << QByteArray("\0\0\xfe\xff", 4) << QByteArray("UTF-32BE");
}

void TestEncoding::byteOrderMark_wins()
{
    QFETCH(QByteArray, mark);
    QFETCH(QByteArray, converter);
    const QByteArray bytes =
        encoded(feedOf(Simplified, u"<?xml version='1.0' encoding='gb2312'?>"_s), converter.constData());
    const ParsedFeed feed = parsed(mark + bytes);
    QCOMPARE(feed.title, Simplified);
    QCOMPARE(feed.encoding, QString::fromLatin1(converter).toLower());
}

void TestEncoding::wideWithoutMark_isSeen_data()
{
    QTest::addColumn<QByteArray>("converter");
    for (const char *name : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
        QTest::newRow(name) << QByteArray(name);
}

void TestEncoding::wideWithoutMark_isSeen()
{
    QFETCH(QByteArray, converter);
    const ParsedFeed feed =
        parsed(encoded(feedOf(Simplified, u"<?xml version='1.0'?>"_s), converter.constData()));
    QCOMPARE(feed.title, Simplified);
    QCOMPARE(feed.encoding, QString::fromLatin1(converter).toLower());
}

void TestEncoding::header_isUsedWhenTheDocumentSaysNothing()
{
    feed::ParseContext context;
    context.contentType = u"text/xml; charset=\"KOI8-R\""_s;
    const QString text = u"Он"_s;
    QCOMPARE(parsed(encoded(feedOf(text, QString()), "KOI8-R"), context).title, text);
    // The document knows better than the server it lies on.
    const QString declared = u"<?xml version='1.0' encoding='windows-1251'?>"_s;
    QCOMPARE(parsed(encoded(feedOf(Russian, declared), "windows-1251"), context).title, Russian);
}

void TestEncoding::meta_isUsedForPages()
{
    const QString page =
        u"<html><head><meta http-equiv=content-type content='text/html; charset=gb2312'><title>"_s;
    QCOMPARE(parsed(encoded(page + u"模</title></head></html>"_s, "gb18030")).title, u"模"_s);
    const QString newer =
        u"<!doctype html><html><head><meta charset=shift_jis><title>日本</title></head></html>"_s;
    QCOMPARE(parsed(encoded(newer, "Shift_JIS")).title, u"日本"_s);
}

void TestEncoding::foreignBytesInUtf8_areRepaired()
{
    const QByteArray bytes = feedOf(Simplified + u" don"_s, QString()).toUtf8().replace(" don", " don\x92t");
    const ParsedFeed feed = parsed(bytes);
    QCOMPARE(feed.title, Simplified + u" don’t"_s);
    QVERIFY(!feed.warnings.isEmpty());
}

void TestEncoding::characterCutOff_leavesNoMark()
{
    const QByteArray utf8 = Simplified.toUtf8();
    const QByteArray bytes = "<rss><channel><title>" + utf8.left(utf8.size() - 1) +
                             "</title><link>https://n.example/</link></channel></rss>";
    const ParsedFeed feed = parsed(bytes);
    QCOMPARE(feed.title, Simplified.chopped(1));
    QCOMPARE(feed.link, u"https://n.example/"_s);

    const QByteArray gbk = encoded(Simplified, "gb18030");
    const QByteArray cut = "<?xml version='1.0' encoding='gbk'?><rss><channel><title>" +
                           gbk.left(gbk.size() - 1) +
                           "</title><link>https://n.example/</link></channel></rss>";
    QVERIFY(!parsed(cut).title.contains(QChar::ReplacementCharacter));
    QCOMPARE(parsed(cut).link, u"https://n.example/"_s);
}

void TestEncoding::latin1_isWindows1252()
{
    const ParsedFeed feed = parsed("<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>\x93"
                                   "caf\xe9\x94 \x80</title></channel></rss>");
    QCOMPARE(feed.title, u"“café” €"_s);
}

void TestEncoding::fewBytes_doNotOverruleTheDeclaration()
{
    const QString declaration = u"<?xml version='1.0' encoding='euc-kr'?>"_s;
    QCOMPARE(parsed(encoded(feedOf(u"년"_s, declaration), "EUC-KR")).title, u"년"_s);
    const QString gbk = u"<?xml version='1.0' encoding='gb2312'?>"_s;
    QCOMPARE(parsed(encoded(feedOf(u"联通"_s, gbk), "gb18030")).title, u"联通"_s);
}

void TestEncoding::oddLabels_areUnderstood_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("byte");
    QTest::addColumn<QString>("character");
    const auto row = [](const char *label, const char *byte, const QString &character) {
        QTest::newRow(label) << QByteArray(label) << QByteArray(byte) << character;
    };
    row("437", "\x80", u"Ç"_s);
    row("cp850", "\x9b", u"ø"_s);
    row("IBM852", "\x88", u"ł"_s);
    row("ISO_8859-15", "\xa4", u"€"_s);
    row("iso_8859_2", "\xb3", u"ł"_s);
    row("ISO-8859-16", "\xaa", u"Ș"_s);
    row("macintosh", "\x8e", u"é"_s);
    row("x-mac-cyrillic", "\x80", u"А"_s);
    row("mac-greek", "\xe4", u"δ"_s);
    row("PT154", "\x80", u"Җ"_s);
    row("koi8-ru", "\xa4", u"є"_s);
    row("TIS620", "\xa1", u"ก"_s);
    row("windows-1258", "\xd5", u"Ơ"_s);
}

void TestEncoding::oddLabels_areUnderstood()
{
    QFETCH(QByteArray, label);
    QFETCH(QByteArray, byte);
    QFETCH(QString, character);
    const ParsedFeed feed = parsed("<?xml version='1.0' encoding='" + label + "'?><rss><channel><title>a " +
                                   byte + " b</title></channel></rss>");
    QCOMPARE(feed.title, u"a "_s + character + u" b"_s);
}

void TestEncoding::mainframeXml_isRead()
{
    const QByteArray bytes =
        encoded(feedOf(u"Hello Ö"_s, u"<?xml version='1.0' encoding='cp500'?>"_s), "ibm-500");
    QCOMPARE(parsed(bytes).title, u"Hello Ö"_s);
}

void TestEncoding::utf7_isNotTrusted()
{
    const ParsedFeed feed = parsed(
        "<?xml version='1.0' encoding='utf-7'?><rss><channel><title>+ADw-b+AD4-</title></channel></rss>");
    QCOMPARE(feed.title, u"+ADw-b+AD4-"_s);
}

void TestEncoding::ascii_needsNothing()
{
    const feed::DecodedText text = feed::decode("plain", QString(), feed::TextKind::Plain);
    QCOMPARE(text.text, u"plain"_s);
    QCOMPARE(text.encoding, u"utf-8"_s);
    QVERIFY(!text.replaced);
    QCOMPARE(feed::decode(QByteArray()).text, QString());
}

QTEST_APPLESS_MAIN(TestEncoding)
#include "tst_encoding.moc"
