// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "model/smartview.h"

#include <QObject>

class QLineEdit;
class QWidget;

namespace courant {

class Actions;
class Library;
class Organizing;
class SourcePane;
class StatusLine;
class UndoList;

/// Searches with a name: saving the one that is typed, editing, removing. GUI thread.
class Views final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Library *library;
        Actions *actions;
        SourcePane *sources;
        StatusLine *status;
        UndoList *undo;
        QLineEdit *search;
        const Organizing *organizing; ///< renames and removes what is chosen
        QWidget *window;
    };

    explicit Views(const Parts &parts, QObject *parent = nullptr);
    ~Views() override;

private:
    void updateActions();
    void ask(const SmartView &view);
    void save(const SmartView &view);
    void add(const SmartView &view, bool choose);
    void remove();
    void fail(const Error &error);

    Parts m_parts;
    ViewId m_wanted = ViewId::None; ///< a new one: chosen as soon as it stands in the pane
};

} // namespace courant
