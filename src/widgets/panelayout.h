// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSplitter;

namespace courant {

class Actions;
class Settings;

/// Where the panes stand: side by side, the list over the page, one at a time in a narrow window, or the page
/// alone. GUI thread.
class PaneLayout final : public QWidget
{
    Q_OBJECT
public:
    enum class Pane { Sources, List, Page };

    PaneLayout(
        QWidget *sources, QWidget *list, QWidget *page, const Actions *actions, QWidget *parent = nullptr);
    ~PaneLayout() override;

    QSize minimumSizeHint() const override;

    /// In a narrow window, the one to see; otherwise nothing changes.
    void reveal(Pane pane);
    /// One step back towards the sources. False: there is none, or all panes are in sight.
    bool goUp();
    bool isNarrow() const { return m_narrow; }
    Pane shown() const { return m_shown; }
    void setPageAlone(bool on);
    bool isPageAlone() const { return m_alone; }
    bool isStacked() const;

    void save(Settings *settings) const;
    void restore(const Settings *settings);

Q_SIGNALS:
    void narrowChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setStacked(bool on);
    void update();

    QWidget *m_sources, *m_list, *m_page;
    const Actions *m_actions;
    QSplitter *m_outer, *m_inner;
    QByteArray m_beside, m_below; ///< how the inner one stood in each direction
    Pane m_shown = Pane::List;
    bool m_narrow = false, m_alone = false;
};

} // namespace courant
