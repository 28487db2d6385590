// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/adddialog.h"

#include "reader/importer.h"
#include "reader/inputkind.h"
#include "widgets/errortext.h"
#include "widgets/groupchoice.h"
#include "widgets/previewcard.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace courant {

namespace {

constexpr int dialogWidth = 560;
constexpr int resultHeight = 244;

QLabel *wrapped(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

AddDialog::AddDialog(const Parts &parts, QWidget *parent)
    : QDialog(parent)
    , m_parts(parts)
    , m_input(new QLineEdit(this))
    , m_clipboard(new QPushButton(this))
    , m_stack(new QStackedWidget(this))
    , m_hint(wrapped(tr("What is there is shown here before you add it."), this))
    , m_looking(wrapped({}, this))
    , m_problem(wrapped({}, this))
    , m_card(new PreviewCard(parts.theme, this))
    , m_groupLabel(new QLabel(tr("Group:"), this))
    , m_group(new GroupChoice(parts.sources, this))
    , m_add(nullptr)
{
    setObjectName(u"AddDialog"_s);
    setWindowTitle(tr("Add Source"));
    build();
    m_group->setPath(parts.groupPath);
    m_pause.setSingleShot(true);
    m_pause.setInterval(700ms);
    connect(&m_pause, &QTimer::timeout, this, [this] { look(m_input->text()); });
    connect(m_input, &QLineEdit::textChanged, this, &AddDialog::edited);
    connect(m_input, &QLineEdit::returnPressed, this, [this] {
        if (!m_found && !m_busy)
            look(m_input->text());
    });
    connect(m_card, &PreviewCard::feedChosen, this, &AddDialog::look);
    connect(m_card, &PreviewCard::jumpWanted, this, [this] {
        const SourceId id = m_found ? m_found->already : SourceId::None;
        reject();
        Q_EMIT jumpWanted(id);
    });
    offerClipboard();
    update();
}

AddDialog::~AddDialog() = default;

// ------------------------------------------------------------------ building

void AddDialog::build()
{
    auto *label = wrapped(
        tr("The address of a site or feed, a document, a folder of documents or an OPML list:"), this);
    label->setBuddy(m_input);
    m_input->setObjectName(u"input"_s);
    m_input->setAccessibleName(tr("Address, file or folder"));
    m_input->setPlaceholderText(u"https://example.org"_s);
    m_input->setMinimumHeight(32);
    m_input->setClearButtonEnabled(true);
    auto *browse = new QPushButton(tr("Browse…"), this);
    browse->setAutoDefault(false);
    browse->setMinimumHeight(32);
    auto *menu = new QMenu(this);
    menu->addAction(tr("File…"), this, [this] { this->browse(false); });
    menu->addAction(tr("Folder…"), this, [this] { this->browse(true); });
    browse->setMenu(menu);
    m_clipboard->setObjectName(u"clipboard"_s);
    m_clipboard->setAutoDefault(false);

    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setAlignment(Qt::AlignTop);
    for (QWidget *page :
        {static_cast<QWidget *>(m_hint), buildLooking(), buildProblem(), static_cast<QWidget *>(m_card)})
        m_stack->addWidget(page);
    m_stack->setMinimumHeight(resultHeight);
    m_groupLabel->setBuddy(m_group);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(u"addButton"_s);
    m_add->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &AddDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &AddDialog::reject);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_input, 1);
    row->addWidget(browse);
    auto *groups = new QHBoxLayout;
    groups->setSpacing(8);
    groups->addWidget(m_groupLabel);
    groups->addWidget(m_group, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(label);
    layout->addLayout(row);
    layout->addWidget(m_clipboard, 0, Qt::AlignLeft);
    layout->addWidget(m_stack, 1);
    layout->addLayout(groups);
    layout->addWidget(buttons);
    setMinimumWidth(dialogWidth);
    resize(dialogWidth, sizeHint().height());
}

QWidget *AddDialog::buildLooking()
{
    auto *page = new QWidget(this);
    auto *bar = new QProgressBar(page);
    bar->setAccessibleName(tr("Looking"));
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setFixedHeight(4);
    auto *stop = new QPushButton(tr("Stop"), page);
    stop->setObjectName(u"stopLooking"_s);
    stop->setAutoDefault(false);
    connect(stop, &QPushButton::clicked, this, [this] {
        this->stop();
        update();
    });
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_looking);
    layout->addWidget(bar);
    layout->addWidget(stop, 0, Qt::AlignLeft);
    layout->addStretch(1);
    return page;
}

QWidget *AddDialog::buildProblem()
{
    m_problem->setObjectName(u"problem"_s);
    m_problem->setAlignment(Qt::AlignTop);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return m_problem;
}

// ------------------------------------------------------------------ working

/// Who comes with an address copied most likely wants that one; but nothing is asked of a server unasked.
void AddDialog::offerClipboard()
{
    const QString copied = QGuiApplication::clipboard()->text().trimmed();
    const bool offered = copied.size() < 2048 && isWebAddress(copied);
    m_clipboard->setVisible(offered);
    if (!offered)
        return;
    const QString shown = fontMetrics().elidedText(copied, Qt::ElideMiddle, 340);
    m_clipboard->setText(tr("Use “%1” from the clipboard").arg(shown).replace(u'&', u"&&"_s));
    connect(m_clipboard, &QPushButton::clicked, this, [this, copied] { lookAt(copied); });
}

void AddDialog::lookAt(const QString &input)
{
    m_input->setText(input);
    look(input);
}

void AddDialog::browse(bool folder)
{
    auto *dialog = new QFileDialog(this, folder ? tr("Choose a Folder") : tr("Choose a File"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    if (!folder) {
        dialog->setNameFilters(
            {tr("Documents and lists (*.md *.markdown *.html *.htm *.txt *.opml *.xml *.json)"),
                tr("All files (*)")});
    }
    connect(dialog, &QFileDialog::fileSelected, this, &AddDialog::lookAt);
    dialog->open();
}

void AddDialog::edited()
{
    stop();
    m_found.reset();
    m_problem->clear();
    const QString text = m_input->text().trimmed();
    // A word alone is still being typed; Enter looks at that, too.
    if (text.contains(u'.') || text.contains(u'/') || text.contains(u'\\'))
        m_pause.start();
    update();
}

void AddDialog::stop()
{
    m_pause.stop();
    m_busy = false;
    delete m_look;
}

void AddDialog::look(const QString &input)
{
    stop();
    m_found.reset();
    m_problem->clear();
    if (input.trimmed().isEmpty())
        return update();
    m_looking->setText(tr("Looking at %1 …").arg(fontMetrics().elidedText(input, Qt::ElideMiddle, 380)));
    m_look = m_parts.importer->look(input, this);
    connect(m_look, &Look::finished, this, &AddDialog::found);
    connect(m_look, &Look::iconArrived, m_card, &PreviewCard::setIcon);
    m_busy = true;
    m_look->start();
    update();
}

void AddDialog::found(const Result<Preview> &preview)
{
    if (preview) {
        m_found = *preview;
        m_card->show(*preview);
    } else {
        m_problem->setText(errorText(preview.error()));
    }
    m_busy = false;
    update();
}

void AddDialog::update()
{
    const bool known = m_found && m_found->already != SourceId::None;
    const bool grouped = !m_found || m_found->what != Preview::What::Document;
    m_stack->setCurrentIndex(m_busy ? 1 : m_found ? 3 : m_problem->text().isEmpty() ? 0 : 2);
    m_add->setEnabled(m_found && !known);
    m_add->setText(m_found && m_found->what == Preview::What::Opml ? tr("Import") : tr("Add"));
    m_group->setEnabled(grouped && !known);
    m_groupLabel->setEnabled(grouped && !known);
}

QString AddDialog::problem() const
{
    return m_problem->text();
}

void AddDialog::accept()
{
    if (!m_found || m_found->already != SourceId::None)
        return;
    const QString input = m_found->input;
    const QStringList path = m_group->path();
    QDialog::accept();
    Q_EMIT chosen(input, path);
}

} // namespace courant
