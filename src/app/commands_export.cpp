// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"
#include "exporter/filename.h"
#include "feed/document.h"
#include "html/articlepage.h"
#include "web/pdfprinter.h"
#include "web/wholefile.h"
#include "widgets/errortext.h"

#include <QDir>
#include <QFileInfo>
#include <QTimeZone>

namespace courant::commands {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One export of several articles, one behind the other.
class Export final : public QObject
{
public:
    explicit Export(Session *session) : QObject(session), m_session(session) {}

    void start()
    {
        const Options &options = m_session->options();
        const QString output = options.output.isEmpty() ? u"."_s : options.output;
        m_toFolder = options.ids.size() > 1 || output.endsWith(u'/') || QFileInfo(output).isDir();
        if (m_toFolder && !QDir().mkpath(output)) {
            m_session->fail(Error{Error::Kind::Unreadable, u"the folder %1 cannot be made"_s.arg(output), 0});
            return;
        }
        m_output = output;
        if (options.format == u"pdf")
            m_printer = new PdfPrinter(m_session->library(), this);
        next();
    }

private:
    void next()
    {
        if (m_index == m_session->options().ids.size()) {
            // The printer's engine goes before the program ends.
            delete m_printer;
            m_session->finish(m_session->hasComplaints() ? 1 : 0);
            return;
        }
        const ArticleId id = m_session->options().ids.at(m_index++);
        whenDone(m_session->library()->article(id), this, [this](const Result<Article> &article) {
            if (!article)
                done(article.error());
            else
                write(*article);
        });
    }

    void write(const Article &article)
    {
        const QString &format = m_session->options().format;
        const QString ending = format == u"document" ? u"md"_s : format;
        const QString path =
            m_toFolder ? freePath(m_output, safeFileName(article.row.title, ending)) : m_output;
        if (!m_printer) {
            done(writeWholeFile(path, feed::writeDocument(article)));
            return;
        }
        html::PageStyle style;
        style.locale =
            m_session->options().language.isEmpty() ? QLocale() : QLocale(m_session->options().language);
        style.zone = QTimeZone::systemTimeZone();
        style.theme = html::PageTheme::Print;
        whenDone(m_printer->print(article.row.id, path, style), this,
            [this](const Result<QString> &written) { done(written); });
    }

    void done(const Result<QString> &written)
    {
        if (!written)
            m_session->complain(errorText(written.error()));
        else
            Session::print(*written + u'\n');
        next();
    }

    Session *m_session;
    PdfPrinter *m_printer = nullptr;
    QString m_output;
    bool m_toFolder = false;
    qsizetype m_index = 0;
};

} // namespace

void exportArticles(Session *session)
{
    (new Export(session))->start();
}

} // namespace courant::commands
