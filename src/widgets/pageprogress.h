// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace courant {

class Theme;

/// A thin line over the page: how much of the article is read. GUI thread.
class ProgressLine final : public QWidget
{
    Q_OBJECT
public:
    ProgressLine(const Theme *theme, QWidget *parent);

    void setProgress(double part, bool scrolls);
    double progress() const { return m_part; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const Theme *m_theme;
    double m_part = 0;
};

/// At the end of an article: what comes next, by its title. GUI thread.
class NextButton final : public QAbstractButton
{
    Q_OBJECT
public:
    NextButton(const Theme *theme, QWidget *parent);

    /// Empty: there is no next article.
    void setTitle(const QString &title);
    void setAtEnd(bool end);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();
    void place();

    const Theme *m_theme;
    QString m_title;
    bool m_end = false;
};

} // namespace courant
