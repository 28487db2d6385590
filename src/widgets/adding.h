// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/result.h"
#include "widgets/problemlist.h"

#include <QObject>
#include <QStringList>

class QMimeData;
class QWidget;

namespace courant {

class Actions;
class AddDialog;
class Importer;
class Library;
class Refresher;
class SourcePane;
class StatusLine;
class Theme;
struct AddReport;
struct RefreshProgress;
struct RefreshReport;

/// Sources and documents coming in and going: adding, dropping, refreshing, renaming, removing; everything is
/// told in the status line. GUI thread.
class Adding final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Library *library;
        Refresher *refresher;
        Importer *importer;
        Actions *actions;
        SourcePane *sources;
        StatusLine *status;
        QWidget *window;
        const Theme *theme;
    };

    explicit Adding(const Parts &parts, QObject *parent = nullptr);
    ~Adding() override;

    /// Adds URLs, files and folders, one after the other.
    void add(const QStringList &inputs, const QStringList &groupPath = {});
    /// What a drop would add: local files and folders, http(s) addresses, also as text. Empty: nothing for
    /// us.
    static QStringList inputsOf(const QMimeData *data);
    /// Asks for something to add; `input` is looked at at once.
    void askForSource(const QString &input = {});
    /// Asks for a file (a list, a document) or a folder to add.
    void askForFile(bool folder);
    bool isBusy() const { return m_running || !m_queue.isEmpty(); }

Q_SIGNALS:
    void articleAdded(courant::ArticleId id);
    void sourceAdded(courant::SourceId id);

private:
    struct Job
    {
        QString input;
        QStringList groupPath;
    };

    AddDialog *openDialog();
    void nextJob();
    void report(const AddReport &report);
    void showProblems(
        const QString &sentence, const QString &failed, const QList<ProblemList::Problem> &problems);
    QList<SourceId> chosenSources() const;
    void refresh(const QList<SourceId> &sources);
    void showRefreshProgress(const RefreshProgress &progress);
    void endRefresh(const RefreshReport &report);
    void fail(const Error &error);

    Parts m_parts;
    QList<Job> m_queue;
    bool m_running = false;
};

} // namespace courant
