// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/whendone.h"
#include "web/hardenedpage.h"
#include "web/pageloader.h"
#include "web/schemes.h"

#include <QApplication>
#include <QBuffer>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QWebEnginePage>
#include <QWebEngineScript>

/// Like QTRY_COMPARE and QTRY_VERIFY, by waitFor().
#define TRY_COMPARE(actual, expected)                                                                        \
    do {                                                                                                     \
        courant::test::waitFor([&] { return (actual) == (expected); });                                      \
        QCOMPARE(actual, expected);                                                                          \
    } while (false)
#define TRY_VERIFY(condition)                                                                                \
    do {                                                                                                     \
        courant::test::waitFor([&] { return bool(condition); });                                             \
        QVERIFY(condition);                                                                                  \
    } while (false)

namespace courant::test {

using namespace Qt::Literals::StringLiterals;

/// Runs the test object with the schemes registered before the application is made.
template<class Test>
int runWebTest(int argc, char **argv)
{
    registerSchemes();
    QApplication application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

/// Waits in an event loop of its own. The waiting of Qt Test sleeps between two rounds of events, and the
/// engine does one small task a round: with it a page takes seconds.
template<class Condition>
bool waitFor(Condition condition, int ms = 60000)
{
    if (condition())
        return true;
    QEventLoop loop;
    QTimer poll;
    QElapsedTimer clock;
    clock.start();
    bool done = false;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        done = condition();
        if (done || clock.elapsed() >= ms)
            loop.quit();
    });
    poll.start(2);
    loop.exec();
    return done;
}

inline void rest(int ms)
{
    waitFor([] { return false; }, ms);
}

/// The answer of a script in the page; invalid when there was none in five seconds.
inline QVariant ask(
    QWebEnginePage *page, const QString &script, quint32 world = QWebEngineScript::ApplicationWorld)
{
    struct Answer
    {
        QVariant value;
        bool here = false;
    };
    const auto answer = std::make_shared<Answer>();
    page->runJavaScript(script, world, [answer](const QVariant &value) {
        answer->value = value;
        answer->here = true;
    });
    return waitFor([&] { return answer->here; }, 5000) ? answer->value : QVariant();
}

inline QByteArray png(QSize size, Qt::GlobalColor color)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

inline ImageSource noImages()
{
    return [](const QString &) { return readyFuture(Result<ImageData>(Error{Error::Kind::NotFound, {}})); };
}

/// The document as the page builder would give it, with a body no sanitizer has seen.
inline QByteArray rawDocument(const QByteArray &body)
{
    return "<!DOCTYPE html><html><head><meta charset=\"utf-8\">"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src artimg: "
           "data:; media-src artimg:; "
           "style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">"
           "<meta name=\"referrer\" content=\"no-referrer\"><title>t</title></head><body>" +
           body + "</body></html>";
}

} // namespace courant::test
