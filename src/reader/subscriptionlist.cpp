// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/subscriptionlist.h"

#include "feed/opml.h"
#include "reader/subscriptions.h"

#include <QSaveFile>
#include <QtConcurrent>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

Status write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{Error::Kind::Unreadable, file.errorString(), 0};
    return {};
}

} // namespace

QByteArray subscriptionList(const SourceTree &tree)
{
    return feed::writeOpml(u"Courant"_s, subscriptionsOf(tree));
}

QFuture<Status> writeSubscriptionList(const QString &path, const SourceTree &tree)
{
    return QtConcurrent::run([path, tree] { return write(path, subscriptionList(tree)); });
}

} // namespace courant
