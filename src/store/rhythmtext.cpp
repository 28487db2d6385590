// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rhythmtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

QJsonArray toArray(const QList<int> &numbers)
{
    QJsonArray array;
    for (const int number : numbers)
        array.append(number);
    return array;
}

QList<int> toNumbers(const QJsonValue &value)
{
    QList<int> numbers;
    for (const QJsonValue &number : value.toArray())
        numbers.append(number.toInt());
    return numbers;
}

QDateTime toTime(const QJsonValue &value)
{
    return value.isDouble() ? QDateTime::fromMSecsSinceEpoch(value.toInteger(), Qt::UTC) : QDateTime();
}

} // namespace

QString rhythmToText(const Rhythm &rhythm)
{
    QJsonObject object;
    const auto setNumber = [&](QLatin1StringView name, int value) {
        if (value != 0)
            object.insert(name, value);
    };
    const auto setTime = [&](QLatin1StringView name, const QDateTime &value) {
        if (value.isValid())
            object.insert(name, value.toMSecsSinceEpoch());
    };
    setNumber("publish"_L1, rhythm.publishMinutes);
    setNumber("wish"_L1, rhythm.wishMinutes);
    setNumber("maxAge"_L1, rhythm.maxAgeMinutes);
    setNumber("movedTimes"_L1, rhythm.movedTimes);
    setTime("newest"_L1, rhythm.newest);
    setTime("movedSince"_L1, rhythm.movedSince);
    setTime("movedLast"_L1, rhythm.movedLast);
    if (!rhythm.skipHours.isEmpty())
        object.insert("skipHours"_L1, toArray(rhythm.skipHours));
    if (!rhythm.skipDays.isEmpty())
        object.insert("skipDays"_L1, toArray(rhythm.skipDays));
    if (!rhythm.movedTo.isEmpty())
        object.insert("movedTo"_L1, rhythm.movedTo);
    if (rhythm.gone)
        object.insert("gone"_L1, true);
    return object.isEmpty() ? QString()
                            : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Rhythm rhythmFromText(const QString &text)
{
    Rhythm rhythm;
    if (text.isEmpty())
        return rhythm;
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    rhythm.publishMinutes = object.value("publish"_L1).toInt();
    rhythm.wishMinutes = object.value("wish"_L1).toInt();
    rhythm.maxAgeMinutes = object.value("maxAge"_L1).toInt();
    rhythm.newest = toTime(object.value("newest"_L1));
    rhythm.skipHours = toNumbers(object.value("skipHours"_L1));
    rhythm.skipDays = toNumbers(object.value("skipDays"_L1));
    rhythm.movedTo = object.value("movedTo"_L1).toString();
    rhythm.movedTimes = object.value("movedTimes"_L1).toInt();
    rhythm.movedSince = toTime(object.value("movedSince"_L1));
    rhythm.movedLast = toTime(object.value("movedLast"_L1));
    rhythm.gone = object.value("gone"_L1).toBool();
    return rhythm;
}

} // namespace courant
