// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sourcewords.h"

#include "reader/fetchstate.h"
#include "widgets/errortext.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace courant::sourcewords {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SourceWords)
};

QString activityFailure(const Activity &activity)
{
    if (activity.what == Activity::What::Refresh)
        return errorText({activity.error.kind, {}, activity.error.status});
    return {};
}

QString pictures(const Activity &activity, const QLocale &locale)
{
    QStringList parts;
    if (activity.added > 0)
        parts.append(Words::tr("%n picture(s)", nullptr, activity.added));
    if (activity.failed > 0) {
        QStringList reasons;
        for (auto it = activity.reasons.cbegin(); it != activity.reasons.cend(); ++it)
            reasons.append(it.key() + u" × "_s + locale.toString(it.value()));
        //: %1: how often each reason was given, as "403 × 2, timeout × 1"
        parts.append(Words::tr("%n missing (%1)", nullptr, activity.failed).arg(reasons.join(u", "_s)));
    }
    return parts.join(u" · "_s);
}

} // namespace

QString failure(const QString &lastError)
{
    static const QRegularExpression status(u"\\((\\d{3})\\)\\.$"_s);
    if (const auto match = status.match(lastError); match.hasMatch())
        return errorText({Error::Kind::Http, {}, match.captured(1).toInt()});
    for (int kind = 0; kind <= int(Error::Kind::NoSecret); ++kind) {
        const Error error{Error::Kind(kind), {}};
        const QString known = fetchstate::sentence(error);
        // Behind a bracket comes a detail, which is the same in every language.
        const QString head = known.section(u" ("_s, 0, 0);
        if (lastError == known)
            return errorText(error);
        if (head != known && lastError.startsWith(head + u" ("_s))
            return errorText({error.kind, lastError.mid(head.size() + 2).chopped(2)});
    }
    return lastError;
}

QString duration(int minutes, const QLocale &locale)
{
    constexpr int hour = 60;
    constexpr int day = 24 * hour;
    Q_UNUSED(locale)
    if (minutes < 2 * hour && minutes != hour)
        return Words::tr("%n minute(s)", nullptr, std::max(1, minutes));
    if (minutes < 2 * day && minutes != day)
        return Words::tr("%n hour(s)", nullptr, (minutes + hour / 2) / hour);
    return Words::tr("%n day(s)", nullptr, (minutes + day / 2) / day);
}

QString rhythm(const Rhythm &rhythm, const QLocale &locale)
{
    if (rhythm.publishMinutes <= 0)
        return Words::tr("not known yet");
    //: %1: "3 hours"
    return Words::tr("about every %1").arg(duration(rhythm.publishMinutes, locale));
}

QString when(const QDateTime &time, const QLocale &locale)
{
    if (!time.isValid())
        return Words::tr("never");
    return locale.toString(time.toLocalTime(), QLocale::ShortFormat);
}

QString condition(const health::Health &health, const Source &source, const QLocale &locale)
{
    const QString since = health.since.isValid()
                              ? locale.toString(health.since.toLocalTime().date(), QLocale::ShortFormat)
                              : QString();
    switch (health.condition) {
    case health::Condition::Gone:
        return Words::tr("Gone for good, says its server.");
    case health::Condition::Failing:
        return since.isEmpty() ? failure(source.fetch.lastError)
                               //: %1: why, a sentence; %2: a date
                               : Words::tr("%1 Last success: %2").arg(failure(source.fetch.lastError), since);
    case health::Condition::Silent:
        return Words::tr("Nothing new since %1").arg(since);
    case health::Condition::Well:
        break;
    }
    return Words::tr("Well");
}

QString activity(const Activity &activity, const QLocale &locale)
{
    switch (activity.state) {
    case Activity::State::Running:
        return activity.what == Activity::What::Pictures ? Words::tr("Fetching pictures…")
                                                         : Words::tr("Refreshing…");
    case Activity::State::Cancelled:
        return Words::tr("Cancelled");
    case Activity::State::Unchanged:
        return Words::tr("Unchanged");
    case Activity::State::Failed:
        return activity.what == Activity::What::Pictures ? pictures(activity, locale)
                                                         : activityFailure(activity);
    case Activity::State::Done:
        break;
    }
    if (activity.what == Activity::What::Pictures)
        return pictures(activity, locale);
    QStringList parts;
    if (activity.added > 0)
        parts.append(Words::tr("%n new", nullptr, activity.added));
    if (activity.updated > 0)
        parts.append(Words::tr("%n changed", nullptr, activity.updated));
    if (parts.isEmpty())
        parts.append(Words::tr("Nothing new"));
    if (!activity.movedTo.isEmpty())
        parts.append(Words::tr("moved to %1").arg(activity.movedTo));
    return parts.join(u" · "_s);
}

} // namespace courant::sourcewords
