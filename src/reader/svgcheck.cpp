// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/svgcheck.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr int maxDepth = 256;
constexpr int maxElements = 100'000;

Error refused(const QString &why)
{
    return {Error::Kind::Refused, u"an SVG with "_s + why};
}

bool isForbiddenElement(QStringView name)
{
    static const QSet<QString> forbidden{u"script"_s, u"foreignobject"_s, u"iframe"_s, u"object"_s,
        u"embed"_s, u"audio"_s, u"video"_s, u"canvas"_s, u"handler"_s, u"listener"_s, u"set"_s, u"link"_s,
        u"base"_s, u"meta"_s, u"html"_s, u"body"_s};
    return forbidden.contains(name.toString().toLower());
}

bool isLinkName(QStringView name)
{
    return name.compare("href"_L1, Qt::CaseInsensitive) == 0 ||
           name.compare("src"_L1, Qt::CaseInsensitive) == 0;
}

bool isOwnReference(QStringView value)
{
    const QString target = value.trimmed().toString().toLower();
    if (target.isEmpty() || target.startsWith(u'#'))
        return true;
    static const QRegularExpression picture(u"^data:image/(png|jpeg|jpg|gif|webp);base64,"_s);
    return picture.match(target).hasMatch();
}

/// CSS in attributes and <style>: no import, and url() only into the file itself.
bool isQuietStyle(QStringView css)
{
    QString text = css.toString().toLower();
    if (text.contains(u'\\') || text.contains("@import"_L1) || text.contains("javascript:"_L1) ||
        text.contains("expression("_L1) || text.contains("image-set"_L1))
        return false; // a backslash can spell any of these
    static const QRegularExpression url(u"url\\s*\\(\\s*[\"']?\\s*([^)\"']*)"_s);
    for (auto it = url.globalMatch(text); it.hasNext();) {
        if (!isOwnReference(it.next().capturedView(1)))
            return false;
    }
    return true;
}

std::optional<Error> checkAttributes(const QXmlStreamAttributes &attributes, bool animates)
{
    for (const QXmlStreamAttribute &attribute : attributes) {
        const QStringView name = attribute.name();
        if (name.startsWith("on"_L1, Qt::CaseInsensitive))
            return refused(u"an event handler"_s);
        if (isLinkName(name) && !isOwnReference(attribute.value()))
            return refused(u"a reference to elsewhere"_s);
        if (animates && name.compare("attributeName"_L1, Qt::CaseInsensitive) == 0 &&
            attribute.value().contains("href"_L1, Qt::CaseInsensitive))
            return refused(u"an animated link"_s);
        if (!isQuietStyle(attribute.value()))
            return refused(u"a style that loads"_s);
    }
    return std::nullopt;
}

int pixels(QStringView length)
{
    static const QRegularExpression number(u"^\\s*([0-9]+(?:\\.[0-9]+)?)(?:px)?\\s*$"_s);
    const double value = number.match(length.toString()).capturedView(1).toDouble();
    return value > 0 && value < 100'000 ? int(std::lround(value)) : 0;
}

QSize sizeOf(const QXmlStreamAttributes &attributes)
{
    const QSize size(pixels(attributes.value("width"_L1)), pixels(attributes.value("height"_L1)));
    if (!size.isEmpty())
        return size;
    const QStringList box =
        attributes.value("viewBox"_L1).toString().replace(u',', u' ').simplified().split(u' ');
    const QSize boxed(pixels(box.value(2)), pixels(box.value(3)));
    return boxed.isEmpty() ? QSize() : boxed;
}

} // namespace

bool looksLikeSvg(const QByteArray &bytes)
{
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement)
            return xml.name() == "svg"_L1;
    }
    return false;
}

Result<QSize> checkSvg(const QByteArray &bytes)
{
    QXmlStreamReader xml(bytes);
    QSize size;
    int depth = 0;
    int elements = 0;
    bool inStyle = false;
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::DTD:
            if (!xml.entityDeclarations().isEmpty())
                return refused(u"entities"_s);
            break;
        case QXmlStreamReader::ProcessingInstruction:
            return refused(u"a processing instruction"_s);
        case QXmlStreamReader::StartElement: {
            if (++depth > maxDepth || ++elements > maxElements)
                return refused(u"too many elements"_s);
            if (isForbiddenElement(xml.name()))
                return refused(u"the element "_s + xml.name());
            inStyle = xml.name() == "style"_L1;
            const bool animates = xml.name().startsWith("animate"_L1);
            if (const auto error = checkAttributes(xml.attributes(), animates))
                return *error;
            if (elements == 1)
                size = sizeOf(xml.attributes());
            break;
        }
        case QXmlStreamReader::Characters:
            if (inStyle && !isQuietStyle(xml.text()))
                return refused(u"a style that loads"_s);
            break;
        case QXmlStreamReader::EndElement:
            --depth;
            inStyle = false;
            break;
        default:
            break;
        }
    }
    if (xml.hasError())
        return Error{Error::Kind::NotUnderstood, u"a damaged SVG"_s};
    return size;
}

} // namespace courant
