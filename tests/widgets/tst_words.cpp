// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errortext.h"
#include "widgets/translations.h"

#include <QDialogButtonBox>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations;
    bool finished = true;
    bool plural = false;
};

QList<Message> messagesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1) {
            context = xml.readElementText();
        } else if (xml.name() == "message"_L1) {
            messages.append({context, {}, {}, true, xml.attributes().value("numerus"_L1) == "yes"_L1});
        } else if (xml.name() == "source"_L1) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            messages.last().finished = !xml.attributes().hasAttribute("type"_L1);
            if (!messages.last().plural)
                messages.last().translations.append(xml.readElementText());
        } else if (xml.name() == "numerusform"_L1) {
            messages.last().translations.append(xml.readElementText());
        }
    }
    return messages;
}

QStringList placesOf(const QString &text)
{
    static const QRegularExpression place(u"%(L?[0-9n]+)"_s);
    QStringList places;
    for (auto it = place.globalMatch(text); it.hasNext();)
        places.append(it.next().captured(1));
    places.sort();
    places.removeDuplicates();
    return places;
}

} // namespace

class TestWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void catalogue_isFinished_data();
    void catalogue_isFinished();
    void catalogue_hasEveryTextOfTheSource();
    void chinese_isWrittenAsChinese();
    void everyError_hasASentence();
    void detail_isShownAsItIs();
    void window_speaksChinese();
};

void TestWords::catalogue_isFinished_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("zh_CN") << u"courant_zh_CN.ts"_s;
    QTest::newRow("en") << u"courant_en.ts"_s;
}

void TestWords::catalogue_isFinished()
{
    QFETCH(QString, name);
    const QList<Message> messages = messagesOf(QStringLiteral(SOURCE_FOLDER "/translations/") + name);
    QVERIFY(messages.size() > 5);
    for (const Message &message : messages) {
        QVERIFY2(message.finished, qPrintable(message.source));
        QVERIFY2(!message.translations.isEmpty(), qPrintable(message.source));
        for (const QString &translation : message.translations) {
            QVERIFY2(!translation.isEmpty(), qPrintable(message.source));
            QVERIFY2(placesOf(translation) == placesOf(message.source), qPrintable(translation));
        }
    }
}

void TestWords::catalogue_hasEveryTextOfTheSource()
{
    QTemporaryDir folder;
    const QString fresh = folder.filePath(u"courant_zh_CN.ts"_s);
    QProcess lupdate;
    lupdate.start(
        QStringLiteral(LUPDATE), {u"-silent"_s, u"-source-language"_s, u"en"_s, u"-target-language"_s,
                                     u"zh_CN"_s, QStringLiteral(SOURCE_FOLDER "/src"), u"-ts"_s, fresh});
    QVERIFY2(lupdate.waitForFinished(60'000), qPrintable(lupdate.errorString()));
    QSet<QPair<QString, QString>> known;
    for (const Message &message : messagesOf(QStringLiteral(SOURCE_FOLDER "/translations/courant_zh_CN.ts")))
        known.insert({message.context, message.source});
    const QList<Message> wanted = messagesOf(fresh);
    QVERIFY(wanted.size() > 100);
    for (const Message &message : wanted)
        QVERIFY2(known.contains({message.context, message.source}),
            qPrintable(
                u"not in translations/courant_zh_CN.ts: "_s + message.context + u": " + message.source));
}

/// Full-width punctuation between Han, no spaces left over from English.
void TestWords::chinese_isWrittenAsChinese()
{
    static const QRegularExpression halfWidth(
        u"[\\x{4e00}-\\x{9fff}][,;:!?](?! )|[\\x{4e00}-\\x{9fff}]\\.($|[\\x{4e00}-\\x{9fff}])|[\\x{4e00}-\\x{9fff}]\\.\\.\\."_s);
    for (const Message &message :
        messagesOf(QStringLiteral(SOURCE_FOLDER "/translations/courant_zh_CN.ts"))) {
        for (const QString &translation : message.translations)
            QVERIFY2(!halfWidth.match(translation).hasMatch(), qPrintable(translation));
    }
}

void TestWords::everyError_hasASentence()
{
    QSet<QString> sentences;
    for (int kind = int(Error::Kind::Unknown); kind <= int(Error::Kind::Unsupported); ++kind) {
        const QString text = errorText({Error::Kind(kind), {}, 503});
        QVERIFY2(text.endsWith(u'.'), qPrintable(text));
        sentences.insert(text);
    }
    QCOMPARE(sentences.size(), int(Error::Kind::Unsupported) + 1);
    QVERIFY(errorText({Error::Kind::Http, {}, 404}).contains(u"404"_s));
    QVERIFY(errorText({Error::Kind::Http, {}, 404}) != errorText({Error::Kind::Http, {}, 500}));
}

void TestWords::detail_isShownAsItIs()
{
    const QString text = errorText({Error::Kind::Timeout, u"example.org %1 <b>\n(2)"_s, 0});
    QCOMPARE(text, u"The server took too long to answer: example.org %1 <b> (2)."_s);
}

void TestWords::window_speaksChinese()
{
    installTranslations(
        static_cast<QApplication *>(QCoreApplication::instance()), QLocale(QLocale::Chinese, QLocale::China));
    QCOMPARE(errorText({Error::Kind::Timeout, {}, 0}), u"服务器响应超时。"_s);
    // Qt's own buttons and menus too, also where its catalogue is not installed.
    QCOMPARE(QDialogButtonBox(QDialogButtonBox::Cancel).button(QDialogButtonBox::Cancel)->text(), u"取消"_s);
    QCOMPARE(QCoreApplication::translate("QWidgetTextControl", "Select All"), u"全选"_s);
    QCOMPARE(QCoreApplication::translate("courant::Adding", "%Ln new", nullptr, 3), u"3 篇新文章"_s);
}

QTEST_MAIN(TestWords)
#include "tst_words.moc"
