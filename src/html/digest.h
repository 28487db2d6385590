// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace courant::html {

/// An image as a body shows it.
struct ImageRef
{
    QString url; ///< absolute, http or https (data: images need no fetching and are left out)
    QSize size;  ///< from width/height attributes, invalid if none
    QString alt;
};

/// What the library keeps of a body besides the body.
struct Digest
{
    QString text;           ///< plain text, blocks apart by newlines, for search and --text
    QString excerpt;        ///< as excerptOf()
    QList<ImageRef> images; ///< in order, each once: just those the sanitized page shows
    QString language;       ///< BCP 47 guess from the script when nothing declared it, may be empty
};

/// The first words of a plain text in one line, without a dateline before them: at most 200 characters and
/// 400 bytes of UTF-8, some three lines of a list.
QString excerptOf(const QString &text);

Digest digest(const QString &html, const QUrl &base);

/// Plain text of HTML: blocks and <br> as newlines, blanks folded, nothing interpreted twice.
QString plainText(const QString &html);

/// Escapes text for HTML element content and for double-quoted attributes.
QString escape(const QString &text);

/// "zh-Hans", "zh-Hant", "ja", "ko", "ar", "he", "ru", "en"... guessed from plain text; empty when unsure.
QString guessLanguage(const QString &text);

/// The key an image is addressed by in pages: first 32 hex digits of SHA-256 of its absolute URL.
QString imageKey(const QString &absoluteUrl);

} // namespace courant::html
