// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What each step of a refresh costs alone, on one core: CPU time for all feeds of a folder.
// bench_steps FOLDER
#include "feed/parse.h"
#include "html/digest.h"
#include "html/quickdigest.h"
#include "reader/digest.h"
#include "store/library.h"
#include "store/packing.h"
#include "store/prepare.h"
#include "store/segment.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>

#include <cstdio>
#include <ctime>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {
template<class Work>
void step(const char *name, Work work)
{
    const std::clock_t start = std::clock();
    const qint64 n = work();
    std::printf("%-20s %7.3f s  (%lld)\n", name, double(std::clock() - start) / CLOCKS_PER_SEC, (long long)n);
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QList<QByteArray> files;
    QDir dir(QString::fromLocal8Bit(argv[1]));
    for (const QString &name : dir.entryList(QDir::Files)) {
        QFile f(dir.filePath(name));
        if (f.open(QIODevice::ReadOnly))
            files.append(f.readAll());
    }
    QList<ParsedFeed> feeds;
    step("sha256", [&] {
        qint64 n = 0;
        for (auto &f : files)
            n += QCryptographicHash::hash(f, QCryptographicHash::Sha256).size();
        return n;
    });
    step("parse", [&] {
        qint64 n = 0;
        for (auto &f : files) {
            auto r = feed::parse(f);
            if (r) {
                n += r->items.size();
                feeds.append(*r);
            }
        }
        return n;
    });
    step("digestFeed", [&] {
        qint64 n = 0;
        for (auto &f : feeds) {
            n += digestFeed(f, {u"http://a.example/"_s, false, {}}).articles.size();
        }
        return n;
    });
    step("digest", [&] {
        qint64 n = 0;
        for (auto &f : feeds)
            for (auto &i : f.items)
                n += html::digest(i.content.isEmpty() ? i.summary : i.content, QUrl(u"http://a.example/"_s))
                         .text.size();
        return n;
    });
    step("quick", [&] {
        qint64 n = 0;
        for (auto &f : feeds)
            for (auto &i : f.items)
                n += html::quickDigest(
                    i.content.isEmpty() ? i.summary : i.content, QUrl(u"http://a.example/"_s))
                         .has_value();
        return n;
    });
    QList<MergeInput> inputs;
    for (auto &f : feeds)
        inputs.append(digestFeed(f, {u"http://a.example/"_s, false, {}}));
    step("language", [&] {
        qint64 n = 0;
        for (auto &f : inputs)
            for (auto &i : f.articles)
                n += html::guessLanguage(i.text).size();
        return n;
    });
    step("prepare", [&] {
        qint64 n = 0;
        for (auto &f : inputs)
            for (auto &i : f.articles)
                n += prepare(i).content.size();
        return n;
    });
    step("packText", [&] {
        qint64 n = 0;
        for (auto &f : inputs)
            for (auto &i : f.articles)
                n += packText(i.item.content).size() + packText(i.item.summary).size();
        return n;
    });
    step("segment", [&] {
        qint64 n = 0;
        for (auto &f : inputs)
            for (auto &i : f.articles)
                n += segment(i.text).tokens.size();
        return n;
    });
    step("imageKeys", [&] {
        qint64 n = 0;
        for (auto &f : inputs)
            for (auto &i : f.articles)
                for (auto &im : i.images)
                    n += html::imageKey(im.url).size();
        return n;
    });
    QTemporaryDir folder;
    Library::Options options;
    options.dataFolder = folder.path();
    options.plainText = html::plainText;
    Library library(options);
    library.open().waitForFinished();
    QList<SourceId> ids;
    for (int i = 0; i < inputs.size(); ++i) {
        auto f = library.addSource(NewSource{SourceKind::Feed, u"http://h/%1"_s.arg(i), {}});
        f.waitForFinished();
        ids.append(f.result().value());
    }
    step("merge", [&] {
        QList<QFuture<Result<MergeReport>>> all;
        for (int i = 0; i < inputs.size(); ++i)
            all.append(library.merge(ids.at(i), inputs.at(i)));
        qint64 n = 0;
        for (auto &f : all) {
            f.waitForFinished();
            n += f.result()->added;
        }
        return n;
    });
    step("index", [&] {
        library.indexPending().waitForFinished();
        return 0;
    });
}
