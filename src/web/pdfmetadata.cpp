// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pdfmetadata.h"

#include <QRegularExpression>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A text string: UTF-16BE with its byte order mark, in hexadecimal, so that nothing needs escaping.
QByteArray textString(const QString &text)
{
    QByteArray hex = "<FEFF"_ba;
    for (const QChar c : text)
        hex += QByteArray::number(c.unicode(), 16).rightJustified(4, '0').toUpper();
    return hex + '>';
}

QByteArray dateString(const QDateTime &when)
{
    return "(D:"_ba + when.toUTC().toString(u"yyyyMMddHHmmss"_s).toLatin1() + "Z)"_ba;
}

struct Trailer
{
    qint64 xref = -1; ///< byte offset of the newest cross-reference table
    int size = 0;     ///< one more than the highest object number
    QByteArray root;  ///< "21 0 R"
    QByteArray id;    ///< "/ID [...]" or empty
};

/// The last trailer of the file; xref stays -1 when it is not of the plain kind.
Trailer readTrailer(const QByteArray &pdf)
{
    const qsizetype startxref = pdf.lastIndexOf("startxref");
    const qsizetype begin = pdf.lastIndexOf("trailer", startxref);
    if (startxref < 0 || begin < 0)
        return {};
    const QString tail = QString::fromLatin1(pdf.mid(begin, startxref - begin));
    static const QRegularExpression size(u"/Size\\s+(\\d{1,9})\\b"_s);
    static const QRegularExpression root(u"/Root\\s+(\\d+\\s+\\d+\\s+R)\\b"_s);
    static const QRegularExpression id(u"/ID\\s*\\[[^\\]]*\\]"_s);
    Trailer trailer;
    trailer.size = size.match(tail).captured(1).toInt();
    trailer.root = root.match(tail).captured(1).toLatin1();
    trailer.id = id.match(tail).captured(0).toLatin1();
    const qint64 offset = pdf.mid(startxref + 9).simplified().split(' ').value(0).toLongLong();
    if (trailer.size > 0 && !trailer.root.isEmpty() && !tail.contains("/Encrypt"_L1) && offset > 0 &&
        pdf.mid(offset, 4) == "xref")
        trailer.xref = offset;
    return trailer;
}

} // namespace

QByteArray withMetadata(const QByteArray &pdf, const PdfMetadata &metadata)
{
    const Trailer old = readTrailer(pdf);
    if (old.xref < 0)
        return pdf;
    const QByteArray number = QByteArray::number(old.size);
    QByteArray out = pdf;
    if (!out.endsWith('\n'))
        out += '\n';
    const qsizetype object = out.size();
    out += number + " 0 obj\n<</Title "_ba + textString(metadata.title);
    if (!metadata.author.isEmpty())
        out += "\n/Author "_ba + textString(metadata.author);
    out += "\n/Creator (Courant)\n/Producer (Qt WebEngine)\n/CreationDate "_ba +
           dateString(metadata.created) + "\n/ModDate "_ba + dateString(metadata.created) + ">>\nendobj\n"_ba;
    const qsizetype xref = out.size();
    // An entry is exactly 20 bytes, its end of line among them.
    out += "xref\n"_ba + number + " 1\n"_ba + QByteArray::number(object).rightJustified(10, '0') +
           " 00000 n \ntrailer\n<</Size "_ba + QByteArray::number(old.size + 1) + "\n/Root "_ba + old.root +
           "\n/Info "_ba + number + " 0 R\n/Prev "_ba + QByteArray::number(old.xref);
    if (!old.id.isEmpty())
        out += '\n' + old.id;
    return out + ">>\nstartxref\n"_ba + QByteArray::number(xref) + "\n%%EOF\n"_ba;
}

} // namespace courant
