// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "reader/fetchstate.h"
#include "reader/refresher.h"
#include "reader/secretmemory.h"
#include "reader/secrets.h"
#include "store/library.h"
#include "support/httpserver.h"
#include "widgets/activitywindow.h"
#include "widgets/propertiesdialog.h"
#include "widgets/quietsources.h"
#include "widgets/sourcewords.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

namespace {

template<class T>
T get(const QFuture<T> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
        qFatal("A future did not finish.");
    return future.result();
}

Activity outcome(Activity::State state, int added = 0)
{
    Activity activity;
    activity.state = state;
    activity.added = added;
    activity.error = {Error::Kind::Http, {}, 404};
    return activity;
}

} // namespace

class TestSourceWindows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void activities_runningFirstThenNewest();
    void onlyProblems_hidesTheRest();
    void failures_areSaidInTheReadersWords();
    void wrongValues_areSaidAtOnce();
    void chosenValues_areSaved();
    void password_goesToTheKeychainAndNowhereElse();
    void password_withoutAKeychainIsNotKept();
    void quietSources_areListedWorstFirst();
};

void TestSourceWindows::activities_runningFirstThenNewest()
{
    ActivityLog log;
    ActivityModel model(&log, QLocale::c());
    const QAbstractItemModelTester tester(&model);
    Activity one;
    one.title = u"One"_s;
    Activity two;
    two.title = u"Two"_s;
    const qint64 first = log.begin(one);
    const qint64 second = log.begin(two);
    const auto names = [&model] {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names.append(model.index(row, ActivityModel::Name).data().toString());
        return names.join(u' ');
    };
    QCOMPARE(names(), u"Two One"_s);
    log.end(second, outcome(Activity::State::Done, 3));
    QCOMPARE(names(), u"One Two"_s);
    QCOMPARE(model.index(1, ActivityModel::Result).data().toString(), u"3 new"_s);
    log.end(first, outcome(Activity::State::Failed));
    QCOMPARE(names(), u"One Two"_s);
    for (int i = 0; i < ActivityLog::capacity + 10; ++i)
        log.end(log.begin(one), outcome(Activity::State::Unchanged));
    QCOMPARE(model.rowCount(), ActivityLog::capacity);
}

void TestSourceWindows::onlyProblems_hidesTheRest()
{
    ActivityLog log;
    Activity named;
    named.title = u"Harbour"_s;
    log.end(log.begin(named), outcome(Activity::State::Done, 1));
    log.end(log.begin(named), outcome(Activity::State::Failed));
    ActivityWindow window(&log, QLocale::c(), nullptr);
    QCOMPARE(window.view()->model()->rowCount(), 2);
    window.onlyProblems()->setChecked(true);
    QCOMPARE(window.view()->model()->rowCount(), 1);
    QVERIFY2(window.text().contains(u"404"_s), qPrintable(window.text()));
}

void TestSourceWindows::failures_areSaidInTheReadersWords()
{
    const auto said = [](const Error &error) { return sourcewords::failure(fetchstate::sentence(error)); };
    QCOMPARE(said({Error::Kind::Unreachable, {}}), u"The server could not be reached."_s);
    QVERIFY(said({Error::Kind::Http, {}, 410}).contains(u"410"_s));
    QVERIFY(said({Error::Kind::NoSecret, u"there is no keychain"_s}).contains(u"there is no keychain"_s));
    QCOMPARE(sourcewords::failure(u"From another time."_s), u"From another time."_s);
}

struct Desk
{
    QTemporaryDir folder;
    Library library{Library::Options{folder.path(), false, {}}};
    HttpClient client{HttpClient::Options()};
    Refresher refresher{&library, &client};
    Source source;

    Desk()
    {
        if (!get(library.open()))
            qFatal("the library cannot be opened");
        add(u"https://example.org/feed"_s, u"Harbour"_s);
        source = get(library.sources())->constFirst();
    }
    SourceId add(const QString &url, const QString &title)
    {
        return *get(library.addSource({SourceKind::Feed, url, title, GroupId::None}));
    }
    PropertiesDialog::Parts parts()
    {
        PropertiesDialog::Parts parts;
        parts.library = &library;
        parts.refresher = &refresher;
        return parts;
    }
};

/// The field of a label's row.
template<class Field>
static Field *fieldWith(PropertiesDialog &dialog, const QString &text)
{
    for (Field *field : dialog.findChildren<Field *>()) {
        if (field->text() == text)
            return field;
    }
    return nullptr;
}

void TestSourceWindows::wrongValues_areSaidAtOnce()
{
    Desk desk;
    PropertiesDialog dialog(desk.parts(), desk.source, {}, nullptr);
    QVERIFY(dialog.problem().isEmpty());
    auto *url = fieldWith<QLineEdit>(dialog, desk.source.url);
    QVERIFY(url);
    url->setText(u"gopher://example.org"_s);
    QVERIFY(!dialog.problem().isEmpty());
    QCOMPARE(dialog.findChild<QLabel *>(u"problem"_s)->text(), dialog.problem());
    url->setText(desk.source.url);
    QVERIFY(dialog.problem().isEmpty());
}

void TestSourceWindows::chosenValues_areSaved()
{
    Desk desk;
    PropertiesDialog dialog(desk.parts(), desk.source, {}, nullptr);
    fieldWith<QLineEdit>(dialog, u"Harbour"_s)->setText(u"Port"_s);
    for (auto *box : dialog.findChildren<QComboBox *>()) {
        if (const int hourly = box->findText(u"Every 1 hour(s)"_s); hourly >= 0)
            box->setCurrentIndex(hourly);
    }
    QCOMPARE(dialog.edit().options.refreshMinutes, 60);
    dialog.accept();
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    const Source now = get(desk.library.sources())->constFirst();
    QCOMPARE(now.title, u"Port"_s);
    QCOMPARE(now.options.refreshMinutes, 60);
}

/// The files below a folder that hold these bytes.
static QStringList filesWith(const QString &folder, const QByteArray &bytes)
{
    QStringList found;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            found.append(it.fileName());
    }
    return found;
}

/// Fills the fields as a reader does: chooses to sign in, and types.
static QLineEdit *typePassword(PropertiesDialog &dialog, const QString &password)
{
    dialog.tabs()->setCurrentIndex(2);
    for (auto *box : dialog.tabs()->currentWidget()->findChildren<QComboBox *>()) {
        if (const int basic = box->findText(u"With name and password"_s); basic >= 0)
            box->setCurrentIndex(basic);
    }
    QLineEdit *field = nullptr;
    for (auto *edit : dialog.tabs()->currentWidget()->findChildren<QLineEdit *>()) {
        if (edit->echoMode() == QLineEdit::Password)
            field = edit;
    }
    if (field && field->isVisible())
        QTest::keyClicks(field, password);
    return field;
}

void TestSourceWindows::password_goesToTheKeychainAndNowhereElse()
{
    const QString password = u"Kanarienvogel"_s;
    HttpServer server;
    Desk desk;
    auto *keychain = new SecretMemory;
    SecretStore secrets(std::unique_ptr<SecretBackend>(keychain), makeSecretFile(desk.folder.path()));
    desk.refresher.setSecrets(&secrets);
    const SourceId id = desk.add(server.url(u"/feed"_s).toString(), u"Club"_s);
    const auto source = [&] {
        const auto sources = get(desk.library.sources());
        for (const Source &one : *sources) {
            if (one.id == id)
                return one;
        }
        return Source();
    };
    PropertiesDialog::Parts parts = desk.parts();
    parts.secrets = &secrets;
    {
        PropertiesDialog dialog(parts, source(), {}, nullptr);
        dialog.show();
        const QLineEdit *field = typePassword(dialog, password);
        QVERIFY(field);
        QCOMPARE(field->text(), password);
        QVERIFY(!field->displayText().contains(password)); // nobody reads it over a shoulder
        QVERIFY2(dialog.problem().isEmpty(), qPrintable(dialog.problem()));
        dialog.accept();
        QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    }
    // Asked at once, with the password.
    QTRY_VERIFY(!server.requests().isEmpty());
    QVERIFY(QByteArray::fromBase64(server.requests().constLast().header("authorization").mid(6))
                .endsWith(password.toUtf8()));
    QTRY_VERIFY(!desk.refresher.isRunning());
    QCOMPARE(keychain->kept.size(), 1);
    QVERIFY(keychain->kept.cbegin()->contains(password.toUtf8()));
    QCOMPARE(filesWith(desk.folder.path(), password.toUtf8()), QStringList());
    QCOMPARE(filesWith(desk.folder.path(), password.toUtf8().toBase64()), QStringList());
    // It is not told again either.
    PropertiesDialog again(parts, source(), {}, nullptr);
    for (const auto *edit : again.findChildren<QLineEdit *>())
        QVERIFY(!edit->text().contains(password));
    QVERIFY2(again.problem().isEmpty(), qPrintable(again.problem()));
}

void TestSourceWindows::password_withoutAKeychainIsNotKept()
{
    Desk desk;
    auto *keychain = new SecretMemory;
    keychain->mood = SecretMemory::Mood::Absent;
    SecretStore secrets(std::unique_ptr<SecretBackend>(keychain), makeSecretFile(desk.folder.path()));
    PropertiesDialog::Parts parts = desk.parts();
    parts.secrets = &secrets;
    PropertiesDialog dialog(parts, desk.source, {}, nullptr);
    dialog.show();
    QVERIFY(typePassword(dialog, u"Kanarienvogel"_s));
    dialog.accept();
    auto *said = dialog.findChild<QLabel *>(u"problem"_s);
    QTRY_VERIFY(said->isVisible() && said->text().contains(u"keychain"_s));
    QVERIFY(dialog.isVisible()); // and nothing typed is lost
    QCOMPARE(filesWith(desk.folder.path(), "Kanarienvogel"), QStringList());
    QVERIFY(get(desk.library.sources())->constFirst().options.secretId.isEmpty());
}

void TestSourceWindows::quietSources_areListedWorstFirst()
{
    Desk desk;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    FetchState silent;
    silent.lastSuccess = now;
    silent.rhythm.newest = now.addYears(-1);
    QVERIFY(get(desk.library.setFetchState(desk.add(u"https://a.example/"_s, u"Silent"_s), silent)));
    FetchState gone;
    gone.rhythm.gone = true;
    QVERIFY(get(desk.library.setFetchState(desk.add(u"https://b.example/"_s, u"Gone"_s), gone)));
    QuietSources window(&desk.library, QLocale::c(), nullptr);
    QTRY_COMPARE(window.list()->topLevelItemCount(), 2);
    QCOMPARE(window.list()->topLevelItem(0)->text(0), u"Gone"_s);
    QCOMPARE(window.list()->topLevelItem(1)->text(0), u"Silent"_s);
}

QTEST_MAIN(TestSourceWindows)
#include "tst_sourcewindows.moc"
