// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostileserver.h"
#include "html/articlepage.h"
#include "html/sanitize.h"
#include "web/webprofile.h"
#include "web/webview.h"
#include "webtest.h"

#include <QDir>
#include <QTemporaryDir>
#include <QWebEngineDownloadRequest>
#include <QWebEngineNewWindowRequest>
#include <QWebEngineSettings>

using namespace courant;
using namespace courant::test;

/// What the article view holds, and an engine as it comes, given the same bodies.
class TestAttacks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unprotectedEngine_isHit();
    void sanitizedBodies_doNothingInAnUnprotectedEngine();
    void bodies_doNothing_data();
    void bodies_doNothing();

private:
    static void clickEverything(QWidget *view, QWebEnginePage *page);
};

namespace {

/// As an engine comes, but that nothing leaves this machine: where it would have gone is kept.
class OpenPage final : public QWebEnginePage
{
public:
    using QWebEnginePage::QWebEnginePage;
    QUrl mine;
    QList<QUrl> left;

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType, bool isMainFrame) override
    {
        if (isMainFrame && url.adjusted(QUrl::RemoveFragment) == mine)
            return true;
        left += url;
        return false;
    }
};

/// Hostile markup in a drawing that is kept.
QByteArray drawnAround(const QByteArray &script)
{
    return "<svg viewBox='0 0 200 90' onload=\"" + script + "\"><circle r=80 onclick=\"" + script +
           "\" /><script>" + script +
           "</script><image href=\"@S/i.png\" width=9 height=9 /><a href=\"javascript:" + script +
           "\"><rect width=200 height=90 /></a><path style=\"fill:url(@S/f.svg#a)\" d=M1 /></svg>";
}

/// Fires every handler there is, as a page's own script could.
void provoke(QWebEnginePage *page)
{
    ask(page, u"for (const e of document.querySelectorAll('*')) for (const a of e.attributes) {"
              "if (/^on/i.test(a.name)) e.dispatchEvent(new Event(a.name.slice(2).toLowerCase())) }"_s);
}

} // namespace

void TestAttacks::clickEverything(QWidget *view, QWebEnginePage *page)
{
    QWidget *target = view->focusProxy() ? view->focusProxy() : view;
    const QVariantList places =
        ask(page, u"[...document.querySelectorAll('a,button,input,img,svg')].flatMap(e => {"
                  "const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] })"_s)
            .toList();
    for (qsizetype i = 0; i + 1 < places.size(); i += 2) {
        const QPoint at(places.at(i).toInt(), places.at(i + 1).toInt());
        if (!target->rect().contains(at))
            continue;
        QTest::mouseClick(target, Qt::LeftButton, {}, at);
        rest(30);
        QTest::mouseClick(target, Qt::MiddleButton, {}, at);
        rest(30);
    }
    // What a click set going has been told once the page answers: it is not to count for the next body.
    ask(page, u"1"_s);
    ask(page, u"2"_s);
}

void TestAttacks::unprotectedEngine_isHit()
{
    Server server;
    BareHandler handler;
    QWebEngineProfile profile;
    profile.installUrlSchemeHandler(articleScheme(), &handler);
    QWebEnginePage page(&profile);
    // Programs of this machine are not to be started, not even here.
    page.settings()->setUnknownUrlSchemePolicy(QWebEngineSettings::DisallowUnknownUrlSchemes);
    QWebEngineView view;
    view.setPage(&page);
    view.resize(600, 400);
    view.show();
    constexpr int enoughRan = 25;
    constexpr int enoughHit = 45;
    int ran = 0;
    int hit = 0;
    int number = 0;
    QSignalSpy finished(&page, &QWebEnginePage::loadFinished);
    for (const Attack &attack : attacks()) {
        if (attack.click || (ran >= enoughRan && hit >= enoughHit))
            continue;
        server.connections = 0;
        server.asked.clear();
        handler.html = "<!DOCTYPE html><title>t</title><body>" + armed(attack.body, server);
        finished.clear();
        // A bare page has nobody to see that a busy engine lost a load.
        for (int attempt = 0; attempt < 4 && finished.isEmpty(); ++attempt) {
            page.load(QUrl(u"article://bare%1/"_s.arg(++number)));
            waitFor([&] { return !finished.isEmpty(); }, 15000);
        }
        QVERIFY(!finished.isEmpty());
        rest(60);
        ran += server.asked.contains("/ran") ||
               ask(&page, u"document.documentElement.dataset.ran"_s).toInt() == 1;
        hit += server.connections > 0;
    }
    qInfo("the unprotected engine: %d bodies ran script, %d reached the server", ran, hit);
    QVERIFY2(ran >= enoughRan, qPrintable(QString::number(ran)));
    QVERIFY2(hit >= enoughHit, qPrintable(QString::number(hit)));
}

/// Script on, no policy, no filter: the sanitizer stands alone.
void TestAttacks::sanitizedBodies_doNothingInAnUnprotectedEngine()
{
    Server server;
    BareHandler handler;
    QTemporaryDir downloads;
    QWebEngineProfile profile;
    profile.setDownloadPath(downloads.path());
    profile.installUrlSchemeHandler(articleScheme(), &handler);
    OpenPage page(&profile);
    page.settings()->setUnknownUrlSchemePolicy(QWebEngineSettings::DisallowUnknownUrlSchemes);
    QWebEngineView view;
    view.setPage(&page);
    view.resize(600, 400);
    view.show();
    QSignalSpy finished(&page, &QWebEnginePage::loadFinished);
    QList<QUrl> windows;
    connect(&page, &QWebEnginePage::newWindowRequested, this,
        [&windows](const QWebEngineNewWindowRequest &request) { windows += request.requestedUrl(); });
    QSignalSpy files(&profile, &QWebEngineProfile::downloadRequested);
    int number = 0;
    html::SanitizeOptions options;
    options.base = QUrl(u"https://news.example/a"_s);
    options.drawings = true;
    // Pictures are what the page may load: here from nowhere.
    options.imageUrl = [](const QString &) { return u"article://none/x.png"_s; };
    // The engine reports a script that runs by an attribute, and by asking the server as any picture does.
    const QList<Attack> all =
        everyAttack() +
        QList<Attack>{{"drawing", drawnAround("@R"), true},
            {"drawing, linked", "<a href=\"https://news.example/\">" + drawnAround("@R") + "</a>"}};
    for (const Attack &attack : all) {
        handler.html = "<!DOCTYPE html><meta charset=utf-8><title>t</title><body>" +
                       html::sanitize(QString::fromUtf8(armed(attack.body, server)), options).html.toUtf8();
        page.left.clear();
        windows.clear();
        finished.clear();
        for (int attempt = 0; attempt < 4 && finished.isEmpty(); ++attempt) {
            page.mine = QUrl(u"article://alone%1/"_s.arg(++number));
            page.load(page.mine);
            waitFor([&] { return !finished.isEmpty(); }, 15000);
        }
        QVERIFY2(!finished.isEmpty(), attack.name);
        provoke(&page);
        // Of its own accord it goes nowhere; by a click where a link may lead.
        QVERIFY2(page.left.isEmpty() && windows.isEmpty(), attack.name);
        if (attack.click)
            clickEverything(&view, &page);
        QVERIFY2(!ask(&page, u"document.documentElement.dataset.ran"_s).isValid(), attack.name);
        QVERIFY2(server.connections == 0 && server.asked.isEmpty(), attack.name);
        for (const QUrl &url : page.left + windows)
            QVERIFY2(mayLeave(url), qPrintable(QLatin1StringView(attack.name) + u": "_s + url.toString()));
    }
    QCOMPARE(files.size(), 0);
    QVERIFY(QDir(downloads.path()).isEmpty());
}

/// The page as it is built for an article with this body.
static QByteArray builtPage(const QByteArray &body)
{
    Article article;
    article.row.id = ArticleId(1);
    article.row.title = u"<img src=x: onerror=1>"_s;
    article.link = u"https://news.example/a"_s;
    article.content = QString::fromUtf8(body);
    return html::articlePage(article, {}).toUtf8();
}

static QByteArray document(const QString &kind, const QByteArray &body)
{
    if (kind == "bare"_L1)
        return "<!DOCTYPE html><title>t</title><body>" + body;
    if (kind == "sanitized"_L1)
        return builtPage(body);
    return builtPage("<p>@body@").replace("@body@", body);
}

void TestAttacks::bodies_doNothing_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("as the page is built") << u"sanitized"_s;
    QTest::newRow("as the page is built, not sanitized") << u"raw"_s;
    QTest::newRow("not sanitized and without the policy of the page") << u"bare"_s;
    QTest::newRow("not sanitized, in the place of the page before") << u"swapped"_s;
}

void TestAttacks::bodies_doNothing()
{
    QFETCH(QString, kind);
    Server server;
    QTemporaryDir downloads;
    PageLoader loader(noImages());
    loader.profile()->setDownloadPath(downloads.path());
    WebView view(loader.page());
    view.resize(600, 400);
    view.show();
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    QSignalSpy links(loader.page(), &HardenedPage::linkActivated);
    int saved = 0;
    connect(loader.profile(), &QWebEngineProfile::downloadRequested, this,
        [&](QWebEngineDownloadRequest *download) {
            saved += download->state() == QWebEngineDownloadRequest::DownloadInProgress ||
                     download->state() == QWebEngineDownloadRequest::DownloadCompleted;
        });
    for (const Attack &attack : kind == "sanitized"_L1 ? attacks() : everyAttack()) {
        const QByteArray body = armed(attack.body, server);
        loaded.clear();
        links.clear();
        if (kind == "swapped"_L1)
            loader.show(document(u"raw"_s, body));
        else
            loader.load(document(kind, body));
        TRY_VERIFY(!loaded.isEmpty());
        const QUrl here = loader.page()->url();
        rest(20);
        QVERIFY2(links.isEmpty(), attack.name);
        if (attack.click)
            clickEverything(&view, loader.page());
        QVERIFY2(!server.asked.contains("/ran"), attack.name);
        QVERIFY2(!ask(loader.page(), u"document.documentElement.dataset.ran"_s).isValid(), attack.name);
        QVERIFY2(server.connections == 0, attack.name);
        QVERIFY2(loader.page()->url().adjusted(QUrl::RemoveFragment) == here, attack.name);
        for (const QList<QVariant> &link : links)
            QVERIFY2(mayLeave(link.at(0).toUrl()), attack.name);
        for (const QWidget *window : QApplication::topLevelWidgets())
            QVERIFY2(window == &view, qPrintable(QLatin1StringView(attack.name) + u": "_s +
                                                 QLatin1StringView(window->metaObject()->className())));
    }
    QCOMPARE(saved, 0);
    QVERIFY(QDir(downloads.path()).isEmpty());
    qInfo("%d requests seen, %d blocked, %d refused by the page", loader.profile()->seenRequests(),
        loader.profile()->blockedRequests(), loader.page()->refused());
}

int main(int argc, char **argv)
{
    return runWebTest<TestAttacks>(argc, argv);
}

#include "tst_attacks.moc"
