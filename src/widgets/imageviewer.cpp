// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/imageviewer.h"

#include "exporter/filename.h"
#include "model/whendone.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QImageReader>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QSaveFile>
#include <QStandardPaths>
#include <QToolButton>
#include <QtConcurrentRun>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr double largest = 8;
constexpr int margin = 56;

/// The reader's format by the type the store found in the bytes; never guessed.
QByteArray formatOf(const QString &type)
{
    const QString name = type.section(u';', 0, 0).trimmed().toLower();
    for (const char *known : {"png", "jpeg", "gif", "webp", "bmp"}) {
        if (name == u"image/"_s + QLatin1StringView(known))
            return known;
    }
    return name.contains(u"icon"_s) ? "ico"_ba : QByteArray();
}

QString endingOf(const QString &type)
{
    const QByteArray format = formatOf(type);
    if (format == "jpeg")
        return u"jpg"_s;
    if (!format.isEmpty())
        return QString::fromLatin1(format);
    return type.contains(u"avif"_s) ? u"avif"_s : type.contains(u"svg"_s) ? u"svg"_s : u"img"_s;
}

QImage decoded(const ImageData &data)
{
    const QByteArray format = formatOf(data.type);
    if (format.isEmpty())
        return {};
    QBuffer buffer;
    buffer.setData(data.bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoTransform(true);
    // A drawing of many million dots is shown smaller than it is.
    const QSize size = reader.size();
    if (size.isValid() && qint64(size.width()) * size.height() > 24'000'000)
        reader.setScaledSize(size.scaled(5000, 5000, Qt::KeepAspectRatio));
    return reader.read();
}

} // namespace

ImageViewer::ImageViewer(const Theme *theme, Source source, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_source(std::move(source))
    , m_bar(new QWidget(this))
    , m_count(new QLabel(m_bar))
{
    setObjectName(u"imageViewer"_s);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture"));
    auto *layout = new QHBoxLayout(m_bar);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(4);
    QPalette light = m_count->palette();
    light.setColor(QPalette::WindowText, QColor(0xe8, 0xea, 0xed));
    m_count->setPalette(light);
    layout->addWidget(m_count);
    layout->addStretch(1);
    addButton(u"zoom-out"_s, tr("Smaller (−)"), [this] { zoomBy(1 / 1.25); });
    addButton(u"zoom-in"_s, tr("Larger (+)"), [this] { zoomBy(1.25); });
    addButton(u"arrow-left"_s, tr("Previous picture (←)"), [this] { step(-1); });
    addButton(u"arrow-right"_s, tr("Next picture (→)"), [this] { step(1); });
    addButton(u"save"_s, tr("Save Picture…"), [this] { save(); });
    addButton(u"file-text"_s, tr("Copy Picture"), [this] { copy(); });
    addButton(u"x"_s, tr("Close (Esc)"), [this] { finish(); });
    parent->installEventFilter(this);
    hide();
}

ImageViewer::~ImageViewer() = default;

void ImageViewer::addButton(const QString &icon, const QString &text, std::function<void()> act)
{
    auto *button = new QToolButton(m_bar);
    button->setIcon(themeIcon(m_theme, icon, IconRole::OnAccent));
    button->setIconSize({20, 20});
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFixedSize(36, 36);
    button->setFocusPolicy(Qt::NoFocus);
    button->setStyleSheet(u"QToolButton{border:0;border-radius:6px;background:rgba(0,0,0,120)}"
                          "QToolButton:hover{background:rgba(90,90,90,200)}"_s);
    connect(button, &QToolButton::clicked, this, std::move(act));
    m_bar->layout()->addWidget(button);
}

void ImageViewer::open(const QStringList &keys, int index, const QString &name)
{
    if (keys.isEmpty())
        return;
    m_keys = keys;
    m_name = name;
    m_index = std::clamp(index, 0, int(keys.size()) - 1);
    setGeometry(parentWidget()->rect());
    show();
    raise();
    setFocus();
    load();
}

void ImageViewer::step(int by)
{
    const int next = m_index + by;
    if (next < 0 || next >= m_keys.size())
        return;
    m_index = next;
    load();
}

void ImageViewer::load()
{
    m_image = {};
    m_data = {};
    m_problem.clear();
    m_count->setText(
        m_keys.size() > 1 ? tr("%L1 of %L2", "picture").arg(m_index + 1).arg(m_keys.size()) : QString());
    update();
    const int mine = ++m_request;
    whenDone(m_source(m_keys.at(m_index)), this, [this, mine](const Result<ImageData> &data) {
        if (mine != m_request)
            return;
        if (!data) {
            m_problem = tr("This picture is not in the library.");
            update();
            return;
        }
        m_data = *data;
        whenDone(QtConcurrent::run(decoded, *data), this, [this, mine](const QImage &image) {
            if (mine != m_request)
                return;
            m_image = image;
            if (image.isNull())
                m_problem = tr("This kind of picture cannot be enlarged here; it can be saved.");
            fit();
        });
    });
}

void ImageViewer::fit()
{
    m_fits = true;
    m_offset = {};
    if (!m_image.isNull()) {
        const QSizeF room(std::max(64, width() - 2 * margin), std::max(64, height() - 2 * margin));
        // Never made mush: at most a dot of the screen for one of the picture.
        m_zoom = std::min(
            {room.width() / m_image.width(), room.height() / m_image.height(), 1 / devicePixelRatioF()});
    }
    update();
}

void ImageViewer::zoomBy(double factor)
{
    zoomAt(factor, QRectF(rect()).center());
}

void ImageViewer::zoomAt(double factor, QPointF at)
{
    if (m_image.isNull())
        return;
    const double smallest = std::min(0.05, m_zoom);
    const double zoom = std::clamp(m_zoom * factor, smallest, largest);
    const QPointF middle = QRectF(rect()).center() + m_offset;
    m_offset += (middle - at) * (zoom / m_zoom - 1);
    m_zoom = zoom;
    m_fits = false;
    update();
}

QRectF ImageViewer::pictureRect() const
{
    QRectF out(QPointF(), QSizeF(m_image.size()) * m_zoom);
    out.moveCenter(QRectF(rect()).center() + m_offset);
    return out;
}

void ImageViewer::copy()
{
    if (!m_image.isNull())
        QApplication::clipboard()->setImage(m_image);
}

void ImageViewer::save()
{
    if (m_data.bytes.isEmpty())
        return;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    const QString name = safeFileName(m_name, endingOf(m_data.type));
    auto *dialog = new QFileDialog(this, tr("Save Picture"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QFileInfo(freePath(folder, name)).fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        whenDone(QtConcurrent::run([path, bytes = m_data.bytes]() -> Result<QString> {
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
                return Error{Error::Kind::Unreadable, file.errorString()};
            return path;
        }),
            this, [this](const Result<QString> &written) {
                if (written)
                    Q_EMIT saved(*written);
                else
                    Q_EMIT failed(written.error());
            });
    });
    dialog->open();
}

void ImageViewer::finish()
{
    ++m_request;
    m_image = {};
    m_data = {};
    hide();
    Q_EMIT closed();
}

void ImageViewer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(12, 13, 15, 236));
    if (!m_problem.isEmpty()) {
        painter.setPen(QColor(0xe8, 0xea, 0xed));
        painter.drawText(
            rect().adjusted(margin, margin, -margin, -margin), Qt::AlignCenter | Qt::TextWordWrap, m_problem);
    }
    if (m_image.isNull())
        return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_zoom * devicePixelRatioF() < 3);
    const QRectF place = pictureRect();
    if (m_image.hasAlphaChannel())
        painter.fillRect(place, Qt::white);
    painter.drawImage(place, m_image);
}

void ImageViewer::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        finish();
        break;
    case Qt::Key_Left:
    case Qt::Key_Up:
        step(-1);
        break;
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_Space:
        step(1);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(1.25);
        break;
    case Qt::Key_Minus:
        zoomBy(1 / 1.25);
        break;
    case Qt::Key_0:
        fit();
        break;
    default:
        if (event->matches(QKeySequence::Copy))
            copy();
        else if (event->matches(QKeySequence::Save))
            save();
    }
}

void ImageViewer::wheelEvent(QWheelEvent *event)
{
    zoomAt(std::pow(1.0015, event->angleDelta().y()), event->position());
}

void ImageViewer::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->pos();
    m_offsetBefore = m_offset;
    m_dragged = false;
}

void ImageViewer::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint moved = event->pos() - m_pressed;
    if (!m_dragged && moved.manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragged = true;
    m_fits = false;
    m_offset = m_offsetBefore + moved;
    update();
}

void ImageViewer::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragged && !pictureRect().contains(event->position()))
        finish();
}

void ImageViewer::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_fits)
        zoomAt(std::max(2.0, 1 / devicePixelRatioF() / m_zoom), event->position());
    else
        fit();
}

void ImageViewer::resizeEvent(QResizeEvent *)
{
    m_bar->setGeometry(0, 0, width(), m_bar->sizeHint().height());
    if (m_fits)
        fit();
}

bool ImageViewer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace courant
