// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pagemedia.h"

#include "model/whendone.h"
#include "web/hardenedpage.h"
#include "web/pageloader.h"
#include "web/webprofile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

QString reasonOf(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Http:
        return error.status > 0 ? QString::number(error.status) : u"error"_s;
    case Error::Kind::Timeout:
        return u"timeout"_s;
    case Error::Kind::Unreachable:
        return u"unreachable"_s;
    case Error::Kind::Tls:
        return u"certificate"_s;
    case Error::Kind::TooLarge:
        return u"too large"_s;
    case Error::Kind::TooManyRedirects:
        return u"too many redirects"_s;
    case Error::Kind::Refused:
        return u"refused"_s;
    case Error::Kind::NotUnderstood:
        return u"not a video or sound"_s;
    default:
        return u"error"_s;
    }
}

} // namespace

/// The words come into the script as JSON: nothing of the article is ever code.
void PageMedia::run(const QString &script, const QStringList &words)
{
    if (!m_loader || !m_loader->isLoaded())
        return;
    const QByteArray json = QJsonDocument(QJsonArray::fromStringList(words)).toJson(QJsonDocument::Compact);
    m_loader->run(u"(() => { const words = "_s + QString::fromUtf8(json) +
                      u"; const link = [...document.querySelectorAll('figure.media a')]"
                      ".find(a => a.href === words[0]); const box = link && link.closest('figure');"
                      "if (!box) return; const caption = box.querySelector('figcaption');"
                      "for (const old of box.querySelectorAll('.said')) old.remove();"_s +
                      script + u"})()"_s,
        this, [](const QVariant &) {});
}

void PageMedia::say(const QString &text, const QString &action, const QString &address)
{
    run(u"const said = document.createElement('span'); said.className = 'said';"
        "said.append(words[1]);"
        "if (words[2]) { const a = document.createElement('a'); a.className = 'command';"
        "a.href = words[3]; a.append(words[2]); said.append(' ', a); }"
        "if (words[1]) caption.append(said);"_s,
        {m_link, text, action, address});
}

void PageMedia::play(
    PageLoader *loader, ArticleId article, const QUrl &media, const QUrl &link, const html::PageStyle &style)
{
    stop();
    m_loader = loader;
    m_style = style;
    m_link = link.toString(QUrl::FullyEncoded);
    if (!m_source.fetch)
        return fail(u"error"_s);
    const quint64 mine = ++m_serial;
    m_fetching = true;
    say(style.words.fetchingMedia, style.words.stop, style.commands + u"stop"_s);
    whenDone(m_source.fetch(article, media), this, [this, mine](const Result<ImageData> &fetched) {
        if (mine != m_serial)
            return;
        m_fetching = false;
        if (fetched)
            show(*fetched);
        else
            fail(reasonOf(fetched.error()));
    });
}

void PageMedia::fail(const QString &reason)
{
    const QString words = m_style.words.reasons.value(reason, reason);
    say(m_style.words.mediaFailed.arg(words), m_style.words.tryAgain, m_link);
}

void PageMedia::show(const ImageData &media)
{
    if (!m_loader || !m_loader->isLoaded())
        return;
    const QString key = QUuid::createUuid().toString(QUuid::Id128);
    m_loader->profile()->pictures()->setMedia(key, media);
    m_loader->page()->setAudioMuted(false);
    // One plays at a time: what played before is gone from the memory.
    const QString noWay = m_style.words.mediaFailed.arg(
        m_style.words.reasons.value(u"no way to play it"_s, u"no way to play it"_s));
    run(u"for (const old of document.querySelectorAll('.playing')) old.remove();"
        "const player = document.createElement(words[2]); player.className = 'playing';"
        "player.controls = true; player.autoplay = true; player.disablePictureInPicture = true;"
        "player.setAttribute('controlslist', 'nodownload noremoteplayback');"
        "player.addEventListener('error', () => { player.remove();"
        "const said = document.createElement('span'); said.className = 'said';"
        "said.append(words[3]); caption.append(said); }, {once: true});"
        "player.src = words[1]; box.prepend(player);"_s,
        {m_link, u"artimg://m/"_s + key, media.type.startsWith("audio/"_L1) ? u"audio"_s : u"video"_s,
            noWay});
}

void PageMedia::stop()
{
    ++m_serial;
    if (!std::exchange(m_fetching, false))
        return;
    if (m_source.cancel)
        m_source.cancel();
    run({}, {m_link});
}

void PageMedia::leave()
{
    stop();
    if (!m_loader)
        return;
    m_loader->page()->setAudioMuted(true);
    m_loader->profile()->pictures()->setMedia({}, {});
    m_loader->run(u"for (const old of document.querySelectorAll('.playing')) old.remove();"_s, this,
        [](const QVariant &) {});
    m_loader = nullptr;
}

} // namespace courant
