// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/frontmatter.h"

#include <limits>

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int DeepestNesting = 40;
constexpr int MostValues = 2'000; // values are copied into their tables, so the work grows faster than this

/// Recursive descent over TOML. Thread: any, one use.
class TomlReader
{
public:
    explicit TomlReader(const QString &text) : m_text(text) {}

    void read(FrontMatter &out);

private:
    struct Value
    {
        QVariant value;
        QVariant text;
    };

    QChar at(qsizetype offset = 0) const
    {
        return m_pos + offset < m_text.size() ? m_text.at(m_pos + offset) : QChar();
    }
    bool atEnd() const { return m_pos >= m_text.size(); }
    bool startsWith(QStringView literal) const { return QStringView(m_text).mid(m_pos).startsWith(literal); }
    void skipBlanks();
    void skipBlanksAndLines();
    void skipLine();
    bool readHeader();
    bool readPair(const QStringList &path, int depth);
    bool readKey(QStringList &path);
    bool readValue(Value &value, int depth);
    bool readString(QString &out);
    void readEscape(QString &out);
    bool readArray(Value &value, int depth);
    bool readInlineTable(Value &value, int depth);
    Value readScalar();
    void store(const QStringList &path, const Value &value);

    static void insert(QVariantMap &map, const QStringList &path, int index, const QVariant &value);
    static void appendTable(QVariantMap &map, const QStringList &path, int index);

    QString m_text;
    qsizetype m_pos = 0;
    QStringList m_table;
    FrontMatter *m_out = nullptr;
    int m_values = 0;
};

void TomlReader::skipBlanks()
{
    while (at() == u' ' || at() == u'\t' || at() == u'\r')
        ++m_pos;
}

void TomlReader::skipBlanksAndLines()
{
    while (!atEnd()) {
        if (at().isSpace())
            ++m_pos;
        else if (at() == u'#')
            skipLine();
        else
            return;
    }
}

void TomlReader::skipLine()
{
    const qsizetype end = m_text.indexOf(u'\n', m_pos);
    m_pos = end < 0 ? m_text.size() : end + 1;
}

void TomlReader::read(FrontMatter &out)
{
    m_out = &out;
    int line = 1;
    qsizetype counted = 0;
    bool warned = false;
    for (skipBlanksAndLines(); !atEnd() && m_values < MostValues; skipBlanksAndLines()) {
        const qsizetype start = m_pos;
        bool understood = at() == u'[' ? readHeader() : readPair(m_table, 0);
        skipBlanks();
        if (!atEnd() && at() != u'\n' && at() != u'#')
            understood = false;
        if (!understood) {
            line += int(QStringView(m_text).mid(counted, start - counted).count(u'\n'));
            counted = start;
            if (!warned)
                out.warnings.append(u"The front matter is not valid TOML (line %1)."_s.arg(line));
            warned = true;
            m_pos = std::max(m_pos, start + 1);
        }
        skipLine();
    }
}

bool TomlReader::readHeader()
{
    const bool array = startsWith(u"[[");
    ++m_values;
    m_pos += array ? 2 : 1;
    QStringList path;
    if (!readKey(path) || at() != u']')
        return false;
    m_pos += array ? 2 : 1;
    m_table = path;
    if (array) {
        appendTable(m_out->values, path, 0);
        appendTable(m_out->texts, path, 0);
    } else {
        store(path, {QVariantMap(), QVariantMap()});
    }
    return true;
}

bool TomlReader::readPair(const QStringList &path, int depth)
{
    QStringList full = path;
    if (!readKey(full) || at() != u'=')
        return false;
    ++m_pos;
    skipBlanks();
    Value value;
    if (!readValue(value, depth))
        return false;
    store(full, value);
    return true;
}

bool TomlReader::readKey(QStringList &path)
{
    for (;;) {
        skipBlanks();
        QString part;
        if (at() == u'"' || at() == u'\'') {
            if (!readString(part))
                return false;
        } else {
            while (at().isLetterOrNumber() || at() == u'_' || at() == u'-')
                part += m_text.at(m_pos++);
            if (part.isEmpty())
                return false;
        }
        path.append(part);
        skipBlanks();
        if (at() != u'.')
            return path.size() < DeepestNesting;
        ++m_pos;
    }
}

bool TomlReader::readValue(Value &value, int depth)
{
    if (depth > DeepestNesting || ++m_values > MostValues)
        return false;
    if (at() == u'"' || at() == u'\'') {
        QString text;
        if (!readString(text))
            return false;
        value = {text, text};
        return true;
    }
    if (at() == u'[')
        return readArray(value, depth);
    if (at() == u'{')
        return readInlineTable(value, depth);
    value = readScalar();
    return !value.text.toString().isEmpty();
}

bool TomlReader::readString(QString &out)
{
    const QChar quote = at();
    const QString fence(3, quote);
    const bool multiline = startsWith(fence);
    m_pos += multiline ? 3 : 1;
    if (multiline && at() == u'\r')
        ++m_pos;
    if (multiline && at() == u'\n')
        ++m_pos;
    while (!atEnd()) {
        const QChar c = at();
        if (multiline ? startsWith(fence) : c == quote) {
            m_pos += multiline ? 3 : 1;
            while (multiline && at() == quote) { // up to two quotes may stand before the fence
                out += quote;
                ++m_pos;
            }
            return true;
        }
        if (c == u'\n' && !multiline)
            return false;
        if (c == u'\\' && quote == u'"') {
            readEscape(out);
            continue;
        }
        out += c;
        ++m_pos;
    }
    return false;
}

void TomlReader::readEscape(QString &out)
{
    ++m_pos;
    const QChar c = at();
    ++m_pos;
    switch (c.unicode()) {
    case u'b':
        out += u'\b';
        return;
    case u't':
        out += u'\t';
        return;
    case u'n':
        out += u'\n';
        return;
    case u'f':
        out += u'\f';
        return;
    case u'r':
        out += u'\r';
        return;
    case u'u':
    case u'U': {
        const int digits = c == u'u' ? 4 : 8;
        bool ok = false;
        const uint code = m_text.mid(m_pos, digits).toUInt(&ok, 16);
        if (ok && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)) {
            out += QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1);
            m_pos += digits;
        }
        return;
    }
    case u'\n':
    case u'\r':
    case u' ':
        while (at().isSpace())
            ++m_pos;
        return;
    default:
        if (m_pos <= m_text.size())
            out += c;
    }
}

bool TomlReader::readArray(Value &value, int depth)
{
    QVariantList values;
    QVariantList texts;
    ++m_pos;
    for (;;) {
        skipBlanksAndLines();
        if (at() == u']') {
            ++m_pos;
            value = {values, texts};
            return true;
        }
        Value item;
        if (atEnd() || !readValue(item, depth + 1))
            return false;
        values.append(item.value);
        texts.append(item.text);
        skipBlanksAndLines();
        if (at() == u',')
            ++m_pos;
        else if (at() != u']')
            return false;
    }
}

bool TomlReader::readInlineTable(Value &value, int depth)
{
    QVariantMap values;
    QVariantMap texts;
    ++m_pos;
    for (;;) {
        skipBlanksAndLines();
        if (at() == u'}') {
            ++m_pos;
            value = {values, texts};
            return true;
        }
        QStringList key;
        if (!readKey(key) || at() != u'=')
            return false;
        ++m_pos;
        skipBlanks();
        Value item;
        if (!readValue(item, depth + 1))
            return false;
        insert(values, key, 0, item.value);
        insert(texts, key, 0, item.text);
        skipBlanksAndLines();
        if (at() == u',')
            ++m_pos;
        else if (at() != u'}')
            return false;
    }
}

/// Numbers, booleans; times stay text.
TomlReader::Value TomlReader::readScalar()
{
    const qsizetype start = m_pos;
    while (!atEnd() && !QStringView(u",]}#\n").contains(at()))
        ++m_pos;
    const QString text = m_text.mid(start, m_pos - start).trimmed();
    if (text == "true"_L1 || text == "false"_L1)
        return {text == "true"_L1, text};
    if (text.endsWith("inf"_L1) || text.endsWith("nan"_L1)) {
        const double special = text.endsWith("nan"_L1) ? std::numeric_limits<double>::quiet_NaN()
                                                       : std::numeric_limits<double>::infinity();
        return {text.startsWith(u'-') ? -special : special, text};
    }
    QString number = text;
    number.remove(u'_');
    if (number.startsWith("0b"_L1)) {
        bool ok = false;
        const qlonglong binary = number.mid(2).toLongLong(&ok, 2);
        return {ok ? QVariant(binary) : QVariant(text), text};
    }
    const QVariant value = coreSchemaValue(number);
    return {value.userType() == QMetaType::QString || value.isNull() ? QVariant(text) : value, text};
}

void TomlReader::insert(QVariantMap &map, const QStringList &path, int index, const QVariant &value)
{
    const QString &key = path.at(index);
    if (index + 1 == path.size()) {
        if (!(value.userType() == QMetaType::QVariantMap && value.toMap().isEmpty() && map.contains(key)))
            map.insert(key, value);
        return;
    }
    QVariant &slot = map[key];
    if (slot.userType() == QMetaType::QVariantList) { // the last table of [[path]]
        QVariantList list = slot.toList();
        QVariantMap last = list.isEmpty() ? QVariantMap() : list.last().toMap();
        insert(last, path, index + 1, value);
        if (!list.isEmpty())
            list.removeLast();
        list.append(last);
        slot = list;
        return;
    }
    QVariantMap child = slot.toMap();
    insert(child, path, index + 1, value);
    slot = child;
}

void TomlReader::appendTable(QVariantMap &map, const QStringList &path, int index)
{
    QVariant &slot = map[path.at(index)];
    if (index + 1 == path.size()) {
        QVariantList list = slot.toList();
        list.append(QVariantMap());
        slot = list;
        return;
    }
    QVariantMap child = slot.toMap();
    appendTable(child, path, index + 1);
    slot = child;
}

void TomlReader::store(const QStringList &path, const Value &value)
{
    insert(m_out->values, path, 0, value.value);
    insert(m_out->texts, path, 0, value.text);
}

} // namespace

void readTomlMatter(const QByteArray &matter, FrontMatter &out)
{
    TomlReader(QString::fromUtf8(matter)).read(out);
}

} // namespace courant::feed
