// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/changes.h"
#include "model/ids.h"

#include <QDialog>
#include <QLocale>
#include <QTimer>

class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace courant {

class Library;

/// Sources that have been silent for months, fail for weeks, or are gone, with what to do about them. Not
/// modal; Esc closes it. GUI thread.
class QuietSources final : public QDialog
{
    Q_OBJECT
public:
    QuietSources(Library *library, const QLocale &locale, QWidget *parent);
    ~QuietSources() override;

    QTreeWidget *list() const { return m_list; }
    QComboBox *months() const { return m_months; }

Q_SIGNALS:
    void refreshWanted(const QList<courant::SourceId> &ids);
    void propertiesWanted(courant::SourceId id);
    void removeWanted(const QList<courant::SourceId> &ids);

private:
    void reload();
    void fill(const QList<Source> &sources);
    QList<SourceId> chosen() const;
    void updateButtons();

    Library *m_library;
    const QLocale m_locale;
    QComboBox *m_months;
    QTreeWidget *m_list;
    QLabel *m_empty;
    QPushButton *m_refresh;
    QPushButton *m_properties;
    QPushButton *m_remove;
    QTimer m_delay;
    bool m_loading = false;
};

} // namespace courant
