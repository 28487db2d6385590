// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/voice.h"

#ifdef COURANT_SPEECH
#include <QLocale>
#include <QTextToSpeech>
#endif

namespace courant {

#ifdef COURANT_SPEECH

namespace {

class SystemVoice final : public Voice
{
public:
    SystemVoice()
    {
        connect(&m_speech, &QTextToSpeech::stateChanged, this, [this](QTextToSpeech::State state) {
            const bool spoke = std::exchange(m_speaking, state == QTextToSpeech::Speaking);
            if (spoke && state == QTextToSpeech::Ready)
                Q_EMIT ended();
        });
        connect(&m_speech, &QTextToSpeech::errorOccurred, this,
            [this](QTextToSpeech::ErrorReason, const QString &text) { Q_EMIT failed(text); });
    }

    bool speaks(const QString &language) override
    {
        if (QTextToSpeech::availableEngines().isEmpty())
            return false;
        const QLocale wanted = language.isEmpty() ? QLocale() : QLocale(language);
        const QList<QLocale> all = m_speech.availableLocales();
        for (const QLocale &locale : all) {
            if (locale.language() != wanted.language())
                continue;
            if (m_speech.locale().language() != wanted.language())
                m_speech.setLocale(all.contains(wanted) ? wanted : locale);
            return true;
        }
        return false;
    }

    void say(const QString &text) override { m_speech.say(text); }

    void stop() override
    {
        m_speaking = false; // the end of this is nobody's business
        m_speech.stop();
    }

private:
    QTextToSpeech m_speech;
    bool m_speaking = false;
};

} // namespace

std::unique_ptr<Voice> systemVoice()
{
    return std::make_unique<SystemVoice>();
}

#else

std::unique_ptr<Voice> systemVoice()
{
    return nullptr;
}

#endif

} // namespace courant
