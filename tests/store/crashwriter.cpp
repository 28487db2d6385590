// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes into the library of a folder until it is killed, and says on stdout what it has been promised, one
// line each, only after the future said so:
//   added N          the article with guid N is in the library
//   read N 0|1       and has this flag
//   marked N 0|1
//   image N          the image of article N is stored
#include "store/library.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <unistd.h>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

template<class T>
T await(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

// One write(2) a line, with no buffer that could be lost.
void say(const QByteArray &line)
{
    const QByteArray whole = line + '\n';
    if (::write(STDOUT_FILENO, whole.constData(), size_t(whole.size())) != whole.size())
        ::_exit(3);
}

IncomingArticle article(int number)
{
    IncomingArticle incoming;
    incoming.item.id = QString::number(number);
    incoming.item.title = u"Article %1 北约"_s.arg(number);
    incoming.item.content = u"<p>%1</p>"_s.arg(QString(1000 + number % 3000, u'字'));
    incoming.item.published = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + number * 60'000LL, Qt::UTC);
    incoming.text = QString(1000 + number % 3000, u'字');
    ArticleImage image;
    image.key = u"key%1"_s.arg(number);
    image.url = u"https://example.org/%1"_s.arg(number);
    incoming.images = {image};
    return incoming;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Library::Options options;
    options.dataFolder = app.arguments().at(1);
    int next = app.arguments().at(2).toInt();
    Library library(options);
    if (!await(library.open()))
        return 1;
    NewSource source;
    source.url = u"https://example.org/feed"_s;
    const Result<SourceId> id = await(library.addSource(source));
    if (!id)
        return 1;
    QRandomGenerator random(quint32(next) + 7);
    for (;;) {
        MergeInput input;
        for (int i = 0; i < 5; ++i)
            input.articles.append(article(next + i));
        const Result<MergeReport> report = await(library.merge(*id, input));
        if (!report)
            return 1;
        for (int i = 0; i < 5; ++i)
            say("added " + QByteArray::number(next + i));
        const int which = random.bounded(5);
        const bool value = random.bounded(4) > 0;
        const QByteArray rest = QByteArray::number(next + which) + (value ? " 1" : " 0");
        if (!await(library.setFlag({report->ids.at(which)}, Flag::Read, value)))
            return 1;
        say("read " + rest);
        if (!await(library.setFlag({report->ids.at(which)}, Flag::Bookmarked, value)))
            return 1;
        say("marked " + rest);
        if (!await(library.storeImage(u"key%1"_s.arg(next), QByteArray::number(next), u"image/png"_s, {})))
            return 1;
        say("image " + QByteArray::number(next));
        if (random.bounded(3) > 0) {
            const int gone = (which + 1) % 5;
            say("deleting " + QByteArray::number(next + gone)); // may be done, and not said any more
            if (!await(library.deleteArticles({report->ids.at(gone)})))
                return 1;
            say("deleted " + QByteArray::number(next + gone));
        }
        next += 5;
    }
}
