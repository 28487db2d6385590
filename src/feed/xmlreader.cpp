// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/xmlreader.h"

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

bool isOneOf(QStringView name, std::initializer_list<QLatin1StringView> names)
{
    return std::any_of(names.begin(), names.end(),
        [name](QLatin1StringView other) { return name.compare(other, Qt::CaseInsensitive) == 0; });
}

// Elements of an item that hold text and no others; an element that begins inside one shows that it was left
// open.
bool holdsTextOnly(QStringView name)
{
    return isOneOf(name, {"title"_L1, "link"_L1, "guid"_L1, "pubDate"_L1, "category"_L1, "comments"_L1});
}

bool standsBesideThose(QStringView name)
{
    return isOneOf(name, {"title"_L1, "link"_L1, "guid"_L1, "pubDate"_L1, "category"_L1, "comments"_L1,
                             "description"_L1, "author"_L1, "enclosure"_L1, "item"_L1, "entry"_L1,
                             "content"_L1, "summary"_L1, "updated"_L1, "published"_L1, "id"_L1});
}

bool isArticle(QStringView name)
{
    return name.compare("item"_L1, Qt::CaseInsensitive) == 0 ||
           name.compare("entry"_L1, Qt::CaseInsensitive) == 0;
}

QStringView prefixOf(QStringView qualified)
{
    const qsizetype colon = qualified.indexOf(u':');
    return colon < 0 ? QStringView() : qualified.first(colon);
}

} // namespace

XmlReader::Event XmlReader::next()
{
    for (;;) {
        if (m_closing > 0) {
            --m_closing;
            return close();
        }
        if (m_startPending)
            return deliverStart();
        if (m_selfClosed) {
            m_selfClosed = false;
            return close();
        }
        switch (m_tokenizer.next()) {
        case XmlTokenizer::Token::StartTag:
            return start();
        case XmlTokenizer::Token::EndTag:
            if (const Event event = end(); event != Event::Text)
                return event;
            break;
        case XmlTokenizer::Token::CData:
            m_cdata = true;
            return Event::Text;
        case XmlTokenizer::Token::Text:
            m_cdata = false;
            if (m_open.empty()) {
                if (!text().trimmed().isEmpty())
                    m_tokenizer.addFlaw(m_rootSeen ? Flaw::TextAfterRoot : Flaw::TextBeforeProlog);
                break;
            }
            return Event::Text;
        case XmlTokenizer::Token::End:
            if (m_open.empty())
                return Event::End;
            if (!refusal().isEmpty())
                return Event::End;
            m_tokenizer.addFlaw(Flaw::Truncated);
            m_closing = int(m_open.size());
            break;
        }
    }
}

// How many open elements a start tag ends because they cannot hold it.
int XmlReader::closesBefore(QStringView qualified) const
{
    if (m_open.empty())
        return 0;
    const Open &top = m_open.back();
    const QStringView prefix = prefixOf(qualified);
    const QStringView name = prefix.isNull() ? qualified : qualified.sliced(prefix.size() + 1);
    const bool samePrefix = prefixOf(top.qualified) == prefix;
    if (samePrefix && top.qualified == qualified &&
        isOneOf(name, {"p"_L1, "li"_L1, "option"_L1, "tr"_L1, "td"_L1, "dt"_L1, "dd"_L1}))
        return 1;
    if (isArticle(name)) {
        for (qsizetype i = qsizetype(m_open.size()) - 1; i >= 0; --i) {
            if (m_open[size_t(i)].qualified == qualified)
                return int(qsizetype(m_open.size()) - i);
            if (m_open[size_t(i)].ns != Ns::None && m_open[size_t(i)].ns != Ns::Atom &&
                m_open[size_t(i)].ns != Ns::Xhtml)
                return 0;
        }
        return 0;
    }
    if (samePrefix && top.ns != Ns::Xhtml && holdsTextOnly(top.name) && standsBesideThose(name))
        return 1;
    return 0;
}

XmlReader::Event XmlReader::start()
{
    m_closing = closesBefore(m_tokenizer.name());
    m_startPending = true;
    if (m_closing > 0)
        m_tokenizer.addFlaw(Flaw::MismatchedTag);
    return next();
}

void XmlReader::bindNamespaces()
{
    for (const RawAttribute &attribute : m_tokenizer.attributes()) {
        if (!attribute.name.startsWith(u"xmlns", Qt::CaseInsensitive))
            continue;
        QStringView prefix;
        if (attribute.name.size() > 6 && attribute.name[5] == u':')
            prefix = attribute.name.sliced(6);
        else if (attribute.name.size() != 5)
            continue;
        Ns ns = namespaceForUri(attribute.value);
        if (ns == Ns::Other && !prefix.isEmpty())
            ns = namespaceForPrefix(prefix);
        m_bindings.push_back({prefix, ns});
    }
    if (m_bindings.size() > 256) // each name is looked up among them
        m_tokenizer.refuse(u"More than 256 namespaces are declared."_s);
}

Ns XmlReader::namespaceOf(QStringView prefix)
{
    for (auto it = m_bindings.rbegin(); it != m_bindings.rend(); ++it) {
        if (it->prefix == prefix)
            return it->ns;
    }
    if (prefix.isEmpty())
        return Ns::None;
    if (prefix == u"xml")
        return Ns::Xml;
    m_tokenizer.addFlaw(Flaw::UndeclaredPrefix);
    return namespaceForPrefix(prefix);
}

XmlReader::Event XmlReader::deliverStart()
{
    m_startPending = false;
    if (depth() >= DeepestNesting) {
        m_tokenizer.refuse(u"Elements are nested more than 256 deep."_s);
        return Event::End;
    }
    if (m_open.empty() && m_rootSeen)
        m_tokenizer.addFlaw(Flaw::TextAfterRoot);
    m_rootSeen = true;
    m_qualified = m_tokenizer.name();
    const qsizetype bindings = qsizetype(m_bindings.size());
    bindNamespaces();
    const QStringView prefix = prefixOf(m_qualified);
    m_name = prefix.isNull() ? m_qualified : m_qualified.sliced(prefix.size() + 1);
    m_ns = namespaceOf(prefix);
    m_open.push_back({m_qualified, m_name, m_ns, bindings});
    m_selfClosed = m_tokenizer.isSelfClosing() || isVoid();
    return Event::StartElement;
}

// <br> and <img> of HTML that nobody escaped, unless their end tag follows.
bool XmlReader::isVoid() const
{
    if (!isOneOf(m_name, {"br"_L1, "img"_L1, "hr"_L1, "wbr"_L1}))
        return false;
    const QStringView rest = m_tokenizer.rest();
    return !(rest.startsWith(u"</") && rest.sliced(2).startsWith(m_qualified));
}

// Text stands for "nothing to tell": an end tag without a beginning.
XmlReader::Event XmlReader::end()
{
    const QStringView name = m_tokenizer.name();
    qsizetype i = qsizetype(m_open.size()) - 1;
    if (i >= 0 && m_open[size_t(i)].qualified == name)
        return close();
    m_tokenizer.addFlaw(Flaw::MismatchedTag);
    while (i >= 0 && m_open[size_t(i)].qualified.compare(name, Qt::CaseInsensitive) != 0)
        --i;
    if (i < 0)
        return Event::Text;
    m_closing = int(qsizetype(m_open.size()) - i) - 1;
    return close();
}

XmlReader::Event XmlReader::close()
{
    const Open &top = m_open.back();
    m_qualified = top.qualified;
    m_name = top.name;
    m_ns = top.ns;
    m_bindings.resize(size_t(top.bindings));
    m_open.pop_back();
    return Event::EndElement;
}

QString XmlReader::attribute(QStringView qualifiedName)
{
    for (const RawAttribute &attribute : m_tokenizer.attributes()) {
        if (attribute.name.compare(qualifiedName, Qt::CaseInsensitive) == 0) {
            const QString value = m_tokenizer.decoded(attribute.value);
            return value.isNull() ? u""_s : value;
        }
    }
    return {};
}

QStringList sentencesFor(Flaws flaws)
{
    static const std::pair<Flaw, QString> sentences[] = {
        {Flaw::BareAmpersand, u"An ampersand stands alone."_s},
        {Flaw::UndeclaredEntity, u"An entity is used that was not declared."_s},
        {Flaw::ControlCharacter, u"The text has control characters in it."_s},
        {Flaw::MismatchedTag, u"Tags do not match."_s},
        {Flaw::Truncated, u"The document ends too early."_s},
        {Flaw::BadAttribute, u"An attribute is not written as XML wants it."_s},
        {Flaw::UndeclaredPrefix, u"A namespace prefix is used that was not declared."_s},
        {Flaw::TextBeforeProlog, u"There is text before the document begins."_s},
        {Flaw::TextAfterRoot, u"There is something behind the end of the document."_s},
        {Flaw::StrayLessThan, u"A less-than sign stands alone."_s},
        {Flaw::BadDeclaration, u"A declaration is not written as XML wants it."_s},
        {Flaw::NoMarkup, u"There is no markup in the document."_s},
    };
    QStringList result;
    for (const auto &[flaw, sentence] : sentences) {
        if (flaws.testFlag(flaw))
            result << sentence;
    }
    return result;
}

} // namespace courant::feed
