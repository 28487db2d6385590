// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "reader/folderwatcher.h"
#include "reader/readertest.h"
#include "reader/refresher.h"

#include <QTemporaryDir>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

class TestFolderWatcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newFileAndNewFolder_areNoticed();
};

void TestFolderWatcher::newFileAndNewFolder_areNoticed()
{
    QTemporaryDir folder;
    const QString root = folder.filePath(u"news"_s);
    QVERIFY(writeFile(root + u"/sub/a.md"_s, document("A", "<p>a</p>")));
    HttpClient client({});
    Library library({folder.filePath(u"data"_s), false, {}});
    QVERIFY(get(library.open()));
    Refresher refresher(&library, &client);
    FolderWatcher watcher(&library, &refresher);
    watcher.start();
    // A source that comes later is watched too.
    QVERIFY(get(library.addSource({SourceKind::Folder, root, u"News"_s, GroupId::None})));
    QTRY_COMPARE(watcher.watchedFolders(), 2);
    QVERIFY(writeFile(root + u"/sub/b.md"_s, document("B", "<p>b</p>")));
    QTRY_COMPARE_WITH_TIMEOUT(rows(&library).size(), 2, 10'000);
    QVERIFY(writeFile(root + u"/new/c.md"_s, document("C", "<p>c</p>")));
    QTRY_COMPARE_WITH_TIMEOUT(rows(&library).size(), 3, 10'000);
    QTRY_COMPARE(watcher.watchedFolders(), 3);
    QTRY_VERIFY(!refresher.isRunning());
}

QTEST_GUILESS_MAIN(TestFolderWatcher)
#include "tst_folderwatcher.moc"
