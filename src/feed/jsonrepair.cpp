// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/jsonrepair.h"

#include <vector>

namespace courant::feed {
namespace {

class JsonMender
{
public:
    explicit JsonMender(QStringView text) : m_text(text) { m_out.reserve(text.size() + 16); }

    QString mended()
    {
        while (m_at < m_text.size())
            readOne();
        if (!m_open.empty())
            closeAll();
        return m_out;
    }

private:
    struct Open
    {
        QChar closer;
        qsizetype complete; ///< length of the output behind the last complete member
    };

    void readOne()
    {
        const QChar c = m_text[m_at];
        if (c == u'"') {
            readString();
        } else if (c == u'{' || c == u'[') {
            m_out += c;
            ++m_at;
            m_open.push_back({c == u'{' ? QChar(u'}') : QChar(u']'), m_out.size()});
        } else if (c == u'}' || c == u']') {
            dropComma();
            if (!m_open.empty() && m_open.back().closer == c) {
                m_open.pop_back();
                m_out += c;
            }
            ++m_at;
        } else if (c == u',') {
            if (!m_open.empty())
                m_open.back().complete = m_out.size();
            m_out += c;
            ++m_at;
        } else if (c == u'/' && m_at + 1 < m_text.size() &&
                   (m_text[m_at + 1] == u'/' || m_text[m_at + 1] == u'*')) {
            skipComment();
        } else {
            m_out += c;
            ++m_at;
        }
    }

    void readString()
    {
        m_out += u'"';
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'\\') {
                if (m_at + 1 >= m_text.size())
                    break;
                m_out += c;
                m_out += m_text[++m_at];
            } else if (c == u'"') {
                m_out += c;
                ++m_at;
                return;
            } else if (c.unicode() < 0x20) {
                m_out += c == u'\n'   ? QStringLiteral("\\n")
                         : c == u'\t' ? QStringLiteral("\\t")
                                      : QStringLiteral(" ");
            } else {
                m_out += c;
            }
        }
        m_at = m_text.size(); // cut off inside: the member is dropped by closeAll()
    }

    void skipComment()
    {
        const bool line = m_text[m_at + 1] == u'/';
        const qsizetype end = line ? m_text.indexOf(u'\n', m_at) : m_text.indexOf(u"*/", m_at + 2);
        m_at = end < 0 ? m_text.size() : end + (line ? 1 : 2);
    }

    void dropComma()
    {
        qsizetype end = m_out.size();
        while (end > 0 && m_out[end - 1].isSpace())
            --end;
        if (end > 0 && m_out[end - 1] == u',')
            m_out.truncate(end - 1);
    }

    void closeAll()
    {
        m_out.truncate(m_open.back().complete);
        while (!m_open.empty()) {
            m_out += m_open.back().closer;
            m_open.pop_back();
        }
    }

    QStringView m_text;
    qsizetype m_at = 0;
    QString m_out;
    std::vector<Open> m_open;
};

} // namespace

QString repairedJson(QStringView text)
{
    return JsonMender(text).mended();
}

} // namespace courant::feed
