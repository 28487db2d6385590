// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/prepare.h"

#include "model/fasthash.h"
#include "store/identity.h"
#include "store/packing.h"

#include <QSet>
#include <QtEndian>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char hashVersion = 2; // the first byte; the first version had none

// What versions before this hash wrote: one unit at a time. An article that has not changed since must not
// seem changed, or it would show a revision that never was.
class FormerHash
{
public:
    FormerHash &operator<<(const QString &text)
    {
        mix(quint64(text.size()));
        for (const QChar c : text)
            mix(c.unicode());
        return *this;
    }
    FormerHash &operator<<(const QByteArray &bytes)
    {
        mix(quint64(bytes.size()));
        for (const char c : bytes)
            mix(uchar(c));
        return *this;
    }
    FormerHash &operator<<(const QDateTime &time)
    {
        mix(time.isValid() ? quint64(time.toMSecsSinceEpoch()) : ~quint64(0));
        return *this;
    }
    qint64 half() const { return qint64(finish(m_first)); }
    QByteArray result() const
    {
        QByteArray bytes(16, Qt::Uninitialized);
        qToLittleEndian(finish(m_first), bytes.data());
        qToLittleEndian(finish(m_second), bytes.data() + 8);
        return bytes;
    }

private:
    void mix(quint64 value)
    {
        m_first = (m_first ^ value) * 0x9e3779b97f4a7c15ULL;
        m_first ^= m_first >> 29;
        m_second = (m_second + value) * 0xc2b2ae3d27d4eb4fULL;
        m_second ^= m_second >> 31;
    }
    static quint64 finish(quint64 value)
    {
        value = (value ^ (value >> 33)) * 0xff51afd7ed558ccdULL;
        return value ^ (value >> 33);
    }

    quint64 m_first = 14695981039346656037ULL;
    quint64 m_second = 0x165667b19e3779f9ULL;
};

QString pathTitleOf(const ParsedItem &item)
{
    if (!item.document || item.categories.isEmpty())
        return {};
    return item.categories.size() == 1 ? item.categories.constFirst() : item.categories.mid(1).join(u" · "_s);
}

template<class Hash>
qint64 textHashOf(const IncomingArticle &incoming)
{
    const ParsedItem &item = incoming.item;
    Hash hash;
    hash << item.title << incoming.text << item.author << item.categories.join(u'\n');
    return hash.half();
}

template<class Hash>
QByteArray contentHashOf(const IncomingArticle &incoming, const PreparedArticle &prepared)
{
    const ParsedItem &item = incoming.item;
    Hash hash;
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
    prepared.hashKey = hashIdentity(item);
    const QString link = normalizedLink(item.link);
    prepared.linkKey = linkKey(link);
    prepared.linkIdentityKey = linkIdentity(link);
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
    prepared.contentHash = QByteArray(1, hashVersion) + contentHashOf<FastHash>(incoming, prepared);
    prepared.textHash = textHashOf<FastHash>(incoming);
    return prepared;
}

FormerHashes formerHashes(const IncomingArticle &incoming, const PreparedArticle &prepared)
{
    return {contentHashOf<FormerHash>(incoming, prepared), textHashOf<FormerHash>(incoming)};
}

} // namespace courant
