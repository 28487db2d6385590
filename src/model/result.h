// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <utility>

namespace courant {

/// What went wrong, as a value. The sentence a reader sees is made from it in one place
/// (widgets/errortext.h); `detail` is untranslated and may hold a path, a host, a line.
struct Error
{
    enum class Kind {
        Unknown,
        Cancelled,
        InvalidArgument, ///< the caller's or the user's words are off
        NotFound,        ///< no such file, source, article
        Unreadable,      ///< a file or folder cannot be read or written
        NotUnderstood,   ///< the bytes are no feed, document or outline
        TooComplex,      ///< refused by a limit on nesting, attributes, entities
        Unreachable,     ///< no connection: DNS, refused, reset, no network
        Timeout,
        Tls,
        Http,     ///< status outside 2xx and 304; the number is in `status`
        TooLarge, ///< over the size limit, before or after decompression
        TooManyRedirects,
        Refused, ///< by our own rules: scheme, private address, downgrade
        Database,
        DiskFull,
        Corrupt,     ///< the library file is damaged
        NewerSchema, ///< the library was written by a newer Courant
        Locked,      ///< another process holds the library; `detail` says who
        Unsupported,
        NoSecret, ///< a source's password cannot be had: the keychain is locked, gone, or without it
    };

    Kind kind = Kind::Unknown;
    QString detail;
    int status = 0; ///< HTTP status for Kind::Http
};

/// A value or an Error; the names are those of std::expected.
template<class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_value(std::move(value)) {}
    Result(Error error) : m_error(std::move(error)) {}

    bool has_value() const { return m_value.has_value(); }
    explicit operator bool() const { return has_value(); }
    T &value() & { return *m_value; }
    const T &value() const & { return *m_value; }
    T &&value() && { return std::move(*m_value); }
    T &operator*() & { return *m_value; }
    const T &operator*() const & { return *m_value; }
    T *operator->() { return &*m_value; }
    const T *operator->() const { return &*m_value; }
    const Error &error() const { return m_error; }

private:
    std::optional<T> m_value;
    Error m_error;
};

template<>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_ok(false), m_error(std::move(error)) {}

    bool has_value() const { return m_ok; }
    explicit operator bool() const { return m_ok; }
    const Error &error() const { return m_error; }

private:
    bool m_ok = true;
    Error m_error;
};

using Status = Result<void>;

} // namespace courant
