// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sourcecare.h"

#include "model/whendone.h"
#include "reader/health.h"
#include "reader/imagefetcher.h"
#include "reader/refresher.h"
#include "store/library.h"
#include "widgets/actions.h"
#include "widgets/activitywindow.h"
#include "widgets/errortext.h"
#include "widgets/notice.h"
#include "widgets/propertiesdialog.h"
#include "widgets/quietsources.h"
#include "widgets/sourcepane.h"
#include "widgets/statusline.h"

#include <QMessageBox>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

QString nameOf(const Source &source)
{
    return source.title.isEmpty() ? QUrl(source.url).host() : source.title;
}

template<class Window>
void bringUp(Window *window)
{
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace

SourceCare::SourceCare(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    const Actions *a = parts.actions;
    connect(a->properties, &QAction::triggered, this,
        [this] { showProperties(m_parts.sources->currentSource()); });
    connect(a->activity, &QAction::triggered, this, &SourceCare::showActivity);
    connect(a->quietSources, &QAction::triggered, this, &SourceCare::showQuietSources);
    const auto update = [this] {
        m_parts.actions->properties->setEnabled(m_parts.sources->currentSource() != SourceId::None);
    };
    connect(parts.sources, &SourcePane::chosen, this, update);
    connect(parts.sources, &SourcePane::treeLoaded, this, update);
    update();
    a->activity->setEnabled(parts.log != nullptr);
    connect(parts.library, &Library::changed, this, &SourceCare::noteGone);
    connect(parts.refresher, &Refresher::finished, this, &SourceCare::tellGone);
    if (parts.images)
        connect(parts.images, &ImageFetcher::overQuotaChanged, this, [this](bool over) {
            if (over)
                tell(tr("The room for pictures is used up: only those of bookmarked articles are still "
                        "fetched."),
                    tr("Settings…"), m_parts.showPictureSettings);
        });
}

SourceCare::~SourceCare() = default;

void SourceCare::showProperties(SourceId id)
{
    if (id == SourceId::None)
        return;
    whenDone(m_parts.library->sourceTree(), this, [this, id](const Result<SourceTree> &tree) {
        if (!tree)
            return m_parts.status->showMessage(errorText(tree.error()));
        for (const Source &source : tree->sources) {
            if (source.id == id)
                return openProperties(source, tree->groups);
        }
    });
}

void SourceCare::openProperties(const Source &source, const QList<Group> &groups)
{
    PropertiesDialog::Parts parts;
    parts.library = m_parts.library;
    parts.refresher = m_parts.refresher;
    parts.secrets = m_parts.secrets;
    parts.theme = m_parts.theme;
    parts.policy = m_parts.policy ? m_parts.policy() : schedule::Policy();
    parts.locale = m_parts.locale;
    auto *dialog = new PropertiesDialog(parts, source, groups, m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void SourceCare::showActivity()
{
    if (!m_parts.log)
        return;
    if (!m_activity) {
        m_activity = new ActivityWindow(m_parts.log, m_parts.locale, m_parts.window);
        m_activity->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_activity, &ActivityWindow::opened, this, &SourceCare::showProperties);
    }
    bringUp(m_activity.data());
}

void SourceCare::showQuietSources()
{
    if (!m_quiet) {
        m_quiet = new QuietSources(m_parts.library, m_parts.locale, m_parts.window);
        m_quiet->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_quiet, &QuietSources::propertiesWanted, this, &SourceCare::showProperties);
        connect(m_quiet, &QuietSources::removeWanted, this, &SourceCare::unsubscribe);
        connect(m_quiet, &QuietSources::refreshWanted, this,
            [this](const QList<SourceId> &ids) { m_parts.refresher->refresh(ids); });
    }
    bringUp(m_quiet.data());
}

// ------------------------------------------------------------------ sources that are gone

void SourceCare::noteGone(const Changes &changes)
{
    for (const Source &source : changes.sources) {
        if (source.fetch.rhythm.gone && !health::isKeptThoughGone(source) && !m_asked.contains(source.id))
            m_gone.insert(source.id, source);
        else
            m_gone.remove(source.id);
    }
    if (!m_parts.refresher->isRunning())
        tellGone();
}

void SourceCare::tellGone()
{
    if (m_gone.isEmpty())
        return;
    const QHash<SourceId, Source> gone = std::exchange(m_gone, {});
    for (auto it = gone.cbegin(); it != gone.cend(); ++it)
        m_asked.insert(it.key());
    if (gone.size() > 1) {
        tell(tr("%n source(s) say that they are gone.", nullptr, int(gone.size())), tr("Show"),
            [this] { showQuietSources(); });
        return;
    }
    const Source source = gone.begin().value();
    tell(tr("“%1” says that it is gone.").arg(nameOf(source)), tr("Decide…"),
        [this, source] { askAboutGone(source); });
}

/// A question waits until it is answered; the status line is for what failed.
void SourceCare::tell(const QString &text, const QString &label, const std::function<void()> &action)
{
    Notice *notice = m_parts.notice;
    if (notice && notice->isHidden())
        notice->tell(text, label, [notice, action] {
            notice->hide();
            action();
        });
    else
        m_parts.status->showMessage(text, label, action);
}

void SourceCare::askAboutGone(const Source &source)
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("A Source Is Gone"),
        tr("“%1” says that it is gone for good. It is not asked any more.").arg(nameOf(source)),
        QMessageBox::NoButton, m_parts.window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("Its articles stay if you keep it; bookmarked ones stay in any case."));
    question->setWindowModality(Qt::NonModal);
    QPushButton *keep = question->addButton(tr("Keep It"), QMessageBox::RejectRole);
    QPushButton *remove = question->addButton(tr("Unsubscribe"), QMessageBox::DestructiveRole);
    question->setDefaultButton(keep);
    question->setEscapeButton(keep);
    connect(keep, &QPushButton::clicked, this, [this, source] {
        whenDone(m_parts.library->setSourceOptions(source.id, health::keptThoughGone(source)), this,
            [](const Status &) {});
    });
    connect(remove, &QPushButton::clicked, this, [this, source] { unsubscribe({source.id}); });
    question->show();
}

void SourceCare::unsubscribe(const QList<SourceId> &ids)
{
    if (ids.isEmpty())
        return;
    whenDone(m_parts.library->removeSources(ids), this, [this, ids](const Status &status) {
        if (!status)
            return m_parts.status->showMessage(errorText(status.error()));
        m_parts.status->showMessage(
            tr("%n source(s) removed. Bookmarked articles are kept.", nullptr, int(ids.size())), tr("Undo"),
            [this] {
                whenDone(m_parts.library->restoreRemoved(), this, [this](const Result<int> &restored) {
                    if (!restored)
                        m_parts.status->showMessage(errorText(restored.error()));
                });
            });
    });
}

} // namespace courant
