// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/articlepage.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace courant {

/// What stands where an article will be or cannot be, on the paper of the page: a sentence with what can be
/// done, or the outline of an article that is on its way. GUI thread.
class ViewState final : public QWidget
{
    Q_OBJECT
public:
    explicit ViewState(QWidget *parent = nullptr);
    ~ViewState() override;

    void setStyle(const html::PageStyle &style);
    /// Nothing but a sentence.
    void say(const QString &sentence);
    /// A sentence about what went wrong, and a button to try again.
    void sayTrouble(const QString &sentence);
    /// The article is on its way.
    void wait();
    bool isWaiting() const { return m_waiting; }
    QString sentence() const;

Q_SIGNALS:
    void againWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void set(const QString &sentence, bool trouble, bool waiting);
    void paintOutline(QPainter &painter) const;

    QLabel *m_sentence;
    QPushButton *m_again;
    html::PageStyle m_style;
    bool m_waiting = false;
};

} // namespace courant
