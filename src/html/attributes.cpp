// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/attributes.h"

#include "html/codeblock.h"
#include "html/imagesource.h"
#include "html/link.h"
#include "html/tidy.h"

namespace courant::html {

namespace {

bool isLanguageTag(const QByteArray &value)
{
    return !value.isEmpty() && value.size() <= 35 && std::all_of(value.begin(), value.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// A number from an attribute within bounds; empty when it is none.
QByteArray number(const QByteArray &value, int from, int to)
{
    bool ok = false;
    const int n = value.trimmed().toInt(&ok);
    return ok && n >= from ? QByteArray::number(std::min(n, to)) : QByteArray();
}

} // namespace

void copyAttributes(const GumboNode *element, const QUrl &base, Node &node)
{
    const auto add = [&node](const char *name, const QByteArray &value) {
        if (!value.isEmpty())
            node.attributes.push_back({name, value});
    };
    const auto given = [element](const char *name) { return inputAttribute(element, name); };
    switch (node.tag) {
    case GUMBO_TAG_A:
        add("href", safeLink(given("href"), base));
        if (node.attributes.empty())
            return;
        break;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
        // Larger ones are mistakes or attacks: laying out a table takes as long as its grid is large.
        add("colspan", number(given("colspan"), 2, 60));
        add("rowspan", number(given("rowspan"), 2, 300));
        [[fallthrough]];
    case GUMBO_TAG_TR:
        if (const QByteArray align = given("align").trimmed().toLower();
            align == "left" || align == "right" || align == "center")
            add("align", align);
        break;
    case GUMBO_TAG_COL:
    case GUMBO_TAG_COLGROUP:
        add("span", number(given("span"), 2, 60));
        break;
    case GUMBO_TAG_OL:
        add("start", number(given("start"), -1'000'000, 1'000'000));
        if (const QByteArray type = given("type"); type.size() == 1 && QByteArray("1aAiI").contains(type))
            add("type", type);
        if (gumbo_get_attribute(&element->v.element.attributes, "reversed"))
            node.attributes.push_back({"reversed", {}});
        break;
    case GUMBO_TAG_LI:
        add("value", number(given("value"), -1'000'000, 1'000'000));
        break;
    case GUMBO_TAG_TIME:
        if (const QByteArray time = given("datetime").trimmed(); time.size() <= 40)
            add("datetime", cleanText(time));
        break;
    case GUMBO_TAG_DETAILS:
        if (gumbo_get_attribute(&element->v.element.attributes, "open"))
            node.attributes.push_back({"open", {}});
        break;
    case GUMBO_TAG_FIGURE:
        if (hasClass(element, "media"))
            add("class", hasClass(element, "file") ? "media file" : "media");
        break;
    case GUMBO_TAG_CODE:
        if (const QByteArray language = codeLanguage(element); !language.isEmpty())
            add("class", "language-" + language);
        break;
    default:
        break;
    }
    if (const QByteArray language = given("lang").trimmed(); isLanguageTag(language))
        add("lang", language);
    if (const QByteArray dir = given("dir").trimmed().toLower();
        dir == "ltr" || dir == "rtl" || dir == "auto")
        add("dir", dir);
    if (const QByteArray title = given("title").simplified(); title.size() <= 500)
        add("title", cleanText(title));
}

} // namespace courant::html
