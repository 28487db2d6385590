// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyboard.h"

#include "reader/settings.h"
#include "widgets/actions.h"

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

/// What the vim-like keys do otherwise than the classic ones.
const QHash<QString, QStringList> &vimKeys()
{
    static const QHash<QString, QStringList> keys{
        {u"first"_s, {u"G, G"_s}},
        {u"pageDown"_s, {u"Space"_s, u"Ctrl+D"_s}},
        {u"pageUp"_s, {u"Shift+Space"_s, u"Ctrl+U"_s}},
        {u"nextUnread"_s, {u"N"_s, u"]"_s}},
        {u"back"_s, {u"Ctrl+O"_s}},
        {u"forward"_s, {u"Ctrl+I"_s}},
        {u"goAll"_s, {u"G, A"_s}},
        {u"goUnread"_s, {u"G, U"_s}},
        {u"goToday"_s, {u"G, T"_s}},
        {u"goBookmarks"_s, {u"G, B"_s}},
        {u"nextPane"_s, {u"Ctrl+W"_s, u"F6"_s}},
        {u"undo"_s, {u"U"_s, u"Ctrl+Z"_s}},
        {u"copyLink"_s, {u"Y"_s}},
        {u"openInBrowser"_s, {u"O"_s}},
        {u"search"_s, {u"/"_s}},
        {u"quit"_s, {u"Z, Z"_s, u"Ctrl+Q"_s}},
    };
    return keys;
}

QList<QKeySequence> parsed(const QStringList &texts)
{
    QList<QKeySequence> keys;
    for (const QString &text : texts)
        keys.append(QKeySequence::fromString(text, QKeySequence::PortableText));
    return keys;
}

bool clash(const QKeySequence &a, const QKeySequence &b)
{
    return a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch;
}

/// Commands of single panes may share a key: the pane with the focus decides.
bool everywhere(const QAction *action)
{
    return action->shortcutContext() != Qt::WidgetShortcut;
}

} // namespace

Keyboard::Keyboard(const Actions *actions, Settings *settings, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_settings(settings)
    , m_preset(settings ? settings->keyPreset() : u"classic"_s)
{
    for (QAction *action : actions->findChildren<QAction *>(Qt::FindDirectChildrenOnly))
        apply(action);
}

Keyboard::~Keyboard() = default;

QList<QKeySequence> Keyboard::presetKeys(const QAction *action) const
{
    if (m_preset == "vim"_L1 && vimKeys().contains(action->objectName()))
        return parsed(vimKeys().value(action->objectName()));
    return Actions::defaultKeysOf(action);
}

void Keyboard::apply(QAction *action)
{
    QList<QKeySequence> keys = presetKeys(action);
    if (m_settings) {
        if (const auto own = m_settings->keys(action->objectName()))
            keys = parsed(*own);
    } else if (m_own.contains(action->objectName())) {
        keys = m_own.value(action->objectName());
    }
    if (keys != action->shortcuts())
        Actions::setKeys(action, keys);
}

void Keyboard::setPreset(const QString &preset)
{
    m_preset = preset;
    if (m_settings)
        m_settings->setKeyPreset(preset);
    for (QAction *action : m_actions->findChildren<QAction *>(Qt::FindDirectChildrenOnly))
        apply(action);
    Q_EMIT changed();
}

void Keyboard::setKeys(QAction *action, const QList<QKeySequence> &keys)
{
    if (keys == presetKeys(action)) {
        reset(action);
        return;
    }
    m_own.insert(action->objectName(), keys);
    if (m_settings) {
        QStringList texts;
        for (const QKeySequence &key : keys)
            texts.append(key.toString(QKeySequence::PortableText));
        m_settings->setKeys(action->objectName(), texts);
    }
    apply(action);
    Q_EMIT changed();
}

void Keyboard::reset(QAction *action)
{
    m_own.remove(action->objectName());
    if (m_settings)
        m_settings->setKeys(action->objectName(), std::nullopt);
    apply(action);
    Q_EMIT changed();
}

void Keyboard::resetAll()
{
    m_own.clear();
    for (QAction *action : m_actions->findChildren<QAction *>(Qt::FindDirectChildrenOnly)) {
        if (m_settings)
            m_settings->setKeys(action->objectName(), std::nullopt);
        apply(action);
    }
    Q_EMIT changed();
}

bool Keyboard::isOwn(const QAction *action) const
{
    return m_settings ? m_settings->keys(action->objectName()).has_value()
                      : m_own.contains(action->objectName());
}

QList<QAction *> Keyboard::conflicts(const QAction *action) const
{
    QList<QAction *> found;
    for (QAction *other : m_actions->findChildren<QAction *>(Qt::FindDirectChildrenOnly)) {
        if (other == action || (!everywhere(action) && !everywhere(other)))
            continue;
        for (const QKeySequence &mine : action->shortcuts()) {
            for (const QKeySequence &theirs : other->shortcuts()) {
                if (clash(mine, theirs) && !found.contains(other))
                    found.append(other);
            }
        }
    }
    return found;
}

} // namespace courant
