// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Documents per second of CPU time: parsed from memory, and from a folder of 10,000 files that is made and
// removed again.
#include "feed/parse.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <ctime>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Count = 10'000;

/// A post of about 4 kB: two in three as a dump of feeds writes them, the rest as people do.
QByteArray document(int number)
{
    const QByteArray id = QByteArray::number(number);
    const QByteArray text =
        QString::fromUtf8("<p>河上的桥通车了，两岸的人们都来看热闹。A bridge was opened &amp; crossed.</p>\n")
            .repeated(30)
            .toUtf8();
    if (number % 3)
        return "\n---\ntitle: '第" + id +
               "座桥：通车'\ncategories: \n - 地方\n - 河边日报\n - 要闻\n"
               "headimg: 'https://img.example/" +
               id +
               ".jpg'\nauthor: 河边日报\ncomments: false\n"
               "date: Tue, 07 May 2024 01:02:03 GMT\nthumbnail: 'https://img.example/" +
               id + ".jpg'\n---\n\n<div>   \n" + text + "</div>\n            ";
    return "---\ntitle: Bridge " + id +
           "\ntags:\n  - river\n  - bridge\ncategories:\n  - Notes\ndate: 2024-05-07 01:02:03\n"
           "---\n\n## The *" +
           id + "th* bridge\n\n" +
           QByteArray("It was **opened** and [crossed](https://example.org).\n\n").repeated(60) +
           "```js\nx < y\n```\n";
}

/// CPU time, so that a busy machine does not blur it.
void report(const char *what, qint64 bytes, std::clock_t start)
{
    const double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
    std::printf("%-28s %8.0f documents/s %8.1f MB/s\n", what, Count / seconds, double(bytes) / 1e6 / seconds);
}

} // namespace

int main()
{
    QList<QByteArray> documents;
    qint64 bytes = 0;
    for (int i = 0; i < Count; ++i) {
        documents.append(document(i));
        bytes += documents.last().size();
    }
    feed::ParseContext context;
    context.fileName = u"post.md"_s;
    qsizetype read = 0;
    std::clock_t start = std::clock();
    for (const QByteArray &one : std::as_const(documents)) {
        const Result<ParsedFeed> feed = feed::parse(one, context);
        read += feed ? feed->items.size() : 0;
    }
    report("parsed from memory", bytes, start);
    if (read != Count)
        return 1;

    const QTemporaryDir folder;
    for (int i = 0; i < Count; ++i) {
        QFile file(folder.filePath(u"%1.md"_s.arg(i)));
        if (!file.open(QIODevice::WriteOnly) || file.write(documents.at(i)) < 0)
            return 1;
    }
    read = 0;
    start = std::clock();
    QDirIterator files(folder.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            return 1;
        context.fileName = file.fileName();
        const Result<ParsedFeed> feed = feed::parse(file.readAll(), context);
        read += feed ? feed->items.size() : 0;
    }
    report("read from a folder and parsed", bytes, start);
    return read == Count ? 0 : 1;
}
