// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace courant::feed {

/// The arguments of a template tag: "word 'two words' key=value" split as a shell would.
QStringList tagArguments(const QString &text);

/// The value of `key=value` or `key:value`, or null.
QString namedArgument(const QStringList &words, QLatin1StringView key);

/// Rewrites one body from left to right. Thread: any, one use.
class TagRewriter
{
public:
    enum class Form { Markdown, Html };

    TagRewriter(const QString &body, const QVariantMap &page, Form form)
        : m_text(body), m_page(page), m_output(form)
    {
    }

    QString rewritten();

private:
    struct Tag
    {
        QString name;
        QString args;
        qsizetype end = 0; ///< behind the tag
        QString closer;    ///< "%}" or ">}}"
        bool closing = false;
    };

    bool readTag(qsizetype at, Tag &tag) const;
    qsizetype elementEnd(qsizetype at) const;
    qsizetype attributeListEnd(qsizetype at) const;
    qsizetype replaceTag(const Tag &tag);
    qsizetype replaceBlock(const Tag &tag);
    qsizetype replaceOutput(qsizetype at);
    bool findEnd(const Tag &tag, qsizetype &contentEnd, qsizetype &blockEnd) const;
    QString evaluated(const QString &expression, bool &known) const;

    void putCode(const QString &code, const QString &language);
    void putQuote(const QString &inner, const QStringList &words);
    void putImage(const QString &url, const QString &alt, const QString &caption);
    void putLink(const QString &url, const QString &text);
    bool putMedia(const Tag &tag, const QStringList &words);
    bool putReference(const Tag &tag, const QStringList &words);
    void putBlock(const QString &block);

    QString m_text;
    QVariantMap m_page;
    Form m_output;
    QString m_out;
    QHash<QString, QString> m_assigned;
    int m_depth = 0;
    mutable int m_lookups =
        0; ///< searches ahead; hostile text stops being rewritten when there were too many
};

} // namespace courant::feed
