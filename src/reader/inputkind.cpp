// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/inputkind.h"

#include <QFileInfo>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

bool looksLikePath(const QString &text)
{
    return text.startsWith(u'/') || text.startsWith("./"_L1) || text.startsWith("../"_L1) ||
           text.contains(u'\\') || (text.size() > 2 && text.at(1) == u':' && text.at(2) == u'/');
}

} // namespace

InputKind inputKind(const QString &input)
{
    QString text = input.trimmed();
    if (text.isEmpty())
        return {};
    const bool isFileUrl = text.startsWith("file:"_L1, Qt::CaseInsensitive);
    if (isFileUrl)
        text = QUrl(text).toLocalFile();
    const QFileInfo info(text);
    if (!text.isEmpty() && info.exists())
        return {info.isDir() ? InputKind::What::Folder : InputKind::What::File, info.canonicalFilePath()};
    if (isFileUrl || looksLikePath(text))
        return {InputKind::What::MissingFile, text};
    return {InputKind::What::Address, {}};
}

bool isWebAddress(const QString &url)
{
    if (url.contains(u'\n') || url.contains(u'\r'))
        return false;
    const QUrl parsed(url);
    return parsed.isValid() && !parsed.host().isEmpty() &&
           (parsed.scheme() == "http"_L1 || parsed.scheme() == "https"_L1);
}

} // namespace courant
