// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/whendone.h"
#include "web/hardenedpage.h"
#include "web/pageloader.h"
#include "web/schemes.h"

#include <QApplication>
#include <QBuffer>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QWebEnginePage>
#include <QWebEngineScript>

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
    return QTest::qWaitFor([&] { return answer->here; }, 5000) ? answer->value : QVariant();
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
           "data:; "
           "style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">"
           "<meta name=\"referrer\" content=\"no-referrer\"><title>t</title></head><body>" +
           body + "</body></html>";
}

} // namespace courant::test
