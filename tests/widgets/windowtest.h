// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/schemes.h"
#include "widgets/articlepane.h"
#include "widgets/desk.h"
#include "widgets/reading.h"

#include <QApplication>
#include <QTimer>

/// A window on a library with so many stories, its list filled.
#define MAKE_DESK(stories)                                                                                   \
    Desk desk;                                                                                               \
    QVERIFY(desk.open());                                                                                    \
    if (stories > 0)                                                                                         \
        QVERIFY(desk.addStories(u"Harbour Post"_s, 1, stories) != SourceId::None);                           \
    const auto window = desk.window(&m_theme);                                                               \
    QVERIFY(QTest::qWaitForWindowActive(window.get()));                                                      \
    ArticlePane *list = window->articlePane();                                                               \
    Reading *reading = window->reading();                                                                    \
    QTRY_COMPARE(list->model()->state(), ArticleListModel::State::Ready);                                    \
    QTRY_COMPARE(list->model()->rowCount(), std::min(stories, 100));                                         \
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers with = {}) {                                   \
        QTest::keyClick(window.get(), key, with);                                                            \
    };                                                                                                       \
    Q_UNUSED(reading)                                                                                        \
    Q_UNUSED(press)

/// Inside exec(): only a running application tells its widgets of a new palette.
#define WINDOW_TEST_MAIN(Test)                                                                               \
    int main(int argc, char **argv)                                                                          \
    {                                                                                                        \
        registerSchemes();                                                                                   \
        QApplication application(argc, argv);                                                                \
        QLocale::setDefault(QLocale::c());                                                                   \
        Test test;                                                                                           \
        int failed = 1;                                                                                      \
        QTimer::singleShot(0, &test, [&] {                                                                   \
            failed = QTest::qExec(&test, argc, argv);                                                        \
            QCoreApplication::exit();                                                                        \
        });                                                                                                  \
        application.exec();                                                                                  \
        return failed;                                                                                       \
    }
