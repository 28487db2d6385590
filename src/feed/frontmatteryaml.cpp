// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/frontmatter.h"

#include <QRegularExpression>

#include <yaml-cpp/yaml.h>

#include <cmath>
#include <limits>

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestYaml = 256 * 1024;
constexpr int DeepestNesting = 60;
constexpr int MostNodes = 20'000;
constexpr qsizetype MostText = 4 * 1024 * 1024;

/// Upper bound of how deep the parser would nest, so that its recursion stays small on every stack.
int nestingBound(const QByteArray &matter)
{
    QList<int> indents{-1};
    int flow = 0;
    int deepest = 0;
    for (qsizetype i = 0; i < matter.size();) {
        int column = 0;
        int compact = 0;
        for (; i < matter.size() && QByteArrayView(" \t-?:").contains(matter[i]); ++i, ++column)
            compact += matter[i] != ' ' && matter[i] != '\t';
        while (indents.last() >= column)
            indents.removeLast();
        indents.append(column);
        for (; i < matter.size() && matter[i] != '\n'; ++i) {
            if (matter[i] == '[' || matter[i] == '{')
                deepest = std::max(deepest, ++flow);
            else if ((matter[i] == ']' || matter[i] == '}') && flow > 0)
                --flow;
        }
        ++i;
        deepest = std::max(deepest, int(indents.size()) + compact + flow);
    }
    return deepest;
}

/// Counts what a conversion has produced: aliases can make very much out of very little.
struct Budget
{
    int nodes = MostNodes;
    qsizetype text = MostText;

    bool take(qsizetype size)
    {
        --nodes;
        text -= size;
        return nodes >= 0 && text >= 0;
    }
};

struct Both
{
    QVariant value;
    QVariant text;
};

QVariant typedScalar(const YAML::Node &node, const QString &text)
{
    const std::string &tag = node.Tag();
    if (tag == "?" || tag.empty())
        return coreSchemaValue(text);
    if (tag == "tag:yaml.org,2002:null")
        return {};
    if (tag == "tag:yaml.org,2002:int" || tag == "tag:yaml.org,2002:float" || tag == "tag:yaml.org,2002:bool")
        return coreSchemaValue(text);
    return text;
}

bool convert(const YAML::Node &node, int depth, Budget &budget, Both &out);

bool convertSequence(const YAML::Node &node, int depth, Budget &budget, Both &out)
{
    QVariantList values;
    QVariantList texts;
    for (const YAML::Node &child : node) {
        Both item;
        if (!convert(child, depth + 1, budget, item))
            return false;
        values.append(item.value);
        texts.append(item.text);
    }
    out = {values, texts};
    return true;
}

/// `<<: *defaults` gives what the map itself does not have.
void mergeInto(QVariantMap &map, const QVariant &from)
{
    if (from.userType() == QMetaType::QVariantMap) {
        const QVariantMap source = from.toMap();
        for (auto it = source.cbegin(); it != source.cend(); ++it) {
            if (!map.contains(it.key()))
                map.insert(it.key(), it.value());
        }
    } else if (from.userType() == QMetaType::QVariantList) {
        for (const QVariant &part : from.toList()) {
            if (part.userType() == QMetaType::QVariantMap)
                mergeInto(map, part);
        }
    }
}

bool convertMap(const YAML::Node &node, int depth, Budget &budget, Both &out)
{
    QVariantMap values;
    QVariantMap texts;
    Both merged;
    for (const auto &entry : node) {
        Both item;
        if (!convert(entry.second, depth + 1, budget, item))
            return false;
        if (!entry.first.IsScalar() && !entry.first.IsNull())
            continue; // a map or list as a key has no name to be found by
        const QString key = entry.first.IsNull() ? QString() : QString::fromStdString(entry.first.Scalar());
        if (!budget.take(key.size()))
            return false;
        if (key == "<<"_L1 && !entry.second.IsScalar()) {
            merged = item;
            continue;
        }
        values.insert(key, item.value);
        texts.insert(key, item.text);
    }
    mergeInto(values, merged.value);
    mergeInto(texts, merged.text);
    out = {values, texts};
    return true;
}

bool convert(const YAML::Node &node, int depth, Budget &budget, Both &out)
{
    if (depth > DeepestNesting)
        return false;
    switch (node.Type()) {
    case YAML::NodeType::Undefined:
    case YAML::NodeType::Null:
        return budget.take(0);
    case YAML::NodeType::Scalar: {
        const QString text = QString::fromStdString(node.Scalar());
        out = {typedScalar(node, text), text};
        if (out.value.isNull() && !text.isNull() && out.value.userType() != QMetaType::QString)
            out.text = QVariant();
        return budget.take(text.size());
    }
    case YAML::NodeType::Sequence:
        return budget.take(0) && convertSequence(node, depth, budget, out);
    case YAML::NodeType::Map:
        return budget.take(0) && convertMap(node, depth, budget, out);
    }
    return false;
}

QVariant integerValue(const QString &text)
{
    bool ok = false;
    qlonglong number = 0;
    if (text.startsWith("0x"_L1))
        number = text.mid(2).toLongLong(&ok, 16);
    else if (text.startsWith("0o"_L1))
        number = text.mid(2).toLongLong(&ok, 8);
    else
        number = text.toLongLong(&ok, 10);
    return ok ? QVariant(number) : QVariant();
}

} // namespace

QVariant coreSchemaValue(const QString &plain)
{
    static const QRegularExpression integer(u"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$"_s);
    static const QRegularExpression real(u"^[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"_s);
    static const QRegularExpression infinite(u"^([-+]?)\\.(?:inf|Inf|INF)$"_s);
    if (plain.isEmpty() || plain == "~"_L1 || plain == "null"_L1 || plain == "Null"_L1 || plain == "NULL"_L1)
        return {};
    if (plain == "true"_L1 || plain == "True"_L1 || plain == "TRUE"_L1)
        return true;
    if (plain == "false"_L1 || plain == "False"_L1 || plain == "FALSE"_L1)
        return false;
    const char16_t first = plain.at(0).unicode();
    const bool numeric = (first >= u'0' && first <= u'9') || first == u'-' || first == u'+' || first == u'.';
    if (!numeric || plain.size() > 100)
        return plain;
    if (integer.match(plain).hasMatch()) {
        const QVariant value = integerValue(plain);
        return value.isNull() ? QVariant(plain) : value; // more digits than an integer holds
    }
    if (real.match(plain).hasMatch())
        return plain.toDouble();
    const QRegularExpressionMatch match = infinite.match(plain);
    if (match.hasMatch())
        return match.captured(1) == "-"_L1 ? -std::numeric_limits<double>::infinity()
                                           : std::numeric_limits<double>::infinity();
    if (plain == ".nan"_L1 || plain == ".NaN"_L1 || plain == ".NAN"_L1)
        return std::numeric_limits<double>::quiet_NaN();
    return plain;
}

bool readYamlMatter(const QByteArray &matter, FrontMatter &out, QString &problem)
{
    if (matter.size() > LongestYaml) {
        problem = u"too long"_s;
        return false;
    }
    // The library takes these two for the end of its input.
    if (matter.contains('\0') || matter.contains('\x04')) {
        problem = u"control characters"_s;
        return false;
    }
    if (nestingBound(matter) > DeepestNesting) {
        problem = u"nested too deep"_s;
        return false;
    }
    try {
        const YAML::Node root = YAML::Load(matter.toStdString());
        Budget budget;
        Both both;
        if (!convert(root, 0, budget, both)) {
            problem = u"it grows too large"_s;
            return false;
        }
        if (both.value.userType() != QMetaType::QVariantMap && !both.value.isNull()) {
            problem = u"no keys"_s;
            return false;
        }
        out.values = both.value.toMap();
        out.texts = both.text.toMap();
        return true;
    } catch (const YAML::Exception &error) {
        problem = u"line %1: %2"_s.arg(error.mark.line + 1).arg(QString::fromStdString(error.msg));
    } catch (const std::exception &error) {
        problem = QString::fromUtf8(error.what());
    }
    return false;
}

} // namespace courant::feed
