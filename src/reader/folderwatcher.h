// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QObject>

#include <memory>

namespace courant {

class Library;
class Refresher;

/// Watches the folders of folder sources and has them refreshed a second after something changed in them.
/// Watches at most 2,000 folders: what is below only a refresh notices. Main thread.
class FolderWatcher final : public QObject
{
    Q_OBJECT
public:
    FolderWatcher(Library *library, Refresher *refresher, QObject *parent = nullptr);
    ~FolderWatcher() override;

    /// Begins watching, and follows the library's sources from then on.
    void start();
    /// Folders watched now.
    int watchedFolders() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace courant
