// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/schemehandlers.h"

#include "model/whendone.h"
#include "web/schemes.h"

#include <QBuffer>
#include <QWebEngineUrlRequestJob>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

void reply(QWebEngineUrlRequestJob *job, const QByteArray &type, const QByteArray &bytes)
{
    auto *buffer = new QBuffer(job);
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    job->reply(type, buffer);
}

/// Grows with the box the page keeps for the picture.
QByteArray placeholder()
{
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"360\">"
           "<rect width=\"100%\" height=\"100%\" fill=\"#808080\" fill-opacity=\"0.12\"/></svg>"_ba;
}

/// Only pictures are served as what the store says they are.
QByteArray pictureType(const QString &stored)
{
    const QByteArray type = stored.section(u';', 0, 0).trimmed().toLower().toLatin1();
    static const QList<QByteArray> known{"image/png"_ba, "image/jpeg"_ba, "image/gif"_ba, "image/webp"_ba,
        "image/avif"_ba, "image/bmp"_ba, "image/x-icon"_ba, "image/vnd.microsoft.icon"_ba,
        "image/svg+xml"_ba};
    return known.contains(type) ? type : QByteArray();
}

} // namespace

void ArticleSchemeHandler::setDocument(const QString &host, const QByteArray &html)
{
    m_host = host;
    m_html = html;
}

void ArticleSchemeHandler::requestStarted(QWebEngineUrlRequestJob *job)
{
    const QUrl url = job->requestUrl();
    if (url.host() != m_host || url.path() != "/"_L1 || job->requestMethod() != "GET"_ba) {
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
        return;
    }
    // Without the charset Chromium reads it as windows-1252.
    reply(job, "text/html;charset=utf-8"_ba, m_html);
}

ImageSchemeHandler::ImageSchemeHandler(ImageSource source, QObject *parent)
    : QWebEngineUrlSchemeHandler(parent), m_source(std::move(source))
{
}

void ImageSchemeHandler::requestStarted(QWebEngineUrlRequestJob *job)
{
    const QUrl url = job->requestUrl();
    const QString key = url.path().mid(1);
    if (url.host() == "m"_L1 && isImageKey(key) && key == m_mediaKey && job->requestMethod() == "GET"_ba)
        return reply(job, m_media.type.toLatin1(), m_media.bytes);
    if (url.host() != "i"_L1 || !isImageKey(key) || job->requestMethod() != "GET"_ba) {
        job->fail(QWebEngineUrlRequestJob::UrlInvalid);
        return;
    }
    // The job is the context: the engine may drop it before the answer comes.
    whenDone(m_source(key), job, [job](const Result<ImageData> &image) {
        const QByteArray type = image ? pictureType(image->type) : QByteArray();
        if (type.isEmpty())
            reply(job, "image/svg+xml;charset=utf-8"_ba, placeholder());
        else
            reply(job, type, image->bytes);
    });
}

void ImageSchemeHandler::setMedia(const QString &key, const ImageData &media)
{
    m_mediaKey = key;
    m_media = media;
}

bool isImageKey(QStringView key)
{
    return key.size() == 32 && std::all_of(key.begin(), key.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
}

} // namespace courant
