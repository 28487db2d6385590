// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/folderscan.h"
#include "reader/readertest.h"

#include <QTemporaryDir>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

class TestFolderScan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void list_findsDocumentsOnly();
    void list_ofNothing_isAnError();
    void list_stopsWhenCancelled();
    void linkToAFolder_isNotFollowed();
    void difference_namesWhatChanged();
    void touchedFile_isNotAnArticleAgain();
    void untitledTexts_stayApart();
};

void TestFolderScan::list_findsDocumentsOnly()
{
    QTemporaryDir folder;
    for (const QString &name : {u"a.md"_s, u"b/c.MARKDOWN"_s, u"b/d.html"_s, u"e.htm"_s, u"f.txt"_s,
             u"g.png"_s, u"h"_s, u".i.md"_s, u".git/j.md"_s})
        QVERIFY(writeFile(folder.filePath(name), "x"));
    const std::atomic_bool no = false;
    const auto found = folderscan::list(folder.path(), no);
    QVERIFY(found);
    QStringList names;
    for (const auto &file : *found)
        names.append(QDir(folder.path()).relativeFilePath(file.path));
    QCOMPARE(names, QStringList({u"a.md"_s, u"b/c.MARKDOWN"_s, u"b/d.html"_s, u"e.htm"_s, u"f.txt"_s}));
}

void TestFolderScan::list_ofNothing_isAnError()
{
    const std::atomic_bool no = false;
    QCOMPARE(folderscan::list(u"/no/such/folder"_s, no).error().kind, Error::Kind::NotFound);
}

void TestFolderScan::list_stopsWhenCancelled()
{
    QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"a.md"_s), "x"));
    const std::atomic_bool yes = true;
    QVERIFY(folderscan::list(folder.path(), yes)->isEmpty());
}

void TestFolderScan::linkToAFolder_isNotFollowed()
{
    QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"sub/a.md"_s), "x"));
    QVERIFY(QFile::link(folder.path(), folder.filePath(u"sub/loop"_s)));
    const std::atomic_bool no = false;
    QCOMPARE(folderscan::list(folder.path(), no)->size(), 1);
}

void TestFolderScan::difference_namesWhatChanged()
{
    QHash<QString, FileState> known;
    known.insert(u"/same"_s, {u"/same"_s, 1, 10, "h", {}, false});
    known.insert(u"/grown"_s, {u"/grown"_s, 1, 10, "h", {}, false});
    known.insert(u"/newer"_s, {u"/newer"_s, 1, 10, "h", {}, false});
    known.insert(u"/gone"_s, {u"/gone"_s, 1, 10, "h", {}, false});
    known.insert(u"/longGone"_s, {u"/longGone"_s, 1, 10, "h", {}, true});
    known.insert(u"/back"_s, {u"/back"_s, 1, 10, "h", {}, true});
    const auto difference =
        folderscan::difference({{u"/same"_s, 1, 10}, {u"/grown"_s, 2, 10}, {u"/newer"_s, 1, 11},
                                   {u"/back"_s, 1, 10}, {u"/new"_s, 1, 1}},
            known);
    QStringList toRead;
    for (const auto &file : difference.toRead)
        toRead.append(file.path);
    QCOMPARE(toRead, QStringList({u"/grown"_s, u"/newer"_s, u"/new"_s}));
    QHash<QString, bool> written;
    for (const FileState &state : difference.toWrite)
        written.insert(state.path, state.gone);
    QCOMPARE(written, (QHash<QString, bool>{{u"/gone"_s, true}, {u"/back"_s, false}}));
    QCOMPARE(difference.unchanged, 2);
}

void TestFolderScan::touchedFile_isNotAnArticleAgain()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.md"_s);
    QVERIFY(writeFile(path, document("Title", "<p>Text</p>")));
    auto batch = folderscan::readDocuments({{path, 1, 1}}, folder.path(), {});
    QCOMPARE(batch.input.articles.size(), 1);
    QCOMPARE(batch.input.articles.first().filePath, path);
    QCOMPARE(batch.input.files.size(), 1);
    const FileState state = batch.input.files.first();
    batch = folderscan::readDocuments({{path, 1, 2}}, folder.path(), {{path, state}});
    QVERIFY(batch.input.articles.isEmpty());
    QCOMPARE(batch.input.files.first().mtime, 2);
}

void TestFolderScan::untitledTexts_stayApart()
{
    QTemporaryDir folder;
    QList<folderscan::FoundFile> files;
    for (const QString &name : {u"x/note.txt"_s, u"y/note.txt"_s}) {
        QVERIFY(writeFile(folder.filePath(name), "The same words"));
        files.append({folder.filePath(name), 1, 1});
    }
    const auto batch = folderscan::readDocuments(files, folder.path(), {});
    QCOMPARE(batch.input.articles.size(), 2);
    QVERIFY(batch.input.articles[0].item.id != batch.input.articles[1].item.id);
    QVERIFY(!batch.input.articles[0].item.id.contains(folder.path()));
}

QTEST_GUILESS_MAIN(TestFolderScan)
#include "tst_folderscan.moc"
