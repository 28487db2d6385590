// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/article.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace courant {

class Actions;
class ArticleView;
class StatusLine;
class Voice;

/// Reads the article on the page aloud, paragraph by paragraph, from what is selected if something is. Ends
/// with the article, with another one, or by the same command. GUI thread.
class ReadAloud final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        const Actions *actions;
        ArticleView *view;
        StatusLine *status;
        std::function<std::unique_ptr<Voice>()> voice; ///< asked for with the first article
    };

    explicit ReadAloud(const Parts &parts, QObject *parent = nullptr);
    ~ReadAloud() override;

    bool isReading() const { return m_reading; }
    void stop();

    /// What is said of an article, piece by piece: the headline, then a paragraph at a time, none longer than
    /// speech engines take. `from`: begin where this stands; empty or not found: at the headline.
    static QStringList pieces(const QString &title, const QString &text, const QString &from = {});

private:
    void toggle();
    void start();
    void next();
    void refuse(const QString &sentence);
    void update();

    Parts m_parts;
    std::unique_ptr<Voice> m_voice;
    QStringList m_left;
    quint64 m_request = 0;
    bool m_reading = false;
};

} // namespace courant
