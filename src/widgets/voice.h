// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>

namespace courant {

/// Something that can speak. GUI thread.
class Voice : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Whether there is a voice for this language (BCP 47; empty: the reader's own). May start the system's
    /// speech service.
    virtual bool speaks(const QString &language) = 0;
    /// Says a text; ended() follows, or failed(). What was being said before is stopped.
    virtual void say(const QString &text) = 0;
    virtual void stop() = 0;

Q_SIGNALS:
    void ended();
    void failed(const QString &detail);
};

/// The system's speech, by Qt TextToSpeech; null where the program was built without it.
std::unique_ptr<Voice> systemVoice();

} // namespace courant
