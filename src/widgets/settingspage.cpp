// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/settingspage.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

QLabel *sentenceLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setVisible(!text.isEmpty());
    return label;
}

/// Scrolling the page over it changes nothing.
class QuietBox final : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

} // namespace

SettingsPage::SettingsPage(const QString &icon, const QString &title, QWidget *parent)
    : QScrollArea(parent), m_icon(icon), m_title(title)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(title);
    auto *inside = new QWidget(this);
    inside->setBackgroundRole(QPalette::Base);
    inside->setAutoFillBackground(true);
    auto *outer = new QVBoxLayout(inside);
    outer->setContentsMargins(32, 24, 32, 24);
    outer->setSpacing(0);
    m_layout = new QVBoxLayout;
    m_layout->setSpacing(20);
    outer->addLayout(m_layout);
    outer->addStretch(1);
    auto *heading = new QLabel(title, inside);
    QFont font = heading->font();
    font.setPixelSize(QFontInfo(font).pixelSize() * 3 / 2);
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    m_layout->addWidget(heading);
    setWidget(inside);
}

SettingsPage::~SettingsPage() = default;

void SettingsPage::addHeading(const QString &text)
{
    auto *heading = new QLabel(text, widget());
    heading->setTextFormat(Qt::PlainText);
    QFont font = heading->font();
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    heading->setContentsMargins(0, 8, 0, 0);
    m_layout->addWidget(heading);
    m_heading = heading;
    m_headingText = text;
}

QLabel *SettingsPage::addRow(const QString &name, const QString &sentence, QWidget *control)
{
    auto *row = new QWidget(widget());
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(24);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    auto *title = new QLabel(name, row);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    title->setBuddy(control);
    words->addWidget(title);
    QLabel *explained = sentenceLabel(sentence, row);
    words->addWidget(explained);
    words->addStretch(1);
    layout->addLayout(words, 1);
    control->setParent(row);
    if (qobject_cast<QAbstractSpinBox *>(control))
        control->setFixedWidth(96);
    control->setAccessibleName(name);
    control->setAccessibleDescription(sentence);
    layout->addWidget(control, 0, Qt::AlignTop | Qt::AlignTrailing);
    m_layout->addWidget(row);
    m_rows.append({row, QString(m_title + u' ' + m_headingText + u' ' + name + u' ' + sentence), m_heading});
    return explained;
}

QLabel *SettingsPage::addSwitch(
    const QString &name, const QString &sentence, bool on, std::function<void(bool)> changed)
{
    auto *box = new QCheckBox(this);
    box->setChecked(on);
    connect(box, &QCheckBox::toggled, this, std::move(changed));
    return addRow(name, sentence, box);
}

QComboBox *SettingsPage::addChoice(const QString &name, const QString &sentence,
    const QList<std::pair<QString, QVariant>> &choices, const QVariant &now,
    std::function<void(const QVariant &)> changed)
{
    QComboBox *box = new QuietBox(this);
    box->setMinimumWidth(180);
    for (const auto &[text, value] : choices)
        box->addItem(text, value);
    box->setCurrentIndex(std::max(0, box->findData(now)));
    connect(box, &QComboBox::currentIndexChanged, this,
        [box, changed = std::move(changed)] { changed(box->currentData()); });
    addRow(name, sentence, box);
    return box;
}

void SettingsPage::addWide(QWidget *widget, const QString &words)
{
    widget->setParent(this->widget());
    m_layout->addWidget(widget);
    m_rows.append({widget, QString(m_title + u' ' + m_headingText + u' ' + words), m_heading});
}

int SettingsPage::filter(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    int shown = 0;
    QSet<QWidget *> headings;
    for (const Row &row : m_rows) {
        const bool found = std::all_of(words.begin(), words.end(),
            [&row](const QString &word) { return row.words.contains(word, Qt::CaseInsensitive); });
        row.widget->setVisible(found);
        shown += found ? 1 : 0;
        if (row.heading) {
            if (found)
                headings.insert(row.heading);
            row.heading->setVisible(headings.contains(row.heading));
        }
    }
    return shown;
}

} // namespace courant
