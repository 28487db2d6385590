// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"
#include "reader/schedule.h"
#include "reader/sourceediting.h"

#include <QDialog>
#include <QLocale>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;

namespace courant {

class Refresher;
class Theme;

/// What is known of a source and what a reader may choose for it. Wrong values are said at once; saved when
/// OK is pressed, and the dialog stays open when that fails. Not modal. GUI thread.
class PropertiesDialog final : public QDialog
{
    Q_OBJECT
public:
    struct Parts
    {
        Library *library = nullptr;
        Refresher *refresher = nullptr;
        SecretStore *secrets = nullptr; ///< null: no passwords can be kept
        const Theme *theme = nullptr;
        schedule::Policy policy;
        QLocale locale;
    };

    PropertiesDialog(const Parts &parts, const Source &source, const QList<Group> &groups, QWidget *parent);
    ~PropertiesDialog() override;

    QTabWidget *tabs() const { return m_tabs; }
    /// What is wrong with the values; empty: nothing.
    QString problem() const;
    SourceEdit edit() const;
    void accept() override;

private:
    QWidget *generalPage(const QList<Group> &groups);
    QWidget *refreshPage();
    QWidget *connectionPage();
    QWidget *articlesPage();
    void showHealth();
    void update();
    void saved(const Status &status);
    QList<SourceHeader> headers(QHash<QString, QString> *secrets, QString *problem) const;
    QLabel *note(const QString &text);

    const Parts m_parts;
    Source m_source;
    QTabWidget *m_tabs;
    QLabel *m_problem;
    QPushButton *m_ok = nullptr;
    QLineEdit *m_title, *m_url;
    QComboBox *m_group;
    QComboBox *m_interval;
    QLabel *m_success, *m_error, *m_next, *m_rhythm, *m_newest;
    QLineEdit *m_userAgent, *m_user, *m_password, *m_proxyUrl;
    QComboBox *m_auth, *m_place, *m_proxy;
    QPlainTextEdit *m_headers;
    QFormLayout *m_connection = nullptr;
    QComboBox *m_pictures, *m_keepDays, *m_keepCount, *m_zone;
    QCheckBox *m_full, *m_notify;
    bool m_saving = false;
};

} // namespace courant
