// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extracttool.h"

#include "app/session.h"
#include "feed/encoding.h"
#include "html/sanitize.h"
#include "model/whendone.h"
#include "web/extractor.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>
#include <QtConcurrentRun>

#include <cstdio>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestPage = 16LL * 1024 * 1024; // bytes; the extractor counts characters

struct Request
{
    bool end = false;
    QString error;
    QString html;
    QUrl url;
};

Request pageOf(const QString &name, const QString &url, const QString &contentType)
{
    Request request;
    // Without an address there is nothing to resolve against; this one never resolves to anything.
    request.url = QUrl(url.isEmpty() ? u"http://page.invalid/"_s : url);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        request.error = u"%1: %2"_s.arg(name, file.errorString());
    else if (const QByteArray bytes = file.read(largestPage + 1); bytes.size() > largestPage)
        request.error = u"%1 is larger than 16 MiB."_s.arg(name);
    else
        request.html = feed::decode(bytes, contentType, feed::TextKind::Html).text;
    return request;
}

/// The next line of standard input and the page it names. Blocks; on the pool.
Request nextRequest()
{
    static QFile input;
    if (!input.isOpen() && !input.open(stdin, QIODevice::ReadOnly))
        return {true, {}, {}, {}};
    for (;;) {
        const QByteArray line = input.readLine();
        if (line.isEmpty())
            return {true, {}, {}, {}};
        if (line.trimmed().isEmpty())
            continue;
        const QJsonDocument json = QJsonDocument::fromJson(line);
        if (!json.isObject())
            return {false, u"The line is no JSON object."_s, {}, {}};
        const auto text = [object = json.object()](
                              QLatin1StringView key) { return object.value(key).toString(); };
        return pageOf(text("file"_L1), text("url"_L1), text("contentType"_L1));
    }
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject answerOf(const Result<Extracted> &result)
{
    const Extracted article = result ? *result : Extracted();
    return {{u"title"_s, orNull(article.title)}, {u"byline"_s, orNull(article.byline)},
        {u"content"_s, orNull(article.content)}, {u"excerpt"_s, orNull(article.excerpt)},
        {u"language"_s, orNull(article.language)},
        {u"error"_s, result ? QJsonValue() : QJsonValue(result.error().detail)}};
}

/// One page after the other, until there is no line any more.
class Extraction final : public QObject
{
public:
    void lines()
    {
        whenDone(QtConcurrent::run(nextRequest), this, [this](const Request &request) {
            if (request.end) {
                QCoreApplication::exit(0);
                return;
            }
            extract(request, [this](const Result<Extracted> &result) {
                Session::print(QJsonDocument(answerOf(result)).toJson(QJsonDocument::Compact) + '\n');
                std::fflush(stdout);
                lines();
            });
        });
    }

    void file(const QString &name, const QString &url, bool asJson)
    {
        extract(pageOf(name, url, {}), [asJson](const Result<Extracted> &result) {
            if (asJson)
                Session::print(QJsonDocument(answerOf(result)).toJson(QJsonDocument::Compact) + '\n');
            else if (result)
                Session::print(result->title + u"\n\n"_s + result->content + u'\n');
            if (!result)
                std::fprintf(stderr, "courant: %s\n", result.error().detail.toUtf8().constData());
            QCoreApplication::exit(result ? 0 : 1);
        });
    }

private:
    template<class Fn>
    void extract(const Request &request, Fn fn)
    {
        if (!request.error.isEmpty())
            fn(Result<Extracted>(Error{Error::Kind::Unreadable, request.error, 0}));
        else
            whenDone(m_extractor.extract(request.html, request.url), this, fn);
    }

    Extractor m_extractor;
};

} // namespace

int runExtract(QCoreApplication &application, const QStringList &arguments)
{
    QString file;
    QString url;
    bool asJson = false;
    bool asLines = false;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (argument == "--json"_L1)
            asJson = true;
        else if (argument == "--jsonl"_L1)
            asLines = true;
        else if (argument == "--url"_L1 && i + 1 < arguments.size())
            url = arguments.at(++i);
        else if (!argument.startsWith(u'-') && file.isEmpty())
            file = argument;
        else
            asLines = false, file.clear(), i = arguments.size();
    }
    if (asLines == !file.isEmpty()) {
        std::fputs(
            "courant: \"courant extract\" takes --jsonl, or a page's FILE [--url URL] [--json]\n", stderr);
        return 2;
    }
    Extraction extraction;
    QTimer::singleShot(0, &extraction, [&] {
        if (asLines)
            extraction.lines();
        else
            extraction.file(file, url, asJson);
    });
    return application.exec();
}

} // namespace courant
