// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/articlequery.h"
#include "model/ids.h"
#include "reader/settings.h"
#include "widgets/theme.h"

#include <QFuture>
#include <QHash>
#include <QLocale>
#include <QMainWindow>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>

class QLineEdit;

namespace courant {

class Actions;
class ActivityLog;
class Adding;
class Completing;
class FullTextFetcher;
class MediaFetcher;
class ArticleLinks;
class ArticlePane;
class ImageFetcher;
class Importer;
class Keyboard;
class Library;
class Marking;
class Organizing;
class PagePane;
class PaneLayout;
class Reading;
class Refresher;
class SecretStore;
struct Readiness;
class SettingsWindow;
class SourcePane;
class StatusLine;
class Notice;
class TypographyPopover;
class UndoList;
class ViewChoices;
class Views;

/// The window: three panes, toolbar, status line, and the wiring between them. Everything it works with comes
/// from outside and outlives it. GUI thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    struct Parts
    {
        Library *library = nullptr;
        Refresher *refresher = nullptr;
        Importer *importer = nullptr;
        ImageFetcher *images = nullptr;
        FullTextFetcher *fullTexts = nullptr;
        MediaFetcher *media = nullptr;  ///< null: nothing plays in the page
        SecretStore *secrets = nullptr; ///< null: no passwords can be kept
        ActivityLog *log = nullptr;     ///< null: there is none
        Theme *theme = nullptr;         ///< installed by the caller
        QLocale locale;
        std::function<void(const QUrl &)> openUrl; ///< null: the system's programs
        Settings *settings = nullptr;              ///< null: nothing is kept
        bool marksRead = true;                     ///< false: looking at the window changes nothing
    };

    explicit MainWindow(const Parts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Chooses an article, in the present view if it is there, else among all.
    void selectArticle(ArticleId id);
    /// Adds a document (or whatever the argument is) and shows it.
    void openDocument(const QString &input);
    /// Offers what a first start may want.
    void welcome();
    /// The article that was on the page when the window was last left, also if the view has it no longer.
    void showLastArticle();
    void raiseFromOtherInstance();
    /// Done when the list is filled, its pictures are in, and the page is painted; false if that took over 15
    /// s.
    QFuture<bool> ready();

    /// Shows the settings, on a page by its number.
    SettingsWindow *showSettings(int page = 0);
    /// Keeps what the next window, or the next start, comes back to.
    void saveState() const;

    const Actions *actions() const { return m_actions; }
    SourcePane *sourcePane() const { return m_sources; }
    ArticlePane *articlePane() const { return m_articles; }
    PagePane *pagePane() const { return m_page; }
    StatusLine *statusLine() const { return m_status; }
    QLineEdit *searchField() const { return m_search; }
    PaneLayout *panes() const { return m_panes; }
    Reading *reading() const { return m_reading; }
    /// Over the panes: for what the reader must not miss.
    Notice *notice() const { return m_notice; }

Q_SIGNALS:
    /// A setting that something outside the window follows has another value.
    void settingsChanged();
    /// The window is to be made anew, in another language; with its settings open on this page.
    void languageChosen(int settingsPage);
    /// The reader wants this backup in the library's place, and has confirmed it.
    void restoreChosen(const QString &backup);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool event(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void build();
    void buildToolBar();
    void connectPanes();
    void connectView();
    void connectGoing();
    void connectLayout();
    void setPageAlone(bool on);
    void keepSoon();
    void focusPane(int step);
    void keepFocus(QWidget *old, QWidget *now);
    void showView();
    void clearSearch();
    void setTextSize(int pixels);
    void setTheme(Theme::Mode mode);
    void updateTitle();
    void restoreState();
    void checkReady();

    Parts m_parts;
    Actions *m_actions;
    SourcePane *m_sources;
    ArticlePane *m_articles;
    PagePane *m_page;
    StatusLine *m_status;
    Keyboard *m_keyboard;
    QPointer<SettingsWindow> m_settingsWindow;
    Notice *m_notice;
    Views *m_views;
    ViewChoices *m_choices;
    UndoList *m_undo;
    Marking *m_marking;
    Reading *m_reading;
    Completing *m_completing;
    Adding *m_adding;
    Organizing *m_organizing;
    PaneLayout *m_panes = nullptr;
    ArticleLinks *m_links = nullptr;
    TypographyPopover *m_typography = nullptr;
    QLineEdit *m_search = nullptr;
    QTimer m_searchDelay;
    QTimer m_keepSoon; ///< what would be lost with the process
    QMetaObject::Connection m_focus;
    bool m_focusMoves = false; ///< the reader moves it by a key
    std::unique_ptr<Readiness> m_readiness;
};

} // namespace courant
