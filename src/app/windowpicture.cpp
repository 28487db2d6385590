// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowpicture.h"

#include "model/whendone.h"
#include "store/library.h"
#include "widgets/actions.h"
#include "widgets/errortext.h"
#include "widgets/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace courant {

WindowPicture::WindowPicture(Library *library, MainWindow *window, const Options &options,
    std::function<void(int)> done, std::function<void(const QString &)> complain, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_window(window)
    , m_options(options)
    , m_done(std::move(done))
    , m_complain(std::move(complain))
{
}

WindowPicture::~WindowPicture() = default;

void WindowPicture::draw()
{
    if (m_options.select != ArticleId::None) {
        whenDone(m_library->article(m_options.select), this, [this](const Result<Article> &article) {
            if (article)
                return select(m_options.select);
            m_complain(errorText(article.error()));
            m_done(1);
        });
        return;
    }
    // Without a wish, the newest article.
    whenDone(m_library->page({}, std::nullopt, 1), this, [this](const Result<ArticlePage> &page) {
        select(page && !page->rows.isEmpty() ? page->rows.first().id : ArticleId::None);
    });
}

void WindowPicture::select(ArticleId id)
{
    if (id != ArticleId::None)
        m_window->selectArticle(id);
    whenDone(m_window->ready(), this, [this](bool ready) {
        if (!ready)
            m_complain(u"the page did not get ready in time; the picture shows what there was"_s);
        act(ready);
    });
}

/// The commands one after the other; what the last one opens is drawn once it stands.
void WindowPicture::act(bool ready)
{
    if (m_options.commands.isEmpty()) {
        save(ready);
        return;
    }
    const QString name = m_options.commands.takeFirst();
    auto *command = m_window->actions()->findChild<QAction *>(name, Qt::FindDirectChildrenOnly);
    if (!command) {
        m_complain(u"there is no command \"%1\""_s.arg(name));
        m_done(2);
        return;
    }
    QTimer::singleShot(800ms, this, [this, ready] { act(ready); });
    command->trigger();
}

void WindowPicture::save(bool ready)
{
    QWidget *shown = m_window;
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (top != m_window && top->isVisible() && top->width() > 100)
            shown = top;
    }
    const bool saved = shown->grab().save(m_options.screenshot, "PNG");
    if (!saved)
        m_complain(u"%1 cannot be written"_s.arg(m_options.screenshot));
    m_done(saved && ready ? 0 : 1);
}

} // namespace courant
