// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/schemehandlers.h"

#include <QWebEngineProfile>

namespace courant {

class RequestFilter;

/// A profile that keeps nothing and reaches nothing: off the record, no cache, no cookies, no downloads,
/// our two schemes only. Must outlive its pages. GUI thread.
class WebProfile final : public QWebEngineProfile
{
    Q_OBJECT
public:
    explicit WebProfile(ImageSource images, QObject *parent = nullptr);

    ArticleSchemeHandler *articles() const { return m_articles; }
    ImageSchemeHandler *pictures() const { return m_pictures; }
    int blockedRequests() const;
    int seenRequests() const;

private:
    ArticleSchemeHandler *m_articles;
    ImageSchemeHandler *m_pictures;
    RequestFilter *m_filter;
};

} // namespace courant
