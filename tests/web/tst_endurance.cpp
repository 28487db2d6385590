// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "heartbeat.h"
#include "html/articlepage.h"
#include "webtest.h"

#include <QWebEngineView>

using namespace courant;
using namespace courant::test;

/// Documents made to hang, crash or swell the engine: the window's own thread goes on, and the next article
/// is shown.
class TestEndurance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void threadThatWaits_isNoticed();
    void heavyDocument_harmsNobody_data();
    void heavyDocument_harmsNobody();
    void processThatSwellsWhileItIsRead_isEnded();
};

/// What the window may stand still, in ms, for a document of any kind.
static constexpr int longestGap = 100;

static QByteArray manyUses(int doublings)
{
    QByteArray svg = "<svg width=9 height=9><defs><g id=g0><rect width=1 height=1 /></g>";
    for (int i = 1; i <= doublings; ++i) {
        const QByteArray before = QByteArray::number(i - 1);
        svg += "<g id=g" + QByteArray::number(i) + "><use href=#g" + before + " /><use href=#g" + before +
               " /></g>";
    }
    return svg + "</defs><use href=#g" + QByteArray::number(doublings) + " /></svg>";
}

static QByteArray hugePicture()
{
    QImage image(12000, 12000, QImage::Format_Mono);
    image.fill(0);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return "<img src=\"data:image/png;base64," + bytes.toBase64() + "\">";
}

void TestEndurance::threadThatWaits_isNoticed()
{
    Heartbeat heart;
    QTimer::singleShot(50, &heart, [] { QThread::msleep(400); });
    QVERIFY(waitFor([&] { return heart.longest() >= 400; }, 60000));
    QVERIFY2(heart.longestOwn() > longestGap, qPrintable(QString::number(heart.longestOwn())));
}

void TestEndurance::heavyDocument_harmsNobody_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("deep") << "<div>"_ba.repeated(200000) + "x";
    QTest::newRow("combining marks") << "a" + "\xcc\x81"_ba.repeated(200000);
    QTest::newRow("unclosed formatting") << "<b><i><a href=x><nobr>"_ba.repeated(5000) + "x";
    QTest::newRow("drawing that doubles itself") << manyUses(19);
    QTest::newRow("huge picture") << hugePicture();
    QTest::newRow("huge box") << "<p style=\"width:99999999px;height:99999999px;background:red\">x"_ba;
    QTest::newRow("giant blur") << "<p style=\"filter:blur(9999px);width:4000px;height:4000px\">x"_ba;
    QTest::newRow("many filters")
        << "<p style=\"filter:blur(99px)\"><span style=\"backdrop-filter:blur(99px)\">x</span>"_ba.repeated(
               2000);
    QTest::newRow("one long word") << "W"_ba.repeated(2000000);
    QTest::newRow("many cells") << "<table>" + QByteArray("<tr>" + "<td>x"_ba.repeated(200)).repeated(400) +
                                       "</table>";
    QTest::newRow("wide spans") << "<table>" + "<tr><td colspan=1000 rowspan=65534>x"_ba.repeated(500);
}

void TestEndurance::heavyDocument_harmsNobody()
{
    QFETCH(QByteArray, body);
    Article article;
    article.row.title = u"Heavy"_s;
    article.content = QString::fromUtf8(body);
    const QByteArray sanitized = html::articlePage(article, {}).toUtf8();
    PageLoader loader(noImages());
    loader.setTimeout(1500);
    QWebEngineView view;
    view.setPage(loader.page());
    view.resize(600, 400);
    view.show();
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    QSignalSpy failed(&loader, &PageLoader::failed);
    // The engine's start is not the document's doing.
    loader.load(rawDocument("<p>first"));
    TRY_COMPARE(loaded.size(), 1);
    loaded.clear();
    Heartbeat heart;
    loader.load(rawDocument(body));
    QVERIFY(waitFor([&] { return loaded.size() + failed.size() > 0; }, 60000));
    const bool held = loaded.size() == 1;
    // What the sanitizer leaves of it is shown, or given up in time as well.
    loader.load(sanitized);
    const auto before = loaded.size();
    const auto failures = failed.size();
    QVERIFY(waitFor([&] { return loaded.size() > before || failed.size() > failures; }, 60000));
    const bool shown = loader.isLoaded();
    QElapsedTimer clock;
    clock.start();
    loader.load(rawDocument("<p>next"));
    TRY_VERIFY(loader.isLoaded());
    qInfo("unsanitized %s, sanitized %s, the next after %lld ms, longest gap %lld ms",
        held ? "loads" : "is given up", shown ? "loads" : "is given up", clock.elapsed(), heart.longestOwn());
    QCOMPARE(ask(loader.page(), u"document.body.innerText.trim()"_s).toString(), u"next"_s);
    QVERIFY2(heart.longestOwn() <= longestGap, qPrintable(QString::number(heart.longestOwn())));
    QVERIFY2(clock.elapsed() <= 4000, qPrintable(QString::number(clock.elapsed())));
}

void TestEndurance::processThatSwellsWhileItIsRead_isEnded()
{
    PageLoader loader(noImages());
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    QSignalSpy failed(&loader, &PageLoader::failed);
    loader.load(rawDocument("<p>swells"));
    TRY_COMPARE(loaded.size(), 1);
    // Outside of any question of ours: as a document would that grows while it lies there.
    ask(loader.page(),
        u"globalThis.held = []; for (let i = 0; i < 20; ++i) held.push(new Uint8Array(64 << 20).fill(1)); 1"_s);
    QVERIFY(waitFor([&] { return failed.size() == 1; }, 60000));
    QCOMPARE(failed.at(0).at(0).value<PageLoader::Failure>(), PageLoader::Failure::TooComplex);
    loader.load(rawDocument("<p>next"));
    TRY_COMPARE(loaded.size(), 2);
    QCOMPARE(ask(loader.page(), u"document.body.innerText.trim()"_s).toString(), u"next"_s);
}

int main(int argc, char **argv)
{
    return runWebTest<TestEndurance>(argc, argv);
}

#include "tst_endurance.moc"
