// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

class QLabel;
class QLineEdit;
class QListWidget;
class QStackedWidget;

namespace courant {

class Actions;
class Keyboard;
class Library;
class Settings;
class SettingsPage;
class Theme;

/// Everything that can be chosen, on pages, found by a search; a change holds at once. Not modal. GUI thread.
class SettingsWindow final : public QDialog
{
    Q_OBJECT
public:
    struct Parts
    {
        Settings *settings;
        Library *library;
        Actions *actions;
        Keyboard *keyboard;
        Theme *theme;
    };

    SettingsWindow(const Parts &parts, QWidget *parent);
    ~SettingsWindow() override;

    QLineEdit *searchField() const { return m_search; }
    QListWidget *pageList() const { return m_list; }
    SettingsPage *currentPage() const;
    int currentPageNumber() const;
    static constexpr int picturesPageNumber = 3;
    static constexpr int libraryPageNumber = 5;
    void showPage(int number);

Q_SIGNALS:
    /// A setting that something outside this window follows has another value.
    void changed();
    void textSizeChosen(int pixels);
    void languageChosen();
    /// The reader wants this backup in the library's place, and has confirmed it.
    void restoreChosen(const QString &backup);

private:
    void addPage(SettingsPage *page);
    void filter(const QString &text);
    SettingsPage *generalPage();
    SettingsPage *readingPage();
    SettingsPage *refreshPage();
    SettingsPage *picturesPage();

    Parts m_parts;
    QLineEdit *m_search;
    QListWidget *m_list;
    QStackedWidget *m_stack;
    QLabel *m_nothing;
};

} // namespace courant
