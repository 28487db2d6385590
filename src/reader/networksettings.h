// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"

namespace courant {

class ImageFetcher;
class Scheduler;
class Settings;

HttpClient::Options clientOptions(const Settings &settings);

/// Has everything that goes to the network keep to the settings from now on; call it again when they changed.
/// @param scheduler may be null
void applyNetworkSettings(
    const Settings &settings, HttpClient *client, Scheduler *scheduler, ImageFetcher *images);

} // namespace courant
