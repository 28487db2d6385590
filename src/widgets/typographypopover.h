// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/settings.h"

#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QSlider;

namespace courant {

/// How articles look: colours, font, size, line height and width, alignment. The page follows every change
/// at once. GUI thread.
class TypographyPopover final : public QWidget
{
    Q_OBJECT
public:
    explicit TypographyPopover(QWidget *parent = nullptr);
    ~TypographyPopover() override;

    void setLook(const PageLook &look);
    const PageLook &look() const { return m_look; }
    void setTextSize(int pixels);

Q_SIGNALS:
    void lookChanged(const courant::PageLook &look);
    void textSizeWanted(int pixels);

private:
    void change();
    QWidget *themeRow();
    QWidget *sizeRow();
    QSlider *slider(int from, int to);
    void showLook();

    PageLook m_look;
    int m_pixels = 18;
    bool m_filling = false;
    QButtonGroup *m_themes;
    QComboBox *m_font;
    QLabel *m_size;
    QSlider *m_leading;
    QSlider *m_measure;
    QLabel *m_leadingText;
    QLabel *m_measureText;
    QCheckBox *m_justify;
    QCheckBox *m_indent;
    QCheckBox *m_vertical;
};

} // namespace courant
