// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/networksettings.h"

#include "reader/imagefetcher.h"
#include "reader/scheduler.h"
#include "reader/settings.h"

namespace courant {

namespace {

constexpr qint64 megabyte = 1024 * 1024;

PicturePolicy picturePolicy(Settings::Pictures pictures)
{
    PicturePolicy policy;
    switch (pictures) {
    case Settings::Pictures::All:
        policy.byDefault = SourceOptions::Pictures::All;
        break;
    case Settings::Pictures::Bookmarked:
        policy.byDefault = SourceOptions::Pictures::Bookmarked;
        break;
    case Settings::Pictures::None:
        policy.byDefault = SourceOptions::Pictures::None;
        break;
    }
    return policy;
}

} // namespace

HttpClient::Options clientOptions(const Settings &settings)
{
    HttpClient::Options options;
    options.maxConnections = settings.maxConnections();
    return options;
}

void applyNetworkSettings(
    const Settings &settings, HttpClient *client, Scheduler *scheduler, ImageFetcher *images)
{
    client->setMaxConnections(settings.maxConnections());
    if (scheduler)
        scheduler->setPausedWhenMetered(settings.pausedWhenMetered());
    images->setPausedWhenMetered(settings.pausedWhenMetered());
    images->setMaxBytes(settings.pictureMegabytes() * megabyte);
    images->setQuota(settings.picturesMegabytes() * megabyte);
    images->setPolicy(picturePolicy(settings.pictures()));
}

} // namespace courant
