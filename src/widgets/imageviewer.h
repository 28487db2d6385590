// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "store/library.h"

#include <QFuture>
#include <QImage>
#include <QStringList>
#include <QWidget>

#include <functional>

class QLabel;

namespace courant {

class Theme;

/// The pictures of an article, one at a time over the whole window: larger and smaller, the next one, save,
/// copy; Esc or a click beside it closes. GUI thread.
class ImageViewer final : public QWidget
{
    Q_OBJECT
public:
    using Source = std::function<QFuture<Result<ImageData>>(const QString &key)>;

    ImageViewer(const Theme *theme, Source source, QWidget *parent);
    ~ImageViewer() override;

    /// `name`: of the file when one is saved, without its ending.
    void open(const QStringList &keys, int index, const QString &name);
    int index() const { return m_index; }
    /// The picture in view; null while it is read, or when it cannot be shown.
    const QImage &image() const { return m_image; }
    double zoom() const { return m_zoom; }
    void step(int by);
    /// About the middle of the window.
    void zoomBy(double factor);
    void fit();
    void copy();
    void save();

Q_SIGNALS:
    void saved(const QString &path);
    void failed(const courant::Error &error);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void load();
    void finish();
    void zoomAt(double factor, QPointF at);
    QRectF pictureRect() const;
    void addButton(const QString &icon, const QString &text, std::function<void()> act);

    const Theme *m_theme;
    Source m_source;
    QWidget *m_bar;
    QLabel *m_count;
    QStringList m_keys;
    QString m_name;
    ImageData m_data;
    QImage m_image;
    QString m_problem;
    QPointF m_offset; ///< of the picture's middle from that of the window
    QPoint m_pressed;
    QPointF m_offsetBefore;
    double m_zoom = 1; ///< device-independent pixels for one of the picture
    int m_index = 0;
    int m_request = 0;
    bool m_fits = true;
    bool m_dragged = false;
};

} // namespace courant
