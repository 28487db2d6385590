// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace courant {

class ArticleView;
class Theme;

/// Looks for a text in the article on the page: how often it is there, and from place to place. A strip above
/// the page, which it never covers. GUI thread.
class FindBar final : public QFrame
{
    Q_OBJECT
public:
    FindBar(const Theme *theme, ArticleView *view, QWidget *parent);
    ~FindBar() override;

    /// Opens with this text, or the last one, selected.
    void open(const QString &text = {});
    void close();
    QLineEdit *field() const { return m_field; }
    QString countText() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showCount(int active, int count);

    const Theme *m_theme;
    ArticleView *m_view;
    QLineEdit *m_field;
    QLabel *m_count;
};

} // namespace courant
