// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/subscriptions.h"

#include "reader/sourcerequest.h"

namespace courant {

namespace {

QList<Outline> outlinesOf(const SourceTree &tree, GroupId parent, int depth)
{
    QList<Outline> outlines;
    for (const Group &group : tree.groups) {
        if (group.parent != parent || depth > 64)
            continue;
        Outline folder;
        folder.title = group.title;
        folder.children = outlinesOf(tree, group.id, depth + 1);
        if (!folder.children.isEmpty())
            outlines.append(folder);
    }
    for (const Source &source : tree.sources) {
        if (source.group == parent && source.kind == SourceKind::Feed)
            outlines.append({source.title, sourcerequest::splitAddress(source.url).url, source.homepage, {}});
    }
    return outlines;
}

} // namespace

QList<Outline> subscriptionsOf(const SourceTree &tree)
{
    return outlinesOf(tree, GroupId::None, 0);
}

} // namespace courant
