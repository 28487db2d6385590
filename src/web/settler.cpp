// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/settler.h"

#include "web/pageloader.h"

#include <QColor>
#include <QPixmap>
#include <QWidget>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int timeoutMs = 30000;
constexpr int pollMs = 10;
constexpr QColor markColor(0xd0, 0x02, 0x7b);

/// True once nothing in sight has to be decoded; puts a small mark into the corner then.
QString markScript(const QColor &color)
{
    return u"(() => {"
           "const near = i => i.loading !== 'lazy' || i.getBoundingClientRect().top < innerHeight;"
           "if ([...document.images].some(i => !i.complete && near(i))) return false;"
           "const mark = document.createElement('div');"
           "mark.id = 'courant-mark';"
           "mark.style = 'position:fixed;left:0;top:0;width:6px;height:6px;z-index:2147483647;background:%1';"
           "document.body.append(mark);"
           "return true })()"_s.arg(color.name());
}

QString unmarkScript()
{
    return u"document.querySelectorAll('#courant-mark').forEach(mark => mark.remove())"_s;
}

bool isNear(const QColor &a, const QColor &b)
{
    return qAbs(a.red() - b.red()) + qAbs(a.green() - b.green()) + qAbs(a.blue() - b.blue()) < 24;
}

} // namespace

Settler::Settler(std::function<bool()> isReady, QObject *parent)
    : QObject(parent), m_isReady(std::move(isReady))
{
    m_poll.setSingleShot(true);
    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this, &Settler::poll);
}

void Settler::setPage(PageLoader *loader, QWidget *widget)
{
    m_loader = loader;
    m_widget = widget;
}

QFuture<bool> Settler::settled()
{
    QPromise<bool> promise;
    promise.start();
    const QFuture<bool> future = promise.future();
    m_waiting.push_back(std::move(promise));
    m_clock.start();
    m_poll.start();
    return future;
}

void Settler::poll()
{
    if (m_waiting.empty())
        return;
    if (m_clock.elapsed() > timeoutMs) {
        end(false);
        return;
    }
    if (!m_isReady()) {
        m_step = Step::Mark;
        m_poll.start();
    } else if (m_step == Step::Mark) {
        m_loader->run(markScript(markColor), this, [this](const QVariant &marked) {
            if (marked.toBool())
                m_step = Step::AwaitMark;
            m_poll.start();
        });
    } else if (m_step == Step::AwaitMark) {
        if (isMarkSeen()) {
            m_step = Step::AwaitNoMark;
            m_loader->run(unmarkScript(), this, [](const QVariant &) {});
        }
        m_poll.start();
    } else if (isMarkSeen()) {
        m_poll.start();
    } else {
        end(true);
    }
}

bool Settler::isMarkSeen() const
{
    return isNear(m_widget->grab(QRect(0, 0, 6, 6)).toImage().pixelColor(2, 2), markColor);
}

void Settler::end(bool value)
{
    m_poll.stop();
    if (std::exchange(m_step, Step::Mark) == Step::AwaitMark)
        m_loader->run(unmarkScript(), this, [](const QVariant &) {});
    for (QPromise<bool> &promise : std::exchange(m_waiting, {})) {
        promise.addResult(value);
        promise.finish();
    }
}

} // namespace courant
