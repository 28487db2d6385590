// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/articlequery.h"
#include "widgets/listlook.h"

#include <QHash>
#include <QObject>

namespace courant {

class Actions;
class Settings;

/// What the reader chose for each view: its order, unread articles only or all, and how the list looks.
/// Follows the commands and keeps what they say. GUI thread.
class ViewChoices final : public QObject
{
    Q_OBJECT
public:
    /// `settings` may be null: then nothing outlives the window.
    ViewChoices(const Actions *actions, Settings *settings, QObject *parent = nullptr);
    ~ViewChoices() override;

    /// The commands show, and change, what holds for this view from now on.
    void show(const QString &view);

    ArticleQuery::Order order() const;
    bool unreadOnly() const;
    ListLook look() const;

Q_SIGNALS:
    /// Other articles, or in another order.
    void queryChosen();
    void lookChosen();

private:
    QByteArray kept(const QString &name) const;
    void keep(const QString &name, const QByteArray &value);
    QString orderName() const;
    QString lookName() const;
    QByteArrayList words() const;
    void setWord(const QByteArray &word, bool on);
    void setLayout(const QByteArray &layout);

    const Actions *m_actions;
    Settings *m_settings;
    QString m_view;
    QHash<QString, QByteArray> m_kept; ///< as chosen since the start
};

} // namespace courant
