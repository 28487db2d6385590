// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/markdowncode.h"

#include <QHash>
#include <QRegularExpression>

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostNotes = 500;

struct Note
{
    QString text;
    int number = 0; ///< in the order in which the text refers to them; 0 not yet
};

using Notes = QHash<QString, Note>;

/// Takes the definitions out: `[^id]: text`, and the indented lines that belong to it. Not in code blocks.
QString withoutDefinitions(const QString &markdown, Notes &notes)
{
    static const QRegularExpression definition(u"^ {0,3}\\[\\^([^\\]\\s]{1,80})\\]:[ \\t]*(.*)$"_s);
    QString kept;
    kept.reserve(markdown.size());
    QString current;
    for (qsizetype at = 0; at < markdown.size();) {
        const qsizetype code = codeBlockEnd(markdown, at);
        const qsizetype lineEnd = markdown.indexOf(u'\n', at);
        const qsizetype next = code > at ? code : lineEnd < 0 ? markdown.size() : lineEnd + 1;
        const QString line = markdown.mid(at, next - at);
        at = next;
        const bool possible = code < 0 && line.contains("[^"_L1) && notes.size() < MostNotes;
        const QRegularExpressionMatch match =
            possible ? definition.match(line.trimmed()) : QRegularExpressionMatch();
        if (match.hasMatch() && !notes.contains(match.captured(1))) {
            current = match.captured(1);
            notes[current].text = match.captured(2).trimmed();
        } else if (!current.isEmpty() && code < 0 && (line.startsWith("    "_L1) || line.startsWith(u'\t'))) {
            notes[current].text += u' ' + line.trimmed();
        } else {
            if (!line.trimmed().isEmpty())
                current.clear();
            kept += line;
        }
    }
    return kept;
}

} // namespace

QString withFootnotes(const QString &markdown)
{
    if (!markdown.contains("[^"_L1) || !markdown.contains("]:"_L1))
        return markdown;
    Notes notes;
    QString out = withoutDefinitions(markdown, notes);
    if (notes.isEmpty())
        return markdown;
    int count = 0;
    QStringList order;
    static const QRegularExpression reference(u"\\[\\^([^\\]\\s]{1,80})\\]"_s);
    out = outsideCode(out, [&](const QString &text) {
        QString replaced;
        qsizetype copied = 0;
        QRegularExpressionMatchIterator matches = reference.globalMatch(text);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            const auto note = notes.find(match.captured(1));
            if (note == notes.end())
                continue;
            if (!note->number) {
                note->number = ++count;
                order.append(note.key());
            }
            replaced += QStringView(text).sliced(copied, match.capturedStart() - copied);
            replaced += u"<sup>"_s + QString::number(note->number) + u"</sup>"_s;
            copied = match.capturedEnd();
        }
        return QString(replaced + QStringView(text).sliced(copied));
    });
    QStringList rest;
    for (auto note = notes.cbegin(); note != notes.cend(); ++note) {
        if (!note->number)
            rest.append(note.key());
    }
    rest.sort();
    out += u"\n\n---\n\n"_s;
    int number = 0;
    for (const QString &key : order + rest)
        out += QString::number(++number) + u". "_s + notes.value(key).text + u'\n';
    return out;
}

} // namespace courant::feed
