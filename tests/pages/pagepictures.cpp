// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws one article in every theme, in four languages, vertical and printed: the pictures of docs/pages.
//     page_pictures FOLDER
#include "html/digest.h"
#include "model/whendone.h"
#include "store/library.h"
#include "web/articleview.h"
#include "web/pdfprinter.h"
#include "web/schemes.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <cstdio>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Picture
{
    QString name;
    QString article; ///< its language, and the name of its file
    html::PageStyle style;
    QSize size;
};

html::PageStyle styleFor(const QString &language, html::PageTheme theme = html::PageTheme::Light)
{
    html::PageStyle style;
    style.theme = theme;
    style.locale = QLocale(language);
    style.zone = QTimeZone::utc();
    if (html::isDarkTheme(theme))
        style.accent = u"#7cb0ff"_s;
    if (language == "zh"_L1) {
        style.words.original = u"阅读原文"_s;
        style.words.minutes = u"%1 分钟"_s;
        style.words.complete = u"可完整离线阅读"_s;
        style.words.getFull = u"获取全文"_s;
    } else if (language == "ja"_L1) {
        style.words.original = u"元の記事を読む"_s;
        style.words.minutes = u"%1分"_s;
        style.words.complete = u"オフラインで読めます"_s;
        style.words.getFull = u"全文を取得"_s;
    } else if (language == "ar"_L1) {
        style.words.original = u"اقرأ الأصل"_s;
        style.words.minutes = u"%1 د"_s;
        style.words.complete = u"متاح كاملًا دون اتصال"_s;
        style.words.getFull = u"جلب النص الكامل"_s;
    }
    return style;
}

QList<Picture> plan()
{
    using Theme = html::PageTheme;
    const QSize page(820, 1160);
    QList<Picture> all;
    for (const auto &[name, theme] : {std::pair(u"light"_s, Theme::Light),
             std::pair(u"sepia"_s, Theme::Sepia), std::pair(u"dark"_s, Theme::Dark),
             std::pair(u"black"_s, Theme::Black), std::pair(u"contrast"_s, Theme::Contrast)})
        all.append({u"theme-"_s + name, u"en"_s, styleFor(u"en"_s, theme), page});
    for (const QString &language : {u"zh"_s, u"en"_s, u"ar"_s, u"ja"_s})
        all.append({u"language-"_s + language, language, styleFor(language), QSize(820, 1840)});
    Picture vertical{u"vertical-zh"_s, u"zh"_s, styleFor(u"zh"_s, Theme::Sepia), QSize(1180, 820)};
    vertical.style.vertical = true;
    all.append(vertical);
    Picture indent{u"indent-zh"_s, u"zh"_s, styleFor(u"zh"_s), page};
    indent.style.indent = true;
    indent.style.justify = true;
    all.append(indent);
    return all;
}

/// Draws one picture after the other. GUI thread.
class Painter final : public QObject
{
public:
    Painter(const QString &folder, const QString &sources, const QString &data)
        : m_folder(folder)
        , m_sources(sources)
        , m_library({.dataFolder = data, .readOnly = false, .plainText = &html::plainText})
        , m_view(&m_library)
        , m_printer(&m_library)
        , m_plan(plan())
    {
    }

    void start()
    {
        whenDone(m_library.open(), this, [this](const Status &status) {
            if (!status)
                return fail(u"the library cannot be opened"_s);
            NewSource source;
            source.url = u"https://news.example/feed"_s;
            source.title = u"The Coastal Courant"_s;
            whenDone(m_library.addSource(source), this, [this](const Result<SourceId> &id) { fill(*id); });
        });
    }

private:
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void fail(const QString &sentence)
    {
        std::fprintf(stderr, "%s\n", qUtf8Printable(sentence));
        QCoreApplication::exit(1);
    }

    void fill(SourceId source)
    {
        const QString url = u"https://pictures.example/press.webp"_s;
        MergeInput input;
        for (const QString &language : {u"en"_s, u"zh"_s, u"ja"_s, u"ar"_s}) {
            const QString text =
                QString::fromUtf8(read(m_sources + u"/tests/pages/"_s + language + u".html"_s));
            IncomingArticle article;
            article.item.id = language;
            article.item.title = text.section(u"<h1>"_s, 1).section(u"</h1>"_s, 0, 0);
            article.item.author = text.section(u"<address>"_s, 1).section(u"</address>"_s, 0, 0);
            article.item.content = text.section(u"</address>"_s, 1);
            article.item.language = language == "zh"_L1 ? u"zh-Hans"_s : language;
            article.item.link = u"https://news.example/night-train"_s;
            article.item.published = QDateTime(QDate(2026, 11, 4), QTime(5, 40), Qt::UTC);
            article.text = html::plainText(article.item.content);
            article.excerpt = article.text.left(200);
            ArticleImage image;
            image.url = url;
            image.key = html::imageKey(url);
            article.images.append(image);
            input.articles.append(article);
        }
        const QByteArray bytes = read(m_sources + u"/resources/samples/press.webp"_s);
        whenDone(m_library.merge(source, input), this, [this, url, bytes](const Result<MergeReport> &report) {
            m_ids = report->ids;
            const QSize size = QImage::fromData(bytes).size();
            whenDone(m_library.storeImage(html::imageKey(url), bytes, u"image/webp"_s, size), this,
                [this](const Status &) { next(); });
        });
    }

    ArticleId idOf(const QString &language) const
    {
        return m_ids.value(QStringList{u"en"_s, u"zh"_s, u"ja"_s, u"ar"_s}.indexOf(language));
    }

    void next()
    {
        if (m_plan.isEmpty())
            return print({u"en"_s, u"zh"_s});
        const Picture picture = m_plan.takeFirst();
        m_view.showArticle(ArticleId::None);
        m_view.resize(picture.size);
        m_view.show();
        m_view.setStyle(picture.style);
        m_view.showArticle(idOf(picture.article));
        whenDone(m_view.settled(), this, [this, picture](bool settled) {
            const QString path = m_folder + u'/' + picture.name + u".png"_s;
            if (!settled || !m_view.grab().save(path, "PNG"))
                return fail(path + u" could not be drawn"_s);
            next();
        });
    }

    void print(QStringList languages)
    {
        if (languages.isEmpty())
            return QCoreApplication::exit(0);
        const QString language = languages.takeFirst();
        html::PageStyle style = styleFor(language);
        style.locale = QLocale(language == "en"_L1 ? u"en_GB"_s : u"zh_CN"_s);
        whenDone(m_printer.print(idOf(language), m_folder + u"/printed-"_s + language + u".pdf"_s, style),
            this, [this, languages](const Result<QString> &path) {
                if (!path)
                    return fail(path.error().detail);
                print(languages);
            });
    }

    QString m_folder;
    QString m_sources;
    Library m_library;
    ArticleView m_view;
    PdfPrinter m_printer;
    QList<Picture> m_plan;
    QList<ArticleId> m_ids;
};

} // namespace

int main(int argc, char **argv)
{
    registerSchemes();
    QApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("page_pictures FOLDER\n", stderr);
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    QTemporaryDir data;
    Painter painter(folder, QStringLiteral(COURANT_SOURCES), data.path());
    painter.start();
    return QApplication::exec();
}
