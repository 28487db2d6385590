// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/prepare.h"

#include "store/identity.h"
#include "store/packing.h"

#include <QCryptographicHash>
#include <QSet>
#include <QtEndian>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

// Only ever compared with itself, and an attacker who makes two texts collide fools nobody but the reader
// of his own feed: the fastest hash will do.
class Hasher
{
public:
    Hasher &operator<<(const QString &text)
    {
        number(text.size());
        m_hash.addData(QByteArrayView(reinterpret_cast<const char *>(text.constData()), text.size() * 2));
        return *this;
    }
    Hasher &operator<<(const QByteArray &bytes)
    {
        number(bytes.size());
        m_hash.addData(bytes);
        return *this;
    }
    Hasher &operator<<(const QDateTime &time)
    {
        number(time.isValid() ? time.toMSecsSinceEpoch() : -1);
        return *this;
    }
    void number(qint64 value)
    {
        const qint64 little = qToLittleEndian(value);
        m_hash.addData(QByteArrayView(reinterpret_cast<const char *>(&little), sizeof little));
    }
    QByteArray result() const { return m_hash.result(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Md5};
};

QString pathTitleOf(const ParsedItem &item)
{
    if (!item.document || item.categories.isEmpty())
        return {};
    return item.categories.size() == 1 ? item.categories.constFirst() : item.categories.mid(1).join(u" · "_s);
}

qint64 textHashOf(const IncomingArticle &incoming)
{
    const ParsedItem &item = incoming.item;
    Hasher hash;
    hash << item.title << incoming.text << item.author << item.categories.join(u'\n');
    return qFromLittleEndian<qint64>(hash.result().constData());
}

QByteArray contentHashOf(const IncomingArticle &incoming, const PreparedArticle &prepared)
{
    const ParsedItem &item = incoming.item;
    Hasher hash;
    hash << item.id << item.title << item.link << item.author << item.published << item.updated
         << item.summary << item.content << item.base << item.commentsUrl << incoming.text << incoming.excerpt
         << incoming.leadImage << prepared.thumbnail << prepared.language << prepared.details;
    if (item.document)
        hash << item.document->header << item.document->body;
    for (const ArticleImage &image : prepared.images)
        hash << image.key << image.url;
    return hash.result();
}

QString thumbnailOf(const IncomingArticle &incoming)
{
    for (const QString &url : {incoming.item.thumbnail, incoming.item.image, incoming.leadImage}) {
        if (!url.isEmpty())
            return url;
    }
    return incoming.images.isEmpty() ? QString() : incoming.images.constFirst().url;
}

} // namespace

PreparedArticle prepare(const IncomingArticle &incoming)
{
    const ParsedItem &item = incoming.item;
    PreparedArticle prepared;
    prepared.guidKey = guidIdentity(item);
    prepared.linkIdentityKey = linkIdentity(item);
    prepared.hashKey = hashIdentity(item);
    prepared.linkKey = linkKey(item.link);
    prepared.content = packText(item.content);
    prepared.summary = packText(item.summary);
    prepared.details = packDetails(item);
    prepared.pathTitle = pathTitleOf(item);
    prepared.thumbnail = thumbnailOf(incoming);
    prepared.language = incoming.language.isEmpty() ? item.language : incoming.language;
    QSet<QString> keys;
    for (const ArticleImage &image : incoming.images) {
        if (!image.key.isEmpty() && !image.url.isEmpty() && !keys.contains(image.key)) {
            keys.insert(image.key);
            prepared.images.append(image);
        }
    }
    prepared.contentHash = contentHashOf(incoming, prepared);
    prepared.textHash = textHashOf(incoming);
    return prepared;
}

} // namespace courant
