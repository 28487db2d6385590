// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/drawingstyle.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace courant::html {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype MaxRules = 200;

const QSet<QByteArray> &presentation()
{
    static const QSet<QByteArray> names = [] {
        const QList<QByteArray> list = QByteArray(
            "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin "
            "stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility "
            "font-family "
            "font-size font-style font-weight text-anchor dominant-baseline alignment-baseline "
            "baseline-shift "
            "letter-spacing word-spacing text-decoration stop-color stop-opacity clip-path clip-rule "
            "marker-start marker-mid marker-end vector-effect paint-order shape-rendering")
                                           .split(' ');
        return QSet<QByteArray>(list.begin(), list.end());
    }();
    return names;
}

} // namespace

QByteArray drawingAttribute(const QByteArray &name)
{
    static const QHash<QByteArray, QByteArray> geometry = [] {
        QHash<QByteArray, QByteArray> names;
        const QByteArray list =
            "x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy d points width height transform rotate textLength "
            "lengthAdjust offset gradientUnits gradientTransform spreadMethod clipPathUnits markerWidth "
            "markerHeight markerUnits refX refY orient viewBox preserveAspectRatio pathLength";
        for (const QByteArray &one : list.split(' '))
            names.insert(one.toLower(), one);
        return names;
    }();
    return presentation().contains(name) ? name : geometry.value(name);
}

bool isQuietValue(const QByteArray &value)
{
    if (value.size() > 64 * 1024)
        return false;
    for (const char c : value) {
        if (c == '\\' || c == '@' || c == ';' || c == '<' || c == '>' || c == '{' || c == '}' || c == ':')
            return false;
    }
    if (value.contains("/*"))
        return false;
    if (!value.contains('('))
        return true;
    static const QRegularExpression function(
        u"([a-z-]*)\\s*\\(\\s*([^()]*)"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression own(u"^[\"']?#[\\w.-]{1,64}[\"']?\\s*$"_s);
    static const QSet<QString> quiet{u"matrix"_s, u"translate"_s, u"scale"_s, u"rotate"_s, u"skewx"_s,
        u"skewy"_s, u"rgb"_s, u"rgba"_s, u"hsl"_s, u"hsla"_s};
    const QString text = QString::fromUtf8(value);
    for (auto it = function.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString name = match.captured(1).toLower();
        if (name == "url"_L1 ? !own.match(match.captured(2)).hasMatch() : !quiet.contains(name))
            return false;
    }
    return true;
}

DrawingProperties drawingProperties(const QByteArray &style)
{
    DrawingProperties properties;
    for (const QByteArray &declaration : style.split(';')) {
        const qsizetype colon = declaration.indexOf(':');
        if (colon < 0)
            continue;
        const QByteArray name = declaration.first(colon).trimmed().toLower();
        QByteArray value = declaration.mid(colon + 1).trimmed();
        if (const qsizetype mark = value.indexOf('!'); mark >= 0)
            value = value.first(mark).trimmed();
        if (presentation().contains(name) && isQuietValue(value))
            properties.append({name, value});
    }
    return properties;
}

QList<DrawingRule> drawingRules(const QByteArray &sheet)
{
    static const QRegularExpression rule(u"([^{}]+)\\{([^{}]*)\\}"_s);
    static const QRegularExpression comment(u"/\\*.*?\\*/"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression simple(u"^\\.?[A-Za-z][\\w-]{0,63}$"_s);
    QList<DrawingRule> rules;
    const QString text = QString::fromUtf8(sheet.left(64 * 1024)).remove(comment);
    for (auto it = rule.globalMatch(text); it.hasNext() && rules.size() < MaxRules;) {
        const QRegularExpressionMatch match = it.next();
        const DrawingProperties properties = drawingProperties(match.captured(2).toUtf8());
        for (const QString &selector : match.captured(1).split(u',')) {
            if (simple.match(selector.trimmed()).hasMatch() && !properties.isEmpty())
                rules.append({selector.trimmed().toUtf8(), properties});
        }
    }
    return rules;
}

} // namespace courant::html
