// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QHostAddress;

namespace courant {

/// Whether an address is not on the public internet: loopback, private, link-local, carrier-grade NAT,
/// unique local, multicast, reserved, and IPv6 forms that hold such an IPv4 address. Null counts as private.
bool isPrivateAddress(const QHostAddress &address);

/// Whether a URL's host is an address literal in a private range or a name that only means this machine
/// or network (localhost, *.local, *.localhost). Does not resolve names.
bool isPrivateHost(const QString &host);

} // namespace courant
