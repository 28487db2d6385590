// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/result.h"
#include "reader/look.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

#include <optional>

class QAbstractItemModel;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace courant {

class GroupChoice;
class Importer;
class PreviewCard;
class Theme;

/// Asks for one thing to add (an address, a file, a folder, a list), looks at it and shows what it found
/// before anything is added. Use open(). GUI thread.
class AddDialog final : public QDialog
{
    Q_OBJECT
public:
    struct Parts
    {
        Importer *importer;
        const QAbstractItemModel *sources; ///< a SourceTreeModel
        const Theme *theme;
        QStringList groupPath{}; ///< chosen at first
    };

    explicit AddDialog(const Parts &parts, QWidget *parent = nullptr);
    ~AddDialog() override;

    /// Puts an address or a path in and looks at it at once.
    void lookAt(const QString &input);
    /// The file chooser, for lists or for folders, before anything else.
    void browse(bool folder);
    void accept() override;

    QLineEdit *input() const { return m_input; }
    PreviewCard *card() const { return m_card; }
    GroupChoice *group() const { return m_group; }
    QPushButton *addButton() const { return m_add; }
    QPushButton *clipboardButton() const { return m_clipboard; }
    QString problem() const;
    bool isLooking() const { return m_busy; }

Q_SIGNALS:
    void chosen(const QString &input, const QStringList &groupPath);
    void jumpWanted(courant::SourceId id);

private:
    void build();
    QWidget *buildLooking();
    QWidget *buildProblem();
    void offerClipboard();
    void edited();
    void look(const QString &input);
    void stop();
    void found(const Result<Preview> &preview);
    void update();

    Parts m_parts;
    QLineEdit *m_input;
    QPushButton *m_clipboard;
    QStackedWidget *m_stack;
    QLabel *m_hint;
    QLabel *m_looking;
    QLabel *m_problem;
    PreviewCard *m_card;
    QLabel *m_groupLabel;
    GroupChoice *m_group;
    QPushButton *m_add;
    QTimer m_pause;
    QPointer<Look> m_look; ///< may still bring an icon when it is done
    bool m_busy = false;
    std::optional<Preview> m_found;
};

} // namespace courant
