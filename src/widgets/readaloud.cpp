// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/readaloud.h"

#include "model/whendone.h"
#include "web/articleview.h"
#include "widgets/actions.h"
#include "widgets/statusline.h"
#include "widgets/voice.h"

#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr qsizetype longestPiece = 800; // characters

/// Where a piece that is too long is cut: behind a sentence, else behind a word.
qsizetype cutIn(const QString &text)
{
    for (qsizetype i = longestPiece - 1; i > longestPiece / 3; --i) {
        if (u"。！？；.!?;…؟"_s.contains(text.at(i)))
            return i + 1;
    }
    const qsizetype blank = text.lastIndexOf(u' ', longestPiece - 1);
    if (blank > 0)
        return blank + 1;
    return text.at(longestPiece).isLowSurrogate() ? longestPiece - 1 : longestPiece;
}

} // namespace

ReadAloud::ReadAloud(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(parts.actions->readAloud, &QAction::triggered, this, &ReadAloud::toggle);
    connect(parts.view, &ArticleView::shown, this, [this] { stop(); });
    connect(parts.view, &ArticleView::failed, this, [this] { stop(); });
    update();
}

ReadAloud::~ReadAloud() = default;

QStringList ReadAloud::pieces(const QString &title, const QString &text, const QString &from)
{
    QStringList out;
    if (!title.simplified().isEmpty())
        out.append(title.simplified());
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        QString left = line.simplified();
        while (left.size() > longestPiece) {
            const qsizetype cut = cutIn(left);
            out.append(left.first(cut).trimmed());
            left = left.mid(cut).trimmed();
        }
        if (!left.isEmpty())
            out.append(left);
    }
    const QString start = from.section(u'\n', 0, 0, QString::SectionSkipEmpty).simplified().left(60);
    for (qsizetype i = 0; i < out.size() && !start.isEmpty(); ++i) {
        const qsizetype at = out.at(i).indexOf(start);
        if (at < 0)
            continue;
        out.remove(0, i);
        out.first() = out.constFirst().mid(at);
        break;
    }
    return out;
}

void ReadAloud::toggle()
{
    if (m_reading)
        stop();
    else
        start();
    update();
}

void ReadAloud::start()
{
    const std::optional<Article> article = m_parts.view->shownArticle();
    if (!article)
        return;
    if (!m_voice && m_parts.voice) {
        m_voice = m_parts.voice();
        if (m_voice) {
            connect(m_voice.get(), &Voice::ended, this, &ReadAloud::next);
            connect(m_voice.get(), &Voice::failed, this,
                [this] { refuse(tr("The system's voice does not answer.")); });
        }
    }
    const QString language = article->row.language;
    if (!m_voice || !m_voice->speaks(language)) {
        const QString name =
            language.isEmpty() ? QString() : QLocale::languageToString(QLocale(language).language());
        refuse(name.isEmpty() || !m_voice
                   ? tr("There is no voice for reading aloud on this computer.")
                   : tr("There is no voice for this language on this computer: %1.").arg(name));
        return;
    }
    m_reading = true;
    const QString from = m_parts.view->selectedText();
    whenDone(m_parts.view->articleText(), this,
        [this, from, title = article->row.title, mine = ++m_request](const QString &text) {
            if (mine != m_request || !m_reading)
                return;
            m_left = pieces(title, text, from);
            next();
        });
}

void ReadAloud::next()
{
    if (!m_reading)
        return;
    if (m_left.isEmpty()) {
        stop();
        return;
    }
    m_voice->say(m_left.takeFirst());
}

void ReadAloud::stop()
{
    if (!m_reading)
        return;
    m_reading = false;
    ++m_request;
    m_left.clear();
    if (m_voice)
        m_voice->stop();
    update();
}

void ReadAloud::refuse(const QString &sentence)
{
    stop();
    m_parts.status->showMessage(sentence);
}

void ReadAloud::update()
{
    QAction *action = m_parts.actions->readAloud;
    action->setChecked(m_reading);
    if (m_reading)
        Actions::describe(action, tr("Stop Reading Aloud"), tr("Stop reading this article aloud"));
    else
        Actions::describe(
            action, tr("Read Aloud"), tr("Read this article aloud, or what is selected and on"));
}

} // namespace courant
