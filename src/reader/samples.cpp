// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/samples.h"

#include "model/whendone.h"
#include "reader/digest.h"
#include "reader/folderscan.h"
#include "reader/imagetype.h"
#include "store/library.h"

#include <QDir>
#include <QUrl>
#include <QtConcurrent>

using namespace Qt::Literals::StringLiterals;

static void initializeSampleResources()
{
    Q_INIT_RESOURCE(samples); // outside a namespace, as it must be
}

namespace courant {

namespace {

const QString addedProperty = u"samples.added"_s;
const QString sampleHost = u"samples.courant.invalid"_s;

struct Picture
{
    QString key;
    QByteArray bytes;
    PictureInfo info;
};

} // namespace

struct SampleImport::Samples
{
    MergeInput input;
    QList<Picture> pictures;
    SourceId source = SourceId::None;

    static std::shared_ptr<Samples> read();
    void readPictures(const IncomingArticle &article);
};

std::shared_ptr<SampleImport::Samples> SampleImport::Samples::read()
{
    auto samples = std::make_shared<Samples>();
    samples->input.keepTitle = true;
    const QDir folder(u":/samples"_s);
    for (const QString &name : folder.entryList({u"*.md"_s}, QDir::Files, QDir::Name)) {
        const auto bytes = folderscan::readFile(folder.filePath(name));
        const auto parsed = bytes ? folderscan::parseFile(*bytes, name) : Result<ParsedFeed>(bytes.error());
        if (!parsed)
            continue;
        for (const ParsedItem &item : parsed->items) {
            samples->input.articles.append(digestItem(item, parsed->language, {}));
            samples->readPictures(samples->input.articles.last());
        }
    }
    return samples;
}

void SampleImport::Samples::readPictures(const IncomingArticle &article)
{
    for (const ArticleImage &image : article.images) {
        const QUrl url(image.url);
        const bool known = std::any_of(pictures.begin(), pictures.end(),
            [&](const Picture &picture) { return picture.key == image.key; });
        if (url.host() != sampleHost || known)
            continue;
        const auto bytes = folderscan::readFile(u":/samples/"_s + url.fileName());
        const auto info = bytes ? recognisePicture(*bytes) : Result<PictureInfo>(bytes.error());
        if (info)
            pictures.append({image.key, *bytes, *info});
    }
}

SampleImport::SampleImport(Library *library, const QString &title, QObject *parent)
    : QObject(parent), m_library(library), m_title(title)
{
    initializeSampleResources();
}

void SampleImport::start()
{
    whenDone(m_library->property(addedProperty), this, [this](const Result<QString> &added) {
        if (!added)
            return end(added.error());
        if (!added->isEmpty())
            return end({});
        whenDone(QtConcurrent::run(&Samples::read), this, [this](const std::shared_ptr<Samples> &samples) {
            m_samples = samples;
            addSource();
        });
    });
}

void SampleImport::addSource()
{
    const NewSource source{SourceKind::Samples, u"courant:samples"_s, m_title, GroupId::None};
    whenDone(m_library->addSource(source), this, [this](const Result<SourceId> &id) {
        if (!id)
            return end(id.error());
        m_samples->source = *id;
        merge();
    });
}

void SampleImport::merge()
{
    whenDone(m_library->merge(m_samples->source, m_samples->input), this,
        [this](const Result<MergeReport> &report) {
            if (!report)
                return end(report.error());
            storePictures();
        });
}

void SampleImport::storePictures()
{
    if (m_samples->pictures.isEmpty()) {
        whenDone(m_library->setProperty(addedProperty, u"1"_s), this,
            [this](const Status &status) { end(status); });
        return;
    }
    const Picture picture = m_samples->pictures.takeFirst();
    const auto storing =
        m_library->storeImage(picture.key, picture.bytes, picture.info.type, picture.info.size);
    whenDone(storing, this, [this](const Status &status) {
        if (status)
            storePictures();
        else
            end(status);
    });
}

void SampleImport::end(const Status &status)
{
    Q_EMIT finished(status);
}

} // namespace courant
