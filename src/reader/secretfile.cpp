// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/secrets.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QSaveFile>
#include <QtConcurrent>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// The file and the one lock around it: reads and writes come from the pool.
class File
{
public:
    explicit File(const QString &dataFolder) : m_path(QDir(dataFolder).filePath(u"secrets.json"_s)) {}

    Result<QByteArray> read(const QString &name)
    {
        const QMutexLocker lock(&m_mutex);
        const Result<QJsonObject> all = load();
        if (!all)
            return all.error();
        if (!all->contains(name))
            return Error{Error::Kind::NotFound, u"the file of secrets has no such entry"_s};
        return QByteArray::fromBase64(all->value(name).toString().toLatin1());
    }

    Status change(const QString &name, const std::optional<QByteArray> &secret)
    {
        const QMutexLocker lock(&m_mutex);
        Result<QJsonObject> all = load();
        if (!all)
            return all.error(); // a file that cannot be read is not written over
        if (secret)
            all->insert(name, QString::fromLatin1(secret->toBase64()));
        else
            all->remove(name);
        return save(*all);
    }

private:
    Result<QJsonObject> load() const
    {
        QFile file(m_path);
        if (!file.exists())
            return QJsonObject();
        if (!file.open(QIODevice::ReadOnly))
            return Error{Error::Kind::Unreadable, m_path};
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
        if (!document.isObject())
            return Error{Error::Kind::Unreadable, m_path};
        return document.object();
    }

    Status save(const QJsonObject &all) const
    {
        QSaveFile file(m_path);
        // The permissions before the first byte.
        if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly))
            return Error{Error::Kind::Unreadable, m_path};
        if (file.write(QJsonDocument(all).toJson(QJsonDocument::Compact)) < 0 || !file.commit())
            return Error{Error::Kind::DiskFull, m_path};
        return {};
    }

    const QString m_path;
    QMutex m_mutex;
};

class SecretFile final : public SecretBackend
{
public:
    explicit SecretFile(const QString &dataFolder) : m_file(std::make_shared<File>(dataFolder)) {}

    QFuture<Result<QByteArray>> read(const QString &name) override
    {
        return QtConcurrent::run([file = m_file, name] { return file->read(name); });
    }
    QFuture<Status> write(const QString &name, const QByteArray &secret) override
    {
        return QtConcurrent::run([file = m_file, name, secret] { return file->change(name, secret); });
    }
    QFuture<Status> remove(const QString &name) override
    {
        return QtConcurrent::run([file = m_file, name] { return file->change(name, std::nullopt); });
    }

private:
    std::shared_ptr<File> m_file;
};

} // namespace

std::unique_ptr<SecretBackend> makeSecretFile(const QString &dataFolder)
{
    return std::make_unique<SecretFile>(dataFolder);
}

} // namespace courant
