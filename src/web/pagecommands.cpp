// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pagecommands.h"

#include <QHash>
#include <QRandomGenerator>

namespace courant {

using namespace Qt::Literals::StringLiterals;

PageCommands::PageCommands()
    : m_prefix(u"https://command.invalid/x%1/"_s.arg(
          QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0')))
{
}

std::optional<PageCommand> PageCommands::of(const QUrl &url) const
{
    static const QHash<QString, PageCommand> words{{u"full"_s, PageCommand::FetchFullText},
        {u"whole"_s, PageCommand::ShowFullText}, {u"source"_s, PageCommand::ShowSource},
        {u"changes"_s, PageCommand::ShowChanges}, {u"article"_s, PageCommand::ShowArticle},
        {u"pictures"_s, PageCommand::RetryPictures}, {u"stop"_s, PageCommand::StopMedia}};
    const QString text = url.toString(QUrl::FullyEncoded);
    if (!isCommand(text))
        return std::nullopt;
    if (mediaOf(url).isValid())
        return PageCommand::PlayMedia;
    const auto word = words.constFind(text.mid(m_prefix.size()));
    return word == words.constEnd() ? std::nullopt : std::optional(*word);
}

QUrl PageCommands::mediaOf(const QUrl &url) const
{
    const QString play = m_prefix + u"play/"_s;
    const QString text = url.toString(QUrl::FullyEncoded);
    if (!text.startsWith(play))
        return {};
    const QUrl media = QUrl::fromEncoded(QByteArray::fromBase64(
        text.mid(play.size()).toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    const bool isWeb = media.scheme() == "http"_L1 || media.scheme() == "https"_L1;
    return isWeb && !media.host().isEmpty() ? media : QUrl();
}

} // namespace courant
