// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/frontmatter.h"

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostEntries = 2'000;

struct Entry
{
    QByteArray text; ///< all its lines, as they stand
    QString key;
    QStringList lines; ///< the value: the rest of the first line, then the others
};

QList<Entry> entriesOf(const QByteArray &matter)
{
    QList<Entry> entries;
    for (const QByteArray &raw : matter.split('\n')) {
        QByteArray line = raw;
        if (line.endsWith('\r'))
            line.chop(1);
        const qsizetype colon = topLevelColon(line);
        if (colon >= 0 && entries.size() < MostEntries) {
            Entry entry;
            entry.text = line + '\n';
            entry.key = unquoted(QString::fromUtf8(line.left(colon)));
            entry.lines.append(QString::fromUtf8(line.mid(colon + 1)).trimmed());
            entries.append(entry);
        } else if (!entries.isEmpty() && !(line.startsWith('#'))) {
            entries.last().text += line + '\n';
            entries.last().lines.append(QString::fromUtf8(line).trimmed());
        }
    }
    return entries;
}

QVariant literally(const Entry &entry)
{
    QStringList lines = entry.lines;
    lines.removeAll(QString());
    const bool list = lines.size() > (entry.lines.value(0).isEmpty() ? 0 : 1) &&
                      std::all_of(lines.cbegin() + (entry.lines.value(0).isEmpty() ? 0 : 1), lines.cend(),
                          [](const QString &line) { return line.startsWith(u'-') && line != "---"_L1; });
    if (list && entry.lines.value(0).isEmpty()) {
        QVariantList items;
        for (const QString &line : std::as_const(lines))
            items.append(unquoted(line.mid(1)));
        return items;
    }
    QString value = lines.join(u' ');
    if (value == ">"_L1 || value == "|"_L1)
        value.clear();
    return unquoted(value);
}

/// `"key": "value",` as JSON has it
void dropJsonComma(Entry &entry)
{
    if (entry.text.startsWith('"') && entry.lines.size() >= 1 && entry.lines.first().endsWith(u','))
        entry.lines.first().chop(1);
}

/// How many quotes, of whatever kind, the value begins with that it ends with in the opposite order. A
/// program that quotes what it has quoted before makes many: """""""'Title'""""""".
qsizetype quoteLayers(QStringView value)
{
    qsizetype layers = 0;
    while (2 * layers + 1 < value.size() && (value[layers] == u'"' || value[layers] == u'\'') &&
           value[layers] == value[value.size() - 1 - layers])
        ++layers;
    return layers;
}

} // namespace

// Whoever wrote them escaped nothing, so nothing is
// unescaped, except that '' is a quote where every quote within is doubled.
QString unquoted(QString value)
{
    value = value.trimmed();
    if (value.isEmpty() || (value.front() != u'"' && value.front() != u'\''))
        return value;
    const QChar quote = value.front();
    if (value.size() == 1)
        return {};
    if (const qsizetype layers = quoteLayers(value); layers >= 3)
        return value.mid(layers, value.size() - 2 * layers).trimmed();
    if (quote == u'"' && !value.endsWith(quote) && value.indexOf(quote, 1) > 0)
        return value;
    QString inner = value.endsWith(quote) ? value.mid(1, value.size() - 2) : value.mid(1);
    if (quote == u'\'') {
        QString doubled = inner;
        doubled.remove(u"''"_s);
        if (!doubled.contains(u'\''))
            inner.replace(u"''"_s, u"'"_s);
    }
    return inner;
}

QStringList literalLines(const QByteArray &matter, const QString &key)
{
    QStringList lines;
    for (const Entry &entry : entriesOf(matter)) {
        if (entry.key == key)
            lines = entry.lines;
    }
    return lines;
}

void readLines(const QByteArray &matter, FrontMatter &out)
{
    int strictReadings = 0;
    for (Entry &entry : entriesOf(matter)) {
        FrontMatter single;
        QString problem;
        // Strict reading is dear; a document with very many broken entries is read literally to its end.
        if (++strictReadings < 200 && readYamlMatter(entry.text, single, problem) && !single.isEmpty()) {
            // An open quote at the end of its input is closed by the library, with a blank for the line's
            // end.
            const bool oneLine =
                entry.lines.size() == 1 && single.values.first().userType() == QMetaType::QString;
            if (oneLine) {
                single.values.first() = single.values.first().toString().trimmed();
                single.texts.first() = single.texts.first().toString().trimmed();
            }
            out.values.insert(single.values);
            out.texts.insert(single.texts);
            continue;
        }
        dropJsonComma(entry);
        const QVariant value = literally(entry);
        out.values.insert(entry.key, value);
        out.texts.insert(entry.key, value);
    }
}

} // namespace courant::feed
