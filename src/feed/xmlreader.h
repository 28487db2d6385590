// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/xmlnames.h"
#include "feed/xmltokenizer.h"

#include <vector>

namespace courant::feed {

/// Elements in balance, with their namespaces, from XML well-formed or not: every StartElement has its
/// EndElement, whatever the text says. What was put right is told by flaws().
class XmlReader final
{
public:
    enum class Event { StartElement, EndElement, Text, End };
    static constexpr int DeepestNesting = 256;

    explicit XmlReader(QStringView text) : m_tokenizer(text) {}

    Event next();

    Ns ns() const { return m_ns; }
    QStringView name() const { return m_name; } ///< local
    QStringView qualifiedName() const { return m_qualified; }
    int depth() const { return int(m_open.size()); } ///< of the element that began, counting itself
    const QVarLengthArray<RawAttribute, 16> &attributes() const { return m_tokenizer.attributes(); }
    QStringView text() const { return m_tokenizer.text(); }
    bool isCData() const { return m_cdata; }
    qsizetype position() const { return m_tokenizer.tokenPosition(); }

    /// The decoded value of an attribute by its qualified name in any case; null when it is not there.
    QString attribute(QStringView qualifiedName);
    /// What namespace a prefix stands for here.
    Ns namespaceOf(QStringView prefix);

    XmlTokenizer &tokenizer() { return m_tokenizer; }
    Flaws flaws() const { return m_tokenizer.flaws(); }
    QString refusal() const { return m_tokenizer.refusal(); }

private:
    struct Open
    {
        QStringView qualified;
        QStringView name;
        Ns ns;
        qsizetype bindings; ///< how many there were before it
    };
    struct Binding
    {
        QStringView prefix;
        Ns ns;
    };

    Event start();
    Event deliverStart();
    Event end();
    Event close();
    int closesBefore(QStringView qualified) const;
    void bindNamespaces();
    bool isVoid() const;

    XmlTokenizer m_tokenizer;
    std::vector<Open> m_open;
    std::vector<Binding> m_bindings;
    Ns m_ns = Ns::None;
    QStringView m_name;
    QStringView m_qualified;
    bool m_cdata = false;
    int m_closing = 0; ///< elements still to be ended before anything else
    bool m_startPending = false;
    bool m_selfClosed = false; ///< the element begun ends at once
    bool m_rootSeen = false;
};

} // namespace courant::feed
