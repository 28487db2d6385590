// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

namespace courant {

/// Calls fn(T) on the context's thread when the future has its result; never when the context
/// died before or the future was cancelled. (QFuture::then with a context aborts debug builds of
/// Qt 6.4.2 when the context is gone.)
template<class T, class Fn>
void whenDone(const QFuture<T> &future, QObject *context, Fn fn)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context, [watcher, fn = std::move(fn)]() mutable {
            watcher->deleteLater();
            if (watcher->future().isResultReadyAt(0))
                fn(watcher->future().result());
        });
    watcher->setFuture(future);
}

/// A future that has its result already.
template<class T>
QFuture<T> readyFuture(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace courant
