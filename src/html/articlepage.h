// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/digest.h"
#include "model/article.h"

#include <QHash>
#include <QLocale>
#include <QString>
#include <QTimeZone>

namespace courant::html {

enum class PageTheme { Light, Sepia, Dark, Black, Contrast, Print };
enum class PageFont { Serif, Sans };

/// Everything about the page that is not the article. Strings the page shows come translated.
struct PageStyle
{
    PageTheme theme = PageTheme::Light;
    QLocale locale;
    QTimeZone zone;
    QString accent = QStringLiteral("#1f6feb"); ///< CSS colour
    int fontPixels = 18;
    PageFont font = PageFont::Serif;
    QString family;         ///< a font of the reader's own; empty: by the language
    double lineHeight = 0;  ///< times the text's size; 0: by the script
    int measure = 0;        ///< width of the text in em; 0: by the script
    bool vertical = false;  ///< Chinese and Japanese from top to bottom, lines from right to left
    bool indent = false;    ///< Chinese and Japanese paragraphs by indent instead of space
    bool justify = false;   ///< both edges straight
    bool playMedia = false; ///< a click on a video or sound plays it here, where there are commands
    /// What the addresses of links begin with that ask the program for something, such as "full"; must be
    /// something that no article can guess. Empty: no such links.
    QString commands;
    struct Words
    {
        QString original = QStringLiteral("Read the original");
        QString minutes = QStringLiteral("%1 min"); ///< reading time
        QString missingImage = QStringLiteral("Picture not available yet");
        QString undated = QStringLiteral("undated");
        QString truncated = QStringLiteral("This article is longer than can be shown here.");
        QString missing = QStringLiteral("%1 of %2 pictures missing");
        QString enclosures = QStringLiteral("Files"); ///< over the list of attached files
        QString complete = QStringLiteral("Complete offline");
        QString tryAgain = QStringLiteral("Try again");
        QString getFull = QStringLiteral("Get the full article");
        QString fetchingFull = QStringLiteral("Fetching the full article…");
        QString fullFailed = QStringLiteral("The full article could not be fetched: %1");
        QString isFull = QStringLiteral("Full article");
        QString showFull = QStringLiteral("Show the full article");
        QString showSource = QStringLiteral("Show what the source sent");
        QString changedOnce = QStringLiteral("Changed once");
        QString changedTimes = QStringLiteral("Changed %1 times");
        QString changedAt = QStringLiteral("Changed on %1"); ///< date and time
        QString back = QStringLiteral("Back to the article");
        QString unchanged = QStringLiteral("%1 unchanged paragraphs"); ///< two or more
        QString onlyHeadline = QStringLiteral("Only the headline changed.");
        QString openOutside = QStringLiteral("Open outside");
        QString fetchingMedia = QStringLiteral("Fetching…");
        QString stop = QStringLiteral("Stop");
        QString mediaFailed = QStringLiteral("It cannot be played here: %1");
        QString colon = QStringLiteral(": ");
        QString comma = QStringLiteral(", ");
        QHash<QString, QString> reasons{}; ///< of Error sentences: "timeout"; a number stays as it is

        bool operator==(const Words &) const = default;
    } words;

    bool operator==(const PageStyle &) const = default;
};

/// The whole HTML document for an article: our head (charset, CSP, style) first, then kicker, headline,
/// byline, lead picture unless the body has it, body (sanitized here, the last step), link to the original.
/// Images are addressed as artimg://i/<key>, see imageKey(). Pure.
QString articlePage(const Article &article, const PageStyle &style);

/// The ground of a page, a CSS colour.
QString paperColor(PageTheme theme);
bool isDarkTheme(PageTheme theme);
/// The colours of a theme as CSS, for tests of their contrast.
QString themeSheet(PageTheme theme);

/// URLs of all the images the page of this article shows: lead image and body.
QStringList pageImages(const QString &leadImage, const QString &content, const QString &base);
/// The same when the body is digested already: parsing it is most of the work.
QStringList pageImages(const QString &leadImage, const QList<ImageRef> &bodyImages);

} // namespace courant::html
