// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/library.h"
#include "web/articleview.h"
#include "web/webview.h"
#include "widgets/actions.h"
#include "widgets/articlelistview.h"
#include "widgets/findbar.h"
#include "widgets/pagepane.h"
#include "widgets/readaloud.h"
#include "widgets/statusline.h"
#include "widgets/voice.h"
#include "windowtest.h"

#include <QLineEdit>
#include <QPrintDialog>
#include <QSignalSpy>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Says nothing, and remembers what.
class SilentVoice final : public Voice
{
public:
    explicit SilentVoice(QStringList *said, bool able = true) : m_said(said), m_able(able) {}
    bool speaks(const QString &) override { return m_able; }
    void say(const QString &text) override { m_said->append(text); }
    void stop() override { m_said->append(u"(stopped)"_s); }

private:
    QStringList *m_said;
    bool m_able;
};

} // namespace

/// What stands over the page, and what is done with the article on it.
class TestPageBars : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme.install(); }
    void findBar_standsAboveThePage();
    void lettersInTheFindBar_areLetters();
    void escape_closesTheFindBarFirst();
    void pieces_areParagraphsAndNotTooLong();
    void pieces_beginWhereTheSelectionDoes();
    void article_isReadToItsEnd();
    void reading_endsWithAnotherArticle();
    void missingVoice_isSaid();
    void printing_asksTheSystem();

private:
    Theme m_theme{Theme::Mode::Light};
};

void TestPageBars::findBar_standsAboveThePage()
{
    MAKE_DESK(2)
    press(Qt::Key_J);
    PagePane *pane = window->pagePane();
    QTRY_VERIFY(pane->view()->shownArticle());
    window->actions()->findInPage->trigger();
    QTRY_VERIFY(pane->findBar()->isVisible());
    const auto inPane = [pane](const QWidget *widget) {
        return QRect(widget->mapTo(pane, QPoint()), widget->size());
    };
    QTRY_VERIFY(!inPane(pane->findBar()).intersects(inPane(pane->view())));
    QVERIFY(inPane(pane->findBar()).bottom() < inPane(pane->view()).top());
    pane->findBar()->close();
    QTRY_COMPARE(inPane(pane->view()), pane->rect());
}

void TestPageBars::lettersInTheFindBar_areLetters()
{
    MAKE_DESK(3)
    press(Qt::Key_J);
    PagePane *pane = window->pagePane();
    QTRY_VERIFY(pane->view()->shownArticle());
    const ArticleId shown = reading->shown().id;
    window->actions()->findInPage->trigger();
    QLineEdit *field = pane->findBar()->field();
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"jskm story"_s);
    QCOMPARE(field->text(), u"jskm story"_s);
    QCOMPARE(reading->shown().id, shown);
    field->clear();
    QTest::keyClicks(field, u"story"_s);
    QTRY_VERIFY(pane->findBar()->countText().contains(u'/'));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(reading->shown().id, shown);
    QVERIFY(pane->findBar()->isVisible());
}

void TestPageBars::escape_closesTheFindBarFirst()
{
    MAKE_DESK(3)
    auto *search = window->findChild<QLineEdit *>(u"searchField"_s);
    search->setText(u"story"_s);
    QTRY_COMPARE(list->model()->query().search, u"story"_s);
    QTRY_VERIFY(list->model()->rowCount() > 0);
    list->view()->setFocus();
    press(Qt::Key_J);
    PagePane *pane = window->pagePane();
    QTRY_VERIFY(pane->view()->shownArticle());
    window->actions()->findInPage->trigger();
    QTRY_VERIFY(pane->findBar()->field()->hasFocus());
    QTest::keyClick(pane->findBar()->field(), Qt::Key_Escape);
    QVERIFY(!pane->findBar()->isVisible());
    QCOMPARE(search->text(), u"story"_s);
    // From the page as well, and only then the search.
    window->actions()->findInPage->trigger();
    QTRY_VERIFY(pane->findBar()->isVisible());
    list->view()->setFocus();
    press(Qt::Key_Escape);
    QVERIFY(!pane->findBar()->isVisible());
    QCOMPARE(search->text(), u"story"_s);
    press(Qt::Key_Escape);
    QCOMPARE(search->text(), QString());
}

void TestPageBars::pieces_areParagraphsAndNotTooLong()
{
    QCOMPARE(ReadAloud::pieces(u" The  title "_s, u"One.\n\n Two\n"_s),
        QStringList({u"The title"_s, u"One."_s, u"Two"_s}));
    const QString sentence = u"这是一个句子，说的是天气。"_s;
    const QStringList cut = ReadAloud::pieces({}, sentence.repeated(200));
    QVERIFY(cut.size() > 3);
    for (const QString &piece : cut)
        QVERIFY(piece.size() <= 800 && piece.endsWith(u'。'));
    QCOMPARE(cut.join(QString()), sentence.repeated(200));
    const QStringList hard = ReadAloud::pieces({}, u"x"_s.repeated(2000));
    QCOMPARE(hard.join(QString()), u"x"_s.repeated(2000));
    const QString pair = QString::fromUcs4(U"\U00020000");
    const QStringList pairs = ReadAloud::pieces({}, u"y"_s + pair.repeated(900));
    QCOMPARE(pairs.join(QString()), u"y"_s + pair.repeated(900));
    for (const QString &piece : pairs)
        QVERIFY(!piece.back().isHighSurrogate());
}

void TestPageBars::pieces_beginWhereTheSelectionDoes()
{
    const QString text = u"First paragraph.\nSecond one here.\nThird."_s;
    QCOMPARE(ReadAloud::pieces(u"Title"_s, text, u"one here"_s), QStringList({u"one here."_s, u"Third."_s}));
    QCOMPARE(ReadAloud::pieces(u"Title"_s, text, u"not there"_s).size(), 4);
}

void TestPageBars::article_isReadToItsEnd()
{
    MAKE_DESK(2)
    QStringList said;
    Voice *voice = nullptr;
    ReadAloud aloud({window->actions(), window->pagePane()->view(), window->statusLine(), [&said, &voice] {
                         auto made = std::make_unique<SilentVoice>(&said);
                         voice = made.get();
                         return made;
                     }});
    // The window has one of its own, which would speak.
    disconnect(window->actions()->readAloud, nullptr, window->findChild<ReadAloud *>(), nullptr);
    press(Qt::Key_J);
    QTRY_VERIFY(window->pagePane()->view()->shownArticle());
    window->actions()->readAloud->trigger();
    QTRY_COMPARE(said, QStringList{u"Story 2"_s});
    QVERIFY(aloud.isReading() && window->actions()->readAloud->isChecked());
    Q_EMIT voice->ended();
    QCOMPARE(said.last(), u"Text of story 2."_s);
    Q_EMIT voice->ended();
    QVERIFY(!aloud.isReading() && !window->actions()->readAloud->isChecked());
}

void TestPageBars::reading_endsWithAnotherArticle()
{
    MAKE_DESK(2)
    QStringList said;
    ReadAloud aloud({window->actions(), window->pagePane()->view(), window->statusLine(),
        [&said] { return std::make_unique<SilentVoice>(&said); }});
    disconnect(window->actions()->readAloud, nullptr, window->findChild<ReadAloud *>(), nullptr);
    press(Qt::Key_J);
    QTRY_VERIFY(window->pagePane()->view()->shownArticle());
    window->actions()->readAloud->trigger();
    QTRY_COMPARE(said.size(), 1);
    press(Qt::Key_J);
    QTRY_VERIFY(!aloud.isReading());
    QCOMPARE(said.last(), u"(stopped)"_s);
    QTRY_VERIFY(window->pagePane()->view()->shownArticle());
    window->actions()->readAloud->trigger();
    QTRY_COMPARE(said.last(), u"Story 1"_s);
    window->actions()->readAloud->trigger();
    QVERIFY(!aloud.isReading());
}

void TestPageBars::missingVoice_isSaid()
{
    MAKE_DESK(1)
    QStringList said;
    ReadAloud aloud({window->actions(), window->pagePane()->view(), window->statusLine(),
        [&said] { return std::make_unique<SilentVoice>(&said, false); }});
    disconnect(window->actions()->readAloud, nullptr, window->findChild<ReadAloud *>(), nullptr);
    QVERIFY(!window->actions()->readAloud->isEnabled()); // there is nothing to read
    press(Qt::Key_J);
    QTRY_VERIFY(window->pagePane()->view()->shownArticle());
    window->actions()->readAloud->trigger();
    QVERIFY(window->statusLine()->message().contains(u"voice"_s));
    QVERIFY(!aloud.isReading() && !window->actions()->readAloud->isChecked());
    QVERIFY(said.isEmpty());
}

void TestPageBars::printing_asksTheSystem()
{
    MAKE_DESK(1)
    QVERIFY(!window->actions()->print->isEnabled());
    press(Qt::Key_J);
    QTRY_VERIFY(window->pagePane()->view()->shownArticle());
    window->actions()->print->trigger();
    QTRY_VERIFY(window->findChild<QPrintDialog *>());
    auto *dialog = window->findChild<QPrintDialog *>();
    dialog->reject();
    QTRY_VERIFY(!window->findChild<QPrintDialog *>());
}

WINDOW_TEST_MAIN(TestPageBars)
#include "tst_pagebars.moc"
