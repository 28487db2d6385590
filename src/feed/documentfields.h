// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/frontmatter.h"
#include "feed/parse.h"

#include <QSet>

namespace courant::feed {

/// Fills an item from front matter. Each field is taken from the first key that has something usable; keys
/// that gave a field do not stand in `extra`. The order of keys is in the .cpp, beside each field. Thread:
/// any, one use.
class DocumentFields
{
public:
    DocumentFields(const FrontMatter &matter, const ParseContext &context);

    void fill(ParsedItem &item);

    /// "html", "markdown" or empty, from `markup`.
    QString markup() const { return m_markup; }
    bool hasTitle() const { return m_hasTitle; }
    bool hasExcerpt() const { return m_hasExcerpt; }
    const QStringList &warnings() const { return m_warnings; }

private:
    QString keyFor(QLatin1StringView name) const;
    QString textOf(const QString &key) const;
    QVariant meantText(const QString &key) const;
    QVariant meantList(const QString &key) const;
    QString take(std::initializer_list<QLatin1StringView> names);
    void readTitle(ParsedItem &item);
    void readLinks(ParsedItem &item);
    void readAuthor(ParsedItem &item);
    void readCategories(ParsedItem &item);
    QDateTime readDate(std::initializer_list<QLatin1StringView> names, bool warn);
    void readImages(ParsedItem &item);
    void readSummary(ParsedItem &item);
    void readLanguage(ParsedItem &item);
    void readEnclosures(ParsedItem &item);
    void readMarkup();
    void keepRest(ParsedItem &item) const;

    const FrontMatter &m_matter;
    const ParseContext &m_context;
    QHash<QString, QString> m_keys; ///< lower case to as written
    QSet<QString> m_taken;
    QString m_markup;
    QStringList m_warnings;
    bool m_hasTitle = false;
    bool m_hasExcerpt = false;
};

/// An address as news documents have it, or null when it stands for no picture: a random placeholder,
/// `…/undefined`. What is behind a dead relay is taken out of it.
QString usableImage(const QString &url);

} // namespace courant::feed
