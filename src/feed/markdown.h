// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariantMap>

namespace courant::feed {

enum class BodyFormat { Html, Markdown };

/// Whether the body of a document is HTML or Markdown. A name ending in .html decides; a Markdown ending does
/// not, since programs put HTML into .md files, and those bytes must not go through a Markdown reader.
BodyFormat bodyFormat(const QString &body, const QString &fileName);

/// CommonMark with tables, strikethrough, task lists and bare links, to HTML; HTML in it passes through.
QString htmlFromMarkdown(const QString &markdown);

/// Replaces the template tags of Hexo, Jekyll and Hugo by what a reader can read: code becomes code, quotes
/// quotes, images images, videos links; what only the site's program understands is left out. Code blocks are
/// not touched.
/// @param page front matter, for `{{ page.title }}`
QString withoutTemplateTags(const QString &markdown, const QVariantMap &page);

/// The same for an HTML body, but only tags known by name are replaced.
QString withoutKnownTemplateTags(const QString &html, const QVariantMap &page);

/// Position of `<!-- more -->`, or -1.
qsizetype excerptMark(const QString &body);

} // namespace courant::feed
