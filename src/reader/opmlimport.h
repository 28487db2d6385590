// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/parsedfeed.h"
#include "reader/importer.h"

#include <deque>

namespace courant {

class Library;
struct NewSource;

/// One subscription of a list.
struct Subscription
{
    QString url;
    QString title;
    QStringList path;   ///< folders, outermost first
    QString homepage{}; ///< of the site, if the list names it
};

/// The subscriptions of an outline tree, each address once; what is no web address goes to `problems`. Pure.
/// @param repeated how many were there more than once
QList<Subscription> subscriptions(const QList<Outline> &outlines, QStringList *problems, int *repeated);

/// Adds the sources of a subscription list; fetching them is a refresh's work. Main thread.
class OpmlImport final : public QObject
{
    Q_OBJECT
public:
    OpmlImport(Library *library, const QString &input, const ParsedFeed &list, const QStringList &groupPath,
        QObject *parent);

    /// Where passwords in addresses go.
    void setSecrets(SecretStore *secrets) { m_secrets = secrets; }
    void start();
    void cancel() { m_waiting.clear(); }

Q_SIGNALS:
    void progressed(int done, int total);
    void finished(const courant::Result<courant::AddReport> &report);

private:
    void next();
    NewSource takeFirst();
    void addTogether();
    void addSigned(const NewSource &source);
    void end(const Result<AddReport> &report);

    Library *m_library;
    SecretStore *m_secrets = nullptr;
    AddReport m_report;
    std::deque<Subscription> m_waiting;
    QHash<QStringList, GroupId> m_groups;
    int m_total = 0;
    int m_inWork = 0;
    int m_done = 0;
    bool m_askingGroup = false;
    bool m_ended = false;
    std::optional<Error> m_error;
};

} // namespace courant
