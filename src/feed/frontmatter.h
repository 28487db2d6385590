// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace courant::feed {

enum class FrontMatterKind { None, Yaml, Toml, Json };

/// Where the front matter of a document ends. Offsets are bytes.
struct FrontMatterSplit
{
    FrontMatterKind kind = FrontMatterKind::None;
    qsizetype matterStart = 0; ///< first byte between the fences
    qsizetype matterEnd = 0;
    qsizetype bodyStart = 0; ///< behind the closing line and one blank line after it
    bool closed = true;      ///< false: the closing fence is missing
};

/// Finds the front matter: `---` (YAML), `+++` (TOML), `;;;` or a bare object (JSON), after an optional BOM
/// and blank lines; also Hexo's form without an opening fence. Looks at 1 MiB at most.
/// @param utf8 the whole document
FrontMatterSplit splitFrontMatter(const QByteArray &utf8);

/// Front matter as read: the same keys in both maps.
struct FrontMatter
{
    QVariantMap values; ///< with types: null, bool, qlonglong, double, QString, QVariantList, QVariantMap
    QVariantMap texts;  ///< the same tree with every scalar as it was written: "1.10" stays "1.10"
    QStringList warnings;
    QByteArray source; ///< the text it was read from, when that was YAML

    bool isEmpty() const { return values.isEmpty(); }
};

/// Reads front matter. Never fails: what no reader of its kind understands is read line by line, with a
/// warning. Bounded in time and memory whatever the input (aliases, nesting).
FrontMatter readFrontMatter(FrontMatterKind kind, const QByteArray &matter);

/// YAML 1.2 core schema; false (and nothing but `problem` touched) when it is broken or goes over a limit.
bool readYamlMatter(const QByteArray &matter, FrontMatter &out, QString &problem);

/// TOML 1.0 as far as front matter goes; lines that are none are skipped with a warning.
void readTomlMatter(const QByteArray &matter, FrontMatter &out);

/// For front matter that is not quite YAML or JSON: one top-level key after the other, each read strictly
/// when that is possible and literally when it is not.
void readLines(const QByteArray &matter, FrontMatter &out);

/// The value of a top-level key as its lines stand in the source, trimmed; the first is what follows the
/// colon.
QStringList literalLines(const QByteArray &matter, const QString &key);

/// One pair of quotes taken off, nothing unescaped but '' where every quote within is doubled.
QString unquoted(QString value);

/// Whether the line, which begins at column 0, reads "key: value" or "key:"; the position of the colon, or
/// -1.
qsizetype topLevelColon(QByteArrayView line);

/// The value of a plain YAML scalar under the core schema.
QVariant coreSchemaValue(const QString &plain);

} // namespace courant::feed
