// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace courant {

/// What somebody typed or dropped, before anything is read.
struct InputKind
{
    enum class What { Nothing, File, Folder, Address, MissingFile };

    What what = What::Nothing;
    QString path; ///< absolute, for files and folders
};

/// Looks at the file system, not at contents.
InputKind inputKind(const QString &input);

/// Whether `url` is http or https, with a host and without line breaks.
bool isWebAddress(const QString &url);

} // namespace courant
