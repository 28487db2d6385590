// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trashwindow.h"

#include "model/whendone.h"
#include "store/library.h"
#include "widgets/errortext.h"
#include "widgets/roomyrows.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr int mostShown = 2'000;

enum Column { Headline, From, When, ColumnCount };

} // namespace

TrashWindow::TrashWindow(Library *library, const QLocale &locale, QWidget *parent)
    : QDialog(parent)
    , m_library(library)
    , m_locale(locale)
    , m_list(new QTreeWidget(this))
    , m_empty(new QLabel(tr("No deleted articles."), this))
    , m_sentence(new QLabel(this))
    , m_restore(new QPushButton(tr("Restore"), this))
    , m_purge(new QPushButton(tr("Delete for Good…"), this))
{
    setObjectName(u"trash"_s);
    setWindowTitle(tr("Deleted Articles"));
    resize(760, 460);
    m_list->setObjectName(u"trashList"_s);
    m_list->setAccessibleName(windowTitle());
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("Headline"), tr("Source"), tr("Deleted")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setItemDelegate(new RoomyRows(m_list));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(Headline, QHeaderView::Stretch);
    m_list->header()->resizeSection(From, 170);
    m_list->header()->setSectionResizeMode(When, QHeaderView::ResizeToContents);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_sentence->setObjectName(u"trashSentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setText(tr("They stay here for 30 days."));
    m_restore->setObjectName(u"trashRestore"_s);
    m_purge->setObjectName(u"trashPurge"_s);
    auto *close = new QPushButton(tr("Close"), this);
    for (QPushButton *button : {m_restore, m_purge, close})
        button->setAutoDefault(false);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_sentence, 1);
    foot->addWidget(m_restore);
    foot->addWidget(m_purge);
    foot->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
    layout->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_restore, &QPushButton::clicked, this, &TrashWindow::restore);
    connect(m_purge, &QPushButton::clicked, this, &TrashWindow::askToPurge);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, &TrashWindow::restore);
    auto *erase = new QShortcut(QKeySequence::Delete, m_list, nullptr, nullptr, Qt::WidgetShortcut);
    connect(erase, &QShortcut::activated, this, &TrashWindow::askToPurge);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &TrashWindow::update);
    connect(library, &Library::changed, this, [this](const Changes &changes) {
        if (!changes.removed.isEmpty() || !changes.added.isEmpty())
            reload();
    });
    update();
    m_empty->hide();
    reload();
}

TrashWindow::~TrashWindow() = default;

void TrashWindow::reload()
{
    whenDone(m_library->trashed(mostShown), this, [this](const Result<QList<TrashedArticle>> &articles) {
        if (articles)
            list(*articles);
        else
            fail(articles.error());
    });
}

void TrashWindow::list(const QList<TrashedArticle> &articles)
{
    const QList<ArticleId> before = chosen();
    m_list->clear();
    for (const TrashedArticle &article : articles) {
        auto *row = new QTreeWidgetItem(m_list);
        const QString title = article.title.simplified();
        row->setText(Headline, title.isEmpty() ? tr("Untitled") : title);
        row->setToolTip(Headline, row->text(Headline));
        row->setText(From, article.source.simplified());
        row->setText(When, m_locale.toString(article.deleted.toLocalTime(), QLocale::ShortFormat));
        row->setData(Headline, Qt::UserRole, toInt(article.id));
        row->setSelected(before.contains(article.id));
    }
    m_list->setVisible(!articles.isEmpty());
    m_empty->setVisible(articles.isEmpty());
    update();
}

QList<ArticleId> TrashWindow::chosen() const
{
    QList<ArticleId> ids;
    for (const QTreeWidgetItem *row : m_list->selectedItems())
        ids.append(ArticleId(row->data(Headline, Qt::UserRole).toLongLong()));
    return ids;
}

void TrashWindow::restore()
{
    const QList<ArticleId> ids = chosen();
    if (ids.isEmpty())
        return;
    whenDone(m_library->restoreTrashed(ids), this, [this](const Result<int> &articles) {
        if (!articles)
            return fail(articles.error());
        m_sentence->setText(tr("%Ln article(s) are back.", nullptr, *articles));
        reload();
    });
}

void TrashWindow::askToPurge()
{
    const QList<ArticleId> ids = chosen();
    if (ids.isEmpty())
        return;
    auto *box = new QMessageBox(this);
    box->setObjectName(u"askToPurge"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setText(tr("Delete %Ln article(s) for good?", nullptr, int(ids.size())));
    box->setInformativeText(tr("This cannot be undone."));
    QPushButton *erase = box->addButton(tr("Delete for Good"), QMessageBox::DestructiveRole);
    erase->setObjectName(u"confirmPurge"_s);
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(erase, &QPushButton::clicked, this, [this, ids] { purge(ids); });
    box->open();
}

void TrashWindow::purge(const QList<ArticleId> &ids)
{
    whenDone(m_library->purgeTrashed(ids), this, [this, count = ids.size()](const Status &status) {
        if (!status)
            return fail(status.error());
        m_sentence->setText(tr("%Ln article(s) deleted for good.", nullptr, int(count)));
        reload();
    });
}

void TrashWindow::update()
{
    const bool any = !m_list->selectedItems().isEmpty();
    m_restore->setEnabled(any);
    m_purge->setEnabled(any);
}

void TrashWindow::fail(const Error &error)
{
    m_sentence->setText(errorText(error));
}

} // namespace courant
