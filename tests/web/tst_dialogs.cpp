// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/webprofile.h"
#include "web/webview.h"
#include "webtest.h"

#include <QDialog>
#include <QWebEngineSettings>

using namespace courant;
using namespace courant::test;

/// Documents that no sanitizer has seen and that ask for a dialog when they are clicked: the view shows none.
class TestDialogs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void controlThatAsksForADialog_getsNone_data();
    void controlThatAsksForADialog_getsNone();
};

/// Counts the dialogs that come to the screen.
class DialogsShown final : public QObject
{
public:
    DialogsShown() { QCoreApplication::instance()->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (auto *dialog = qobject_cast<QDialog *>(object);
            dialog && event->type() == QEvent::Show && !dialog->testAttribute(Qt::WA_DontShowOnScreen)) {
            ++count;
            QMetaObject::invokeMethod(dialog, &QDialog::reject, Qt::QueuedConnection);
        }
        return false;
    }
};

static void clickMiddle(QWidget *view)
{
    waitFor([&] { return view->focusProxy() != nullptr; });
    QWidget *target = view->focusProxy() ? view->focusProxy() : view;
    QTest::mouseClick(target, Qt::LeftButton, {}, target->rect().center());
}

/// Clicks until the condition holds: a page takes clicks only once it is painted.
template<class Condition>
static bool clickUntil(QWidget *view, Condition condition)
{
    for (int i = 0; i < 60 && !condition(); ++i) {
        clickMiddle(view);
        rest(200);
    }
    return condition();
}

void TestDialogs::controlThatAsksForADialog_getsNone_data()
{
    QTest::addColumn<QByteArray>("control");
    QTest::addColumn<bool>("script");
    const QByteArray box = " style=\"position:fixed;left:0;top:0;width:100%;height:100%\">";
    QTest::newRow("colour") << "<input type=color" + box << false;
    QTest::newRow("colour, script on") << "<input type=color" + box << true;
    QTest::newRow("file") << "<input type=file" + box << false;
    QTest::newRow("file, script on") << "<input type=file" + box << true;
    QTest::newRow("many files") << "<input type=file multiple" + box << false;
    QTest::newRow("label of a colour") << "<label for=c" + box + "x</label><input type=color id=c>" << false;
    QTest::newRow("alert") << "<button onclick=\"alert(1)\"" + box + "x</button>" << true;
    QTest::newRow("question") << "<button onclick=\"confirm(1)\"" + box + "x</button>" << true;
    QTest::newRow("prompt") << "<button onclick=\"prompt(1)\"" + box + "x</button>" << true;
    QTest::newRow("printing") << "<button onclick=\"print();alert(1)\"" + box + "x</button>" << true;
}

void TestDialogs::controlThatAsksForADialog_getsNone()
{
    QFETCH(QByteArray, control);
    QFETCH(bool, script);
    const QByteArray document =
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>" + control + "</body></html>";
    {
        // What the engine's own view makes of it: without a dialog the rest would prove nothing.
        DialogsShown shown;
        QWebEngineView plain;
        plain.resize(400, 300);
        plain.show();
        QSignalSpy loaded(plain.page(), &QWebEnginePage::loadFinished);
        plain.setHtml(QString::fromUtf8(document));
        TRY_COMPARE(loaded.size(), 1);
        QVERIFY(clickUntil(&plain, [&] { return shown.count > 0; }));
    }
    DialogsShown shown;
    PageLoader loader(noImages());
    loader.page()->settings()->setAttribute(QWebEngineSettings::JavascriptEnabled, script);
    WebView view(loader.page());
    view.resize(400, 300);
    view.show();
    QSignalSpy loaded(&loader, &PageLoader::loaded);
    loader.load(document);
    TRY_COMPARE(loaded.size(), 1);
    // The world of the application, which counts here, works without the page's own script.
    ask(loader.page(), u"globalThis.clicks = 0; addEventListener('click', () => ++clicks, true); 1"_s);
    const auto arrived = [&] { return ask(loader.page(), u"clicks"_s).toInt() >= 3; };
    QVERIFY(clickUntil(&view, arrived));
    rest(300);
    QCOMPARE(shown.count, 0);
    QVERIFY(!QApplication::activeModalWidget());
    for (const QWidget *window : QApplication::topLevelWidgets())
        QVERIFY2(window == &view || !window->isVisible(), window->metaObject()->className());
}

int main(int argc, char **argv)
{
    return runWebTest<TestDialogs>(argc, argv);
}

#include "tst_dialogs.moc"
