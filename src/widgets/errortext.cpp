// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errortext.h"

#include <QCoreApplication>

namespace courant {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("ErrorText", text);
}

QString httpText(const Error &error)
{
    switch (error.status) {
    case 401:
    case 403:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "The server does not allow access (%1)."));
    case 404:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "The server has nothing at this address (%1)."));
    case 410:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "The server says that this is gone for good (%1)."));
    case 429:
        return translated(QT_TRANSLATE_NOOP("ErrorText", "The server asks us to come back later (%1)."));
    default:
        return error.status >= 500
                   ? translated(QT_TRANSLATE_NOOP("ErrorText", "The server has trouble of its own (%1)."))
                   : translated(QT_TRANSLATE_NOOP("ErrorText", "The server answered with status %1."));
    }
}

const char *sentence(Error::Kind kind)
{
    using Kind = Error::Kind;
    switch (kind) {
    case Kind::Cancelled:
        return QT_TRANSLATE_NOOP("ErrorText", "This was cancelled.");
    case Kind::InvalidArgument:
        return QT_TRANSLATE_NOOP("ErrorText", "This is not something Courant can work with.");
    case Kind::NotFound:
        return QT_TRANSLATE_NOOP("ErrorText", "This was not found.");
    case Kind::Unreadable:
        return QT_TRANSLATE_NOOP("ErrorText", "A file or folder could not be read or written.");
    case Kind::NotUnderstood:
        return QT_TRANSLATE_NOOP("ErrorText", "This is neither a feed nor a news document.");
    case Kind::TooComplex:
        return QT_TRANSLATE_NOOP("ErrorText", "This is built in too complicated a way to be read safely.");
    case Kind::Unreachable:
        return QT_TRANSLATE_NOOP("ErrorText", "The server could not be reached.");
    case Kind::Timeout:
        return QT_TRANSLATE_NOOP("ErrorText", "The server took too long to answer.");
    case Kind::Tls:
        return QT_TRANSLATE_NOOP("ErrorText", "The server could not prove that it is the right one.");
    case Kind::TooLarge:
        return QT_TRANSLATE_NOOP("ErrorText", "This is larger than Courant accepts.");
    case Kind::TooManyRedirects:
        return QT_TRANSLATE_NOOP("ErrorText", "The server sent us in circles.");
    case Kind::Refused:
        return QT_TRANSLATE_NOOP("ErrorText", "Courant does not open this kind of address.");
    case Kind::Database:
        return QT_TRANSLATE_NOOP("ErrorText", "The library could not do this.");
    case Kind::DiskFull:
        return QT_TRANSLATE_NOOP(
            "ErrorText", "The disk is full. Nothing was lost; make some room and try again.");
    case Kind::Corrupt:
        return QT_TRANSLATE_NOOP("ErrorText", "The library file is damaged.");
    case Kind::NewerSchema:
        return QT_TRANSLATE_NOOP(
            "ErrorText", "The library was written by a newer Courant. It was not touched; please update.");
    case Kind::Locked:
        return QT_TRANSLATE_NOOP("ErrorText", "Another Courant is using this library.");
    case Kind::Unsupported:
        return QT_TRANSLATE_NOOP("ErrorText", "This cannot be done as things are.");
    case Kind::NoSecret:
        return QT_TRANSLATE_NOOP("ErrorText", "The password of this source cannot be had.");
    case Kind::Http:
    case Kind::Unknown:
        break;
    }
    return QT_TRANSLATE_NOOP("ErrorText", "Something went wrong.");
}

} // namespace

QString errorText(const Error &error)
{
    QString text = error.kind == Error::Kind::Http ? httpText(error).arg(error.status)
                                                   : translated(sentence(error.kind));
    QString detail = error.detail.simplified();
    while (detail.endsWith(u'.') || detail.endsWith(u'。'))
        detail.chop(1);
    // These two say all there is to say; a path behind them would only frighten.
    if (error.kind == Error::Kind::DiskFull || error.kind == Error::Kind::NewerSchema || detail.isEmpty())
        return text;
    while (text.endsWith(u'.') || text.endsWith(u'。'))
        text.chop(1);
    //: %1: what happened, %2: the place or the reason
    text = translated(QT_TRANSLATE_NOOP("ErrorText", "%1: %2.")).arg(text, detail);
    return text;
}

} // namespace courant
