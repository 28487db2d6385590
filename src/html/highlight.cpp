// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/highlight.h"

#include <QSet>

namespace courant::html {

namespace {

constexpr qsizetype longest = 60'000; // bytes; longer listings stay plain
constexpr int mostSpans = 4'000;

/// What a family of languages has in common.
struct Family
{
    QByteArray line;  ///< starts a note to the end of the line
    QByteArray line2; ///< another one
    QByteArray open;  ///< of a note over several lines
    QByteArray close;
    QByteArray quotes = "\"'";
    bool words = true;
    bool tags = false; ///< names behind < are words
};

bool isOneOf(const QByteArray &name, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(), [&](const char *each) { return name == each; });
}

Family familyOf(const QByteArray &language)
{
    if (isOneOf(language,
            {"python", "py", "ruby", "rb", "sh", "bash", "shell", "zsh", "fish", "console", "perl", "pl", "r",
                "yaml", "yml", "toml", "makefile", "make", "dockerfile", "docker", "cmake", "nix", "elixir",
                "julia", "nim", "tcl", "awk", "conf", "graphql", "powershell", "ps1"}))
        return {"#", {}, {}, {}};
    if (isOneOf(language, {"sql", "mysql", "postgresql", "plsql"}))
        return {"--", {}, "/*", "*/"};
    if (isOneOf(language, {"lua", "haskell", "hs", "elm", "ada", "vhdl"}))
        return {"--", {}, {}, {}, language == "lua" ? "\"'" : "\""};
    if (isOneOf(language, {"html", "xml", "svg", "vue", "svelte", "xhtml", "markup"}))
        return {{}, {}, "<!--", "-->", "\"", false, true};
    if (isOneOf(language, {"css", "scss", "less", "sass"}))
        return {language == "css" ? "" : "//", {}, "/*", "*/", "\"'", false};
    if (isOneOf(language, {"lisp", "clojure", "clj", "scheme", "elisp", "asm", "nasm", "ini"}))
        return {";", language == "ini" ? "#" : "", {}, {}, "\""};
    if (isOneOf(language, {"json", "json5", "jsonc"}))
        return {"//", {}, "/*", "*/", "\""};
    if (isOneOf(language, {"tex", "latex", "matlab", "erlang", "prolog"}))
        return {"%", {}, {}, {}, "\"", false};
    if (isOneOf(language, {"diff", "patch", "markdown", "md", "log", "csv"}))
        return {{}, {}, {}, {}, {}, false};
    if (isOneOf(language, {"php"}))
        return {"//", "#", "/*", "*/"};
    if (isOneOf(language, {"js", "javascript", "ts", "typescript", "jsx", "tsx", "go", "golang"}))
        return {"//", {}, "/*", "*/", "\"'`"};
    if (isOneOf(language, {"rust", "rs"}))
        return {"//", {}, "/*", "*/", "\""}; // lifetimes are no quotes
    return {"//", {}, "/*", "*/"};
}

const QSet<QByteArray> &words()
{
    static const QSet<QByteArray> set = [] {
        const QByteArray list =
            "abstract alignas and as asm assert async auto await begin bool boolean break byte case catch "
            "char class "
            "co_await co_return const constexpr continue crate debugger declare def default defer del delete "
            "do done "
            "double dyn elif else elseif elsif end ensure enum esac except explicit export extends extern "
            "false fi "
            "final finally float fn for foreach from func function global go goto if impl implements import "
            "in inline "
            "instanceof int interface internal is lambda let local long loop match mod module move mut "
            "mutable "
            "namespace native new nil noexcept nonlocal None not null nullptr of operator or override "
            "package pass "
            "private protected protocol pub public raise readonly ref register require rescue return select "
            "self "
            "short signed sizeof static static_cast string struct super switch synchronized template then "
            "this throw "
            "throws trait transient True False true try type typedef typename typeof undefined union unless "
            "unsafe "
            "unsigned until use using val var virtual void volatile when where while with yield "
            "add all alter between by create database delete desc distinct drop exists group having index "
            "inner "
            "insert into join key left like limit on order outer primary right set table update values view";
        const auto parts = list.split(' ');
        return QSet<QByteArray>(parts.begin(), parts.end());
    }();
    return set;
}

bool isNameByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (c & 0x80);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

class Highlighter
{
public:
    Highlighter(const QByteArray &text, const Family &family, bool sql)
        : m_text(text), m_family(family), m_sql(sql)
    {
    }

    std::vector<std::unique_ptr<Node>> run()
    {
        while (m_at < m_text.size() && m_spans < mostSpans) {
            if (!note() && !quote() && !name() && !number())
                ++m_at;
        }
        plain(m_text.size());
        return std::move(m_out);
    }

private:
    bool startsWith(const QByteArray &mark) const
    {
        return !mark.isEmpty() && QByteArrayView(m_text).sliced(m_at).startsWith(mark);
    }

    bool note()
    {
        if (startsWith(m_family.open))
            return take("code-note", endAfter(m_family.close));
        // A sign inside a word ("C#", "a//b" in an address) starts no note.
        const bool free = m_at == 0 || !(isNameByte(m_text[m_at - 1]) || m_text[m_at - 1] == ':' ||
                                           m_text[m_at - 1] == '$');
        if (free && (startsWith(m_family.line) || startsWith(m_family.line2))) {
            const qsizetype end = m_text.indexOf('\n', m_at);
            return take("code-note", end < 0 ? m_text.size() : end);
        }
        return false;
    }

    qsizetype endAfter(const QByteArray &mark) const
    {
        const qsizetype end = m_text.indexOf(mark, m_at + 1);
        return end < 0 ? m_text.size() : end + mark.size();
    }

    bool quote()
    {
        const char sign = m_text[m_at];
        if (!m_family.quotes.contains(sign) || (sign == '\'' && m_at > 0 && isNameByte(m_text[m_at - 1])))
            return false;
        const QByteArray triple(3, sign);
        if (m_family.line == "#" && startsWith(triple)) {
            const qsizetype end = m_text.indexOf(triple, m_at + 3);
            return take("code-string", end < 0 ? m_text.size() : end + 3);
        }
        for (qsizetype i = m_at + 1; i < m_text.size(); ++i) {
            if (m_text[i] == '\\')
                ++i;
            else if (m_text[i] == sign)
                return take("code-string", i + 1);
            else if (m_text[i] == '\n' && sign != '`')
                break; // an apostrophe, not a quote
        }
        return false;
    }

    bool name()
    {
        if (!isNameByte(m_text[m_at]) || isDigit(m_text[m_at]))
            return false;
        const qsizetype start = m_at;
        qsizetype end = m_at;
        while (end < m_text.size() && isNameByte(m_text[end]))
            ++end;
        const QByteArray word = m_text.mid(start, end - start);
        const char before = start > 0 ? m_text[start - 1] : ' ';
        const bool tag =
            m_family.tags && (before == '<' || (before == '/' && start > 1 && m_text[start - 2] == '<'));
        const bool key = m_family.words && before != '.' && before != '-' && before != '$' && before != '@' &&
                         words().contains(m_sql ? word.toLower() : word);
        if (tag || key)
            return take("code-word", end);
        m_at = end;
        return true;
    }

    bool number()
    {
        if (!isDigit(m_text[m_at]))
            return false;
        qsizetype end = m_at;
        while (
            end < m_text.size() && (isNameByte(m_text[end]) || m_text[end] == '.') && !(m_text[end] & 0x80))
            ++end;
        return take("code-number", end);
    }

    void plain(qsizetype end)
    {
        if (end > m_from) {
            auto node = std::make_unique<Node>();
            node->text = m_text.mid(m_from, end - m_from);
            m_out.push_back(std::move(node));
        }
        m_from = end;
    }

    bool take(const char *kind, qsizetype end)
    {
        plain(m_at);
        auto span = std::make_unique<Node>();
        span->tag = GUMBO_TAG_SPAN;
        span->attributes.push_back({"class", kind});
        span->addText(m_text.mid(m_at, end - m_at));
        m_out.push_back(std::move(span));
        ++m_spans;
        m_at = m_from = end;
        return true;
    }

    const QByteArray &m_text;
    const Family &m_family;
    std::vector<std::unique_ptr<Node>> m_out;
    qsizetype m_at = 0;
    qsizetype m_from = 0; ///< of the plain text not written yet
    int m_spans = 0;
    bool m_sql;
};

void highlight(Node &code)
{
    const QByteArray name = code.attribute("class");
    if (!name.startsWith("language-") || code.children.size() != 1 || !code.children.front()->isText())
        return;
    const QByteArray text = code.children.front()->text;
    if (text.size() > longest)
        return;
    const QByteArray language = name.mid(9);
    const Family family = familyOf(language);
    code.children = Highlighter(text, family, language.contains("sql")).run();
}

} // namespace

void highlightCode(Node &root)
{
    for (const auto &child : root.children) {
        if (child->tag == GUMBO_TAG_CODE && root.tag == GUMBO_TAG_PRE)
            highlight(*child);
        else
            highlightCode(*child);
    }
}

} // namespace courant::html
