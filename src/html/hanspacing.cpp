// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/hanspacing.h"

#include "html/allowlist.h"

#include <QList>
#include <QString>

namespace courant::html {

namespace {

/// Start: nothing stands before it on its line.
enum class Kind { Other, Start, Han, Latin, Opening, Closing };

Kind kindOf(char32_t c)
{
    using namespace Qt::Literals::StringLiterals;
    if ((c >= 0x3400 && c <= 0x9fff) || (c >= 0x3041 && c <= 0x30ff) || (c >= 0xf900 && c <= 0xfaff) ||
        (c >= 0x20000 && c <= 0x3ffff))
        return c == 0x30fb ? Kind::Other : Kind::Han;
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
        (c >= 0xc0 && c <= 0x24f) || (c >= 0x370 && c <= 0x52f))
        return Kind::Latin;
    if (c > 0xffff)
        return Kind::Other;
    const QChar mark(static_cast<char16_t>(c));
    if (u"「『（《〈【〔“‘"_s.contains(mark))
        return Kind::Opening;
    if (u"，。、；：！？」』）》〉】〕”’"_s.contains(mark))
        return Kind::Closing;
    return Kind::Other;
}

/// What a character needs, seeing the one before and the one behind it: a class name, or null.
const char *classFor(Kind before, Kind own, Kind behind, HanPunctuation punctuation)
{
    if ((own == Kind::Han && behind == Kind::Latin) || (own == Kind::Latin && behind == Kind::Han))
        return "gap";
    if (punctuation == HanPunctuation::Full)
        return nullptr;
    if (own == Kind::Closing && (behind == Kind::Closing || behind == Kind::Opening))
        return "half";
    if (own == Kind::Opening && (before == Kind::Opening || before == Kind::Start))
        return "half";
    return nullptr;
}

/// Code and the like: what is in it is left alone, and nothing around it leans on it.
bool isApart(const Node &node)
{
    return ruleOf(node.tag).isBlock || ruleOf(node.tag).isVoid || node.tag == GUMBO_TAG_CODE ||
           node.tag == GUMBO_TAG_RUBY || node.tag == GUMBO_TAG_KBD || node.tag == GUMBO_TAG_SAMP;
}

enum class End { First, Last };

/// The kind of the first or last character of a node, as its neighbours see it.
Kind edgeKind(const Node &node, End end)
{
    if (node.isText()) {
        const QString text =
            QString::fromUtf8(end == End::First ? node.text.first(std::min<qsizetype>(4, node.text.size()))
                                                : node.text.last(std::min<qsizetype>(4, node.text.size())));
        const QList<uint> characters = text.toUcs4();
        return characters.isEmpty() ? Kind::Other
                                    : kindOf(end == End::First ? characters.first() : characters.last());
    }
    if (node.tag == GUMBO_TAG_BR)
        return Kind::Start;
    if (isApart(node) || node.children.empty())
        return Kind::Other;
    return edgeKind(end == End::First ? *node.children.front() : *node.children.back(), end);
}

class Compositor
{
public:
    explicit Compositor(HanPunctuation punctuation) : m_punctuation(punctuation) {}

    void space(Node &node, Kind before, Kind behind)
    {
        std::vector<std::unique_ptr<Node>> given = std::move(node.children);
        node.children.clear();
        for (size_t i = 0; i < given.size(); ++i) {
            auto &child = given[i];
            const Kind next = i + 1 < given.size() ? edgeKind(*given[i + 1], End::First) : behind;
            const Kind last = edgeKind(*child, End::Last);
            if (child->isText()) {
                text(node, child->text, before, next);
            } else {
                const bool apart = isApart(*child);
                if (child->tag != GUMBO_TAG_PRE && (!apart || ruleOf(child->tag).isBlock))
                    space(*child, apart ? Kind::Start : before, apart ? Kind::Other : next);
                node.children.push_back(std::move(child));
            }
            if (before != Kind::Start || !given[i] || !given[i]->isBlank())
                before = last;
        }
    }

private:
    /// Appends a text to `into`, cut where a character needs a class.
    void text(Node &into, const QByteArray &utf8, Kind before, Kind behindText)
    {
        const QList<uint> characters = QString::fromUtf8(utf8).toUcs4();
        QString run;
        Kind own = characters.isEmpty() ? Kind::Other : kindOf(characters[0]);
        for (qsizetype i = 0; i < characters.size(); ++i) {
            const Kind behind = i + 1 < characters.size() ? kindOf(characters[i + 1]) : behindText;
            const char *name = m_spans < MaxSpans ? classFor(before, own, behind, m_punctuation) : nullptr;
            if (name) {
                into.addText(run.toUtf8());
                run.clear();
                Node &span = into.add(GUMBO_TAG_SPAN);
                span.attributes.push_back({"class", name});
                span.addText(QStringView(QChar::fromUcs4(characters[i])).toUtf8());
                ++m_spans;
            } else {
                run += QChar::fromUcs4(characters[i]);
            }
            if (before != Kind::Start || !QChar::isSpace(characters[i]))
                before = own;
            own = behind;
        }
        into.addText(run.toUtf8());
    }

    /// More would cost the page more than it gives.
    static constexpr int MaxSpans = 5000;
    HanPunctuation m_punctuation;
    int m_spans = 0;
};

} // namespace

void spaceHan(Node &root, HanPunctuation punctuation)
{
    Compositor(punctuation).space(root, Kind::Start, Kind::Other);
}

} // namespace courant::html
