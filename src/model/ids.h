// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>

/// Strong ids: database row ids that cannot be mixed up. 0 is "none".
namespace courant {

enum class ArticleId : qint64 { None = 0 };
enum class SourceId : qint64 { None = 0 };
enum class GroupId : qint64 { None = 0 };
enum class ChannelId : qint64 { None = 0 };
enum class ViewId : qint64 { None = 0 };
enum class DeletionId : qint64 { None = 0 };

template<class Id>
constexpr qint64 toInt(Id id)
{
    return static_cast<qint64>(id);
}

inline size_t qHash(ArticleId id, size_t seed = 0) noexcept
{
    return std::hash<qint64>()(toInt(id)) ^ seed;
}
inline size_t qHash(SourceId id, size_t seed = 0) noexcept
{
    return std::hash<qint64>()(toInt(id)) ^ seed;
}
inline size_t qHash(GroupId id, size_t seed = 0) noexcept
{
    return std::hash<qint64>()(toInt(id)) ^ seed;
}
inline size_t qHash(ChannelId id, size_t seed = 0) noexcept
{
    return std::hash<qint64>()(toInt(id)) ^ seed;
}
inline size_t qHash(ViewId id, size_t seed = 0) noexcept
{
    return std::hash<qint64>()(toInt(id)) ^ seed;
}

} // namespace courant
