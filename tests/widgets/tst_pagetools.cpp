// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/whendone.h"
#include "widgets/imageviewer.h"
#include "widgets/pageprogress.h"
#include "widgets/theme.h"
#include "widgets/typographypopover.h"

#include <QApplication>
#include <QBuffer>
#include <QCheckBox>
#include <QClipboard>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

/// What stands over and around the page.
class TestPageTools : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void picture_isFittedEnlargedAndCopied();
    void pictures_areSteppedThrough();
    void pictureThatIsNotThere_isSaid();
    void progress_isShownOnlyWhereThereIsSome();
    void next_isOfferedAtTheEndOnly();
    void look_isToldAsItIsChosen();
};

static QByteArray png(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

static ImageViewer::Source pictures()
{
    return [](const QString &key) {
        if (key == u"none"_s)
            return readyFuture(Result<ImageData>(Error{Error::Kind::NotFound, {}}));
        return readyFuture(Result<ImageData>(ImageData{png({key.toInt(), 100}), u"image/png"_s}));
    };
}

void TestPageTools::picture_isFittedEnlargedAndCopied()
{
    Theme theme;
    QWidget window;
    window.resize(800, 600);
    ImageViewer viewer(&theme, pictures(), &window);
    window.show();
    viewer.open({u"2000"_s}, 0, u"Title"_s);
    QTRY_VERIFY(!viewer.image().isNull());
    QVERIFY(viewer.zoom() < 0.5); // it fits
    const double fitted = viewer.zoom();
    QTest::keyClick(&viewer, Qt::Key_Plus);
    QVERIFY(viewer.zoom() > fitted);
    QTest::keyClick(&viewer, Qt::Key_0);
    QCOMPARE(viewer.zoom(), fitted);
    viewer.copy();
    QCOMPARE(QApplication::clipboard()->image().size(), QSize(2000, 100));
    viewer.open({u"50"_s}, 0, u"Title"_s);
    QTRY_COMPARE(viewer.image().width(), 50);
    QVERIFY(viewer.zoom() <= 1); // small ones are not blown up by themselves
    QSignalSpy closed(&viewer, &ImageViewer::closed);
    QTest::keyClick(&viewer, Qt::Key_Escape);
    QCOMPARE(closed.size(), 1);
    QVERIFY(!viewer.isVisible());
}

void TestPageTools::pictures_areSteppedThrough()
{
    Theme theme;
    QWidget window;
    window.resize(800, 600);
    ImageViewer viewer(&theme, pictures(), &window);
    window.show();
    viewer.open({u"10"_s, u"20"_s, u"30"_s}, 1, u"Title"_s);
    QTRY_COMPARE(viewer.image().width(), 20);
    QTest::keyClick(&viewer, Qt::Key_Right);
    QTRY_COMPARE(viewer.image().width(), 30);
    QTest::keyClick(&viewer, Qt::Key_Right);
    QCOMPARE(viewer.index(), 2);
    QTest::keyClick(&viewer, Qt::Key_Left);
    QTest::keyClick(&viewer, Qt::Key_Left);
    QTRY_COMPARE(viewer.image().width(), 10);
}

void TestPageTools::pictureThatIsNotThere_isSaid()
{
    Theme theme;
    QWidget window;
    window.resize(800, 600);
    ImageViewer viewer(&theme, pictures(), &window);
    window.show();
    viewer.open({u"none"_s}, 0, u"Title"_s);
    QVERIFY(viewer.image().isNull());
    viewer.copy(); // has nothing to copy, and does no harm
    viewer.save();
    QVERIFY(viewer.isVisible());
}

void TestPageTools::progress_isShownOnlyWhereThereIsSome()
{
    Theme theme;
    QWidget window;
    window.resize(300, 200);
    ProgressLine line(&theme, &window);
    window.show();
    line.setProgress(0, true);
    QVERIFY(!line.isVisible());
    line.setProgress(0.5, true);
    QVERIFY(line.isVisible());
    QCOMPARE(line.width(), 300);
    line.setProgress(1, false); // all of it fits
    QVERIFY(!line.isVisible());
}

void TestPageTools::next_isOfferedAtTheEndOnly()
{
    Theme theme;
    QWidget window;
    window.resize(300, 200);
    NextButton next(&theme, &window);
    window.show();
    next.setAtEnd(true);
    QVERIFY(!next.isVisible()); // nothing comes
    next.setTitle(u"A title that is much too long for a window as small as this one is"_s);
    QVERIFY(next.isVisible());
    QVERIFY(window.rect().contains(next.geometry()));
    next.setAtEnd(false);
    QVERIFY(!next.isVisible());
}

void TestPageTools::look_isToldAsItIsChosen()
{
    TypographyPopover popover;
    PageLook look;
    look.theme = PageLook::Theme::Sepia;
    look.measure = 30;
    popover.setLook(look);
    QSignalSpy changed(&popover, &TypographyPopover::lookChanged);
    QCOMPARE(popover.look(), look);
    popover.findChild<QSlider *>(u"pageLeading"_s)->setValue(18);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(popover.look().lineHeight, 1.8);
    popover.findChild<QSlider *>(u"pageMeasure"_s)->setValue(0);
    QCOMPARE(popover.look().measure, 0); // by the script again
    for (QCheckBox *box : popover.findChildren<QCheckBox *>())
        box->setChecked(true);
    QVERIFY(popover.look().justify && popover.look().indent && popover.look().vertical);
    QCOMPARE(popover.look().theme, PageLook::Theme::Sepia);
}

QTEST_MAIN(TestPageTools)
#include "tst_pagetools.moc"
