// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/imagejob.h"

#include "html/link.h"
#include "model/whendone.h"
#include "reader/fetchstate.h"
#include "reader/imageretry.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrent>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

/// What a host says, or shows instead, that dislikes the Referer it got.
bool isAboutReferer(const Error &error)
{
    if (error.kind == Error::Kind::Http)
        return error.status == 401 || error.status == 403 || error.status == 406 || error.status == 412;
    return error.kind == Error::Kind::NotUnderstood;
}

constexpr qint64 largestPicture = 10 * 1024 * 1024;

Result<QByteArray> localPictureBytes(const QUrl &address)
{
    const html::LocalPicture picture = html::localPicture(address);
    const QString root = QFileInfo(picture.root).canonicalFilePath();
    const QFileInfo info(QDir(picture.root).filePath(picture.path));
    const QString path = info.canonicalFilePath();
    if (root.isEmpty() || path.isEmpty())
        return Error{Error::Kind::NotFound, picture.path};
    // A link in the folder may lead out of it.
    if (!path.startsWith(root.endsWith(u'/') ? root : QString(root + u'/')) || !info.isFile())
        return Error{Error::Kind::Refused, picture.path};
    if (info.size() > largestPicture)
        return Error{Error::Kind::TooLarge, picture.path};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Unreadable, picture.path};
    return file.read(largestPicture);
}

} // namespace

QByteArray refererOf(RefererRung rung, const QString &link)
{
    const QUrl url(link);
    if (rung == RefererRung::None || url.host().isEmpty() || !url.scheme().startsWith("http"_L1))
        return {};
    if (rung == RefererRung::Origin)
        return url.adjusted(
                      QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment)
                   .toEncoded() +
               '/';
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment).toEncoded();
}

ImageJob::ImageJob(const PendingImage &pending, RefererRung first, const HttpRequest &way, Library *library,
    HttpClient *client, QObject *parent)
    : QObject(parent), m_pending(pending), m_way(way), m_library(library), m_client(client), m_rungs{first}
{
    for (const RefererRung rung : {RefererRung::None, RefererRung::Origin, RefererRung::Article}) {
        const bool canBeSent = rung == RefererRung::None || !refererOf(rung, pending.referer).isEmpty();
        if (rung != first && canBeSent)
            m_rungs.append(rung);
    }
}

void ImageJob::start()
{
    if (std::exchange(m_started, true) || m_done)
        return;
    m_rung = m_rungs.takeFirst();
    request();
}

void ImageJob::cancel()
{
    if (m_done || (m_started && m_fetch.isFinished()))
        return;
    m_fetch.cancel();
    finish(false, {Error::Kind::Cancelled, {}});
}

void ImageJob::request()
{
    if (html::localPicture(QUrl(m_pending.image.url)).root.size() > 0)
        return readLocalPicture();
    HttpRequest request = m_way;
    request.url = QUrl(m_pending.image.url);
    request.lane = HttpRequest::Lane::Image;
    request.accept = "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5";
    request.referer = refererOf(m_rung, m_pending.referer);
    m_fetch = m_client->get(request);
    whenDone(m_fetch, this, [this](const Result<HttpResponse> &response) { received(response); });
}

/// A picture beside a document on this machine. One that came from elsewhere cannot name it (see
/// html/link.h).
void ImageJob::readLocalPicture()
{
    m_rungs.clear();
    if (!m_pending.local)
        return fail({Error::Kind::Refused, {}});
    whenDone(QtConcurrent::run(&localPictureBytes, QUrl(m_pending.image.url)), this,
        [this](const Result<QByteArray> &bytes) {
            if (m_done)
                return;
            if (!bytes)
                return fail(bytes.error());
            whenDone(QtConcurrent::run(&recognisePicture, *bytes), this,
                [this, bytes = *bytes](const Result<PictureInfo> &info) { recognised(bytes, info); });
        });
}

void ImageJob::received(const Result<HttpResponse> &response)
{
    if (m_done)
        return;
    if (response) {
        const QByteArray bytes = response->body;
        whenDone(QtConcurrent::run(&recognisePicture, bytes), this,
            [this, bytes](const Result<PictureInfo> &info) { recognised(bytes, info); });
        return;
    }
    const Error error = response.error();
    if (error.kind == Error::Kind::Cancelled)
        return finish(false, error);
    climb(error);
}

void ImageJob::recognised(const QByteArray &bytes, const Result<PictureInfo> &info)
{
    if (!info)
        return climb(info.error());
    m_bytes = bytes.size();
    const QSize size = info->size.isValid() ? info->size : m_pending.image.size;
    whenDone(m_library->storeImage(m_pending.image.key, bytes, info->type, size), this,
        [this](const Status &status) { finish(status.has_value(), status ? Error{} : status.error()); });
}

void ImageJob::climb(const Error &error)
{
    if (!m_firstError)
        m_firstError = error;
    if (!isAboutReferer(error) || m_rungs.isEmpty())
        return fail(*m_firstError);
    m_rung = m_rungs.takeFirst();
    request();
}

void ImageJob::fail(const Error &error)
{
    const QDateTime again = nextImageTry(error, m_pending.tries, QDateTime::currentDateTimeUtc());
    whenDone(m_library->failImage(m_pending.image.key, fetchstate::reason(error), again), this,
        [this, error](const Status &) { finish(false, error); });
}

void ImageJob::finish(bool stored, const Error &error)
{
    if (std::exchange(m_done, true))
        return;
    Q_EMIT finished({m_pending.image.key, QUrl(m_pending.image.url).host(), stored, error, m_rung, m_bytes});
}

} // namespace courant
