// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr int shortestInterval = 15;
constexpr int longestInterval = 7 * 24 * 60;

/// Names instead of numbers in the file: readable, and safe against a new order.
template<class Enum, size_t N>
Enum fromName(const QString &name, const std::array<std::pair<Enum, QLatin1StringView>, N> &names)
{
    for (const auto &[value, text] : names) {
        if (text == name)
            return value;
    }
    return names.front().first;
}

template<class Enum, size_t N>
QString toName(Enum wanted, const std::array<std::pair<Enum, QLatin1StringView>, N> &names)
{
    for (const auto &[value, text] : names) {
        if (value == wanted)
            return text;
    }
    return names.front().second;
}

constexpr std::array<std::pair<Settings::Theme, QLatin1StringView>, 3> themes{
    {{Settings::Theme::System, "system"_L1}, {Settings::Theme::Light, "light"_L1},
        {Settings::Theme::Dark, "dark"_L1}}};
constexpr std::array<std::pair<Settings::Pictures, QLatin1StringView>, 3> pictureChoices{
    {{Settings::Pictures::All, "all"_L1}, {Settings::Pictures::Bookmarked, "bookmarked"_L1},
        {Settings::Pictures::None, "none"_L1}}};

constexpr std::array<std::pair<Settings::MarkRead, QLatin1StringView>, 4> markReadChoices{
    {{Settings::MarkRead::Shown, "shown"_L1}, {Settings::MarkRead::AfterSeconds, "afterSeconds"_L1},
        {Settings::MarkRead::ScrolledPast, "scrolledPast"_L1}, {Settings::MarkRead::ByHand, "byHand"_L1}}};
constexpr std::array<std::pair<PageLook::Theme, QLatin1StringView>, 6> pageThemes{
    {{PageLook::Theme::AsWindow, "window"_L1}, {PageLook::Theme::Light, "light"_L1},
        {PageLook::Theme::Sepia, "sepia"_L1}, {PageLook::Theme::Dark, "dark"_L1},
        {PageLook::Theme::Black, "black"_L1}, {PageLook::Theme::Contrast, "contrast"_L1}}};

int boundedMinutes(int minutes)
{
    return minutes <= 0 ? 0 : std::clamp(minutes, shortestInterval, longestInterval);
}

} // namespace

Settings::Settings(const QString &dataFolder)
    : m_file(std::make_unique<QSettings>(QDir(dataFolder).filePath(u"settings.ini"_s), QSettings::IniFormat))
{
}

Settings::~Settings() = default;

Settings::Theme Settings::theme() const
{
    return fromName(m_file->value("look/theme"_L1).toString(), themes);
}

void Settings::setTheme(Theme theme)
{
    m_file->setValue("look/theme"_L1, toName(theme, themes));
}

int Settings::refreshMinutes() const
{
    return boundedMinutes(m_file->value("refresh/minutes"_L1, 60).toInt());
}

void Settings::setRefreshMinutes(int minutes)
{
    m_file->setValue("refresh/minutes"_L1, boundedMinutes(minutes));
}

bool Settings::refreshAtStart() const
{
    return m_file->value("refresh/atStart"_L1, true).toBool();
}

void Settings::setRefreshAtStart(bool on)
{
    m_file->setValue("refresh/atStart"_L1, on);
}

Settings::Pictures Settings::pictures() const
{
    return fromName(m_file->value("pictures/fetch"_L1).toString(), pictureChoices);
}

void Settings::setPictures(Pictures pictures)
{
    m_file->setValue("pictures/fetch"_L1, toName(pictures, pictureChoices));
}

bool Settings::pausedWhenMetered() const
{
    return m_file->value("refresh/pausedWhenMetered"_L1, false).toBool();
}

void Settings::setPausedWhenMetered(bool on)
{
    m_file->setValue("refresh/pausedWhenMetered"_L1, on);
}

int Settings::maxConnections() const
{
    return std::clamp(m_file->value("refresh/connections"_L1, 32).toInt(), 6, 64);
}

void Settings::setMaxConnections(int connections)
{
    m_file->setValue("refresh/connections"_L1, std::clamp(connections, 6, 64));
}

int Settings::pictureMegabytes() const
{
    return std::clamp(m_file->value("pictures/largest"_L1, 10).toInt(), 1, 50);
}

void Settings::setPictureMegabytes(int megabytes)
{
    m_file->setValue("pictures/largest"_L1, std::clamp(megabytes, 1, 50));
}

int Settings::picturesMegabytes() const
{
    return std::max(0, m_file->value("pictures/quota"_L1, 0).toInt());
}

void Settings::setPicturesMegabytes(int megabytes)
{
    m_file->setValue("pictures/quota"_L1, std::max(0, megabytes));
}

bool Settings::playsMedia() const
{
    return m_file->value("articles/playsMedia"_L1, false).toBool();
}

void Settings::setPlaysMedia(bool on)
{
    m_file->setValue("articles/playsMedia"_L1, on);
}

bool Settings::unreadWhenChanged() const
{
    return m_file->value("articles/unreadWhenChanged"_L1, false).toBool();
}

void Settings::setUnreadWhenChanged(bool on)
{
    m_file->setValue("articles/unreadWhenChanged"_L1, on);
}

RetentionRule Settings::retention() const
{
    RetentionRule rule;
    rule.maxAgeDays = std::max(0, m_file->value("retention/days"_L1, 0).toInt());
    rule.maxArticles = std::max(0, m_file->value("retention/articles"_L1, 0).toInt());
    rule.alsoUnread = m_file->value("retention/unread"_L1, false).toBool();
    return rule;
}

void Settings::setRetention(const RetentionRule &rule)
{
    m_file->setValue("retention/days"_L1, rule.maxAgeDays);
    m_file->setValue("retention/articles"_L1, rule.maxArticles);
    m_file->setValue("retention/unread"_L1, rule.alsoUnread);
}

int Settings::fontPixels() const
{
    return std::clamp(m_file->value("look/fontPixels"_L1, 18).toInt(), 10, 40);
}

void Settings::setFontPixels(int pixels)
{
    m_file->setValue("look/fontPixels"_L1, std::clamp(pixels, 10, 40));
}

PageLook Settings::pageLook() const
{
    PageLook look;
    look.theme = fromName(m_file->value("page/theme"_L1).toString(), pageThemes);
    look.sans = m_file->value("page/sans"_L1, false).toBool();
    look.family = m_file->value("page/family"_L1).toString().left(80);
    const double height = m_file->value("page/lineHeight"_L1, 0).toDouble();
    look.lineHeight = height > 0 ? std::clamp(height, 1.2, 2.4) : 0;
    const int measure = m_file->value("page/measure"_L1, 0).toInt();
    look.measure = measure > 0 ? std::clamp(measure, 20, 60) : 0;
    look.justify = m_file->value("page/justify"_L1, false).toBool();
    look.indent = m_file->value("page/indent"_L1, false).toBool();
    look.vertical = m_file->value("page/vertical"_L1, false).toBool();
    return look;
}

void Settings::setPageLook(const PageLook &look)
{
    m_file->setValue("page/theme"_L1, toName(look.theme, pageThemes));
    m_file->setValue("page/sans"_L1, look.sans);
    m_file->setValue("page/family"_L1, look.family);
    m_file->setValue("page/lineHeight"_L1, look.lineHeight);
    m_file->setValue("page/measure"_L1, look.measure);
    m_file->setValue("page/justify"_L1, look.justify);
    m_file->setValue("page/indent"_L1, look.indent);
    m_file->setValue("page/vertical"_L1, look.vertical);
}

QString Settings::language() const
{
    return m_file->value("look/language"_L1).toString();
}

void Settings::setLanguage(const QString &language)
{
    m_file->setValue("look/language"_L1, language);
}

Settings::MarkRead Settings::markRead() const
{
    return fromName(m_file->value("articles/markRead"_L1).toString(), markReadChoices);
}

void Settings::setMarkRead(MarkRead how)
{
    m_file->setValue("articles/markRead"_L1, toName(how, markReadChoices));
}

int Settings::markReadSeconds() const
{
    return std::clamp(m_file->value("articles/markReadSeconds"_L1, 3).toInt(), 1, 60);
}

void Settings::setMarkReadSeconds(int seconds)
{
    m_file->setValue("articles/markReadSeconds"_L1, std::clamp(seconds, 1, 60));
}

QString Settings::keyPreset() const
{
    return m_file->value("keys/preset"_L1).toString() == "vim"_L1 ? u"vim"_s : u"classic"_s;
}

void Settings::setKeyPreset(const QString &preset)
{
    m_file->setValue("keys/preset"_L1, preset);
}

std::optional<QStringList> Settings::keys(const QString &command) const
{
    const QString name = u"keys/of/"_s + command;
    if (!m_file->contains(name))
        return std::nullopt;
    QStringList keys = m_file->value(name).toStringList();
    keys.removeAll(QString());
    return keys;
}

void Settings::setKeys(const QString &command, const std::optional<QStringList> &keys)
{
    const QString name = u"keys/of/"_s + command;
    if (!keys)
        m_file->remove(name);
    else
        m_file->setValue(name, keys->isEmpty() ? QVariant(QString()) : QVariant(*keys)); // a lone empty key
}

QString Settings::folder() const
{
    return QFileInfo(m_file->fileName()).absolutePath();
}

QByteArray Settings::windowState(const QString &name) const
{
    return m_file->value(u"window/"_s + name).toByteArray();
}

void Settings::setWindowState(const QString &name, const QByteArray &state)
{
    m_file->setValue(u"window/"_s + name, state);
}

void Settings::sync()
{
    m_file->sync();
}

} // namespace courant
