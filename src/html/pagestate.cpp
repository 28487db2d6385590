// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/pagestate.h"

#include <QHash>
#include <QMap>
#include <QSet>

namespace courant::html {

using namespace Qt::Literals::StringLiterals;

namespace {

// Shorter than this it may well be a teaser.
constexpr qsizetype teaserLength = 1500;
constexpr qsizetype mostReasons = 3;

QString span(const char *name, const QString &html)
{
    return "<span class=\""_L1 + QLatin1StringView(name) + "\">"_L1 + html + "</span>"_L1;
}

QString pictures(const Article &article, const PageStyle &style, const QStringList &shown)
{
    const PictureState state = pictureState(article, shown);
    if (state.shown == 0)
        return {};
    if (state.missing == 0)
        return span("complete", escape(style.words.complete));
    QString text =
        style.words.missing.arg(style.locale.toString(state.missing), style.locale.toString(state.shown));
    QStringList reasons;
    for (const QString &reason : state.reasons)
        reasons += style.words.reasons.value(reason, reason);
    if (!reasons.isEmpty())
        text += style.words.colon + reasons.join(style.words.comma);
    QString html = escape(text);
    if (state.failed > 0 && !style.commands.isEmpty())
        html += u' ' + commandLink(style, u"pictures"_s, style.words.tryAgain);
    return span("missing", html);
}

bool isWeb(const QString &link)
{
    return link.startsWith("http://"_L1) || link.startsWith("https://"_L1);
}

QString fullText(const Article &article, const PageStyle &style, const QString &text)
{
    const PageStyle::Words &words = style.words;
    if (!article.fullText) {
        const bool teaser = isWeb(article.link) && !article.document && text.size() < teaserLength;
        return teaser && !style.commands.isEmpty()
                   ? span("full", commandLink(style, u"full"_s, words.getFull))
                   : QString();
    }
    const FullText &full = *article.fullText;
    QString html;
    if (full.isShown())
        html = escape(words.isFull) + u' ' + commandLink(style, u"source"_s, words.showSource);
    else if (!full.content.isEmpty())
        html = commandLink(style, u"whole"_s, words.showFull);
    if (full.isShown() && style.commands.isEmpty())
        html = escape(words.isFull);
    if (full.state == FullText::State::Pending)
        return span("full", escape(words.fetchingFull));
    if (full.state == FullText::State::Failed && !style.commands.isEmpty()) {
        const QString reason = words.reasons.value(full.error, full.error);
        html += (html.isEmpty() ? QString() : u" "_s) + escape(words.fullFailed.arg(reason)) + u' ' +
                commandLink(style, u"full"_s, words.tryAgain);
    }
    return html.isEmpty() ? QString() : span("full", html);
}

QString changes(const Article &article, const PageStyle &style)
{
    if (article.revisions == 0)
        return {};
    const QString text = article.revisions == 1
                             ? style.words.changedOnce
                             : style.words.changedTimes.arg(style.locale.toString(article.revisions));
    return span("changed", style.commands.isEmpty() ? escape(text) : commandLink(style, u"changes"_s, text));
}

} // namespace

ShownBody shownBody(const Article &article)
{
    if (article.fullText && article.fullText->isShown())
        return {article.fullText->content,
            article.fullText->base.isEmpty() ? article.link : article.fullText->base};
    return {article.content.trimmed().isEmpty() ? article.summary : article.content,
        article.base.isEmpty() ? article.link : article.base};
}

PictureState pictureState(const Article &article, const QStringList &shown)
{
    QHash<QString, const ArticleImage *> known;
    for (const ArticleImage &image : article.imageList)
        known.insert(image.url, &image);
    PictureState state;
    QMap<QString, int> reasons;
    QSet<QString> seen;
    for (const QString &url : shown) {
        if (seen.contains(url))
            continue;
        seen.insert(url);
        ++state.shown;
        const ArticleImage *image = known.value(url);
        if (image && image->state == ArticleImage::State::Stored)
            continue;
        ++state.missing;
        if (!image || image->state != ArticleImage::State::Failed)
            continue;
        ++state.failed;
        ++reasons[image->error];
    }
    state.reasons = reasons.keys();
    state.reasons.removeAll(QString());
    std::stable_sort(state.reasons.begin(), state.reasons.end(),
        [&](const QString &a, const QString &b) { return reasons.value(a) > reasons.value(b); });
    state.reasons = state.reasons.mid(0, mostReasons);
    return state;
}

QString stateLine(
    const Article &article, const PageStyle &style, const QStringList &shown, const QString &text)
{
    if (style.theme == PageTheme::Print)
        return {};
    QStringList parts{
        pictures(article, style, shown), fullText(article, style, text), changes(article, style)};
    parts.removeAll(QString());
    return parts.isEmpty() ? QString()
                           : QString("<p class=\"state\">"_L1 +
                                     parts.join(u"<span class=\"dot\">·</span>"_s) + "</p>"_L1);
}

QString commandLink(const PageStyle &style, const QString &word, const QString &text)
{
    if (style.commands.isEmpty())
        return {};
    return "<a class=\"command\" href=\""_L1 + escape(style.commands + word) + "\">"_L1 + escape(text) +
           "</a>"_L1;
}

} // namespace courant::html
