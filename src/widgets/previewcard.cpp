// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/previewcard.h"

#include "widgets/icons.h"
#include "widgets/relativedate.h"
#include "widgets/thumbnailcache.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr int iconSide = 32;
constexpr int titleWidth = 400;

QString formatName(FeedFormat format)
{
    switch (format) {
    case FeedFormat::Rss:
    case FeedFormat::Rdf:
        return u"RSS"_s;
    case FeedFormat::Atom:
        return u"Atom"_s;
    case FeedFormat::JsonFeed:
        return u"JSON Feed"_s;
    case FeedFormat::Opml:
        return u"OPML"_s;
    default:
        return {};
    }
}

QString iconName(Preview::What what)
{
    switch (what) {
    case Preview::What::Document:
        return u"file-text"_s;
    case Preview::What::Folder:
        return u"folder"_s;
    case Preview::What::Opml:
        return u"newspaper"_s;
    case Preview::What::Feed:
        break;
    }
    return u"rss"_s;
}

QLabel *plainLabel(const QString &text, QWidget *parent, bool muted)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    if (muted)
        label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

PreviewCard::PreviewCard(const Theme *theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_title(plainLabel({}, this, false))
    , m_facts(plainLabel({}, this, true))
    , m_feeds(new QComboBox(this))
    , m_known(plainLabel(tr("You have this source already."), this, false))
    , m_jump(new QPushButton(tr("Show It"), this))
    , m_items(new QGridLayout)
{
    m_icon->setFixedSize(iconSide, iconSide);
    m_title->setObjectName(u"foundTitle"_s);
    m_facts->setObjectName(u"foundFacts"_s);
    QFont font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_feeds->setObjectName(u"feeds"_s);
    m_feeds->setAccessibleName(tr("Feed of this page"));
    m_feeds->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_feeds->setMinimumHeight(32);
    m_jump->setObjectName(u"showSource"_s);
    m_jump->setAutoDefault(false);
    connect(m_feeds, &QComboBox::activated, this,
        [this](int row) { Q_EMIT feedChosen(m_feeds->itemData(row).toString()); });
    connect(m_jump, &QPushButton::clicked, this, &PreviewCard::jumpWanted);

    m_items->setHorizontalSpacing(16);
    m_items->setVerticalSpacing(6);
    m_items->setColumnStretch(0, 1);
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_title);
    names->addWidget(m_facts);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addLayout(names, 1);
    auto *known = new QHBoxLayout;
    known->addWidget(m_known, 1);
    known->addWidget(m_jump);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addWidget(m_feeds);
    layout->addLayout(known);
    layout->addLayout(m_items);
    layout->addStretch(1);
}

PreviewCard::~PreviewCard() = default;

void PreviewCard::show(const Preview &preview)
{
    const qreal scale = devicePixelRatioF();
    m_icon->setPixmap(themeIcon(m_theme, iconName(preview.what)).pixmap(QSize(24, 24), scale));
    m_icon->setAlignment(Qt::AlignCenter);
    m_title->setText(m_title->fontMetrics().elidedText(preview.title, Qt::ElideRight, titleWidth));
    m_title->setToolTip(preview.title.toHtmlEscaped());
    QStringList facts;
    if (const QString format = formatName(preview.format); !format.isEmpty())
        facts.append(format);
    if (preview.what == Preview::What::Opml) {
        facts.append(tr("%Ln source(s)", nullptr, preview.items));
        if (preview.known > 0)
            facts.append(tr("%Ln already there", nullptr, preview.known));
        if (preview.problems > 0)
            facts.append(tr("%Ln broken", nullptr, preview.problems));
    } else if (preview.what == Preview::What::Folder) {
        facts.append(tr("%Ln document(s)", nullptr, preview.items));
    } else if (preview.what == Preview::What::Document) {
        facts.append(tr("Document"));
    } else {
        facts.append(tr("%Ln article(s)", nullptr, preview.items));
        facts.append(QUrl(preview.input).host());
    }
    m_facts->setText(facts.join(u" · "_s));
    const bool known = preview.already != SourceId::None;
    m_known->setVisible(known);
    m_jump->setVisible(known);
    fillFeeds(preview);
    fillItems(preview.newest);
}

void PreviewCard::setIcon(const QByteArray &bytes)
{
    const qreal scale = devicePixelRatioF();
    QImage image = decodeThumbnail(bytes, (QSizeF(iconSide, iconSide) * scale).toSize());
    if (image.isNull())
        return;
    image.setDevicePixelRatio(scale);
    m_icon->setPixmap(QPixmap::fromImage(image));
}

QString PreviewCard::title() const
{
    return m_title->text();
}

QString PreviewCard::facts() const
{
    return m_facts->text();
}

/// The feeds of a page stay to choose from while one after the other is looked at.
void PreviewCard::fillFeeds(const Preview &preview)
{
    const int known = m_feeds->findData(preview.input);
    if (preview.others.size() > 1) {
        m_feeds->clear();
        for (const auto &feed : preview.others)
            m_feeds->addItem(feed.title.isEmpty() ? feed.url : feed.title, feed.url);
        m_feeds->setCurrentIndex(std::max(0, m_feeds->findData(preview.input)));
    } else if (known >= 0) {
        m_feeds->setCurrentIndex(known);
    } else {
        m_feeds->clear();
    }
    m_feeds->setVisible(m_feeds->count() > 1);
}

void PreviewCard::fillItems(const QList<PreviewItem> &items)
{
    while (QLayoutItem *old = m_items->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    const QLocale locale;
    const QDateTime now = QDateTime::currentDateTime();
    int row = 0;
    for (const PreviewItem &item : items) {
        auto *title = plainLabel({}, this, false);
        title->setText(title->fontMetrics().elidedText(item.title, Qt::ElideRight, titleWidth));
        title->setToolTip(item.title.toHtmlEscaped());
        m_items->addWidget(title, row, 0);
        m_items->addWidget(
            plainLabel(relativeDate(item.published, now, locale), this, true), row, 1, Qt::AlignRight);
        ++row;
    }
}

} // namespace courant
