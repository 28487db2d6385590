// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/address.h"

#include <QHostAddress>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

struct Range
{
    quint32 network;
    int bits;
};

// RFC 6890 and its successors: what no public server can be reached at.
constexpr Range reservedV4[] = {
    {0x00000000, 8},  // 0.0.0.0/8
    {0x0A000000, 8},  // 10/8
    {0x64400000, 10}, // 100.64/10, carrier-grade NAT
    {0x7F000000, 8},  // loopback
    {0xA9FE0000, 16}, // 169.254/16, link-local
    {0xAC100000, 12}, // 172.16/12
    {0xC0000000, 24}, // 192.0.0/24
    {0xC0A80000, 16}, // 192.168/16
    {0xC6120000, 15}, // 198.18/15, benchmarks
    {0xE0000000, 3},  // multicast, reserved, broadcast
};

bool isPrivateV4(quint32 address)
{
    for (const Range &range : reservedV4) {
        if ((address ^ range.network) >> (32 - range.bits) == 0)
            return true;
    }
    return false;
}

quint32 v4At(const Q_IPV6ADDR &a, int offset)
{
    return quint32(a[offset]) << 24 | quint32(a[offset + 1]) << 16 | quint32(a[offset + 2]) << 8 |
           quint32(a[offset + 3]);
}

bool isPrivateV6(const Q_IPV6ADDR &a)
{
    if ((a[0] & 0xFE) == 0xFC) // unique local
        return true;
    if (a[0] == 0xFE && (a[1] & 0x80) == 0x80) // link-local and the old site-local
        return true;
    if (a[0] == 0xFF) // multicast
        return true;
    const bool zeroHead = std::all_of(a.c, a.c + 10, [](quint8 byte) { return byte == 0; });
    if (zeroHead && ((a[10] == 0 && a[11] == 0) || (a[10] == 0xFF && a[11] == 0xFF)))
        return isPrivateV4(v4At(a, 12));                              // unspecified, loopback, mapped
    if (a[0] == 0x00 && a[1] == 0x64 && a[2] == 0xFF && a[3] == 0x9B) // NAT64
        return isPrivateV4(v4At(a, 12));
    if (a[0] == 0x20 && a[1] == 0x02) // 6to4
        return isPrivateV4(v4At(a, 2));
    return false;
}

} // namespace

bool isPrivateAddress(const QHostAddress &address)
{
    switch (address.protocol()) {
    case QAbstractSocket::IPv4Protocol:
        return isPrivateV4(address.toIPv4Address());
    case QAbstractSocket::IPv6Protocol:
        return isPrivateV6(address.toIPv6Address());
    default:
        return true;
    }
}

bool isPrivateHost(const QString &host)
{
    const QHostAddress address(host);
    if (!address.isNull())
        return isPrivateAddress(address);
    QString name = host.toLower();
    while (name.endsWith(u'.'))
        name.chop(1);
    return name == "localhost"_L1 || name.endsWith(".localhost"_L1) || name.endsWith(".local"_L1) ||
           name.endsWith(".internal"_L1) || name.endsWith(".home.arpa"_L1);
}

} // namespace courant
