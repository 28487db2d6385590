// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/webprofile.h"
#include "web/webview.h"
#include "webtest.h"

#include <QWebEngineSettings>
#include <QWebEngineView>

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
    void nextDocument_takesThePlaceInTheSamePage();
    void nothingOfTheDocumentBefore_stays();
    void leafing_neverShowsAWrongPageAndNeverQueues();
    void hangingExchange_failsAndTheNextOneIsShown();
    void leavingAHangingExchange_showsTheNextOneSoon();
    void processKilledDuringExchange_isReplaced();
    void heavyDocument_hasAProcessOfItsOwn();
    void exchangedDocument_loadsNothingFromElsewhere();
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

static QByteArray styled(const QByteArray &body, const QByteArray &css = "p{color:red}"_ba)
{
    return "<!DOCTYPE html><html lang=\"de\" dir=\"ltr\"><head><meta charset=\"utf-8\">"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src artimg: "
           "data:; "
           "style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">"
           "<meta name=\"color-scheme\" content=\"light\"><title>t</title><style>" +
           css + "</style></head><body>" + body + "</body></html>";
}

void TestPageLoader::nextDocument_takesThePlaceInTheSamePage()
{
    PageLoader loader(noImages());
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    loader.show(styled("<p>one"));
    TRY_COMPARE(loaded.size(), 1);
    const QUrl url = loader.page()->url();
    const qint64 process = loader.page()->renderProcessPid();
    loader.show(styled("<p>two & \"quoted\" <b>\\ \u2028 \360\240\256\267</b>", "p{color:blue}"));
    QVERIFY(!loader.isLoaded());
    TRY_COMPARE(loaded.size(), 2);
    QCOMPARE(loader.page()->url(), url);
    QCOMPARE(loader.page()->renderProcessPid(), process);
    QCOMPARE(ask(loader.page(), u"document.body.innerText.trim()"_s).toString(),
        u"two & \"quoted\" \\ \u2028 𠮷"_s);
    QCOMPARE(ask(loader.page(), u"getComputedStyle(document.querySelector('p')).color"_s).toString(),
        u"rgb(0, 0, 255)"_s);
}

void TestPageLoader::nothingOfTheDocumentBefore_stays()
{
    PageLoader loader(noImages());
    QWebEngineView view;
    view.setPage(loader.page());
    view.resize(400, 300);
    view.show();
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    loader.show("<!DOCTYPE html><html lang=ar dir=rtl class=vertical data-x=1><head><title>first</title>"
                "<style>p{height:4000px}</style></head><body class=\"serif han\" data-y=2><p>the first");
    TRY_COMPARE(loaded.size(), 1);
    ask(loader.page(),
        u"scrollTo(0, 2000); getSelection().selectAllChildren(document.body); document.title"_s);
    TRY_VERIFY(loader.page()->hasSelection());
    loader.show(styled("<p>the second"));
    TRY_COMPARE(loaded.size(), 2);
    QCOMPARE(ask(loader.page(), u"document.documentElement.outerHTML.replace(/<head>.*<\\/head>/s, '')"_s)
                 .toString(),
        u"<html lang=\"de\" dir=\"ltr\"><body><p>the second</p></body></html>"_s);
    QCOMPARE(ask(loader.page(), u"document.title + document.querySelectorAll('style').length"_s).toString(),
        u"t1"_s);
    QCOMPARE(ask(loader.page(), u"scrollY + scrollX"_s).toInt(), 0);
    TRY_VERIFY(!loader.page()->hasSelection());
}

void TestPageLoader::leafing_neverShowsAWrongPageAndNeverQueues()
{
    PageLoader loader(noImages());
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    loader.show(styled("<p>start"));
    TRY_COMPARE(loaded.size(), 1);
    QString shown;
    QString wanted;
    bool wrong = false;
    connect(&loader, &PageLoader::loaded, this, [&] { wrong |= !loader.isLoaded(); });
    for (int i = 0; i < 200; ++i) {
        wanted = u"number %1"_s.arg(i);
        loader.show(styled("<p>" + wanted.toUtf8() + "<p>" + "some words "_ba.repeated(400)));
        QVERIFY(!loader.isLoaded());
        rest(i % 4 * 4);
        if (loader.isLoaded()) { // then it is this one
            shown = ask(loader.page(), u"document.querySelector('p').innerText"_s).toString();
            QCOMPARE(shown, wanted);
        }
    }
    TRY_VERIFY(loader.isLoaded());
    QCOMPARE(ask(loader.page(), u"document.querySelector('p').innerText"_s).toString(), wanted);
    const auto told = loaded.size();
    rest(150);
    QCOMPARE(loaded.size(), told);
    QVERIFY(!wrong);
}

/// Light by its size, and yet the engine does not come to an end with it.
static QByteArray hangingExchange()
{
    QByteArray body = "<svg width=9 height=9><defs><g id=g0><rect width=1 height=1 /></g>";
    for (int i = 1; i <= 24; ++i) {
        const QByteArray before = QByteArray::number(i - 1);
        body += "<g id=g" + QByteArray::number(i) + "><use href=#g" + before + " /><use href=#g" + before +
                " /></g>";
    }
    return styled(body + "</defs><use href=#g24 /></svg>");
}

void TestPageLoader::hangingExchange_failsAndTheNextOneIsShown()
{
    PageLoader loader(noImages());
    loader.setTimeout(800);
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    QSignalSpy failed(&loader, &PageLoader::failed);
    loader.show(styled("<p>one"));
    TRY_COMPARE(loaded.size(), 1);
    loader.show(hangingExchange());
    TRY_COMPARE(failed.size(), 1);
    loader.show(styled("<p>fine"));
    TRY_COMPARE(loaded.size(), 2);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(ask(loader.page(), u"document.body.innerText.trim()"_s).toString(), u"fine"_s);
}

void TestPageLoader::leavingAHangingExchange_showsTheNextOneSoon()
{
    for (int pause : {50, 900}) {
        PageLoader loader(noImages());
        QSignalSpy loaded(&loader, &PageLoader::loaded);
        QSignalSpy failed(&loader, &PageLoader::failed);
        loader.setTimeout(20000);
        loader.show(styled("<p>one"));
        TRY_COMPARE(loaded.size(), 1);
        loader.show(hangingExchange());
        rest(pause);
        loader.show(styled("<p>fine"));
        TRY_COMPARE(loaded.size(), 2);
        QCOMPARE(failed.size(), 0);
        QCOMPARE(ask(loader.page(), u"document.body.innerText.trim()"_s).toString(), u"fine"_s);
    }
}

void TestPageLoader::processKilledDuringExchange_isReplaced()
{
    PageLoader loader(noImages());
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    QSignalSpy failed(&loader, &PageLoader::failed);
    loader.show(styled("<p>one"));
    TRY_COMPARE(loaded.size(), 1);
    ::kill(static_cast<pid_t>(loader.page()->renderProcessPid()), SIGKILL);
    loader.show(styled("<p>two"));
    TRY_VERIFY(loader.isLoaded());
    QCOMPARE(failed.size(), 0);
    QCOMPARE(ask(loader.page(), u"document.body.innerText.trim()"_s).toString(), u"two"_s);
}

void TestPageLoader::heavyDocument_hasAProcessOfItsOwn()
{
    PageLoader loader(noImages());
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    loader.show(styled("<p>one"));
    TRY_COMPARE(loaded.size(), 1);
    const qint64 first = loader.page()->renderProcessPid();
    loader.show(styled("<p><b>x</b>"_ba.repeated(10000)));
    TRY_COMPARE(loaded.size(), 2);
    const qint64 heavy = loader.page()->renderProcessPid();
    QVERIFY(heavy != first);
    loader.show(styled("<p>two"));
    TRY_COMPARE(loaded.size(), 3);
    QVERIFY(loader.page()->renderProcessPid() != heavy);
}

void TestPageLoader::exchangedDocument_loadsNothingFromElsewhere()
{
    QStringList asked;
    PageLoader loader([&](const QString &name) {
        asked.append(name);
        return readyFuture(Result<ImageData>(ImageData{png({30, 20}, Qt::red), u"image/png"_s}));
    });
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    loader.show(styled("<p>one"));
    TRY_COMPARE(loaded.size(), 1);
    loader.show(styled("<img src=\"artimg://i/"_ba + key +
                       "\"><img src=http://127.0.0.1:9/x.png><iframe src=http://127.0.0.1:9/></iframe>"
                       "<iframe srcdoc=x></iframe><script>document.title='ran'</script>"
                       "<meta http-equiv=refresh content=\"0;url=http://127.0.0.1:9/\">"_ba));
    TRY_COMPARE(loaded.size(), 2);
    TRY_COMPARE(ask(loader.page(), u"document.images[0].naturalWidth"_s).toInt(), 30);
    rest(200);
    QVERIFY(loader.isLoaded());
    QCOMPARE(asked, QStringList{QString::fromLatin1(key)});
    QCOMPARE(ask(loader.page(), u"document.title + document.images[1].naturalWidth"_s).toString(), u"t0"_s);
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
