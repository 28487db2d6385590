// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"

#include <QObject>

class QWidget;

namespace courant {

class Actions;
class Library;
class StatusLine;

/// Versions, system and counts, in English, for a report of a problem. No title, address, host, path or
/// other thing of the reader's own is in it.
QString diagnosticsText(const SourceTree &tree);

/// The manual, what Courant is made of, and the diagnostics. GUI thread.
class Help final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Library *library;
        Actions *actions;
        StatusLine *status;
        QWidget *window;
    };

    explicit Help(const Parts &parts, QObject *parent = nullptr);
    ~Help() override;

private:
    void showManual();
    void showAbout();
    void copyDiagnostics();

    Parts m_parts;
};

} // namespace courant
