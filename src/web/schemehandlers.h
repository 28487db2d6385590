// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "store/library.h"

#include <QFuture>
#include <QWebEngineUrlSchemeHandler>

#include <functional>

namespace courant {

/// Where artimg: gets its bytes; in the application Library::image().
using ImageSource = std::function<QFuture<Result<ImageData>>(const QString &key)>;

/// Serves article://<host>/ from memory. It knows one document, the latest. GUI thread.
class ArticleSchemeHandler final : public QWebEngineUrlSchemeHandler
{
    Q_OBJECT
public:
    using QWebEngineUrlSchemeHandler::QWebEngineUrlSchemeHandler;

    void setDocument(const QString &host, const QByteArray &html);
    void requestStarted(QWebEngineUrlRequestJob *job) override;

private:
    QString m_host;
    QByteArray m_html;
};

/// Serves artimg://i/<key>[?v=n] from the image source; a quiet placeholder while it is not there.
/// GUI thread, never waits.
class ImageSchemeHandler final : public QWebEngineUrlSchemeHandler
{
    Q_OBJECT
public:
    explicit ImageSchemeHandler(ImageSource source, QObject *parent = nullptr);

    void requestStarted(QWebEngineUrlRequestJob *job) override;
    /// What artimg://m/<key> is from now on, and nothing else there; an empty key: nothing.
    void setMedia(const QString &key, const ImageData &media);

private:
    ImageSource m_source;
    QString m_mediaKey;
    ImageData m_media;
};

/// True for the 32 lower-case hex digits that address an image.
bool isImageKey(QStringView key);

} // namespace courant
