// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/retention.h"

namespace courant {

RetentionRule ruleOf(const Source &source, const RetentionRule &byDefault)
{
    RetentionRule rule;
    // What somebody brought in by hand goes only when they say so of that source.
    if (source.kind == SourceKind::Feed)
        rule = byDefault;
    rule.alsoUnread = byDefault.alsoUnread;
    const auto own = [](int wish, int *into) {
        if (wish != SourceOptions::keepDefault)
            *into = std::max(0, wish); // keepAll is below
    };
    own(source.options.keepDays, &rule.maxAgeDays);
    own(source.options.keepCount, &rule.maxArticles);
    return rule;
}

RetentionRules rulesOf(const QList<Source> &sources, const RetentionRule &byDefault)
{
    RetentionRules rules;
    for (const Source &source : sources) {
        const RetentionRule rule = ruleOf(source, byDefault);
        if (!rule.isOff())
            rules.insert(source.id, rule);
    }
    return rules;
}

} // namespace courant
