// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/source.h"

#include <QObject>

#include <memory>

namespace courant {

class HttpClient;
class Library;

/// Brings the icons of the sites behind the sources into the library: the one the feed names, else what the
/// site's page names, else /favicon.ico. At most one source at a time, and a source without luck once a week.
/// Main thread.
class IconFetcher final : public QObject
{
    Q_OBJECT
public:
    IconFetcher(Library *library, HttpClient *client, QObject *parent = nullptr);
    ~IconFetcher() override;

    /// Looks through the sources now, and whenever one comes.
    void start();

Q_SIGNALS:
    void stored(courant::SourceId source);
    /// Nothing left to try for now.
    void idle();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace courant
