// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QPersistentModelIndex>

namespace courant {

/// A list whose rows stay where they are on the screen when others come, go or move above them. GUI thread.
class ArticleListView final : public QListView
{
    Q_OBJECT
public:
    explicit ArticleListView(QWidget *parent = nullptr);
    ~ArticleListView() override;

    void setModel(QAbstractItemModel *model) override;
    /// The last row in sight, -1 when none.
    int lastVisibleRow() const;
    /// The first row in sight, -1 when none.
    int firstVisibleRow() const;

    /// The reader adds to what is chosen, or takes from it: the page stays as it is.
    bool isExtending() const { return m_extending; }

Q_SIGNALS:
    /// So many rows came in above the row that was kept in its place.
    void arrivedAbove(int rows);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void updateGeometries() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void holdAnchor();

    QPersistentModelIndex m_anchor; ///< the row at the top, while a layout is due
    int m_anchorTop = 0;
    bool m_extending = false;
    int m_arrived = 0; ///< rows that came in above it
};

} // namespace courant
