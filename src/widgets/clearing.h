// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/retention.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace courant {

class Library;
struct Error;

/// What the rules of keeping would delete, before anything is: source by source, with some headlines; and a
/// way to do it now, and to take that back. GUI thread.
class Clearing final : public QDialog
{
    Q_OBJECT
public:
    Clearing(Library *library, const RetentionRule &byDefault, QWidget *parent);
    ~Clearing() override;

private:
    void preview(const RetentionRule &byDefault);
    void list(const RetentionPreview &found);
    void clear();
    void bringBack(DeletionId deletion);
    void fail(const Error &error);

    Library *m_library;
    RetentionRules m_rules;
    QLabel *m_sentence;
    QListWidget *m_list;
    QPushButton *m_clear, *m_undo;
};

} // namespace courant
