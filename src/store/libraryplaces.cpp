// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/library_p.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

// Kept as whole ten-thousandths.
constexpr double unit = 10'000;

} // namespace

QFuture<Result<double>> Library::place(ArticleId id)
{
    return d->read<Result<double>>([id](Connection &connection) -> Result<double> {
        return connection.value(u"SELECT place FROM places WHERE article_id=?"_s, id).toInt() / unit;
    });
}

QFuture<Status> Library::setPlace(ArticleId id, double place)
{
    return d->write<Status>(Database::Lane::Background, [id, place](Writing &writing) {
        Connection &connection = writing.connection();
        const int kept = int(std::clamp(place, 0.0, 1.0) * unit);
        connection.run(u"DELETE FROM places WHERE article_id=?"_s, id);
        // An article that is gone by now has no place any more.
        if (kept > 0)
            connection.run(
                u"INSERT INTO places(article_id, place) SELECT id, ? FROM articles WHERE id=?"_s, kept, id);
        return connection.status();
    });
}

} // namespace courant
