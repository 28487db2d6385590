// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QScrollArea>

#include <functional>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace courant {

/// A page of the settings: rows of a name, a sentence and a control, which a search can narrow. GUI thread.
class SettingsPage final : public QScrollArea
{
    Q_OBJECT
public:
    SettingsPage(const QString &icon, const QString &title, QWidget *parent = nullptr);
    ~SettingsPage() override;

    const QString &icon() const { return m_icon; }
    const QString &title() const { return m_title; }

    /// Rows that follow stand below it.
    void addHeading(const QString &text);
    /// Takes the control, and names it for assistive technology. Returns the sentence's label.
    QLabel *addRow(const QString &name, const QString &sentence, QWidget *control);
    QLabel *addSwitch(
        const QString &name, const QString &sentence, bool on, std::function<void(bool)> changed);
    /// The choices with their values; `now` is what is chosen.
    QComboBox *addChoice(const QString &name, const QString &sentence,
        const QList<std::pair<QString, QVariant>> &choices, const QVariant &now,
        std::function<void(const QVariant &)> changed);
    /// A widget over the whole width, found by `words`.
    void addWide(QWidget *widget, const QString &words);

    /// Shows the rows that have every word; the number of them. An empty text shows all.
    int filter(const QString &text);

private:
    struct Row
    {
        QWidget *widget;
        QString words;
        QWidget *heading;
    };

    QString m_icon, m_title;
    QVBoxLayout *m_layout;
    QWidget *m_heading = nullptr;
    QString m_headingText;
    QList<Row> m_rows;
};

} // namespace courant
