// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QEvent>
#include <QEventLoop>
#include <QImage>
#include <QQuickWidget>
#include <QTimer>
#include <QWidget>

/// Says when a page stood on the screen: notes every frame of the engine's widget, and once no more come for
/// a while, which of them was the first that looked like the last. GUI thread.
class FrameWatch final : public QObject
{
public:
    /// `within`: the part of the widget that is looked at: where every page differs from the one before.
    explicit FrameWatch(QWidget *web, QRect within = QRect(0, 0, 900, 260)) : m_web(web), m_within(within)
    {
        m_quiet.setSingleShot(true);
        m_quiet.setInterval(150);
        m_guard.setSingleShot(true);
        connect(&m_guard, &QTimer::timeout, &m_loop, &QEventLoop::quit);
        connect(&m_quiet, &QTimer::timeout, &m_loop, &QEventLoop::quit);
    }

    /// Milliseconds from `show` to that frame; below 0: nothing else was ever painted.
    double painted(const std::function<void()> &show)
    {
        watch();
        m_frames.clear();
        const QByteArray before = look();
        m_clock.start();
        m_guard.start(20000);
        m_before = before;
        show();
        m_loop.exec();
        m_guard.stop();
        const QByteArray last = look();
        for (const auto &[time, picture] : m_frames) {
            if (picture == last && last != before)
                return time;
        }
        return -1;
    }

    /// Since `show` was called, ms.
    qint64 sinceShown() const { return m_clock.elapsed(); }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        // The engine makes its widget when it has something to show.
        if (event->type() == QEvent::ChildAdded)
            watch();
        if (event->type() == QEvent::Paint && !m_looking && !m_planned) {
            m_planned = true;
            QTimer::singleShot(0, this, [this] { // when it has been painted
                const double now = double(m_clock.nsecsElapsed()) / 1e6;
                m_planned = false;
                m_frames.append({now, look()});
                if (m_frames.constLast().second != m_before && !isBlank(m_frames.constLast().second))
                    m_quiet.start();
            });
        }
        return false;
    }

private:
    void watch()
    {
        QList<QWidget *> widgets{m_web};
        for (QQuickWidget *inner : m_web->findChildren<QQuickWidget *>())
            widgets.append(inner);
        for (QWidget *each : widgets) {
            each->removeEventFilter(this);
            each->installEventFilter(this);
        }
    }

    /// Paper only.
    static bool isBlank(const QByteArray &picture) { return picture.count(picture.at(0)) == picture.size(); }

    QByteArray look()
    {
        m_looking = true;
        const QImage image = m_web->grab(m_within).toImage().convertToFormat(QImage::Format_Grayscale8);
        m_looking = false;
        return QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
    }

    QWidget *m_web;
    QRect m_within;
    QEventLoop m_loop;
    QTimer m_quiet;
    QTimer m_guard;
    QElapsedTimer m_clock;
    QList<std::pair<double, QByteArray>> m_frames;
    QByteArray m_before;
    bool m_looking = false;
    bool m_planned = false;
};
