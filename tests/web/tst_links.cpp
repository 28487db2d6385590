// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/webprofile.h"
#include "web/webview.h"
#include "webtest.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMimeData>
#include <QTemporaryDir>

using namespace courant;
using namespace courant::test;

/// Every way to follow a link, over every kind of it.
class TestLinks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void webOrMailLink_leavesOncePerClick_data();
    void webOrMailLink_leavesOncePerClick();
    void otherLinks_goNowhere();
    void otherAddressesInAreasFormsAndDownloads_goNowhere();
    void webLinksInAreasAndDownloads_leave();
    void otherLinks_cannotBeDraggedOut();
    void contextMenu_overOtherLinks_isNotShown();
    void contextMenu_offersOnlyCopyAndOpen_data();
    void contextMenu_offersOnlyCopyAndOpen();
    void contextMenu_nothingUnderIt_isNotShown();
    void clickJustBeforeTheNextPage_doesNotHoldItUp();
    void fragment_scrollsWithinThePage();
    void drop_isLeftToTheWindow();
    void address_mayLeave_data();
    void address_mayLeave();

private:
    void load(const QByteArray &body);
    /// The addresses that came out; waits for so many.
    QStringList follow(const QStringList &ways, int count);
    QMenu *openMenu();
    QByteArray startedPrograms() const;

    QTemporaryDir m_programs; ///< stands first in the path
    std::unique_ptr<PageLoader> m_loader;
    std::unique_ptr<WebView> m_view;
};

/// What no link may lead to.
static const std::initializer_list<const char *> otherAddresses{"javascript:alert(1)",
    "javascript://example.org/%0aalert(1)", "vbscript:x", "data:text/html,x",
    "data:text/html;base64,eA==", "file:///etc/passwd", "file://server/share", "ftp://example.org/",
    "ssh://example.org", "smb://example.org/share", "sftp://example.org/", "tel:+123", "sms:+123",
    "magnet:?xt=urn:btih:1", "ws://example.org/", "wss://example.org/", "blob:https://x/1",
    "filesystem:https://x/1", "about:blank", "about:srcdoc", "chrome://settings", "chrome-extension://x/y",
    "devtools://devtools", "view-source:https://example.org", "qrc:/x", "qrc:///x", "article://a1/",
    "artimg://i/0123456789abcdef0123456789abcdef", "steam://run/1", "ms-word:x", "search-ms:query=x",
    "ms-msdt:/id", "itms-services://?x", "intent://x#Intent;end", "irc://example.org", "news:x", "xmpp:a@b",
    "urn:isbn:1", "jar:https://x!/", "feed:https://example.org/", "mailto:", "http://", "https:///", "x",
    "/x", "//", "?q", ""};

void TestLinks::initTestCase()
{
    // Whatever would open an address outside is counted and does nothing.
    for (const char *name : {"xdg-open", "gio", "kde-open", "x-www-browser", "sensible-browser"}) {
        QFile program(m_programs.filePath(QString::fromLatin1(name)));
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.write("#!/bin/sh\necho \"$0 $*\" >>'" + m_programs.filePath(u"started"_s).toUtf8() + "'\n");
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    qputenv("PATH", m_programs.path().toUtf8() + ':' + qgetenv("PATH"));
    m_loader = std::make_unique<PageLoader>(noImages());
    m_view = std::make_unique<WebView>(m_loader->page());
    m_view->resize(500, 300);
    m_view->show();
}

void TestLinks::cleanupTestCase()
{
    m_view.reset();
    m_loader.reset();
    QCOMPARE(startedPrograms(), QByteArray());
}

QByteArray TestLinks::startedPrograms() const
{
    QFile file(m_programs.filePath(u"started"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestLinks::load(const QByteArray &body)
{
    QSignalSpy loaded(m_loader.get(), &PageLoader::loaded);
    m_loader->load(rawDocument(body));
    TRY_COMPARE(loaded.size(), 1);
    // Input is dropped until the first frame.
    rest(60);
}

QStringList TestLinks::follow(const QStringList &ways, int count)
{
    QWidget *target = m_view->focusProxy();
    QSignalSpy links(m_loader->page(), &HardenedPage::linkActivated);
    const QPoint at(40, 40);
    for (const QString &how : ways) {
        if (how == "left"_L1)
            QTest::mouseClick(target, Qt::LeftButton, {}, at);
        else if (how == "middle"_L1)
            QTest::mouseClick(target, Qt::MiddleButton, {}, at);
        else if (how == "ctrl"_L1)
            QTest::mouseClick(target, Qt::LeftButton, Qt::ControlModifier, at);
        else if (how == "shift"_L1)
            QTest::mouseClick(target, Qt::LeftButton, Qt::ShiftModifier, at);
        else {
            ask(m_loader->page(), u"document.querySelector('a').focus()"_s);
            QTest::keyClick(target, Qt::Key_Return);
        }
        rest(10);
    }
    // Links that must not leave are given the time they would need.
    ask(m_loader->page(), u"1"_s);
    waitFor([&] { return count > 0 && links.size() >= count; }, count > 0 ? 5000 : 100);
    QStringList out;
    for (const QList<QVariant> &link : links)
        out.append(link.at(0).toUrl().toString(QUrl::FullyEncoded));
    return out;
}

void TestLinks::webOrMailLink_leavesOncePerClick_data()
{
    QTest::addColumn<QString>("href");
    QTest::addColumn<QString>("leaves");
    const auto yes = [](const char *href) {
        QTest::newRow(href) << QString::fromUtf8(href) << QString::fromUtf8(href);
    };
    yes("https://example.org/a?b=c#d");
    yes("http://example.org/");
    yes("http://127.0.0.1:9/");
    yes("mailto:someone@example.org?subject=x");
    QTest::newRow("upper case") << u"HTTPS://EXAMPLE.ORG/"_s << u"https://example.org/"_s;
}

void TestLinks::webOrMailLink_leavesOncePerClick()
{
    QFETCH(QString, href);
    QFETCH(QString, leaves);
    const QStringList ways{u"left"_s, u"middle"_s, u"ctrl"_s, u"shift"_s, u"enter"_s};
    for (const QByteArray &target : {""_ba, " target=_blank"_ba}) {
        load("<a style=\"position:fixed;inset:0\""_ba + target + " href=\""_ba + href.toUtf8() +
             "\">go</a>"_ba);
        const QUrl here = m_loader->page()->url();
        for (const QString &how : ways)
            QCOMPARE(follow({how}, 1), QStringList{leaves});
        QCOMPARE(m_loader->page()->url().adjusted(QUrl::RemoveFragment), here);
        QVERIFY(m_loader->isLoaded());
    }
    QCOMPARE(m_loader->profile()->blockedRequests(), 0);
}

void TestLinks::otherLinks_goNowhere()
{
    QByteArray body;
    int row = 0;
    for (const char *href : otherAddresses)
        for (const char *target : {"", " target=_blank"}) {
            body += "<a style=\"position:absolute;width:20px;height:12px;left:" +
                    QByteArray::number(row % 20 * 20) + "px;top:" + QByteArray::number(row / 20 * 12) +
                    "px\" href=\"" + href + '"' + target + ">x</a>";
            ++row;
        }
    load(body);
    QCOMPARE(ask(m_loader->page(), u"document.links.length"_s).toInt(), row);
    const QUrl here = m_loader->page()->url();
    QSignalSpy links(m_loader->page(), &HardenedPage::linkActivated);
    QWidget *target = m_view->focusProxy();
    for (int i = 0; i < row; ++i) {
        const QPoint at(i % 20 * 20 + 8, i / 20 * 12 + 6);
        QTest::mouseClick(target, Qt::LeftButton, {}, at);
        QTest::mouseClick(target, Qt::MiddleButton, {}, at);
        QTest::mouseClick(target, Qt::LeftButton, Qt::ControlModifier, at);
        QTest::mouseClick(target, Qt::LeftButton, Qt::ShiftModifier, at);
        rest(5);
    }
    // The key takes the same way for all targets; every answer of the page takes a while.
    for (int i = 0; i < row; i += 2) {
        ask(m_loader->page(), u"document.links[%1].focus()"_s.arg(i));
        QTest::keyClick(target, Qt::Key_Return);
    }
    ask(m_loader->page(), u"1"_s);
    rest(300);
    QVERIFY2(links.isEmpty(), qPrintable(links.isEmpty() ? QString() : links.at(0).at(0).toUrl().toString()));
    QCOMPARE(m_loader->page()->url(), here);
    QVERIFY(m_loader->isLoaded());
    QCOMPARE(m_loader->profile()->blockedRequests(), 0);
}

static constexpr auto dot = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

/// A place in a grid of small things to click.
static QByteArray placed(int row)
{
    return "style=\"position:absolute;width:20px;height:12px;padding:0;left:" +
           QByteArray::number(row % 20 * 20) + "px;top:" + QByteArray::number(row / 20 * 12) + "px\"";
}

static QPoint placeOf(int row)
{
    return {row % 20 * 20 + 8, row / 20 * 12 + 6};
}

void TestLinks::otherAddressesInAreasFormsAndDownloads_goNowhere()
{
    QByteArray body;
    int row = 0;
    for (const char *href : otherAddresses) {
        const QByteArray name = "m" + QByteArray::number(row);
        body += "<map name=" + name + "><area shape=default href=\"" + href + "\"></map><img " + placed(row) +
                " usemap=#" + name + " src=\"" + dot + "\">";
        ++row;
        body += "<a " + placed(row++) + " download=x href=\"" + href + "\">x</a>";
        for (const char *method : {"get", "post"})
            body += "<form method=" + QByteArray(method) + " action=\"" + href + "\"><button " +
                    placed(row++) + ">x</button></form>";
        body += "<form><button " + placed(row++) + " formaction=\"" + href + "\">x</button></form>";
    }
    for (const char *method : {"get", "post"}) // nor does a form go to the web
        body += "<form method=" + QByteArray(method) + " action=\"https://example.org/\"><button " +
                placed(row++) + ">x</button></form>";
    load(body);
    const QUrl here = m_loader->page()->url();
    QSignalSpy links(m_loader->page(), &HardenedPage::linkActivated);
    QWidget *target = m_view->focusProxy();
    for (int i = 0; i < row; ++i) {
        QTest::mouseClick(target, Qt::LeftButton, {}, placeOf(i));
        QTest::mouseClick(target, Qt::MiddleButton, {}, placeOf(i));
        QTest::mouseClick(target, Qt::LeftButton, Qt::ControlModifier, placeOf(i));
        rest(5);
    }
    ask(m_loader->page(), u"1"_s);
    rest(300);
    QVERIFY2(links.isEmpty(), qPrintable(links.isEmpty() ? QString() : links.at(0).at(0).toUrl().toString()));
    QCOMPARE(m_loader->page()->url(), here);
    QVERIFY(m_loader->isLoaded());
    QCOMPARE(m_loader->profile()->blockedRequests(), 0);
}

void TestLinks::webLinksInAreasAndDownloads_leave()
{
    load("<map name=m><area shape=default href=\"https://example.org/area\"></map><img usemap=#m "
         "style=\"position:fixed;inset:0;width:100%;height:100%\" src=\"" +
         QByteArray(dot) + "\">");
    QCOMPARE(follow({u"left"_s}, 1), QStringList{u"https://example.org/area"_s});
    load("<a download=x.sh style=\"position:fixed;inset:0\" href=\"https://example.org/file\">x</a>");
    const QStringList left = follow({u"left"_s}, 0);
    QVERIFY2(
        left.isEmpty() || left == QStringList{u"https://example.org/file"_s}, qPrintable(left.join(u' ')));
    QCOMPARE(m_loader->profile()->blockedRequests(), 0);
}

void TestLinks::otherLinks_cannotBeDraggedOut()
{
    QByteArray body;
    for (const char *href : otherAddresses)
        body += "<a class=other href=\"" + QByteArray(href) + "\">x</a>";
    body += "<img class=other src=\"" + QByteArray(dot) +
            "\"><a class=web href=\"https://example.org/\">x</a>" +
            "<a class=web href=\"mailto:a@example.org\">x</a>";
    load(body);
    const auto stopped = [this](const QString &kind) {
        return ask(m_loader->page(),
            u"[...document.querySelectorAll('.%1')].map(e => Number(!e.dispatchEvent("
            "new DragEvent('dragstart', {bubbles: true, cancelable: true})))).join('')"_s.arg(kind))
            .toString();
    };
    const QString others = stopped(u"other"_s);
    QCOMPARE(others.size(), qsizetype(otherAddresses.size()) + 1);
    QVERIFY2(!others.contains(u'0'), qPrintable(others));
    QCOMPARE(stopped(u"web"_s), u"00"_s);
}

void TestLinks::contextMenu_overOtherLinks_isNotShown()
{
    QByteArray body;
    int row = 0;
    for (const char *href : otherAddresses)
        body += "<a " + placed(row++) + " href=\"" + href + "\">x</a>";
    load(body);
    for (int i = 0; i < row; ++i) {
        QTest::mouseClick(m_view->focusProxy(), Qt::RightButton, {}, placeOf(i));
        rest(10);
    }
    ask(m_loader->page(), u"1"_s);
    rest(300);
    for (const QMenu *menu : m_view->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions())
            QVERIFY2(!action->text().contains(u"Link"_s), qPrintable(action->text()));
    }
    qDeleteAll(m_view->findChildren<QMenu *>());
}

QMenu *TestLinks::openMenu()
{
    QTest::mouseClick(m_view->focusProxy(), Qt::RightButton, {}, QPoint(40, 40));
    waitFor([&] { return m_view->findChild<QMenu *>() != nullptr; }, 1500);
    return m_view->findChild<QMenu *>();
}

void TestLinks::contextMenu_offersOnlyCopyAndOpen_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("texts");
    const QStringList link{u"Copy Link"_s, u"Open Link in Browser"_s};
    const QStringList all{u"Copy"_s, u"Copy Link"_s, u"Open Link in Browser"_s};
    const QByteArray style = "style=\"position:fixed;inset:0\" ";
    QTest::newRow("link") << QByteArray("<a " + style + "href=\"https://example.org/x\">go</a>") << link;
    QTest::newRow("link with picture")
        << QByteArray("<a href=\"https://example.org/x\"><img " + style +
                      "src=\"artimg://i/0123456789abcdef0123456789abcdef\"></a>")
        << link;
}

void TestLinks::contextMenu_offersOnlyCopyAndOpen()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, texts);
    load(body);
    QMenu *menu = openMenu();
    QVERIFY(menu);
    QStringList found;
    for (const QAction *action : menu->actions())
        found.append(action->text());
    QCOMPARE(found, texts);
    QSignalSpy links(m_loader->page(), &HardenedPage::linkActivated);
    menu->actions().at(0)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"https://example.org/x"_s);
    menu->actions().at(1)->trigger();
    QCOMPARE(links.size(), 1);
    QVERIFY(menu->testAttribute(Qt::WA_DeleteOnClose));
    delete menu;
}

void TestLinks::contextMenu_nothingUnderIt_isNotShown()
{
    load("<a style=\"position:fixed;inset:0\" href=\"javascript:1\">go</a>");
    QVERIFY(!openMenu());
    load("<p>");
    QVERIFY(!openMenu());
}

void TestLinks::clickJustBeforeTheNextPage_doesNotHoldItUp()
{
    for (int pause = 0; pause < 100; pause += 4) {
        load("<a style=\"position:fixed;inset:0\" href=\"https://example.org/\">go</a>");
        QSignalSpy loaded(m_loader.get(), &PageLoader::loaded);
        QTest::mouseClick(m_view->focusProxy(), Qt::LeftButton, {}, QPoint(40, 40));
        rest(pause / 4);
        m_loader->load(rawDocument("<p>next"));
        TRY_COMPARE(loaded.size(), 1);
        QCOMPARE(ask(m_loader->page(), u"document.body.innerText.trim()"_s).toString(), u"next"_s);
    }
}

void TestLinks::fragment_scrollsWithinThePage()
{
    load("<a style=\"display:block;height:90px\" href=\"#there\">go</a><p style=\"margin-top:4000px\" "
         "id=there>x");
    QCOMPARE(follow({u"left"_s}, 0), QStringList());
    TRY_VERIFY(ask(m_loader->page(), u"scrollY"_s).toInt() > 1000);
}

void TestLinks::drop_isLeftToTheWindow()
{
    load("<p>x");
    QTemporaryDir folder;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(folder.filePath(u"x.html"_s)), QUrl(u"https://example.org/"_s)});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(m_view.get(), &enter);
    QVERIFY(!enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(m_view.get(), &drop);
    rest(100);
    QVERIFY(m_loader->page()->url().toString().startsWith(u"article:"_s));
}

void TestLinks::address_mayLeave_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("may");
    QTest::newRow("http") << u"http://a/"_s << true;
    QTest::newRow("https") << u"https://a"_s << true;
    QTest::newRow("mailto") << u"mailto:a@b"_s << true;
    QTest::newRow("no host") << u"http:///x"_s << false;
    QTest::newRow("nobody") << u"mailto:"_s << false;
    QTest::newRow("file") << u"file:///x"_s << false;
    QTest::newRow("relative") << u"x"_s << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("invalid") << u"http://a:b:c/"_s << false;
}

void TestLinks::address_mayLeave()
{
    QFETCH(QString, url);
    QFETCH(bool, may);
    QCOMPARE(mayLeave(QUrl(url)), may);
}

int main(int argc, char **argv)
{
    return runWebTest<TestLinks>(argc, argv);
}

#include "tst_links.moc"
