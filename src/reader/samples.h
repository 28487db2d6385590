// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QObject>

namespace courant {

class Library;

/// Brings the sample documents and their pictures from the resources into the library, once in its life. Main
/// thread.
class SampleImport final : public QObject
{
    Q_OBJECT
public:
    SampleImport(Library *library, const QString &title, QObject *parent);

    void start();

Q_SIGNALS:
    void finished(const courant::Status &status);

private:
    struct Samples;

    void addSource();
    void merge();
    void storePictures();
    void end(const Status &status);

    Library *m_library;
    const QString m_title;
    std::shared_ptr<Samples> m_samples;
};

} // namespace courant
