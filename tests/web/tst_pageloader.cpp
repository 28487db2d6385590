// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/webprofile.h"
#include "web/webview.h"
#include "webtest.h"

#include <QWebEngineSettings>

#include <signal.h>

using namespace courant;
using namespace courant::test;

class TestPageLoader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void document_isLaidOutInAnOriginOfItsOwn();
    void script_ofTheDocumentDoesNotRun_oursDoes();
    void chineseText_isReadAsUtf8();
    void image_isServedFromTheSource();
    void missingImage_isAPlaceholderThatGivesWay();
    void unknownAddress_isNotServed();
    void latestDocument_wins();
    void hangingDocument_failsAndTheNextOneIsShown();
    void leavingAHangingDocument_showsTheNextOneAtOnce();
    void killedProcess_isTriedOnceMore();
    void processKilledTwice_fails();
    void stoppedProcess_isReplaced();
    void documentThatGoesAway_failsOrIsKept();
    void settings_areAsTheRecipeSays();
};

static constexpr auto key = "0123456789abcdef0123456789abcdef";

void TestPageLoader::document_isLaidOutInAnOriginOfItsOwn()
{
    PageLoader loader(noImages());
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    loader.load(rawDocument("<p>one"));
    TRY_COMPARE(loaded.size(), 1);
    const QString first = loader.page()->url().toString();
    QVERIFY(first.startsWith(u"article://a"_s));
    QCOMPARE(ask(loader.page(), u"window.origin"_s).toString(), u"null"_s);
    loader.load(rawDocument("<p>two"));
    TRY_COMPARE(loaded.size(), 2);
    QVERIFY(loader.page()->url().toString() != first);
    QCOMPARE(ask(loader.page(), u"document.body.innerText.trim()"_s).toString(), u"two"_s);
}

void TestPageLoader::script_ofTheDocumentDoesNotRun_oursDoes()
{
    PageLoader loader(noImages());
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    loader.load(
        "<title>before</title><script>document.title='ran'</script><img src=x onerror=document.title='ran'>");
    TRY_COMPARE(loaded.size(), 1);
    QCOMPARE(ask(loader.page(), u"document.title"_s).toString(), u"before"_s);
    QVERIFY(!ask(loader.page(), u"1 + 1"_s, QWebEngineScript::MainWorld).isValid());
    QVariant answer;
    loader.run(u"6 * 7"_s, this, [&](const QVariant &value) { answer = value; });
    TRY_COMPARE(answer.toInt(), 42);
}

void TestPageLoader::chineseText_isReadAsUtf8()
{
    PageLoader loader(noImages());
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    loader.load(u"<p>北京的秋天𠮷"_s.toUtf8());
    TRY_COMPARE(loaded.size(), 1);
    QCOMPARE(ask(loader.page(), u"document.body.innerText.trim()"_s).toString(), u"北京的秋天𠮷"_s);
}

void TestPageLoader::image_isServedFromTheSource()
{
    QStringList asked;
    PageLoader loader([&](const QString &name) {
        asked.append(name);
        return readyFuture(Result<ImageData>(ImageData{png({30, 20}, Qt::red), u"image/png"_s}));
    });
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    loader.load(rawDocument("<img src=\"artimg://i/"_ba + key + "?v=3\">"_ba));
    TRY_COMPARE(loaded.size(), 1);
    QCOMPARE(asked, QStringList{QString::fromLatin1(key)});
    QCOMPARE(ask(loader.page(), u"document.images[0].naturalWidth"_s).toInt(), 30);
    QCOMPARE(loader.profile()->blockedRequests(), 0);
}

void TestPageLoader::missingImage_isAPlaceholderThatGivesWay()
{
    bool here = false;
    PageLoader loader([&](const QString &) {
        return readyFuture(here ? Result<ImageData>(ImageData{png({30, 20}, Qt::red), u"image/png"_s})
                                : Result<ImageData>(Error{Error::Kind::NotFound, {}}));
    });
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    loader.load(rawDocument("<img width=300 src=\"artimg://i/"_ba + key + "\">"_ba));
    TRY_COMPARE(loaded.size(), 1);
    QCOMPARE(ask(loader.page(), u"document.images[0].naturalWidth"_s).toInt(), 640);
    here = true;
    ask(loader.page(), u"document.images[0].src = 'artimg://i/%1?v=2'"_s.arg(QLatin1StringView(key)));
    TRY_COMPARE(ask(loader.page(), u"document.images[0].naturalWidth"_s).toInt(), 30);
}

void TestPageLoader::unknownAddress_isNotServed()
{
    int asked = 0;
    PageLoader loader([&](const QString &) {
        ++asked;
        return readyFuture(Result<ImageData>(ImageData{png({30, 20}, Qt::red), u"text/html"_s}));
    });
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    loader.load(rawDocument("<img src=artimg://i/../../etc/passwd><img src=artimg://other/"_ba + key +
                            "><img src=artimg://i/short><img src=artimg://i/"_ba + key + ">"_ba));
    TRY_COMPARE(loaded.size(), 1);
    QCOMPARE(asked, 1);
    // What the store holds is served as a picture or not at all.
    QCOMPARE(ask(loader.page(), u"[...document.images].map(i => i.naturalWidth).join()"_s).toString(),
        u"0,0,0,640"_s);
}

void TestPageLoader::latestDocument_wins()
{
    PageLoader loader(noImages());
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    for (int i = 0; i < 20; ++i)
        loader.load(rawDocument("<p>" + QByteArray::number(i)));
    TRY_COMPARE(loaded.size(), 1);
    QCOMPARE(ask(loader.page(), u"document.body.innerText.trim()"_s).toString(), u"19"_s);
    rest(100);
    QCOMPARE(loaded.size(), 1);
}

static QByteArray hangingDocument()
{
    return rawDocument("<div>"_ba.repeated(200000) + "deep");
}

void TestPageLoader::hangingDocument_failsAndTheNextOneIsShown()
{
    PageLoader loader(noImages());
    loader.setTimeout(1000);
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    QSignalSpy failed(&loader, &PageLoader::failed);
    loader.load(hangingDocument());
    TRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).value<PageLoader::Failure>(), PageLoader::Failure::TooComplex);
    loader.load(rawDocument("<p>fine"));
    TRY_COMPARE(loaded.size(), 1);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(ask(loader.page(), u"document.body.innerText.trim()"_s).toString(), u"fine"_s);
}

void TestPageLoader::leavingAHangingDocument_showsTheNextOneAtOnce()
{
    PageLoader loader(noImages());
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    QSignalSpy failed(&loader, &PageLoader::failed);
    loader.load(hangingDocument());
    rest(1200);
    QElapsedTimer clock;
    clock.start();
    loader.load(rawDocument("<p>fine"));
    TRY_COMPARE(loaded.size(), 1);
    QVERIFY2(clock.elapsed() < 2500, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(failed.size(), 0);
    QCOMPARE(ask(loader.page(), u"document.body.innerText.trim()"_s).toString(), u"fine"_s);
}

void TestPageLoader::killedProcess_isTriedOnceMore()
{
    PageLoader loader(noImages());
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    QSignalSpy failed(&loader, &PageLoader::failed);
    loader.load(rawDocument("<p>again"));
    TRY_COMPARE(loaded.size(), 1);
    ::kill(static_cast<pid_t>(loader.page()->renderProcessPid()), SIGKILL);
    TRY_COMPARE(loaded.size(), 2);
    QCOMPARE(failed.size(), 0);
    QCOMPARE(ask(loader.page(), u"document.body.innerText.trim()"_s).toString(), u"again"_s);
}

void TestPageLoader::processKilledTwice_fails()
{
    PageLoader loader(noImages());
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    QSignalSpy failed(&loader, &PageLoader::failed);
    loader.load(rawDocument("<p>again"));
    TRY_COMPARE(loaded.size(), 1);
    ::kill(static_cast<pid_t>(loader.page()->renderProcessPid()), SIGKILL);
    TRY_COMPARE(loaded.size(), 2);
    ::kill(static_cast<pid_t>(loader.page()->renderProcessPid()), SIGKILL);
    TRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).value<PageLoader::Failure>(), PageLoader::Failure::Crashed);
    loader.load(rawDocument("<p>other"));
    TRY_COMPARE(loaded.size(), 3);
}

void TestPageLoader::stoppedProcess_isReplaced()
{
    PageLoader loader(noImages());
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    QSignalSpy failed(&loader, &PageLoader::failed);
    loader.load(rawDocument("<p>one"));
    TRY_COMPARE(loaded.size(), 1);
    const auto process = static_cast<pid_t>(loader.page()->renderProcessPid());
    QCOMPARE(::kill(process, SIGSTOP), 0);
    const auto end = qScopeGuard([process] { ::kill(process, SIGKILL); });
    loader.load(rawDocument("<p>two"));
    TRY_COMPARE(loaded.size(), 2);
    QCOMPARE(failed.size(), 0);
    QCOMPARE(ask(loader.page(), u"document.body.innerText.trim()"_s).toString(), u"two"_s);
}

void TestPageLoader::documentThatGoesAway_failsOrIsKept()
{
    PageLoader loader(noImages());
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    QSignalSpy failed(&loader, &PageLoader::failed);
    loader.load(rawDocument("<meta http-equiv=refresh content=\"0;url=about:blank\"><p>here"));
    TRY_VERIFY(loaded.size() + failed.size() > 0);
    rest(500);
    QVERIFY(failed.size() == 1 || loader.page()->url().scheme() == "article"_L1);
    loader.load(rawDocument("<p>other"));
    TRY_VERIFY(loader.isLoaded());
    QCOMPARE(ask(loader.page(), u"document.body.innerText.trim()"_s).toString(), u"other"_s);
}

void TestPageLoader::settings_areAsTheRecipeSays()
{
    PageLoader loader(noImages());
    using S = QWebEngineSettings;
    S *settings = loader.page()->settings();
    for (const S::WebAttribute off :
        {S::JavascriptEnabled, S::JavascriptCanOpenWindows, S::JavascriptCanAccessClipboard,
            S::JavascriptCanPaste, S::LocalStorageEnabled, S::LocalContentCanAccessRemoteUrls,
            S::LocalContentCanAccessFileUrls, S::HyperlinkAuditingEnabled, S::PluginsEnabled,
            S::PdfViewerEnabled, S::FullScreenSupportEnabled, S::ScreenCaptureEnabled, S::WebGLEnabled,
            S::AutoLoadIconsForPage, S::DnsPrefetchEnabled, S::AllowRunningInsecureContent,
            S::NavigateOnDropEnabled, S::ErrorPageEnabled, S::FocusOnNavigationEnabled})
        QVERIFY2(!settings->testAttribute(off), qPrintable(QString::number(off)));
    QVERIFY(settings->testAttribute(S::WebRTCPublicInterfacesOnly));
    QCOMPARE(settings->unknownUrlSchemePolicy(), S::DisallowUnknownUrlSchemes);
    QVERIFY(loader.profile()->isOffTheRecord());
    QCOMPARE(loader.profile()->httpCacheType(), QWebEngineProfile::NoCache);
    QCOMPARE(loader.profile()->persistentCookiesPolicy(), QWebEngineProfile::NoPersistentCookies);
}

int main(int argc, char **argv)
{
    return runWebTest<TestPageLoader>(argc, argv);
}

#include "tst_pageloader.moc"
