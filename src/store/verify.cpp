// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/verify.h"

#include "db/localconnection.h"
#include "store/backup.h"
#include "store/images.h"
#include "store/packing.h"
#include "store/schema.h"
#include "store/searchindex.h"
#include "store/searchtext.h"
#include "store/writing.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QSet>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

class Audit
{
public:
    Audit(Connection &connection, const QString &dataFolder, Writing *writing)
        : m_connection(connection), m_dataFolder(dataFolder), m_writing(writing)
    {
    }

    VerifyReport run()
    {
        m_report.articles = int(number(u"SELECT count(*) FROM articles"_s));
        m_report.sources = int(number(u"SELECT count(*) FROM sources"_s));
        m_report.images = int(number(u"SELECT count(*) FROM images WHERE state=1"_s));
        checkDatabase();
        checkParts();
        checkTexts();
        checkCounters();
        checkIndex();
        checkImageCounts();
        checkImageFiles();
        m_report.ok = m_report.problems.isEmpty();
        return m_report;
    }

private:
    qint64 number(const QString &sql) { return m_connection.value(sql).toLongLong(); }

    void problem(const QString &sentence) { m_report.problems.append(sentence); }

    void mend(const QString &sql)
    {
        if (m_writing)
            m_connection.run(sql);
    }

    // What the index knows of an article that has no row in `table` is not true any more.
    void forgetIndexed(const QString &table)
    {
        mend("UPDATE articles SET index_rowid=NULL WHERE id NOT IN (SELECT article_id FROM "_L1 % table %
             u')');
    }

    void checkDatabase();
    void checkParts();
    void checkTexts();
    void mendTexts(const QVariantList &ids);
    void checkCounters();
    void checkIndex();
    void checkImageCounts();
    void checkImageFiles();
    void checkStoredFiles(QSet<QString> *known);

    Connection &m_connection;
    const QString m_dataFolder;
    Writing *m_writing;
    VerifyReport m_report;
};

void Audit::checkDatabase()
{
    {
        Statement statement = m_connection.prepare(u"PRAGMA integrity_check(20)"_s);
        statement.exec();
        while (statement.next()) {
            if (statement.text(0) != "ok"_L1)
                problem("The database is damaged: "_L1 % statement.text(0) % u'.');
        }
    }
    QSet<QString> tables;
    {
        Statement statement = m_connection.prepare(u"PRAGMA foreign_key_check"_s);
        statement.exec();
        while (statement.next()) {
            problem(u"A row of %1 refers to a row of %2 that is not there."_s.arg(
                statement.text(0), statement.text(2)));
            tables.insert(statement.text(0));
        }
    }
    // What belongs to an article goes with it.
    for (const QString &table : {u"heads"_s, u"bodies"_s, u"pending"_s, u"places"_s, u"full_texts"_s,
             u"revisions"_s, u"article_images"_s}) {
        if (tables.contains(table))
            mend("DELETE FROM "_L1 % table % " WHERE article_id NOT IN (SELECT id FROM articles)"_L1);
    }
}

void Audit::checkParts()
{
    const qint64 headless =
        number(u"SELECT count(*) FROM articles WHERE id NOT IN (SELECT article_id FROM heads)"_s);
    if (headless > 0) {
        problem(u"%1 articles have lost their title."_s.arg(headless));
        forgetIndexed(u"heads"_s);
        mend(
            u"INSERT INTO heads(article_id) SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM heads)"_s);
    }
    const qint64 bodiless =
        number(u"SELECT count(*) FROM articles WHERE id NOT IN (SELECT article_id FROM bodies)"_s);
    if (bodiless > 0) {
        problem(u"%1 articles have lost their text."_s.arg(bodiless));
        forgetIndexed(u"bodies"_s);
        mend(u"INSERT INTO bodies(article_id) SELECT id FROM articles"
             " WHERE id NOT IN (SELECT article_id FROM bodies)"_s);
    }
    const qint64 homeless = number(u"SELECT count(*) FROM articles WHERE channel_id IS NOT NULL"
                                   " AND channel_id NOT IN (SELECT id FROM channels)"_s);
    if (homeless > 0) {
        problem(u"%1 articles are in a channel that is not there."_s.arg(homeless));
        mend(u"UPDATE articles SET channel_id=NULL WHERE channel_id NOT IN (SELECT id FROM channels)"_s);
    }
}

// SQLite does not notice a wrong byte in a row, the packing does.
void Audit::checkTexts()
{
    QVariantList damaged;
    {
        Statement statement = m_connection.prepare(u"SELECT article_id, content, summary FROM bodies"_s);
        statement.exec();
        while (statement.next()) {
            if (!unpackText(statement.blob(1)) || !unpackText(statement.blob(2)))
                damaged.append(statement.raw(0));
        }
    }
    if (damaged.isEmpty())
        return;
    problem(u"The texts of %1 articles are damaged."_s.arg(damaged.size()));
    if (m_writing)
        mendTexts(damaged);
}

// From the newest backup that has them whole; else the next fetch that brings them writes them anew.
void Audit::mendTexts(const QVariantList &ids)
{
    for (const QVariant &id : ids)
        m_connection.run(u"UPDATE articles SET content_hash=x'00' WHERE id=?"_s, id);
    QVariantList left = ids;
    for (const Backup &backup : listBackups(m_dataFolder)) {
        LocalConnection local;
        if (left.isEmpty() || !local.open({backup.path, Database::Mode::ReadOnly, libraryApplicationId,
                                  int(libraryMigrations().size()), 0}))
            continue;
        left.removeIf([this, &local](const QVariant &id) {
            Statement text =
                local.connection().prepare(u"SELECT content, summary FROM bodies WHERE article_id=?"_s);
            const bool whole =
                text.bind(id).exec() && text.next() && unpackText(text.blob(0)) && unpackText(text.blob(1));
            if (whole)
                m_connection.run(u"UPDATE bodies SET content=?, summary=? WHERE article_id=?"_s, text.raw(0),
                    text.raw(1), id);
            return whole;
        });
    }
}

void Audit::checkCounters()
{
    const QString wrongSources =
        u"SELECT s.id FROM sources s LEFT JOIN (SELECT source_id, count(*) AS total, sum(read=0) AS unread,"
        " sum(bookmarked) AS bookmarked FROM articles GROUP BY source_id) c ON c.source_id=s.id"
        " WHERE s.total<>ifnull(c.total,0) OR s.unread<>ifnull(c.unread,0)"
        " OR s.bookmarked<>ifnull(c.bookmarked,0)"_s;
    const qint64 sources = number("SELECT count(*) FROM ("_L1 % wrongSources % u')');
    if (sources > 0) {
        problem(u"The counters of %1 sources are wrong."_s.arg(sources));
        mend(u"UPDATE sources SET (total, unread, bookmarked)=(SELECT count(*), ifnull(sum(read=0),0),"
             " ifnull(sum(bookmarked),0) FROM articles WHERE source_id=sources.id)"_s);
    }
    const QString wrongChannels =
        u"SELECT s.id FROM channels s LEFT JOIN (SELECT channel_id, count(*) AS total, sum(read=0) AS unread"
        " FROM articles WHERE channel_id IS NOT NULL GROUP BY channel_id) c ON c.channel_id=s.id"
        " WHERE s.total<>ifnull(c.total,0) OR s.unread<>ifnull(c.unread,0)"_s;
    const qint64 channels = number("SELECT count(*) FROM ("_L1 % wrongChannels % u')');
    if (channels > 0) {
        problem(u"The counters of %1 channels are wrong."_s.arg(channels));
        mend(u"UPDATE channels SET (total, unread)=(SELECT count(*), ifnull(sum(read=0),0)"
             " FROM articles WHERE channel_id=channels.id)"_s);
    }
    if (m_writing && sources + channels > 0)
        m_writing->changes().treeChanged = true;
}

void Audit::checkIndex()
{
    bool rebuild = false;
    // Asked outside the latch: a damaged index must not end the audit.
    const Status integrity = m_connection.attempt(u"INSERT INTO search(search) VALUES('integrity-check')"_s);
    if (!integrity && integrity.error().kind == Error::Kind::Corrupt) {
        problem(u"The search index is damaged."_s);
        rebuild = true;
    }
    const qint64 lost = number(u"SELECT count(*) FROM articles WHERE index_rowid IS NULL"
                               " AND id NOT IN (SELECT article_id FROM pending)"_s);
    if (lost > 0) {
        problem(u"%1 articles are missing from the search index."_s.arg(lost));
        mend(u"INSERT INTO pending(article_id) SELECT id FROM articles WHERE index_rowid IS NULL"
             " AND id NOT IN (SELECT article_id FROM pending)"_s);
    }
    const qint64 dangling =
        rebuild
            ? 0
            : m_connection
                  .value(u"SELECT count(*) FROM articles WHERE index_rowid IS NOT NULL AND index_rowid NOT IN"
                         " (SELECT rowid FROM search WHERE search MATCH ?)"_s,
                      QString(u'"' % QString::fromUtf8(everyTerm()) % u'"'))
                  .toLongLong();
    if (dangling > 0) {
        problem(u"%1 articles name an entry of the search index that is not there."_s.arg(dangling));
        rebuild = true;
    }
    if (SearchIndex::wouldRepeat(m_connection)) {
        problem(u"The search index would give numbers twice."_s);
        rebuild = true;
    }
    if (m_writing && rebuild)
        SearchIndex::startOver(m_connection);
    if (m_writing && (rebuild || lost > 0))
        m_writing->noteIndexWork();
}

void Audit::checkImageCounts()
{
    const QString wrong =
        u"SELECT a.id FROM articles a WHERE a.images<>(SELECT count(*) FROM article_images WHERE "
        u"article_id=a.id)"
        " OR a.images_stored<>(SELECT count(*) FROM article_images ai JOIN images i ON i.id=ai.image_id"
        " WHERE ai.article_id=a.id AND i.state=1)"_s;
    if (const qint64 count = number("SELECT count(*) FROM ("_L1 % wrong % u')'); count > 0) {
        problem(u"The image counters of %1 articles are wrong."_s.arg(count));
        mend(u"UPDATE articles SET images=(SELECT count(*) FROM article_images WHERE article_id=articles.id),"
             " images_stored=(SELECT count(*) FROM article_images ai JOIN images i ON i.id=ai.image_id"
             " WHERE ai.article_id=articles.id AND i.state=1)"_s);
    }
    if (const qint64 unused = number("SELECT count(*) FROM images WHERE "_L1 % unusedImages);
        unused > 0 && m_writing)
        dropUnusedImages(*m_writing);
}

void Audit::checkStoredFiles(QSet<QString> *known)
{
    QStringList missing;
    {
        Statement statement =
            m_connection.prepare(u"SELECT DISTINCT hash FROM images WHERE state=1 ORDER BY hash"_s);
        statement.exec();
        while (statement.next())
            known->insert(statement.text(0));
    }
    for (const QString &hash : std::as_const(*known)) {
        QFile file(imagePath(m_dataFolder, hash));
        QCryptographicHash actual(QCryptographicHash::Sha256);
        if (file.open(QIODevice::ReadOnly) && actual.addData(&file) &&
            QString::fromLatin1(actual.result().toHex()) == hash)
            continue;
        missing.append(hash);
        problem(u"The image file %1 is missing or damaged."_s.arg(hash));
        if (m_writing)
            file.remove(); // what is there has the wrong bytes
    }
    for (const QString &hash : std::as_const(missing)) {
        if (m_writing)
            markMissing(*m_writing, hash);
    }
}

void Audit::checkImageFiles()
{
    QSet<QString> known;
    checkStoredFiles(&known);
    int orphans = 0;
    QDirIterator files(m_dataFolder + "/images"_L1, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    // An image being written just now has its file before its row.
    const QDateTime recent = QDateTime::currentDateTimeUtc().addSecs(-600);
    while (files.hasNext()) {
        const QString path = files.next();
        const QFileInfo info = files.fileInfo();
        if (known.contains(info.fileName()) || info.lastModified() > recent)
            continue;
        ++orphans;
        if (m_writing)
            QFile::remove(path);
    }
    if (orphans > 0)
        problem(u"%1 image files belong to no article."_s.arg(orphans));
}

} // namespace

VerifyReport audit(Connection &connection, const QString &dataFolder, Writing *writing)
{
    return Audit(connection, dataFolder, writing).run();
}

} // namespace courant
