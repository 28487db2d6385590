// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sourceoptions.h"

#include <QLocale>

class QComboBox;
class QWidget;

/// The boxes of PropertiesDialog, each with the value as the data of its items. GUI thread.
namespace courant::choices {

QComboBox *interval(int minutes, const QLocale &locale, QWidget *parent);
QComboBox *auth(SourceOptions::Auth auth, QWidget *parent);
QComboBox *proxy(SourceOptions::Proxy proxy, QWidget *parent);
QComboBox *place(SourceOptions::SecretPlace place, QWidget *parent);
QComboBox *pictures(SourceOptions::Pictures pictures, QWidget *parent);
QComboBox *keepDays(int days, QWidget *parent);
QComboBox *keepCount(int count, const QLocale &locale, QWidget *parent);
/// Without data: what the feeds themselves usually mean, UTC.
QComboBox *zone(const std::optional<int> &offset, QWidget *parent);

} // namespace courant::choices
