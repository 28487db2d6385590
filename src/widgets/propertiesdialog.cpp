// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/propertiesdialog.h"

#include "model/whendone.h"
#include "reader/inputkind.h"
#include "reader/refresher.h"
#include "reader/sourcerequest.h"
#include "store/library.h"
#include "widgets/errortext.h"
#include "widgets/propertieschoices.h"
#include "widgets/sourcewords.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

/// Stands for a secret that is kept and was not touched.
const QString keptMark = u"••••••••"_s;

QFormLayout *makeForm(QWidget *page)
{
    auto *form = new QFormLayout(page);
    form->setContentsMargins(16, 16, 16, 16);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return form;
}

QLabel *value(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString pathOf(const Group &group, const QList<Group> &groups)
{
    const auto parent =
        std::find_if(groups.begin(), groups.end(), [&](const Group &one) { return one.id == group.parent; });
    return parent == groups.end() ? group.title : QString(pathOf(*parent, groups) + u" / "_s + group.title);
}

} // namespace

PropertiesDialog::PropertiesDialog(
    const Parts &parts, const Source &source, const QList<Group> &groups, QWidget *parent)
    : QDialog(parent)
    , m_parts(parts)
    , m_source(source)
    , m_tabs(new QTabWidget(this))
    , m_problem(new QLabel(this))
{
    //: %1: the name of a source
    setWindowTitle(
        tr("Properties of %1").arg(source.title.isEmpty() ? QUrl(source.url).host() : source.title));
    setModal(false);
    resize(560, 480);
    m_tabs->setDocumentMode(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(u"problem"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("OK"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, &PropertiesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_tabs->addTab(generalPage(groups), tr("General"));
    m_tabs->addTab(refreshPage(), tr("Refresh"));
    m_tabs->addTab(connectionPage(), tr("Connection"));
    m_tabs->addTab(articlesPage(), tr("Articles"));
    m_tabs->setTabVisible(2, source.kind == SourceKind::Feed);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    connect(m_parts.library, &Library::changed, this, [this](const Changes &changes) {
        for (const Source &changed : changes.sources) {
            if (changed.id == m_source.id) {
                m_source.fetch = changed.fetch;
                showHealth();
            }
        }
    });
    showHealth();
    update();
}

PropertiesDialog::~PropertiesDialog() = default;

QLabel *PropertiesDialog::note(const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return label;
}

QWidget *PropertiesDialog::generalPage(const QList<Group> &groups)
{
    auto *page = new QWidget(this);
    QFormLayout *form = makeForm(page);
    m_title = new QLineEdit(m_source.title, page);
    m_url = new QLineEdit(m_source.url, page);
    m_url->setReadOnly(m_source.kind != SourceKind::Feed);
    m_group = new QComboBox(page);
    m_group->addItem(tr("None"), 0);
    for (const Group &group : groups)
        m_group->addItem(pathOf(group, groups), toInt(group.id));
    m_group->setCurrentIndex(std::max(0, m_group->findData(toInt(m_source.group))));
    auto *homepage = value(page);
    homepage->setText(m_source.homepage.isEmpty() ? u"–"_s : m_source.homepage);
    auto *articles = value(page);
    articles->setText(
        tr("%1, %2 unread")
            .arg(m_parts.locale.toString(m_source.total), m_parts.locale.toString(m_source.unread)));
    form->addRow(tr("Name:"), m_title);
    form->addRow(tr("Address:"), m_url);
    form->addRow(tr("Website:"), homepage);
    form->addRow(tr("Group:"), m_group);
    form->addRow(tr("Articles:"), articles);
    connect(m_title, &QLineEdit::textChanged, this, &PropertiesDialog::update);
    connect(m_url, &QLineEdit::textChanged, this, &PropertiesDialog::update);
    return page;
}

QWidget *PropertiesDialog::refreshPage()
{
    auto *page = new QWidget(this);
    QFormLayout *form = makeForm(page);
    m_interval = choices::interval(m_source.options.refreshMinutes, m_parts.locale, page);
    m_success = value(page);
    m_error = value(page);
    m_next = value(page);
    m_rhythm = value(page);
    m_newest = value(page);
    auto *now = new QPushButton(tr("Refresh Now"), page);
    now->setAutoDefault(false);
    form->addRow(tr("Refresh:"), m_interval);
    form->addRow(
        QString(), note(tr("What the source asks for and what its server allows is kept in any case.")));
    form->addRow(tr("Last success:"), m_success);
    form->addRow(tr("Problem:"), m_error);
    form->addRow(tr("Next refresh:"), m_next);
    form->addRow(tr("Publishes:"), m_rhythm);
    form->addRow(tr("Newest article:"), m_newest);
    form->addRow(QString(), now);
    form->setAlignment(now, Qt::AlignLeft);
    connect(m_interval, &QComboBox::currentIndexChanged, this, &PropertiesDialog::showHealth);
    connect(now, &QPushButton::clicked, this, [this] { m_parts.refresher->refresh({m_source.id}); });
    return page;
}

void PropertiesDialog::showHealth()
{
    const FetchState &fetch = m_source.fetch;
    const QLocale &locale = m_parts.locale;
    Source chosen = m_source;
    chosen.options.refreshMinutes = m_interval->currentData().toInt();
    const QDateTime next = schedule::nextTime(chosen, m_parts.policy);
    m_success->setText(sourcewords::when(fetch.lastSuccess, locale));
    m_error->setText(fetch.lastError.isEmpty() ? tr("none") : sourcewords::failure(fetch.lastError));
    m_next->setText(!next.isValid()                           ? tr("only when asked")
                    : next <= QDateTime::currentDateTimeUtc() ? tr("soon")
                                                              : sourcewords::when(next, locale));
    m_rhythm->setText(sourcewords::rhythm(fetch.rhythm, locale));
    m_newest->setText(
        fetch.rhythm.newest.isValid() ? sourcewords::when(fetch.rhythm.newest, locale) : u"–"_s);
}

QWidget *PropertiesDialog::connectionPage()
{
    const SourceOptions &options = m_source.options;
    const bool kept = !options.secretId.isEmpty();
    auto *page = new QWidget(this);
    m_connection = makeForm(page);
    m_userAgent = new QLineEdit(options.userAgent, page);
    m_userAgent->setPlaceholderText(tr("Courant's own"));
    m_auth = choices::auth(options.auth, page);
    m_user = new QLineEdit(options.user, page);
    m_password = new QLineEdit(page);
    m_password->setEchoMode(QLineEdit::Password);
    if (kept && options.auth != SourceOptions::Auth::None)
        m_password->setPlaceholderText(keptMark);
    m_headers = new QPlainTextEdit(page);
    m_headers->setPlaceholderText(tr("Name: value, one a line"));
    m_headers->setTabChangesFocus(true);
    m_headers->setMaximumHeight(72);
    QStringList lines;
    for (const SourceHeader &header : options.headers)
        lines.append(header.name + u": "_s + (header.secret ? keptMark : header.value));
    m_headers->setPlainText(lines.join(u'\n'));
    m_proxy = choices::proxy(options.proxy, page);
    m_proxyUrl = new QLineEdit(options.proxyUrl, page);
    m_proxyUrl->setPlaceholderText(u"socks5://localhost:9050"_s);
    m_place = choices::place(options.secretPlace, page);
    m_connection->addRow(tr("Sign in:"), m_auth);
    m_connection->addRow(tr("User name:"), m_user);
    m_connection->addRow(tr("Password:"), m_password);
    m_connection->addRow(tr("Headers:"), m_headers);
    m_connection->addRow(tr("Proxy:"), m_proxy);
    m_connection->addRow(tr("Proxy address:"), m_proxyUrl);
    m_connection->addRow(tr("Browser name:"), m_userAgent);
    m_connection->addRow(tr("Keep secrets:"), m_place);
    m_connection->addRow(QString(),
        note(tr("Passwords, tokens, cookies and keys are secrets. In the file they are not encrypted; only "
                "your account may read it.")));
    for (QLineEdit *edit : {m_userAgent, m_user, m_password, m_proxyUrl})
        connect(edit, &QLineEdit::textChanged, this, &PropertiesDialog::update);
    for (QComboBox *box : {m_auth, m_proxy, m_place})
        connect(box, &QComboBox::currentIndexChanged, this, &PropertiesDialog::update);
    connect(m_headers, &QPlainTextEdit::textChanged, this, &PropertiesDialog::update);
    return page;
}

QWidget *PropertiesDialog::articlesPage()
{
    const SourceOptions &options = m_source.options;
    auto *page = new QWidget(this);
    QFormLayout *form = makeForm(page);
    m_pictures = choices::pictures(options.pictures, page);
    m_keepDays = choices::keepDays(options.keepDays, page);
    m_keepCount = choices::keepCount(options.keepCount, m_parts.locale, page);
    m_zone = choices::zone(options.utcOffset, page);
    m_full = new QCheckBox(tr("Fetch the whole article from its page"), page);
    m_full->setChecked(options.fullArticle);
    m_notify = new QCheckBox(tr("Announce new articles on the desktop"), page);
    m_notify->setChecked(options.notify);
    form->addRow(tr("Pictures:"), m_pictures);
    form->addRow(tr("Keep for:"), m_keepDays);
    form->addRow(tr("Keep at most:"), m_keepCount);
    form->addRow(tr("Dates without a zone:"), m_zone);
    form->addRow(QString(), m_full);
    form->addRow(QString(), m_notify);
    m_full->setVisible(m_source.kind == SourceKind::Feed);
    return page;
}

QList<SourceHeader> PropertiesDialog::headers(QHash<QString, QString> *secrets, QString *problem) const
{
    QList<SourceHeader> headers;
    const QStringList lines = m_headers->toPlainText().split(u'\n');
    for (const QString &line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        const QString name = line.section(u':', 0, 0).trimmed();
        const QString value = line.section(u':', 1).trimmed();
        if (!line.contains(u':') || value.isEmpty())
            *problem = tr("A header is written as “Name: value”.");
        else if (!sourcerequest::headerProblem(name, value).isEmpty())
            *problem = tr("The header “%1” cannot be sent.").arg(name);
        const bool secret = isSecretHeader(name);
        headers.append({name, secret ? QString() : value, secret});
        if (secret && value != keptMark)
            secrets->insert(name, value);
    }
    return headers;
}

SourceEdit PropertiesDialog::edit() const
{
    SourceEdit edit{m_title->text().trimmed(), m_url->text().trimmed(),
        GroupId(m_group->currentData().toLongLong()), m_source.options, {}, {}, {}};
    SourceOptions &options = edit.options;
    QString problem;
    options.refreshMinutes = m_interval->currentData().toInt();
    options.userAgent = m_userAgent->text().trimmed();
    options.headers = headers(&edit.headers, &problem);
    options.auth = SourceOptions::Auth(m_auth->currentData().toInt());
    options.user = options.auth == SourceOptions::Auth::Basic ? m_user->text() : QString();
    options.secretPlace = SourceOptions::SecretPlace(m_place->currentData().toInt());
    if (!m_password->text().isEmpty())
        edit.password = m_password->text();
    options.proxy = SourceOptions::Proxy(m_proxy->currentData().toInt());
    // A password in the proxy's address is a secret like the others.
    const auto split = sourcerequest::splitAddress(m_proxyUrl->text().trimmed());
    options.proxyUrl = split.url;
    if (options.proxy == SourceOptions::Proxy::Own && !split.user.isEmpty()) {
        QUrl url(split.url);
        url.setUserName(split.user);
        options.proxyUrl = url.toString(QUrl::FullyEncoded);
    }
    if (!split.password.isEmpty())
        edit.proxyPassword = split.password;
    options.pictures = SourceOptions::Pictures(m_pictures->currentData().toInt());
    options.keepDays = m_keepDays->currentData().toInt();
    options.keepCount = m_keepCount->currentData().toInt();
    options.utcOffset =
        m_zone->currentData().isValid() ? std::optional(m_zone->currentData().toInt()) : std::nullopt;
    options.fullArticle = m_full->isChecked();
    options.notify = m_notify->isChecked();
    return edit;
}

QString PropertiesDialog::problem() const
{
    if (m_title->text().trimmed().isEmpty() && !m_source.title.isEmpty())
        return tr("The source needs a name.");
    if (m_source.kind == SourceKind::Feed && !isWebAddress(m_url->text().trimmed()))
        return tr("The address begins with http:// or https://.");
    QHash<QString, QString> secrets;
    QString problem;
    headers(&secrets, &problem);
    if (!problem.isEmpty())
        return problem;
    const auto auth = SourceOptions::Auth(m_auth->currentData().toInt());
    if (auth == SourceOptions::Auth::Basic && m_user->text().contains(u':'))
        return tr("A user name has no colon.");
    const bool hasPassword = !m_password->text().isEmpty() || !m_password->placeholderText().isEmpty();
    if (auth != SourceOptions::Auth::None && !hasPassword)
        return auth == SourceOptions::Auth::Basic ? tr("The password is missing.")
                                                  : tr("The token is missing.");
    if (SourceOptions::Proxy(m_proxy->currentData().toInt()) == SourceOptions::Proxy::Own &&
        !sourcerequest::proxyOf(m_proxyUrl->text()))
        return tr("A proxy is written as http://host:port or socks5://host:port.");
    return {};
}

void PropertiesDialog::update()
{
    if (!m_ok || !m_tabs || m_tabs->count() < 4)
        return;
    const auto auth = SourceOptions::Auth(m_auth->currentData().toInt());
    const auto setRow = [this](QWidget *field, bool visible) { m_connection->setRowVisible(field, visible); };
    setRow(m_user, auth == SourceOptions::Auth::Basic);
    setRow(m_password, auth != SourceOptions::Auth::None);
    if (auto *label = qobject_cast<QLabel *>(m_connection->labelForField(m_password)))
        label->setText(auth == SourceOptions::Auth::Bearer ? tr("Token:") : tr("Password:"));
    setRow(m_proxyUrl, SourceOptions::Proxy(m_proxy->currentData().toInt()) == SourceOptions::Proxy::Own);
    const QString wrong = problem();
    m_problem->setText(wrong);
    m_problem->setVisible(!wrong.isEmpty());
    m_ok->setEnabled(wrong.isEmpty() && !m_saving);
}

void PropertiesDialog::accept()
{
    if (m_saving || !problem().isEmpty())
        return;
    m_saving = true;
    update();
    const SourceEdit wanted = edit();
    const bool asks = asksOtherwise(m_source.options, wanted.options) || wanted.url != m_source.url ||
                      wanted.password || wanted.proxyPassword || !wanted.headers.isEmpty();
    whenDone(saveSource(m_parts.library, m_parts.secrets, m_source, wanted), this,
        [this, asks](const Status &status) {
            if (status && asks)
                m_parts.refresher->refresh({m_source.id});
            saved(status);
        });
}

void PropertiesDialog::saved(const Status &status)
{
    m_saving = false;
    if (status)
        return QDialog::accept();
    update();
    const bool keychain = status.error().kind == Error::Kind::NoSecret &&
                          m_place->currentData().toInt() == int(SourceOptions::SecretPlace::Keychain);
    m_problem->setText(keychain ? tr("The system's keychain does not keep it. Nothing was changed. Unlock it "
                                     "and press OK again, or choose to keep secrets in a file.")
                                : errorText(status.error()));
    m_problem->setVisible(true);
    if (keychain)
        m_tabs->setCurrentIndex(2);
}

} // namespace courant
