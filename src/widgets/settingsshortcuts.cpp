// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions.h"
#include "widgets/icons.h"
#include "widgets/keyboard.h"
#include "widgets/settingspage.h"
#include "widgets/settingspages.h"
#include "widgets/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

/// The key of one command: a field that takes the next key pressed, and a way back to the default. A second
/// key a command has stays beside the one that is changed.
class KeyField final : public QWidget
{
    Q_DECLARE_TR_FUNCTIONS(KeyField)
public:
    KeyField(QAction *action, Keyboard *keyboard, const Theme *theme, QWidget *parent)
        : QWidget(parent)
        , m_action(action)
        , m_keyboard(keyboard)
        , m_edit(new QKeySequenceEdit(this))
        , m_reset(new QToolButton(this))
    {
        m_edit->setObjectName(QString(u"keys-"_s + action->objectName()));
        m_edit->setClearButtonEnabled(true);
        m_edit->setFixedWidth(170);
        m_edit->setAccessibleName(action->whatsThis());
        // The field inside is what gets the focus, and its button has no words of its own.
        if (auto *field = m_edit->findChild<QLineEdit *>())
            field->setAccessibleName(action->whatsThis());
        for (QAction *clear : m_edit->findChildren<QAction *>())
            clear->setText(tr("No key for %1").arg(action->whatsThis()));
        m_reset->setObjectName(QString(u"reset-"_s + action->objectName()));
        m_reset->setIcon(themeIcon(theme, u"rotate-ccw"_s));
        m_reset->setAutoRaise(true);
        m_reset->setText(tr("Default"));
        m_reset->setToolTip(tr("Back to the default"));
        m_reset->setAccessibleName(tr("Back to the default: %1").arg(action->whatsThis()));
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(4);
        layout->addWidget(m_reset);
        layout->addWidget(m_edit);
        QSizePolicy kept = m_reset->sizePolicy();
        kept.setRetainSizeWhenHidden(true);
        m_reset->setSizePolicy(kept);
        setFocusProxy(m_edit);
        connect(m_edit, &QKeySequenceEdit::editingFinished, this, [this] { take(); });
        connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, [this](const QKeySequence &key) {
            if (key.isEmpty())
                take();
        });
        connect(m_reset, &QToolButton::clicked, this, [this] { m_keyboard->reset(m_action); });
    }

    void setSentence(QLabel *sentence) { m_sentence = sentence; }

    void update()
    {
        const QList<QKeySequence> keys = m_action->shortcuts();
        if (m_edit->keySequence() != keys.value(0))
            m_edit->setKeySequence(keys.value(0));
        m_reset->setVisible(m_keyboard->isOwn(m_action));
        QStringList words;
        for (const QAction *other : m_keyboard->conflicts(m_action))
            words.append(tr("“%1” has this key as well: neither works.").arg(other->whatsThis()));
        m_sentence->setForegroundRole(words.isEmpty() ? QPalette::PlaceholderText : QPalette::BrightText);
        if (words.isEmpty() && keys.size() > 1)
            words.append(tr("Also: %1").arg(Actions::keysOf(m_action).mid(1).join(u", "_s)));
        m_sentence->setText(words.join(u' '));
        m_sentence->setVisible(!words.isEmpty());
    }

private:
    void take()
    {
        QList<QKeySequence> keys = m_action->shortcuts();
        const QKeySequence key = m_edit->keySequence();
        if (keys.value(0) == key)
            return;
        if (key.isEmpty())
            keys.clear();
        else if (keys.isEmpty())
            keys.append(key);
        else
            keys[0] = key;
        m_keyboard->setKeys(m_action, keys);
    }

    QAction *m_action;
    Keyboard *m_keyboard;
    QKeySequenceEdit *m_edit;
    QToolButton *m_reset;
    QLabel *m_sentence = nullptr;
};

} // namespace

SettingsPage *makeShortcutsPage(const SettingsWindow::Parts &parts, SettingsWindow *window)
{
    Keyboard *keyboard = parts.keyboard;
    auto *page = new SettingsPage(u"keyboard"_s, SettingsWindow::tr("Shortcuts"), window);
    page->addChoice(SettingsWindow::tr("Set of keys"),
        SettingsWindow::tr("Keys you have changed yourself stay as they are."),
        {{SettingsWindow::tr("Classic"), u"classic"_s}, {SettingsWindow::tr("Like Vim"), u"vim"_s}},
        keyboard->preset(), [keyboard](const QVariant &value) { keyboard->setPreset(value.toString()); });
    auto *all = new QPushButton(SettingsWindow::tr("Reset All"), page);
    all->setObjectName(u"resetAllKeys"_s);
    all->setAutoDefault(false);
    QObject::connect(all, &QPushButton::clicked, keyboard, &Keyboard::resetAll);
    page->addRow(SettingsWindow::tr("Your own keys"),
        SettingsWindow::tr("Takes back every key you have changed."), all);
    QList<KeyField *> fields;
    for (const Actions::Section &section : parts.actions->sections()) {
        page->addHeading(section.title);
        for (QAction *action : section.actions) {
            auto *field = new KeyField(action, keyboard, parts.theme, page);
            QLabel *sentence = page->addRow(action->whatsThis(), {}, field);
            field->setSentence(sentence);
            fields.append(field);
        }
    }
    const auto update = [fields] {
        for (KeyField *field : fields)
            field->update();
    };
    QObject::connect(keyboard, &Keyboard::changed, page, update);
    update();
    return page;
}

} // namespace courant
