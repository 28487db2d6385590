// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostileserver.h"
#include "html/articlepage.h"
#include "webtest.h"

#include <QWebEngineProfile>
#include <QWebEngineSettings>
#include <QWebEngineView>

using namespace courant;
using namespace courant::test;

/// The sanitizer and the page builder alone: every attack in every field of an article, shown by an engine
/// as it comes, with scripts on and without the policy of the page.
class TestFields : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void controlBody_runsAndReaches();
    void everyAttackInEveryField_doesNothing_data();
    void everyAttackInEveryField_doesNothing();

private:
    void show(const QByteArray &html);
    bool ran() { return ask(m_page.get(), u"document.documentElement.dataset.ran"_s).isValid(); }

    Server m_server;
    BareHandler m_handler;
    std::unique_ptr<QWebEngineProfile> m_profile;
    std::unique_ptr<QWebEnginePage> m_page;
    std::unique_ptr<QWebEngineView> m_view;
    int m_number = 0;
};

void TestFields::initTestCase()
{
    m_profile = std::make_unique<QWebEngineProfile>();
    m_profile->installUrlSchemeHandler(articleScheme(), &m_handler);
    m_page = std::make_unique<QWebEnginePage>(m_profile.get());
    m_page->settings()->setUnknownUrlSchemePolicy(QWebEngineSettings::DisallowUnknownUrlSchemes);
    m_view = std::make_unique<QWebEngineView>();
    m_view->setPage(m_page.get());
    m_view->resize(600, 400);
    m_view->show();
}

void TestFields::cleanupTestCase()
{
    m_view.reset();
    m_page.reset();
    m_profile.reset();
}

void TestFields::show(const QByteArray &html)
{
    QSignalSpy finished(m_page.get(), &QWebEnginePage::loadFinished);
    m_handler.html = html;
    // A bare page has nobody to see that a busy engine lost a load.
    for (int attempt = 0; attempt < 4 && finished.isEmpty(); ++attempt) {
        m_page->load(QUrl(u"article://bare%1/"_s.arg(++m_number)));
        waitFor([&] { return !finished.isEmpty(); }, 15000);
    }
    QVERIFY(!finished.isEmpty());
    rest(20);
}

static Article hostileArticle(const QString &text)
{
    Article article;
    article.row.id = ArticleId(1);
    article.row.title = text;
    article.row.author = text;
    article.row.sourceTitle = text;
    article.row.language = text;
    article.row.excerpt = text;
    article.row.thumbnail = text;
    article.key = article.guid = text;
    article.summary = text;
    article.content = text + u"<p>The end."_s;
    article.link = text;
    article.base = text;
    article.leadImage = text;
    article.commentsUrl = text;
    article.categories = {text, text};
    article.enclosures.append({text, text, 5});
    article.imageList.append({text, text, ArticleImage::State::Failed, text, text, {5, 5}, text});
    DocumentSource document;
    document.header = text.toUtf8();
    article.document = document;
    return article;
}

void TestFields::controlBody_runsAndReaches()
{
    m_server.asked.clear();
    show(armed("<!DOCTYPE html><body><script>@R</script><p>x", m_server));
    TRY_VERIFY(m_server.asked.contains("/ran"));
    QVERIFY(ran());
}

void TestFields::everyAttackInEveryField_doesNothing_data()
{
    QTest::addColumn<bool>("noBody");
    QTest::newRow("all fields") << false;
    QTest::newRow("all fields, no body but the summary") << true;
}

void TestFields::everyAttackInEveryField_doesNothing()
{
    QFETCH(bool, noBody);
    m_server.connections = 0;
    m_server.asked.clear();
    int windows = 0;
    connect(m_page.get(), &QWebEnginePage::newWindowRequested, this, [&windows] { ++windows; });
    int shown = 0;
    for (const Attack &attack : everyAttack()) {
        const QString text = QString::fromUtf8(armed(attack.body, m_server));
        Article article = hostileArticle(text);
        if (noBody)
            article.content.clear();
        html::PageStyle style;
        style.accent = text;
        style.words = {text, text, text, text, text, text, text};
        QString page = html::articlePage(article, style);
        // Not an attack can be kept off by the policy now.
        const auto policy = page.indexOf("<meta http-equiv=\"Content-Security-Policy\""_L1);
        QVERIFY(policy > 0);
        page.remove(policy, page.indexOf(u'>', policy) + 1 - policy);
        show(page.toUtf8());
        QVERIFY2(!ran(), attack.name);
        QVERIFY2(m_server.connections == 0, attack.name);
        QVERIFY2(m_page->url().host() == u"bare%1"_s.arg(m_number), attack.name);
        const QString odd = ask(m_page.get(),
            u"[...document.querySelectorAll('*')].filter(e =>"
            "  [...e.attributes].some(a => /^on|^srcdoc$|^ping$|^target$|^formaction$/i.test(a.name))"
            "  || "
            "/^(script|iframe|object|embed|form|input|button|base|link|svg|math|template)$/"
            "i.test(e.localName)"
            "  || /[^-a-z0-9:;.\\/ ]/i.test(e.getAttribute('style') || '')"
            "  || (e.localName === 'a' && e.hasAttribute('href') && !/^(https?|mailto):/.test(e.href)))"
            ".map(e => e.outerHTML).join('\\n')"_s)
                                .toString();
        QVERIFY2(odd.isEmpty(), qPrintable(QLatin1StringView(attack.name) + u": "_s + odd));
        ++shown;
    }
    QCOMPARE(windows, 0);
    m_page->disconnect(this);
    qInfo("%d attacks, each in every field", shown);
    QVERIFY(shown > 220);
}

int main(int argc, char **argv)
{
    return runWebTest<TestFields>(argc, argv);
}

#include "tst_fields.moc"
