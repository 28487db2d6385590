// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace courant::html {

using DrawingProperties = QList<std::pair<QByteArray, QByteArray>>;

/// The name of an attribute that drawings keep, spelled as SVG has it; empty for any other.
QByteArray drawingAttribute(const QByteArray &name);

/// A value that loads nothing: no function but colours, transforms and references into the drawing itself.
bool isQuietValue(const QByteArray &value);

/// The declarations of a style that are presentation attributes as well, in their order.
DrawingProperties drawingProperties(const QByteArray &style);

/// The rules of a style element for a single class or element each.
struct DrawingRule
{
    QByteArray selector; ///< ".name" or "name"
    DrawingProperties properties;
};
QList<DrawingRule> drawingRules(const QByteArray &sheet);

} // namespace courant::html
