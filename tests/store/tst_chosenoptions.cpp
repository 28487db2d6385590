// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarytest.h"

#include <QSignalSpy>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestChosenOptions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_library = openLibrary(m_folder->path());
    }
    void cleanup()
    {
        m_library.reset();
        m_folder.reset();
    }

    void chosenOptions_areThereAfterReopening();
    void chosenOptions_areToldInTheChanges();
    void unknownSource_isNotFound();
    void anotherWayOfAsking_forgetsTheValidators();
    void anotherInterval_keepsTheValidators();
    void anotherAddress_startsOver();
    void provenAddress_keepsTheValidators();
    void removedSourceAddedAgain_keepsItsOptions();

private:
    Source only() { return must(m_library->sources()).constFirst(); }
    SourceId asked(const QString &movedTo = {});
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
};

/// A source that was fetched and went away.
SourceId TestChosenOptions::asked(const QString &movedTo)
{
    const SourceId id = feed(*m_library, u"https://example.org/feed"_s);
    FetchState state;
    state.etag = "\"1\"";
    state.lastModified = "Thu, 01 Jan 2026 00:00:00 GMT";
    state.bodyHash = "hash";
    state.rhythm.gone = true;
    state.rhythm.movedTo = movedTo;
    must(m_library->setFetchState(id, state));
    return id;
}

void TestChosenOptions::chosenOptions_areThereAfterReopening()
{
    const SourceId id = feed(*m_library, u"https://example.org/feed"_s);
    SourceOptions options;
    options.refreshMinutes = 30;
    options.user = u"安"_s;
    must(m_library->setSourceOptions(id, options));
    m_library.reset();
    m_library = openLibrary(m_folder->path());
    QCOMPARE(only().options, options);
    QCOMPARE(must(m_library->sourceTree()).sources.constFirst().options, options);
}

void TestChosenOptions::chosenOptions_areToldInTheChanges()
{
    const SourceId id = feed(*m_library, u"https://example.org/feed"_s);
    QSignalSpy spy(m_library.get(), &Library::changed);
    SourceOptions options;
    options.notify = true;
    must(m_library->setSourceOptions(id, options));
    const auto told = [&spy] {
        for (const QList<QVariant> &signal : std::as_const(spy)) {
            for (const Source &source : signal.constFirst().value<Changes>().sources) {
                if (source.options.notify)
                    return true;
            }
        }
        return false;
    };
    QTRY_VERIFY(told());
}

void TestChosenOptions::unknownSource_isNotFound()
{
    const Status status = await(m_library->setSourceOptions(SourceId(77), {}));
    QVERIFY(!status);
    QCOMPARE(status.error().kind, Error::Kind::NotFound);
}

void TestChosenOptions::anotherWayOfAsking_forgetsTheValidators()
{
    const SourceId id = asked();
    SourceOptions options;
    options.user = u"ann"_s;
    must(m_library->setSourceOptions(id, options));
    QVERIFY(only().fetch.etag.isEmpty() && only().fetch.lastModified.isEmpty());
    QVERIFY(only().fetch.bodyHash.isEmpty());
}

void TestChosenOptions::anotherInterval_keepsTheValidators()
{
    const SourceId id = asked();
    SourceOptions options;
    options.refreshMinutes = 30;
    must(m_library->setSourceOptions(id, options));
    QCOMPARE(only().fetch.etag, "\"1\""_ba);
}

void TestChosenOptions::anotherAddress_startsOver()
{
    const SourceId id = asked(u"https://example.org/new"_s);
    must(m_library->setSourceUrl(id, u"https://example.net/feed"_s));
    QVERIFY(only().fetch.etag.isEmpty());
    QVERIFY(!only().fetch.rhythm.gone);
    QVERIFY(only().fetch.rhythm.movedTo.isEmpty());
}

void TestChosenOptions::provenAddress_keepsTheValidators()
{
    const SourceId id = asked(u"https://example.org/new"_s);
    must(m_library->setSourceUrl(id, u"https://example.org/new"_s));
    QCOMPARE(only().fetch.etag, "\"1\""_ba);
}

void TestChosenOptions::removedSourceAddedAgain_keepsItsOptions()
{
    const SourceId id = feed(*m_library, u"https://example.org/feed"_s);
    const ArticleId article = mergeAll(*m_library, id, {incoming(u"1"_s, u"t"_s, u"x"_s)}).ids.constFirst();
    must(m_library->setFlag({article}, Flag::Bookmarked, true));
    SourceOptions options;
    options.notify = true;
    must(m_library->setSourceOptions(id, options));
    must(m_library->removeSource(id));
    QCOMPARE(feed(*m_library, u"https://example.org/feed"_s), id);
    QVERIFY(only().options.notify);
}

QTEST_GUILESS_MAIN(TestChosenOptions)
#include "tst_chosenoptions.moc"
