// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;

namespace courant {

class Actions;
class Settings;

/// Which keys the commands have: those of a preset, or the reader's own. GUI thread.
class Keyboard final : public QObject
{
    Q_OBJECT
public:
    /// Gives the commands their keys at once. Without settings nothing is kept.
    Keyboard(const Actions *actions, Settings *settings, QObject *parent = nullptr);
    ~Keyboard() override;

    QString preset() const { return m_preset; }
    /// Takes the keys of another preset; the reader's own ones stay.
    void setPreset(const QString &preset);
    void setKeys(QAction *action, const QList<QKeySequence> &keys);
    /// Back to the preset's.
    void reset(QAction *action);
    void resetAll();
    bool isOwn(const QAction *action) const;
    /// Commands that share a key with this one, or whose keys begin with it: neither would work.
    QList<QAction *> conflicts(const QAction *action) const;

Q_SIGNALS:
    void changed();

private:
    QList<QKeySequence> presetKeys(const QAction *action) const;
    void apply(QAction *action);

    const Actions *m_actions;
    Settings *m_settings;
    QString m_preset;
    QHash<QString, QList<QKeySequence>> m_own; ///< when there are no settings
};

} // namespace courant
