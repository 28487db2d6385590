// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/imagekey.h"
#include "model/whendone.h"
#include "widgets/articlelistmodel.h"
#include "widgets/courantstyle.h"
#include "widgets/delegates.h"
#include "widgets/icons.h"
#include "widgets/relativedate.h"
#include "widgets/sourcetreemodel.h"
#include "widgets/textlines.h"
#include "widgets/theme.h"
#include "widgets/thumbnailcache.h"

#include <QBuffer>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>
#include <QTreeView>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray picture(QSize size, const char *format = "PNG")
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

int countOf(const QImage &image, const QColor &color)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found += image.pixelColor(x, y) == color;
    }
    return found;
}

/// The columns of `area` in which anything but its ground is painted.
std::pair<int, int> inked(const QImage &image, const QRect &area)
{
    const QColor ground = image.pixelColor(area.topLeft());
    int first = -1, last = -1;
    for (int x = area.left(); x <= area.right(); ++x) {
        for (int y = area.top(); y <= area.bottom(); ++y) {
            if (image.pixelColor(x, y) != ground) {
                first = first < 0 ? x : first;
                last = x;
                break;
            }
        }
    }
    return {first, last};
}

ArticleRow article()
{
    ArticleRow row;
    row.id = ArticleId(1);
    row.title = u"The harbour opens early: 港口的清晨"_s;
    row.sourceTitle = u"Harbour Post · News"_s;
    row.excerpt = u"A boat leaves. 船在雾里出发。"_s;
    row.published = QDateTime::currentDateTimeUtc().addSecs(-7200);
    row.sortKey = row.published.toMSecsSinceEpoch();
    return row;
}

} // namespace

class TestDelegates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme.install(); }
    void articleRow_showsWhatItHas();
    void articleRow_mirrorsFromRightToLeft();
    void articleRows_haveOneHeight();
    void looks_changeHeightsAndShowDays();
    void dayHeadings_nameTheDay();
    void hostileTitle_staysInItsRow();
    void lines_areElidedAtTheEnd();
    void sourceRow_showsCountAndFailure();
    void thumbnail_isCroppedToItsSize_data();
    void thumbnail_isCroppedToItsSize();
    void thumbnail_refusesWhatIsNoPicture();
    void thumbnails_comeFromTheLibraryByKey();
    void missingThumbnail_isAskedForOnceMoreWhenStored();
    void icons_followThemeAndScale();
    void themes_haveContrast();
    void hanText_isAsHeavyOnDarkAsOnLight();
    void relativeDates();
    void relativeDates_atTheTurnOfDayAndYear();

private:
    QImage paintArticle(
        const ArticleRow &row, Qt::LayoutDirection direction = Qt::LeftToRight, double scale = 1);

    Theme m_theme{Theme::Mode::Light};
};

QImage TestDelegates::paintArticle(const ArticleRow &row, Qt::LayoutDirection direction, double scale)
{
    ArticleListModel model([&row](const ArticleQuery &, std::optional<PageKey>, int) {
        return readyFuture(Result<ArticlePage>(ArticlePage{{row}, true}));
    });
    model.setQuery({});
    if (!QTest::qWaitFor([&] { return model.rowCount() == 1; }, 2000))
        return {};
    const ArticleDelegate delegate(&m_theme, nullptr);
    QStyleOptionViewItem option;
    option.font = QGuiApplication::font();
    option.direction = direction;
    option.rect = QRect(0, 0, 380, delegate.sizeHint(option, model.index(0)).height());
    QImage image(option.rect.size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(m_theme.colors().list);
    QPainter painter(&image);
    delegate.paint(&painter, option, model.index(0));
    painter.end();
    return image;
}

void TestDelegates::articleRow_showsWhatItHas()
{
    const Theme::Colors &c = m_theme.colors();
    ArticleRow row = article();
    const QImage unread = paintArticle(row);
    QVERIFY(countOf(unread, c.accent) > 20); // the dot
    QCOMPARE(countOf(unread, c.star), 0);
    row.read = true;
    QCOMPARE(countOf(paintArticle(row), c.accent), 0);
    row.bookmarked = true;
    QVERIFY(countOf(paintArticle(row), c.star) > 20);
    row.thumbnail = u"https://example.org/picture.jpg"_s;
    QVERIFY(countOf(paintArticle(row), c.hover) > 72 * 60); // its place is kept
    QVERIFY(countOf(paintArticle(row, Qt::LeftToRight, 2), c.hover) > 144 * 120);
}

void TestDelegates::articleRow_mirrorsFromRightToLeft()
{
    ArticleRow row = article();
    const QColor accent = m_theme.colors().accent;
    const auto middleOfDot = [&](const QImage &image) {
        qint64 sum = 0, found = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == accent) {
                    sum += x;
                    ++found;
                }
            }
        }
        return found ? int(sum / found) : -1;
    };
    const int left = middleOfDot(paintArticle(row));
    const int right = middleOfDot(paintArticle(row, Qt::RightToLeft));
    QVERIFY(left > 0 && left < 24);
    QVERIFY2(qAbs(left + right - 379) <= 1, qPrintable(u"%1 %2"_s.arg(left).arg(right)));
}

void TestDelegates::articleRows_haveOneHeight()
{
    ArticleRow bare;
    bare.id = ArticleId(3);
    QCOMPARE(paintArticle(bare).height(), paintArticle(article()).height());
    QVERIFY(paintArticle(bare).height() >= 72 + 16);
}

void TestDelegates::looks_changeHeightsAndShowDays()
{
    ArticleRow today = article(), earlier = article();
    today.sortKey = QDateTime::currentMSecsSinceEpoch();
    earlier.id = ArticleId(77);
    earlier.sortKey = today.sortKey - qint64(3) * 24 * 3600 * 1000;
    earlier.thumbnail = u"https://example.org/wide.jpg"_s;
    ArticleListModel model([&](const ArticleQuery &, std::optional<PageKey>, int) {
        return readyFuture(Result<ArticlePage>(ArticlePage{{today, earlier}, true}));
    });
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 2);
    ArticleDelegate delegate(&m_theme, nullptr);
    QStyleOptionViewItem option;
    option.font = QGuiApplication::font();
    option.rect = QRect(0, 0, 380, 100);
    const auto height = [&](ListLook look, int row) {
        delegate.setLook(look);
        return delegate.sizeHint(option, model.index(row)).height();
    };
    using Layout = ListLook::Layout;
    const int list = height({}, 0);
    QVERIFY(height({Layout::Compact, false, false}, 0) < 50);
    QVERIFY(height({Layout::Compact, true, false}, 0) < height({Layout::Compact, false, false}, 0));
    QVERIFY(height({Layout::List, true, false}, 0) < list);
    QVERIFY(height({Layout::Cards, false, false}, 1) > height({Layout::Cards, false, false}, 0) + 80);
    QVERIFY(height({Layout::List, false, true}, 0) > list);
    QVERIFY(delegate.startsDay(model.index(0)) && delegate.startsDay(model.index(1)));
    today.sortKey = earlier.sortKey + 1;
    model.setQuery({}, true);
    QTRY_COMPARE(model.rowCount(), 2);
    QVERIFY(delegate.startsDay(model.index(0)));
    QCOMPARE(delegate.startsDay(model.index(1)), QDateTime::fromMSecsSinceEpoch(today.sortKey).date() !=
                                                     QDateTime::fromMSecsSinceEpoch(earlier.sortKey).date());
}

void TestDelegates::dayHeadings_nameTheDay()
{
    const QDate today(2024, 3, 14);
    QCOMPARE(dayHeading(today, today, QLocale::c()), u"Today"_s);
    QCOMPARE(dayHeading(today.addDays(-1), today, QLocale::c()), u"Yesterday"_s);
    QVERIFY(dayHeading(today.addDays(-2), today, QLocale::c()).startsWith(u"Tuesday, "_s));
    QVERIFY(dayHeading(QDate(2021, 3, 14), today, QLocale::c()).contains(u"2021"_s));
}

void TestDelegates::hostileTitle_staysInItsRow()
{
    ArticleRow row = article();
    row.title = QString(100'000, u'W') + u"\u202e\n\u0000\ufdfd"_s;
    row.excerpt = QString(50'000, u'\u0489');
    row.sourceTitle = u"line\nbreak\u2028again"_s;
    QElapsedTimer timer;
    timer.start();
    const QImage image = paintArticle(row);
    QVERIFY(!image.isNull());
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    const auto [first, last] = inked(image, QRect(0, 30, 380, 20));
    QVERIFY(first >= 20 && last <= 368);
}

void TestDelegates::lines_areElidedAtTheEnd()
{
    QImage image(200, 60, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QFont font = QGuiApplication::font();
    font.setPixelSize(15);
    const QRect rect(10, 0, 180, 60);
    QCOMPARE(drawTextLines(&painter, rect, u"short"_s, font, 20, 2), 1);
    QCOMPARE(drawTextLines(&painter, rect, {}, font, 20, 2), 0);
    image.fill(Qt::white);
    QCOMPARE(drawTextLines(&painter, rect, u"港口的清晨 in one long line "_s.repeated(20), font, 20, 2), 2);
    painter.end();
    const auto [first, last] = inked(image, QRect(0, 0, 200, 40));
    QVERIFY(first >= 10 && last < 190 && last > 150);
    QCOMPARE(inked(image, QRect(0, 42, 200, 17)).first, -1);
}

void TestDelegates::sourceRow_showsCountAndFailure()
{
    SourceTree tree;
    Source source;
    source.id = SourceId(1);
    source.title = u"Harbour Post"_s;
    source.unread = 5;
    tree.sources = {source};
    tree.unread = 5;
    SourceTreeModel model;
    model.setTree(tree);
    QTreeView view;
    view.setModel(&model);
    view.setItemDelegate(new SourceDelegate(&m_theme, &view));
    view.setHeaderHidden(true);
    view.resize(240, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const QRect row = view.visualRect(model.indexOf(u"source/1"_s));
    QCOMPARE(row.height(), 28);
    const auto count = [&] { return inked(view.grab().toImage(), row.adjusted(150, 0, 0, 0)).first; };
    const int withNumber = count();
    QVERIFY(withNumber > 190);
    QCOMPARE(countOf(view.grab().toImage().copy(row), m_theme.colors().danger), 0);
    tree.sources[0].fetch.failures = 1;
    tree.sources[0].fetch.lastError = u"timeout"_s;
    model.setTree(tree);
    view.viewport()->update();
    QVERIFY(count() < withNumber);
}

void TestDelegates::thumbnail_isCroppedToItsSize_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QByteArray>("format");
    QTest::newRow("wide") << QSize(1200, 300) << "PNG"_ba;
    QTest::newRow("tall") << QSize(90, 900) << "JPEG"_ba;
    QTest::newRow("small") << QSize(10, 12) << "PNG"_ba;
    QTest::newRow("line") << QSize(400, 1) << "PNG"_ba;
}

void TestDelegates::thumbnail_isCroppedToItsSize()
{
    QFETCH(QSize, size);
    QFETCH(QByteArray, format);
    const QImage image = decodeThumbnail(picture(size, format.constData()), {144, 144});
    QCOMPARE(image.size(), QSize(144, 144));
    QVERIFY(image.pixelColor(72, 72).red() > 240);
    QVERIFY(image.pixelColor(1, 1).red() > 240);
}

void TestDelegates::thumbnail_refusesWhatIsNoPicture()
{
    QVERIFY(decodeThumbnail({}, {72, 72}).isNull());
    QVERIFY(decodeThumbnail("<svg xmlns='http://www.w3.org/2000/svg'/>", {72, 72}).isNull());
    QVERIFY(decodeThumbnail("P6 1 1 255 abc", {72, 72}).isNull());
    QVERIFY(decodeThumbnail(picture({40, 40}).left(30), {72, 72}).isNull());
    QByteArray liar = picture({40, 40});
    liar.replace(16, 8, QByteArray::fromHex("7fffffff7fffffff")); // IHDR says two billion square
    QVERIFY(decodeThumbnail(liar, {72, 72}).isNull());
}

void TestDelegates::thumbnails_comeFromTheLibraryByKey()
{
    QStringList asked;
    ThumbnailCache cache([&](const QString &key) {
        asked.append(key);
        return readyFuture(Result<ImageData>(ImageData{picture({300, 200}), u"image/png"_s}));
    });
    const QString url = u"https://example.org/a.png"_s;
    QSignalSpy arrived(&cache, &ThumbnailCache::arrived);
    QVERIFY(cache.pixmap(url, 72, 1.5).isNull());
    QVERIFY(cache.pixmap(url, 72, 1.5).isNull());
    QVERIFY(!cache.isIdle());
    QTRY_COMPARE(arrived.size(), 1);
    const QPixmap pixmap = cache.pixmap(url, 72, 1.5);
    QCOMPARE(pixmap.size(), QSize(108, 108));
    QCOMPARE(pixmap.devicePixelRatio(), 1.5);
    QCOMPARE(asked, QStringList{imageKeyOf(url)});
    QVERIFY(cache.isIdle());
}

void TestDelegates::missingThumbnail_isAskedForOnceMoreWhenStored()
{
    bool here = false;
    int asked = 0;
    ThumbnailCache cache([&](const QString &) {
        ++asked;
        return readyFuture(here ? Result<ImageData>(ImageData{picture({80, 80}), u"image/png"_s})
                                : Result<ImageData>(Error{Error::Kind::NotFound, {}, 0}));
    });
    const QString url = u"https://example.org/late.png"_s;
    QVERIFY(cache.pixmap(url, 72, 1).isNull());
    QTRY_VERIFY(cache.isIdle());
    QVERIFY(cache.pixmap(url, 72, 1).isNull());
    QCOMPARE(asked, 1);
    here = true;
    QSignalSpy arrived(&cache, &ThumbnailCache::arrived);
    cache.retry(imageKeyOf(url));
    QCOMPARE(arrived.size(), 1);
    QVERIFY(cache.pixmap(url, 72, 1).isNull());
    QTRY_VERIFY(!cache.pixmap(url, 72, 1).isNull());
}

void TestDelegates::icons_followThemeAndScale()
{
    const QIcon icon = themeIcon(&m_theme, u"star"_s, IconRole::Primary, true);
    const QImage light = icon.pixmap(QSize(20, 20), 2.0).toImage();
    QCOMPARE(light.size(), QSize(40, 40));
    QCOMPARE(light.pixelColor(20, 20), m_theme.colors().primary);
    m_theme.setMode(Theme::Mode::Dark);
    const QImage dark = icon.pixmap(QSize(20, 20), 1.0).toImage();
    QCOMPARE(dark.pixelColor(10, 10), m_theme.colors().primary);
    QVERIFY(dark.pixelColor(10, 10) != light.pixelColor(20, 20));
    m_theme.setMode(Theme::Mode::Light);
    QVERIFY(!QIcon(u":/icons/courant.svg"_s).pixmap(QSize(64, 64)).isNull());
}

void TestDelegates::themes_haveContrast()
{
    for (const bool dark : {false, true}) {
        for (const QColor &accent :
            {QColor(0x1f, 0x6f, 0xeb), QColor(Qt::yellow), QColor(Qt::black), QColor(0xe9, 0x54, 0x20)}) {
            const Theme::Colors c = Theme::colorsFor(dark, accent);
            for (const QColor &ground : {c.window, c.sidebar, c.list, c.page}) {
                for (const QColor &text : {c.primary, c.secondary, c.tertiary, c.danger})
                    QVERIFY2(Theme::contrast(text, ground) >= 4.5, qPrintable(text.name() + ground.name()));
                QVERIFY(Theme::contrast(c.accent, ground) >= 4.5);
                QVERIFY(Theme::contrast(c.star, ground) >= 3);
            }
            for (const QColor &text : {c.primary, c.secondary, c.tertiary})
                QVERIFY2(
                    Theme::contrast(text, c.selection) >= 4.5, qPrintable(text.name() + c.selection.name()));
            QVERIFY(Theme::contrast(c.onAccent, c.accent) >= 4.5);
        }
    }
    QCOMPARE(qRound(Theme::contrast(Qt::black, Qt::white)), 21);
}

void TestDelegates::relativeDates()
{
    const QDateTime now(QDate(2026, 3, 14), QTime(15, 0), QTimeZone("Asia/Shanghai"));
    const QLocale en(QLocale::English, QLocale::UnitedStates), gb(QLocale::English, QLocale::UnitedKingdom);
    const QLocale zh(QLocale::Chinese, QLocale::China);
    const auto at = [&](qint64 secondsAgo) { return now.addSecs(-secondsAgo).toUTC(); };
    QCOMPARE(relativeDate({}, now, en), QString());
    QCOMPARE(relativeDate(at(20), now, en), u"now"_s);
    QVERIFY(relativeDate(at(5 * 60), now, en).startsWith(u"5 "_s));
    QVERIFY(relativeDate(at(3 * 3600), now, en).startsWith(u"3 "_s));
    QCOMPARE(relativeDate(at(25 * 3600), now, en), u"Yesterday"_s);
    QCOMPARE(relativeDate(at(3 * 86400), now, en), u"Wednesday"_s);
    QCOMPARE(relativeDate(at(3 * 86400), now, zh), u"星期三"_s);
    QCOMPARE(relativeDate(at(20 * 86400), now, en), u"Feb 22"_s);
    QCOMPARE(relativeDate(at(20 * 86400), now, gb), u"22 Feb"_s);
    QCOMPARE(relativeDate(at(20 * 86400), now, zh), u"2月22日"_s);
    QCOMPARE(relativeDate(at(400 * 86400), now, en), u"Feb 7, 2025"_s);
    QCOMPARE(relativeDate(at(400 * 86400), now, gb), u"7 Feb 2025"_s);
    QCOMPARE(relativeDate(at(400 * 86400), now, zh), u"2025年2月7日"_s);
    QCOMPARE(relativeDate(at(-86400), now, en), u"Mar 15"_s);
}

void TestDelegates::relativeDates_atTheTurnOfDayAndYear()
{
    const QTimeZone zone("Asia/Shanghai");
    const QLocale en(QLocale::English, QLocale::UnitedStates);
    const QDateTime justAfter(QDate(2026, 1, 1), QTime(0, 30), zone);
    QVERIFY(relativeDate(justAfter.addSecs(-3600), justAfter, en).startsWith(u"1 "_s));
    QCOMPARE(relativeDate(justAfter.addSecs(-20 * 3600), justAfter, en), u"Yesterday"_s);
    QCOMPARE(nextMidnight(justAfter), QDateTime(QDate(2026, 1, 2), QTime(0, 0), zone));
}

void TestDelegates::hanText_isAsHeavyOnDarkAsOnLight()
{
    // What the text takes of its ground, of 255 at each place.
    const auto inkOf = [](const QColor &text, const QColor &ground) {
        QImage image(200, 40, QImage::Format_RGB32);
        image.fill(ground);
        QPainter painter(&image);
        QFont font = QGuiApplication::font();
        font.setPixelSize(15);
        painter.setFont(font);
        painter.setPen(text);
        painter.drawText(image.rect(), Qt::AlignCenter, u"驻京的人把朝廷"_s);
        painter.end();
        int ink = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                ink += qAbs(qGray(image.pixel(x, y)) - qGray(ground.rgb()));
        }
        return ink;
    };
    const double light = inkOf(Qt::black, Qt::white);
    const double dark = inkOf(Qt::white, Qt::black);
    QVERIFY(light > 0);
    QVERIFY2(dark < light * 1.1 && light < dark * 1.1, qPrintable(u"%1 : %2"_s.arg(dark).arg(light)));
}

QTEST_MAIN(TestDelegates)
#include "tst_delegates.moc"
