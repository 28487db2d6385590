// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/httpserver.h"
#include "widgets/adddialog.h"
#include "widgets/desk.h"
#include "widgets/groupchoice.h"
#include "widgets/previewcard.h"
#include "widgets/sourcetreemodel.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray feedOf(const QByteArray &title, int items)
{
    QByteArray text =
        "<rss version='2.0'><channel><title>" + title + "</title><link>https://example.org/</link>";
    for (int i = 1; i <= items; ++i) {
        text += "<item><title>Tide table of week " + QByteArray::number(i) + "</title><guid>" +
                QByteArray::number(i) + "</guid><pubDate>Wed, 0" + QByteArray::number(i) +
                " Jul 2026 10:00:00 GMT</pubDate></item>";
    }
    return text + "</channel></rss>";
}

HttpAnswer answer(const QByteArray &body, const QByteArray &type)
{
    HttpAnswer made;
    made.body = body;
    made.type = type;
    return made;
}

} // namespace

class TestAddDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme.install(); }
    void init();
    void cleanup();
    void address_isShownThenAddedToTheGroup();
    void newGroup_isNamedOnTheSpot();
    void typing_looksAfterAPause();
    void page_letsTheReaderChoose();
    void wrongAddress_saysWhyAndKeepsTheText();
    void known_leadsToTheSource();
    void slowAddress_canBeStopped();
    void clipboard_isOfferedNotFetched();

private:
    void open(const QStringList &path = {})
    {
        m_dialog =
            std::make_unique<AddDialog>(AddDialog::Parts{&m_desk->importer, m_tree.get(), &m_theme, path});
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    void type(const QString &text)
    {
        m_dialog->input()->clear();
        QTest::keyClicks(m_dialog->input(), text);
    }
    /// Pictures to look at, where somebody wants them.
    void shot(const QString &name)
    {
        const QString folder = qEnvironmentVariable("COURANT_SHOTS");
        if (!folder.isEmpty())
            m_dialog->grab().save(folder + u'/' + name + u".png"_s);
    }

    Theme m_theme{qEnvironmentVariableIsSet("COURANT_DARK") ? Theme::Mode::Dark : Theme::Mode::Light};
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<SourceTreeModel> m_tree;
    std::unique_ptr<AddDialog> m_dialog;
};

void TestAddDialog::init()
{
    QGuiApplication::clipboard()->clear();
    m_desk = std::make_unique<Desk>();
    QVERIFY(m_desk->open());
    m_server = std::make_unique<HttpServer>();
    m_server->on(u"/feed"_s, answer(feedOf("Harbour Post", 7), "application/rss+xml"));
    m_server->on(u"/talk"_s, answer(feedOf("Harbour Talk", 2), "application/rss+xml"));
    m_server->on(u"/"_s, answer("<html><head><title>Harbour</title>"
                                "<link rel='alternate' type='application/rss+xml' title='Posts' href='/feed'>"
                                "<link rel='alternate' type='application/rss+xml' title='Talk' href='/talk'>"
                                "</head><body>x</body></html>",
                             "text/html"));
    QVERIFY(*Desk::await(m_desk->library.ensureGroup({u"科技"_s, u"Ports"_s})));
    m_tree = std::make_unique<SourceTreeModel>();
    m_tree->setTree(**Desk::await(m_desk->library.sourceTree()));
}

void TestAddDialog::cleanup()
{
    m_dialog.reset();
    m_tree.reset();
    m_server.reset();
    m_desk.reset();
}

void TestAddDialog::address_isShownThenAddedToTheGroup()
{
    open({u"科技"_s, u"Ports"_s});
    QSignalSpy chosen(m_dialog.get(), &AddDialog::chosen);
    QVERIFY(!m_dialog->addButton()->isEnabled());
    shot(u"add-empty"_s);
    type(m_server->url(u"/feed"_s).toString());
    QTest::keyClick(m_dialog->input(), Qt::Key_Return);
    QTRY_VERIFY(m_dialog->addButton()->isEnabled());
    QCOMPARE(m_dialog->card()->title(), u"Harbour Post"_s);
    QVERIFY(m_dialog->card()->facts().startsWith(u"RSS · 7 article"_s));
    shot(u"add-found"_s);
    QCOMPARE(Desk::await(m_desk->library.sources())->value().size(), 0);
    // The second Enter adds what the first one found.
    QTest::keyClick(m_dialog->input(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().at(0).toString(), m_server->url(u"/feed"_s).toString());
    QCOMPARE(chosen.first().at(1).toStringList(), (QStringList{u"科技"_s, u"Ports"_s}));
    QVERIFY(!m_dialog->isVisible());
}

void TestAddDialog::newGroup_isNamedOnTheSpot()
{
    open();
    QSignalSpy chosen(m_dialog.get(), &AddDialog::chosen);
    m_dialog->lookAt(m_server->url(u"/feed"_s).toString());
    QTRY_VERIFY(m_dialog->addButton()->isEnabled());
    GroupChoice *group = m_dialog->group();
    QVERIFY(!group->newName()->isVisible());
    group->box()->setFocus();
    QTest::keyClick(group->box(), Qt::Key_End);
    QVERIFY(group->newName()->isVisible());
    QTest::keyClicks(group->newName(), u"Sea / Tides"_s);
    QTest::mouseClick(m_dialog->addButton(), Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().at(1).toStringList(), (QStringList{u"Sea"_s, u"Tides"_s}));
}

void TestAddDialog::typing_looksAfterAPause()
{
    open();
    type(m_server->url(u"/feed"_s).toString());
    QTRY_COMPARE(m_dialog->card()->title(), u"Harbour Post"_s);
    QTest::keyClicks(m_dialog->input(), u"x"_s);
    QVERIFY(!m_dialog->addButton()->isEnabled());
}

void TestAddDialog::page_letsTheReaderChoose()
{
    open();
    QSignalSpy chosen(m_dialog.get(), &AddDialog::chosen);
    type(m_server->url(u"/"_s).toString());
    QTest::keyClick(m_dialog->input(), Qt::Key_Return);
    QTRY_COMPARE(m_dialog->card()->title(), u"Harbour Post"_s);
    QComboBox *feeds = m_dialog->card()->feeds();
    QVERIFY(feeds->isVisible());
    QCOMPARE(feeds->count(), 2);
    shot(u"add-choose"_s);
    feeds->setFocus();
    QTest::keyClick(feeds, Qt::Key_Down);
    QTRY_COMPARE(m_dialog->card()->title(), u"Harbour Talk"_s);
    QVERIFY(feeds->isVisible());
    QCOMPARE(feeds->currentText(), u"Talk"_s);
    QTRY_VERIFY(m_dialog->addButton()->isEnabled());
    QTest::mouseClick(m_dialog->addButton(), Qt::LeftButton);
    QCOMPARE(chosen.first().at(0).toString(), m_server->url(u"/talk"_s).toString());
}

void TestAddDialog::wrongAddress_saysWhyAndKeepsTheText()
{
    open();
    const QString address = m_server->url(u"/nowhere"_s).toString();
    type(address);
    QTest::keyClick(m_dialog->input(), Qt::Key_Return);
    QTRY_VERIFY(m_dialog->problem().contains(u"404"_s));
    shot(u"add-wrong"_s);
    QCOMPARE(m_dialog->input()->text(), address);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(!m_dialog->addButton()->isEnabled());
    QTest::keyClick(m_dialog->input(), Qt::Key_Return);
    QVERIFY(m_dialog->isVisible());
}

void TestAddDialog::known_leadsToTheSource()
{
    const QString address = m_server->url(u"/feed"_s).toString();
    const auto added = Desk::await(m_desk->importer.add(address));
    QVERIFY(added && *added);
    open();
    QSignalSpy jump(m_dialog.get(), &AddDialog::jumpWanted);
    m_dialog->lookAt(address);
    QTRY_VERIFY(m_dialog->card()->jumpButton()->isVisible());
    QVERIFY(!m_dialog->addButton()->isEnabled());
    shot(u"add-known"_s);
    QTest::mouseClick(m_dialog->card()->jumpButton(), Qt::LeftButton);
    QCOMPARE(jump.size(), 1);
    QCOMPARE(jump.first().first().value<SourceId>(), (*added)->source);
}

void TestAddDialog::slowAddress_canBeStopped()
{
    HttpAnswer hang;
    hang.fault = HttpAnswer::Fault::Hang;
    m_server->on(u"/slow"_s, hang);
    open();
    m_dialog->lookAt(m_server->url(u"/slow"_s).toString());
    auto *stop = m_dialog->findChild<QPushButton *>(u"stopLooking"_s);
    QTRY_VERIFY(stop->isVisible());
    shot(u"add-looking"_s);
    QTest::mouseClick(stop, Qt::LeftButton);
    QVERIFY(!m_dialog->isLooking());
    QVERIFY(!stop->isVisible());
    m_dialog->lookAt(m_server->url(u"/feed"_s).toString());
    QTRY_COMPARE(m_dialog->card()->title(), u"Harbour Post"_s);
}

void TestAddDialog::clipboard_isOfferedNotFetched()
{
    const QString address = m_server->url(u"/feed"_s).toString();
    QGuiApplication::clipboard()->setText(address);
    open();
    QVERIFY(m_dialog->clipboardButton()->isVisible());
    QVERIFY(m_dialog->clipboardButton()->text().contains(u"/feed"_s));
    QCOMPARE(m_server->requests().size(), 0);
    QTest::mouseClick(m_dialog->clipboardButton(), Qt::LeftButton);
    QCOMPARE(m_dialog->input()->text(), address);
    QTRY_COMPARE(m_dialog->card()->title(), u"Harbour Post"_s);
    m_dialog.reset();
    QGuiApplication::clipboard()->setText(u"not an address"_s);
    open();
    QVERIFY(!m_dialog->clipboardButton()->isVisible());
}

QTEST_MAIN(TestAddDialog)
#include "tst_adddialog.moc"
