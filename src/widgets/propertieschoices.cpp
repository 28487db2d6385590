// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/propertieschoices.h"

#include "widgets/sourcewords.h"

#include <QComboBox>
#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace courant::choices {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PropertiesChoices)
};

QComboBox *box(const QList<std::pair<QString, int>> &items, int current, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    for (const auto &[text, value] : items)
        box->addItem(text, value);
    box->setCurrentIndex(box->findData(current));
    return box;
}

/// Values that the list does not know (from elsewhere) get an entry of their own.
void add(QList<std::pair<QString, int>> &items, int value, const QString &text)
{
    const bool known =
        std::any_of(items.begin(), items.end(), [value](const auto &item) { return item.second == value; });
    if (!known)
        items.append({text, value});
}

} // namespace

QComboBox *interval(int minutes, const QLocale &locale, QWidget *parent)
{
    QList<std::pair<QString, int>> items{{Words::tr("As in the settings"), SourceOptions::defaultMinutes}};
    const auto every = [&locale](int value) {
        return Words::tr("Every %1").arg(sourcewords::duration(value, locale));
    };
    for (const int value : {15, 30, 60, 180, 360, 720, 1440, 10080})
        items.append({every(value), value});
    items.append({Words::tr("Only when asked"), SourceOptions::onlyWhenAsked});
    add(items, minutes, every(minutes));
    return box(items, minutes, parent);
}

QComboBox *auth(SourceOptions::Auth auth, QWidget *parent)
{
    return box({{Words::tr("Not needed"), int(SourceOptions::Auth::None)},
                   {Words::tr("With name and password"), int(SourceOptions::Auth::Basic)},
                   {Words::tr("With a token"), int(SourceOptions::Auth::Bearer)}},
        int(auth), parent);
}

QComboBox *proxy(SourceOptions::Proxy proxy, QWidget *parent)
{
    return box({{Words::tr("The system's"), int(SourceOptions::Proxy::Default)},
                   {Words::tr("None"), int(SourceOptions::Proxy::None)},
                   {Words::tr("This one"), int(SourceOptions::Proxy::Own)}},
        int(proxy), parent);
}

QComboBox *place(SourceOptions::SecretPlace place, QWidget *parent)
{
    return box({{Words::tr("In the system's keychain"), int(SourceOptions::SecretPlace::Keychain)},
                   {Words::tr("In a file in the data folder"), int(SourceOptions::SecretPlace::File)}},
        int(place), parent);
}

QComboBox *pictures(SourceOptions::Pictures pictures, QWidget *parent)
{
    return box({{Words::tr("As in the settings"), int(SourceOptions::Pictures::Default)},
                   {Words::tr("All"), int(SourceOptions::Pictures::All)},
                   {Words::tr("Only of bookmarked articles"), int(SourceOptions::Pictures::Bookmarked)},
                   {Words::tr("None"), int(SourceOptions::Pictures::None)}},
        int(pictures), parent);
}

QComboBox *keepDays(int days, QWidget *parent)
{
    QList<std::pair<QString, int>> items{{Words::tr("As in the settings"), SourceOptions::keepDefault}};
    for (const int value : {7, 30, 90, 365})
        items.append({Words::tr("%n day(s)", nullptr, value), value});
    items.append({Words::tr("Ever"), SourceOptions::keepAll});
    add(items, days, Words::tr("%n day(s)", nullptr, days));
    return box(items, days, parent);
}

QComboBox *keepCount(int count, const QLocale &locale, QWidget *parent)
{
    QList<std::pair<QString, int>> items{{Words::tr("As in the settings"), SourceOptions::keepDefault}};
    for (const int value : {50, 100, 500, 1000, 5000})
        items.append({Words::tr("%1 articles").arg(locale.toString(value)), value});
    items.append({Words::tr("All"), SourceOptions::keepAll});
    add(items, count, Words::tr("%1 articles").arg(locale.toString(count)));
    return box(items, count, parent);
}

QComboBox *zone(const std::optional<int> &offset, QWidget *parent)
{
    auto *zones = new QComboBox(parent);
    zones->addItem(Words::tr("As usual"));
    QList<int> minutes;
    for (int value = -12 * 60; value <= 14 * 60; value += 60)
        minutes.append(value);
    minutes += {-570, -210, 210, 270, 330, 345, 390, 525, 570, 630, 765};
    if (offset && !minutes.contains(*offset))
        minutes.append(*offset);
    std::sort(minutes.begin(), minutes.end());
    for (const int value : std::as_const(minutes)) {
        const int size = std::abs(value);
        zones->addItem(u"UTC%1%2:%3"_s.arg(value < 0 ? u'−' : u'+')
                           .arg(size / 60, 2, 10, QChar(u'0'))
                           .arg(size % 60, 2, 10, QChar(u'0')),
            value);
    }
    zones->setCurrentIndex(offset ? zones->findData(*offset) : 0);
    return zones;
}

} // namespace courant::choices
