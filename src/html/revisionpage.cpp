// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/revisionpage.h"

#include "html/articlehead.h"
#include "html/pagestate.h"
#include "html/pagetext.h"
#include "html/textdiff.h"

namespace courant::html {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = DiffPiece::Kind;

// Of what stayed, this much is seen around a change.
constexpr qsizetype contextParagraphs = 1;

struct Version
{
    QString title;
    QString text;
};

Version versionOf(const QString &title, const QString &content, const QString &summary)
{
    return {title.simplified(), plainText(content.trimmed().isEmpty() ? summary : content)};
}

/// One change: what was before, what is behind it, and when it was seen.
struct Change
{
    QDateTime at;
    QList<DiffPiece> title;
    QList<DiffParagraph> body;
    bool titleChanged = false;
};

/// The latest first.
QList<Change> changesOf(const Article &article, const QList<Revision> &revisions)
{
    QList<Change> changes;
    Version after = versionOf(article.row.title, article.content, article.summary);
    for (auto revision = revisions.crbegin(); revision != revisions.crend(); ++revision) {
        const Version before = versionOf(revision->title, revision->content, revision->summary);
        Change change;
        change.at = revision->replaced;
        change.titleChanged = before.title != after.title;
        if (change.titleChanged)
            change.title = diffWords(before.title, after.title);
        change.body = diffTexts(before.text, after.text);
        changes.append(change);
        after = before;
    }
    return changes;
}

QString marked(const QList<DiffPiece> &pieces)
{
    QString html;
    for (const DiffPiece &piece : pieces) {
        const QString text = escape(piece.text);
        html += piece.kind == Kind::Same       ? text
                : piece.kind == Kind::Inserted ? QString("<ins>"_L1 + text + "</ins>"_L1)
                                               : QString("<del>"_L1 + text + "</del>"_L1);
    }
    return html;
}

QString paragraph(const DiffParagraph &one)
{
    return "<p>"_L1 + marked(one.pieces) + "</p>"_L1;
}

/// What stayed between two changes, but for what is next to them.
QString folded(const QList<DiffParagraph> &body, qsizetype first, qsizetype end, const PageStyle &style)
{
    QString html;
    if (end - first == 1)
        return paragraph(body.at(first));
    for (qsizetype i = first; i < end; ++i)
        html += paragraph(body.at(i));
    const QString count = style.locale.toString(qlonglong(end - first));
    return "<details class=\"same\"><summary>"_L1 + escape(style.words.unchanged.arg(count)) +
           "</summary>"_L1 + html + "</details>"_L1;
}

QString bodyOf(const Change &change, const PageStyle &style)
{
    const QList<DiffParagraph> &body = change.body;
    if (std::all_of(body.begin(), body.end(), [](const DiffParagraph &one) { return one.isSame; }))
        return "<p class=\"note\">"_L1 + escape(style.words.onlyHeadline) + "</p>"_L1;
    QString html;
    for (qsizetype i = 0; i < body.size();) {
        if (!body.at(i).isSame) {
            html += paragraph(body.at(i++));
            continue;
        }
        qsizetype end = i;
        while (end < body.size() && body.at(end).isSame)
            ++end;
        qsizetype first = i > 0 ? std::min(i + contextParagraphs, end) : i;
        const qsizetype last = end < body.size() ? std::max(end - contextParagraphs, first) : end;
        for (qsizetype j = i; j < first; ++j)
            html += paragraph(body.at(j));
        if (last > first)
            html += folded(body, first, last, style);
        for (qsizetype j = last; j < end; ++j)
            html += paragraph(body.at(j));
        i = end;
    }
    return html;
}

QString section(const Change &change, const PageStyle &style)
{
    const QString when = localTime(change.at, style);
    QString html = "<section class=\"change\"><h2><time datetime=\""_L1 +
                   change.at.toUTC().toString(Qt::ISODate) + "\">"_L1 +
                   escape(style.words.changedAt.arg(when)) + "</time></h2>"_L1;
    if (change.titleChanged)
        html += "<p class=\"title\">"_L1 + marked(change.title) + "</p>"_L1;
    return html + bodyOf(change, style) + "</section>"_L1;
}

} // namespace

QString revisionPage(const Article &article, const QList<Revision> &revisions, const PageStyle &style)
{
    const Version now = versionOf(article.row.title, article.content, article.summary);
    const QString language = pageLanguage(article, now.text);
    const QString title = headline(article, now.text);
    QString body = "<header class=\"top\">"_L1;
    if (const QString line = kicker(article); !line.isEmpty())
        body += "<p class=\"kicker\">"_L1 + escape(line) + "</p>"_L1;
    body += headlineElement(title) + "<p class=\"byline\"><span>"_L1;
    body += escape(revisions.size() == 1
                       ? style.words.changedOnce
                       : style.words.changedTimes.arg(style.locale.toString(qlonglong(revisions.size()))));
    body += "</span>"_L1;
    if (!style.commands.isEmpty())
        body += u"<span class=\"dot\">·</span><span>"_s + commandLink(style, u"article"_s, style.words.back) +
                "</span>"_L1;
    body += "</p></header><article class=\"body changes\">"_L1;
    for (const Change &change : changesOf(article, revisions))
        body += section(change, style);
    return wholePage({title, language, body + "</article>"_L1}, style);
}

QString revisionText(const Article &article, const QList<Revision> &revisions, const PageStyle &style)
{
    const auto text = [](const QList<DiffPiece> &pieces) {
        QString out;
        for (const DiffPiece &piece : pieces)
            out += piece.kind == Kind::Same       ? piece.text
                   : piece.kind == Kind::Inserted ? QString("{+"_L1 + piece.text + "+}"_L1)
                                                  : QString("[-"_L1 + piece.text + "-]"_L1);
        return out;
    };
    QString out;
    for (const Change &change : changesOf(article, revisions)) {
        out += style.words.changedAt.arg(localTime(change.at, style)) + u'\n';
        if (change.titleChanged)
            out += u'\n' + text(change.title) + u'\n';
        for (const DiffParagraph &one : change.body) {
            if (!one.isSame)
                out += u'\n' + text(one.pieces) + u'\n';
        }
        out += u'\n';
    }
    return out;
}

} // namespace courant::html
