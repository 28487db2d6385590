// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

namespace courant {

/// The colours of the window by role, light or dark, with AA contrast. Follows the system (or is forced),
/// sets the application's style, palette and tool tips, and tells when they changed. GUI thread.
class Theme final : public QObject
{
    Q_OBJECT
public:
    enum class Mode { System, Light, Dark };

    struct Colors
    {
        QColor primary;   ///< headlines, names
        QColor secondary; ///< excerpts, what was read
        QColor tertiary;  ///< times, counts: still 4.5:1
        QColor accent;    ///< marks, links
        QColor onAccent;
        QColor danger;
        QColor star;
        QColor window; ///< toolbar and status line
        QColor sidebar;
        QColor list;
        QColor page;
        QColor hairline;
        QColor selection; ///< the accent as a tint
        QColor hover;
        QColor control; ///< the ground of fields
    };

    explicit Theme(Mode mode = Mode::System, QObject *parent = nullptr);
    ~Theme() override;

    /// Makes the application look so: style, palette. Once.
    void install();
    /// The desktop's theme changed (QEvent::ThemeChange of a window): takes its side again.
    void followSystem();
    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    bool isDark() const { return m_dark; }
    const Colors &colors() const { return m_colors; }

    /// WCAG contrast, 1 to 21.
    static double contrast(const QColor &a, const QColor &b);
    static Colors colorsFor(bool dark, const QColor &systemAccent);

Q_SIGNALS:
    void changed();

private:
    void apply();

    Colors m_colors;
    QPalette m_system;
    Mode m_mode;
    bool m_dark = false;
    bool m_installed = false;
};

} // namespace courant
