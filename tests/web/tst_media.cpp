// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarypage.h"
#include "web/articleview.h"

#include <QWebEngineView>
#include <QtEndian>

using namespace courant;
using namespace courant::test;

namespace {

/// Half a second of silence: 8,000 samples a second, one byte each.
QByteArray silence()
{
    const QByteArray samples(4000, char(0x80));
    const auto number = [](quint32 value, int bytes) {
        const quint32 little = qToLittleEndian(value);
        return QByteArray(reinterpret_cast<const char *>(&little), bytes);
    };
    return "RIFF" + number(quint32(36 + samples.size()), 4) + "WAVEfmt " + number(16, 4) + number(1, 2) +
           number(1, 2) + number(8000, 4) + number(8000, 4) + number(1, 2) + number(8, 2) + "data" +
           number(quint32(samples.size()), 4) + samples;
}

const QString soundUrl = u"https://media.example/bell.wav?a=1&b=%E4%B8%AD"_s;

} // namespace

/// Films and sounds of an article: a box that opens outside, or plays here what our own client brought.
class TestMedia final : public QObject
{
    Q_OBJECT

private:
    using Answer = QPromise<Result<ImageData>>;

    std::unique_ptr<PageLibrary> m_data;
    std::unique_ptr<ArticleView> m_view;
    QList<QUrl> m_asked;
    std::shared_ptr<Answer> m_answer;
    int m_cancelled = 0;

    QWebEnginePage *page() const { return m_view->findChild<QWebEngineView *>()->page(); }
    QString said() const
    {
        return ask(page(), u"(document.querySelector('.said') || {innerText: ''}).innerText"_s).toString();
    }
    QVariant player(const QString &property) const
    {
        return ask(page(),
            u"(() => { const p = document.querySelector('.playing'); return p ? p.%1 : null })()"_s.arg(
                property));
    }
    bool hasPlayer() const { return ask(page(), u"!!document.querySelector('.playing')"_s).toBool(); }
    void answer(const Result<ImageData> &result)
    {
        m_answer->addResult(result);
        m_answer->finish();
    }
    bool show(ArticleId id)
    {
        QSignalSpy shown(m_view.get(), &ArticleView::shown);
        m_view->showArticle(id);
        return waitFor([&] { return !shown.isEmpty(); });
    }
    bool showSound(bool plays)
    {
        html::PageStyle style = m_view->style();
        style.playMedia = plays;
        m_view->setStyle(style);
        return show(m_data->add(u"Bell"_s,
            u"<p>a</p><audio autoplay controls src='%1'></audio>"_s.arg(soundUrl.toHtmlEscaped())));
    }
    /// As the reader would: with the mouse.
    void click(const QString &selector)
    {
        const QVariantList at =
            ask(page(), u"(() => { const e = document.querySelector('%1');"
                        "e.scrollIntoView({block: 'center'});"
                        "const r = e.getClientRects()[0];"
                        "return [r.x + r.width / 2, r.y + r.height / 2]; })()"_s.arg(selector))
                .toList();
        QCOMPARE(at.size(), 2);
        QWidget *target = m_view->findChild<QWebEngineView *>()->focusProxy();
        QVERIFY(target);
        QTest::mouseClick(target, Qt::LeftButton, {}, QPoint(at.at(0).toInt(), at.at(1).toInt()));
    }

private Q_SLOTS:
    void init()
    {
        m_asked.clear();
        m_cancelled = 0;
        m_data = std::make_unique<PageLibrary>();
        m_view = std::make_unique<ArticleView>(m_data->library.get());
        m_view->setMediaSource({[this](ArticleId, const QUrl &url) {
                                    m_asked.append(url);
                                    m_answer = std::make_shared<Answer>();
                                    m_answer->start();
                                    return m_answer->future();
                                },
            [this] { ++m_cancelled; }});
        m_view->resize(700, 500);
        m_view->show();
    }
    void cleanup()
    {
        m_view.reset();
        m_data.reset();
    }

    void box_opensOutsideUnlessTheReaderChoseOtherwise()
    {
        QVERIFY(showSound(false));
        QSignalSpy links(m_view.get(), &ArticleView::linkActivated);
        click(u"figure.media a"_s);
        TRY_COMPARE(links.size(), 1);
        QCOMPARE(links.at(0).at(0).toUrl(), QUrl(soundUrl));
        QVERIFY(m_asked.isEmpty());
        QVERIFY(!hasPlayer());
    }

    void click_playsWhatOurClientBroughtAndNothingBeforeIt()
    {
        QVERIFY(showSound(true));
        QVERIFY(m_asked.isEmpty());
        QVERIFY(page()->isAudioMuted());
        QSignalSpy links(m_view.get(), &ArticleView::linkActivated);
        click(u"figure.media figcaption a"_s);
        TRY_COMPARE(m_asked.size(), 1);
        QCOMPARE(m_asked.at(0), QUrl(soundUrl));
        TRY_VERIFY(said().contains(u"Fetching"_s));
        QVERIFY(!hasPlayer());
        answer(ImageData{silence(), u"audio/wav"_s});
        TRY_COMPARE(player(u"duration"_s).toDouble(), 0.5);
        QCOMPARE(player(u"localName"_s).toString(), u"audio"_s);
        TRY_VERIFY(player(u"played.length"_s).toInt() > 0); // without another click
        QVERIFY(!page()->isAudioMuted());
        QCOMPARE(said(), QString());
        QCOMPARE(links.size(), 0);
        QCOMPARE(m_view->blockedRequests(), 0);
    }

    void wayOut_standsBesideThePlayer()
    {
        QVERIFY(showSound(true));
        QSignalSpy links(m_view.get(), &ArticleView::linkActivated);
        click(u"figure.media figcaption a:last-child"_s);
        TRY_COMPARE(links.size(), 1);
        QCOMPARE(links.at(0).at(0).toUrl(), QUrl(soundUrl));
        QVERIFY(m_asked.isEmpty());
    }

    void failure_isSaidAndCanBeTriedAgain()
    {
        QVERIFY(showSound(true));
        click(u"figure.media figcaption a"_s);
        TRY_COMPARE(m_asked.size(), 1);
        answer(Error{Error::Kind::Http, u"media.example"_s, 404});
        TRY_VERIFY(said().contains(u"It cannot be played here: 404"_s));
        click(u".said a"_s);
        TRY_COMPARE(m_asked.size(), 2);
        TRY_VERIFY(said().contains(u"Fetching"_s));
    }

    void brokenFile_isSaid()
    {
        QVERIFY(showSound(true));
        click(u"figure.media figcaption a"_s);
        TRY_COMPARE(m_asked.size(), 1);
        answer(ImageData{"RIFFxxxxWAVEnothing"_ba, u"audio/wav"_s});
        TRY_VERIFY(said().contains(u"It cannot be played here"_s));
        QVERIFY(!hasPlayer());
    }

    void stop_givesUpWhatIsFetched()
    {
        QVERIFY(showSound(true));
        click(u"figure.media figcaption a"_s);
        TRY_VERIFY(said().contains(u"Fetching"_s));
        click(u".said a"_s);
        TRY_COMPARE(m_cancelled, 1);
        TRY_COMPARE(said(), QString());
        answer(ImageData{silence(), u"audio/wav"_s}); // too late
        QVERIFY(!hasPlayer());
    }

    void nextArticle_isSilentAndCannotPlayIt()
    {
        QVERIFY(showSound(true));
        click(u"figure.media figcaption a"_s);
        TRY_COMPARE(m_asked.size(), 1);
        answer(ImageData{silence(), u"audio/wav"_s});
        TRY_COMPARE(player(u"duration"_s).toDouble(), 0.5);
        const QString source = player(u"src"_s).toString();
        QVERIFY(source.startsWith(u"artimg://m/"_s));
        QVERIFY(show(m_data->add(u"Other"_s, u"<p>other</p>"_s)));
        QVERIFY(!hasPlayer());
        QVERIFY(page()->isAudioMuted());
        ask(page(), u"(() => { const a = document.createElement('audio'); a.className = 'playing';"
                    "document.body.append(a); a.src = '%1?again'; })()"_s.arg(source));
        TRY_VERIFY(player(u"error !== null"_s).toBool());
    }
};

int main(int argc, char **argv)
{
    return runWebTest<TestMedia>(argc, argv);
}

#include "tst_media.moc"
