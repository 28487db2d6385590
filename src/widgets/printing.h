// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/result.h"

#include <QObject>

#include <functional>
#include <memory>

class QPrinter;
class QWidget;

namespace courant {

class Actions;
class Library;
class PagePane;
class PdfPrinter;
class StatusLine;

/// Puts the article on the page on paper: the system's dialog, then the page as it is made for paper. GUI
/// thread.
class Printing final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Library *library;
        const Actions *actions;
        PagePane *page;
        StatusLine *status;
        QWidget *window;
    };

    explicit Printing(const Parts &parts, QObject *parent = nullptr);
    ~Printing() override;

    /// Prints without asking; the printer is kept until it is done.
    void print(const std::shared_ptr<QPrinter> &printer);

private:
    void ask();

    Parts m_parts;
    PdfPrinter *m_engine = nullptr; ///< with the first print
};

} // namespace courant
