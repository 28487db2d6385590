// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/caretaker.h"

#include "feed/opml.h"
#include "model/whendone.h"
#include "reader/importer.h"
#include "reader/subscriptions.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QtConcurrent>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int hour = 3'600'000;
constexpr int soon = 3'000;
constexpr int daysInTrash = 30;
constexpr int copiesKept = 5;
constexpr qint64 checkedSeldom = qint64(1) << 30; // bytes: a larger file is read whole once a week only
constexpr int seldomDays = 7;
const QString checkedProperty = u"care.checked"_s;

bool writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

/// The list itself, and a copy a day of the last ones. False when it could not be written.
bool keepList(const QString &path, const QByteArray &bytes)
{
    const QFileInfo info(path);
    QDir folder = info.dir();
    if (!folder.mkpath(u"."_s))
        return false;
    QFile old(path);
    if (old.open(QIODevice::ReadOnly) && old.readAll() == bytes)
        return true;
    old.close();
    const QString day = info.lastModified().date().toString(Qt::ISODate);
    const QString copy = folder.filePath("subscriptions-"_L1 + day + ".opml"_L1);
    if (old.exists() && !QFile::exists(copy))
        (void)QFile::copy(path, copy);
    QStringList copies = folder.entryList({u"subscriptions-*.opml"_s}, QDir::Files, QDir::Name);
    while (copies.size() > copiesKept)
        folder.remove(copies.takeFirst());
    return writeWhole(path, bytes);
}

bool isLarge(const Library &library)
{
    return QFileInfo(library.dataFolder() + "/library.sqlite"_L1).size() > checkedSeldom;
}

} // namespace

Caretaker::Caretaker(
    Library *library, Importer *importer, std::function<RetentionRule()> rule, QObject *parent)
    : QObject(parent), m_library(library), m_importer(importer), m_rule(std::move(rule))
{
    connect(library, &Library::rescued, this, &Caretaker::takeRescue);
    connect(&m_rounds, &QTimer::timeout, this, &Caretaker::goRound);
    m_subscriptions.setSingleShot(true);
    m_subscriptions.setInterval(soon);
    connect(&m_subscriptions, &QTimer::timeout, this, &Caretaker::keepSubscriptions);
    connect(library, &Library::changed, this, [this](const Changes &changes) {
        if (changes.treeChanged && !m_subscriptions.isActive())
            m_subscriptions.start();
    });
}

QString Caretaker::subscriptionsFile(const QString &dataFolder)
{
    return dataFolder + "/backups/subscriptions.opml"_L1;
}

void Caretaker::takeRescue(const RescueReport &report)
{
    Q_EMIT notice({CareNotice::Kind::Rescued, report, {}});
    m_bringBack = !report.complete;
    if (m_running)
        start();
}

void Caretaker::start(int delay)
{
    m_running = true;
    if (std::exchange(m_bringBack, false) && m_importer &&
        QFileInfo::exists(subscriptionsFile(m_library->dataFolder()))) {
        // Sources that are there already stay as they are.
        whenDone(m_importer->add(subscriptionsFile(m_library->dataFolder())), this,
            [](const Result<AddReport> &) {});
    }
    m_subscriptions.start();
    QTimer::singleShot(delay, this, &Caretaker::check);
    m_rounds.start(hour);
}

void Caretaker::check()
{
    const auto checkNow = [this] {
        whenDone(m_library->quickCheck(), this, [this](const Status &status) {
            if (!status && status.error().kind == Error::Kind::Corrupt) {
                Q_EMIT notice({CareNotice::Kind::Damaged, {}, status.error()});
                return endRound(); // no backup of that, which would push out a good one
            }
            if (isLarge(*m_library))
                (void)m_library->setProperty(
                    checkedProperty, QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
            goRound();
        });
    };
    if (!isLarge(*m_library))
        return checkNow();
    whenDone(m_library->property(checkedProperty), this, [this, checkNow](const Result<QString> &last) {
        const QDateTime time = QDateTime::fromString(last ? *last : QString(), Qt::ISODate);
        if (time.isValid() && time.daysTo(QDateTime::currentDateTimeUtc()) < seldomDays)
            goRound();
        else
            checkNow();
    });
}

void Caretaker::goRound()
{
    whenDone(m_library->backUpWhenDue(), this, [this](const Result<QString> &path) {
        if (!path)
            Q_EMIT notice({CareNotice::Kind::BackupFailed, {}, path.error()});
        clear();
    });
}

void Caretaker::clear()
{
    whenDone(m_library->purgeDeleted(daysInTrash), this, [this](const Result<int> &) {
        whenDone(m_library->sources(), this, [this](const Result<QList<Source>> &sources) {
            const RetentionRules rules =
                sources ? rulesOf(*sources, m_rule ? m_rule() : RetentionRule()) : RetentionRules();
            if (rules.isEmpty())
                return endRound();
            whenDone(
                m_library->applyRetention(rules), this, [this](const Result<Deletion> &) { endRound(); });
        });
    });
}

void Caretaker::endRound()
{
    Q_EMIT roundEnded();
}

void Caretaker::keepSubscriptions()
{
    whenDone(m_library->sourceTree(), this, [this](const Result<SourceTree> &tree) {
        const QList<Outline> outlines = tree ? subscriptionsOf(*tree) : QList<Outline>();
        // An empty list never takes the place of one that may be needed.
        if (outlines.isEmpty())
            return;
        const QString path = subscriptionsFile(m_library->dataFolder());
        whenDone(QtConcurrent::run(
                     [path, outlines] { return keepList(path, feed::writeOpml(u"Courant"_s, outlines)); }),
            this, [this](bool written) {
                if (!written)
                    Q_EMIT notice({CareNotice::Kind::BackupFailed, {},
                        {Error::Kind::Unreadable, subscriptionsFile(m_library->dataFolder()), 0}});
                Q_EMIT subscriptionsKept();
            });
    });
}

} // namespace courant
