// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace courant {

class ArticleListView;
class Theme;

/// Lies over the top of a list while articles that came in stand above what is in sight; a click or Enter
/// goes to them. GUI thread.
class NewPill final : public QAbstractButton
{
    Q_OBJECT
public:
    NewPill(const Theme *theme, ArticleListView *view);
    ~NewPill() override;

    int count() const { return m_count; }
    QSize sizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void arrived(int count);
    void settle();
    void clear();
    void place();
    void goToTop();

    const Theme *m_theme;
    ArticleListView *m_view;
    int m_count = 0;
};

} // namespace courant
