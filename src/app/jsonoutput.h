// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/article.h"
#include "model/source.h"
#include "reader/refresher.h"

#include <QJsonObject>

/// The JSON of the command line: absent things are null, times ISO 8601 in UTC, ids integers.
namespace courant::json {

QJsonValue time(const QDateTime &time);
QJsonObject row(const ArticleRow &row);
QJsonObject article(const Article &article, const QString &plainText);
QJsonObject source(const Source &source, const QStringList &groupPath);
QJsonObject refreshReport(const RefreshReport &report);
/// One line, UTF-8, with the newline.
QByteArray line(const QJsonObject &object);

} // namespace courant::json
