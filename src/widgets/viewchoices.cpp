// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewchoices.h"

#include "reader/settings.h"
#include "widgets/actions.h"

#include <QAction>

using namespace Qt::Literals::StringLiterals;

namespace courant {

ViewChoices::ViewChoices(const Actions *actions, Settings *settings, QObject *parent)
    : QObject(parent), m_actions(actions), m_settings(settings)
{
    const auto order = [this](QAction *action, const QByteArray &name) {
        connect(action, &QAction::triggered, this, [this, name] {
            keep(orderName(), name);
            Q_EMIT queryChosen();
        });
    };
    order(actions->newestFirst, "newest"_ba);
    order(actions->oldestFirst, "oldest"_ba);
    order(actions->bestFirst, "best"_ba);
    connect(actions->unreadOnly, &QAction::triggered, this, [this](bool on) {
        setWord("unread"_ba, on);
        Q_EMIT queryChosen();
    });
    const auto layout = [this](QAction *action, const QByteArray &name) {
        connect(action, &QAction::triggered, this, [this, name] {
            setLayout(name);
            Q_EMIT lookChosen();
        });
    };
    layout(actions->listLayout, {});
    layout(actions->cardLayout, "cards"_ba);
    layout(actions->compactLayout, "compact"_ba);
    const auto word = [this](QAction *action, const QByteArray &name) {
        connect(action, &QAction::triggered, this, [this, name](bool on) {
            setWord(name, on);
            Q_EMIT lookChosen();
        });
    };
    word(actions->dense, "dense"_ba);
    word(actions->groupByDay, "byDay"_ba);
}

ViewChoices::~ViewChoices() = default;

void ViewChoices::show(const QString &view)
{
    m_view = view;
    const Actions *a = m_actions;
    using Order = ArticleQuery::Order;
    const Order chosen = order();
    (chosen == Order::OldestFirst    ? a->oldestFirst
        : chosen == Order::Relevance ? a->bestFirst
                                     : a->newestFirst)
        ->setChecked(true);
    a->unreadOnly->setChecked(unreadOnly());
    const ListLook shown = look();
    (shown.layout == ListLook::Layout::Cards        ? a->cardLayout
        : shown.layout == ListLook::Layout::Compact ? a->compactLayout
                                                    : a->listLayout)
        ->setChecked(true);
    a->dense->setChecked(shown.dense);
    a->groupByDay->setChecked(shown.byDay);
}

ArticleQuery::Order ViewChoices::order() const
{
    using Order = ArticleQuery::Order;
    const QByteArray name = kept(orderName());
    return name == "oldest" ? Order::OldestFirst : name == "best" ? Order::Relevance : Order::NewestFirst;
}

bool ViewChoices::unreadOnly() const
{
    return words().contains("unread"_ba);
}

ListLook ViewChoices::look() const
{
    using Layout = ListLook::Layout;
    const QByteArrayList all = words();
    ListLook look;
    look.layout = all.contains("cards"_ba)     ? Layout::Cards
                  : all.contains("compact"_ba) ? Layout::Compact
                                               : Layout::List;
    look.dense = all.contains("dense"_ba);
    look.byDay = all.contains("byDay"_ba);
    return look;
}

// ------------------------------------------------------------------ kept

QByteArray ViewChoices::kept(const QString &name) const
{
    if (const auto known = m_kept.constFind(name); known != m_kept.constEnd())
        return *known;
    return m_settings ? m_settings->windowState(name) : QByteArray();
}

void ViewChoices::keep(const QString &name, const QByteArray &value)
{
    m_kept.insert(name, value);
    if (m_settings)
        m_settings->setWindowState(name, value);
}

QString ViewChoices::orderName() const
{
    return u"order/"_s + QString(m_view).replace(u'/', u'-');
}

QString ViewChoices::lookName() const
{
    return u"look/"_s + QString(m_view).replace(u'/', u'-');
}

QByteArrayList ViewChoices::words() const
{
    return kept(lookName()).split(' ');
}

void ViewChoices::setWord(const QByteArray &word, bool on)
{
    QByteArrayList all = words();
    all.removeAll({});
    all.removeAll(word);
    if (on)
        all.append(word);
    keep(lookName(), all.join(' '));
}

void ViewChoices::setLayout(const QByteArray &layout)
{
    setWord("cards"_ba, layout == "cards");
    setWord("compact"_ba, layout == "compact");
}

} // namespace courant
