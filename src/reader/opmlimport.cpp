// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/opmlimport.h"

#include "model/whendone.h"
#include "reader/inputkind.h"
#include "reader/sourceadding.h"
#include "reader/sourcerequest.h"
#include "store/library.h"

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr int maxDepth = 64;
constexpr int inWorkLimit = 32;
constexpr qsizetype mostTogether = 200; // sources in a transaction: a click waits for no more than that

bool hasSignIn(const QString &url)
{
    const sourcerequest::SplitAddress split = sourcerequest::splitAddress(url);
    return !split.user.isEmpty() || !split.password.isEmpty();
}

QString webAddress(QString url)
{
    url = url.trimmed();
    if (url.startsWith("feed://"_L1, Qt::CaseInsensitive))
        return u"http://"_s + url.mid(7);
    if (url.startsWith("feed:"_L1, Qt::CaseInsensitive))
        return url.mid(5);
    return url;
}

struct Flattener
{
    QList<Subscription> found;
    QStringList problems;
    QSet<QString> seen;
    int repeated = 0;

    void flatten(const QList<Outline> &outlines, const QStringList &path, int depth)
    {
        for (const Outline &outline : outlines) {
            const QString url = webAddress(outline.xmlUrl);
            if (!url.isEmpty() && !isWebAddress(url))
                problems.append(u"%1: not a web address (%2)"_s.arg(outline.title.left(200), url.left(200)));
            else if (seen.contains(url))
                ++repeated;
            else if (!url.isEmpty()) {
                seen.insert(url);
                found.append({url, outline.title.simplified(), path,
                    isWebAddress(outline.htmlUrl) ? outline.htmlUrl : QString()});
            }
            if (outline.children.isEmpty())
                continue;
            const bool isFolder = url.isEmpty() && !outline.title.isEmpty() && depth < maxDepth;
            flatten(outline.children, isFolder ? path + QStringList{outline.title.simplified()} : path,
                depth + 1);
        }
    }
};

} // namespace

QList<Subscription> subscriptions(const QList<Outline> &outlines, QStringList *problems, int *repeated)
{
    Flattener flattener;
    flattener.flatten(outlines, {}, 0);
    *problems = flattener.problems;
    *repeated = flattener.repeated;
    return flattener.found;
}

OpmlImport::OpmlImport(Library *library, const QString &input, const ParsedFeed &list,
    const QStringList &groupPath, QObject *parent)
    : QObject(parent), m_library(library)
{
    m_report.input = input;
    m_report.what = AddReport::What::Opml;
    m_report.title = list.title;
    QList<Subscription> found = subscriptions(list.outlines, &m_report.problems, &m_report.alreadyThere);
    m_report.problems = list.warnings + m_report.problems;
    for (Subscription &subscription : found)
        subscription.path = groupPath + subscription.path;
    m_waiting.assign(found.begin(), found.end());
    m_total = int(found.size()) + m_report.alreadyThere;
}

void OpmlImport::start()
{
    whenDone(m_library->sources(), this, [this](const Result<QList<Source>> &sources) {
        if (!sources)
            return end(sources.error());
        QSet<QString> there;
        m_done = m_report.alreadyThere;
        for (const Source &source : *sources)
            there.insert(source.url);
        std::deque<Subscription> fresh;
        for (const Subscription &subscription : m_waiting) {
            if (there.contains(sourcerequest::splitAddress(subscription.url).url)) {
                ++m_report.alreadyThere;
                ++m_done;
            } else
                fresh.push_back(subscription);
        }
        m_waiting = std::move(fresh);
        next();
    });
}

void OpmlImport::next()
{
    while (!m_waiting.empty() && m_inWork < inWorkLimit && !m_askingGroup && !m_error) {
        const QStringList path = m_waiting.front().path;
        if (!path.isEmpty() && !m_groups.contains(path)) {
            m_askingGroup = true;
            whenDone(m_library->ensureGroup(path), this, [this, path](const Result<GroupId> &group) {
                m_askingGroup = false;
                if (group)
                    m_groups.insert(path, *group);
                else
                    m_error = group.error();
                next();
            });
            return;
        }
        if (!hasSignIn(m_waiting.front().url)) {
            addTogether();
            continue;
        }
        const NewSource source = takeFirst();
        addSigned(source);
    }
    if (m_inWork > 0 || m_askingGroup)
        return;
    if (m_error)
        end(*m_error);
    else
        end(m_report);
}

/// Whose group is known.
NewSource OpmlImport::takeFirst()
{
    const Subscription subscription = std::move(m_waiting.front());
    m_waiting.pop_front();
    return {SourceKind::Feed, subscription.url, subscription.title,
        m_groups.value(subscription.path, GroupId::None), subscription.homepage};
}

void OpmlImport::addTogether()
{
    QList<NewSource> sources;
    while (!m_waiting.empty() && sources.size() < mostTogether) {
        const Subscription &next = m_waiting.front();
        if (hasSignIn(next.url) || !(next.path.isEmpty() || m_groups.contains(next.path)))
            break;
        sources.append(takeFirst());
    }
    m_inWork += int(sources.size());
    whenDone(m_library->addSources(sources), this,
        [this, size = int(sources.size())](const Result<QList<SourceId>> &ids) {
            m_inWork -= size;
            if (ids)
                m_report.added += size;
            else
                m_error = ids.error();
            m_done += size;
            Q_EMIT progressed(m_done, m_total);
            next();
        });
}

void OpmlImport::addSigned(const NewSource &source)
{
    ++m_inWork;
    whenDone(
        addWithSecrets(m_library, m_secrets, source), this, [this, source](const Result<AddedSource> &added) {
            --m_inWork;
            if (added) {
                ++m_report.added;
                m_report.secretInFile = m_report.secretInFile || added->secretInFile;
            } else if (added.error().kind == Error::Kind::NoSecret) {
                m_report.problems.append(u"%1: its password could not be kept (%2)"_s.arg(
                    source.title.isEmpty() ? QUrl(source.url).host() : source.title, added.error().detail));
            } else {
                m_error = added.error();
            }
            Q_EMIT progressed(++m_done, m_total);
            next();
        });
}

void OpmlImport::end(const Result<AddReport> &report)
{
    if (!std::exchange(m_ended, true))
        Q_EMIT finished(report);
}

} // namespace courant
