#include "ui/devices/add/pages.h"

#include "core/remote/old_server.h"
#include "ui/devices/add/failure_text.h"
#include "ui/devices/base/host_key_dialog.h"
#include "ui/devices/base/remedy.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/notice.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>
#include <variant>

namespace etherdeck::ui {

namespace {

using remote::ConnectionFault;

constexpr int indeterminateProgress = 1001;

QVBoxLayout* addPageColumn(QWidget& page, const QString& question, const QString& meaning) {
    auto* column = new QVBoxLayout(&page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    auto* heading = headingLabel(&page);
    heading->setText(question);
    column->addWidget(heading);
    auto* text = plainLabel(&page);
    text->setText(meaning);
    column->addWidget(text);
    column->addSpacing(metrics::grid);
    return column;
}

SecondaryLabel* wrongLabel(QWidget* parent) {
    auto* label = new SecondaryLabel(parent);
    label->setWordWrap(true);
    label->setMinimumHeight(label->fontMetrics().height());
    return label;
}

QString orUnknown(const std::string& text) {
    return text.empty() ? BoxAccessPage::tr("not known") : fromWire(text);
}

QString agentText(const install::BoxSystem& system) {
    if (system.version.empty())
        return BoxAccessPage::tr("not installed");
    return (system.isRunning ? BoxAccessPage::tr("%1, running") : BoxAccessPage::tr("%1, not running"))
        .arg(fromWire(system.version));
}

std::vector<Fact> factsOf(const BoxLook& look) {
    const auto& system = look.system;
    const auto init = system.init == install::InitSystem::None
                          ? BoxAccessPage::tr("not known")
                          : QString::fromLatin1(install::name(system.init).data());
    const auto user = system.isRoot          ? BoxAccessPage::tr("root")
                      : system.canBecomeRoot ? BoxAccessPage::tr("not root, but sudo needs no password")
                                             : BoxAccessPage::tr("not root");
    return {
        {BoxAccessPage::tr("Model"), orUnknown(system.model)},
        {BoxAccessPage::tr("System"), orUnknown(system.distribution)},
        {BoxAccessPage::tr("Kernel"), fromWire(system.system + ' ' + system.kernel)},
        {BoxAccessPage::tr("CPU"), fromWire(system.machine)},
        {BoxAccessPage::tr("Init system"), init},
        {BoxAccessPage::tr("User"), user},
        {BoxAccessPage::tr("vblade"),
         system.hasVblade ? BoxAccessPage::tr("installed") : BoxAccessPage::tr("not installed")},
        {BoxAccessPage::tr("Agent"), agentText(system)},
    };
}

/// What is worth knowing before an agent is put there.
QStringList hintsOf(const install::BoxSystem& system) {
    QStringList hints;
    const auto model = fromWire(system.model);
    if (model.contains(QStringLiteral("Pogoplug")) && !model.contains(QStringLiteral("Pogoplug E02")))
        hints << BoxAccessPage::tr("This is not a Pogoplug E02, but a sister model that only looks alike. It "
                                   "can export disks. Never write its flash memory by instructions for an "
                                   "E02.");
    if (!system.hasVblade)
        hints << BoxAccessPage::tr("Exports need vblade. Install it with the package manager of the box; in "
                                   "Debian: apt install vblade");
    if (system.rootIsReadOnly)
        hints << BoxAccessPage::tr(
            "Its root file system is read-only, as that of a rescue system. It is made "
            "writable while the agent is installed.");
    return hints;
}

} // namespace

BoxAddressPage::BoxAddressPage(Rules rules, QWidget* parent) :
    AddBoxPage(parent),
    m_rules(std::move(rules)),
    m_device(new QLineEdit(this)),
    m_name(new QLineEdit(this)),
    m_wrong(wrongLabel(this)),
    m_wrongName(wrongLabel(this)) {
    auto* column = addPageColumn(*this, tr("Where is the box?"),
                                 tr("Its address or name, as you would give it to ssh."));
    auto* label = new QLabel(tr("&Device"), this);
    label->setBuddy(m_device);
    m_device->setFont(theme::fixedFont(m_device->font()));
    m_device->setPlaceholderText(QStringLiteral("root@192.168.1.7"));
    m_device->setMaxLength(500);
    auto* find = new QPushButton(icon(Icon::Search), tr("&Find boxes…"), this);
    find->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::grid);
    row->addWidget(m_device, 1);
    row->addWidget(find);
    column->addWidget(label);
    column->addLayout(row);
    column->addWidget(m_wrong);
    auto* examples = new SecondaryLabel(this);
    examples->setWordWrap(true);
    examples->setText(tr("Also: ssh://root@192.168.1.7:2222, unix:/run/etherdeck-agent/socket for this "
                         "computer, exec:COMMAND for a program that leads to an agent."));
    column->addWidget(examples);
    column->addSpacing(metrics::pageMargin);
    auto* nameLabel = new QLabel(tr("&Name (optional)"), this);
    nameLabel->setBuddy(m_name);
    m_name->setMaxLength(80);
    column->addWidget(nameLabel);
    column->addWidget(m_name);
    column->addWidget(m_wrongName);
    column->addStretch();
    setFocusProxy(m_device);
    for (auto* field : {m_device, m_name})
        connect(field, &QLineEdit::textChanged, this, &BoxAddressPage::check);
    connect(find, &QPushButton::clicked, this, &BoxAddressPage::findRequested);
}

void BoxAddressPage::setDevice(const QString& device, const QString& name) {
    m_device->setText(device);
    m_name->setText(name);
}

std::string BoxAddressPage::device() const {
    const auto text = m_device->text().trimmed();
    const bool isHostOnly = !text.isEmpty() && !text.contains(QLatin1Char('@')) &&
                            !text.contains(QLatin1Char(':')) && !text.contains(QLatin1Char('/'));
    return (isHostOnly ? QStringLiteral("root@") + text : text).toStdString();
}

std::string BoxAddressPage::name() const { return m_name->text().trimmed().toStdString(); }

bool BoxAddressPage::isComplete() const {
    return !m_device->text().trimmed().isEmpty() && m_wrong->text().isEmpty() &&
           m_wrongName->text().isEmpty();
}

void BoxAddressPage::check() {
    const auto parsed = remote::parseDevice(device());
    QString wrong;
    if (!parsed)
        wrong = tr("This is not a device: %1.").arg(fromWire(parsed.error().detail));
    else if (m_rules.isKnown(device()))
        wrong = tr("This box is in the list already.");
    m_wrong->setText(m_device->text().trimmed().isEmpty() ? QString() : wrong);
    const auto trimmed = m_name->text().trimmed();
    m_wrongName->setText(trimmed.isEmpty() ? QString() : m_rules.wrongName(device(), trimmed));
    emit changed();
}

BoxAccessPage::BoxAccessPage(DeviceCommandsPtr commands, QWidget* parent) :
    AddBoxPage(parent),
    m_commands(std::move(commands)),
    m_notice(new Notice(this)),
    m_facts(new FactGroup(this)),
    m_hints(plainLabel(this)) {
    auto* column = addPageColumn(*this, tr("What is there?"),
                                 tr("The box is looked at by ssh. Nothing is changed yet."));
    auto* inner = new QWidget;
    auto* content = new QVBoxLayout(inner);
    content->setContentsMargins(0, 0, metrics::grid, 0);
    content->setSpacing(metrics::pageMargin);
    content->addWidget(m_notice);
    content->addWidget(m_facts);
    content->addWidget(m_hints);
    content->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    column->addWidget(scroll, 1);
    connect(m_notice, &Notice::actionTriggered, this, &BoxAccessPage::askAgain);
}

void BoxAccessPage::start(const remote::SshDevice& device, const QString& title) {
    const bool isSame = device.destination == m_device.destination;
    m_title = title;
    if (!isSame) {
        m_device = device;
        m_keepsHostKey = false;
    }
    if (!isSame || !m_look)
        connectNow();
}

void BoxAccessPage::stop() {
    m_looking.cancel();
    if (m_dialog)
        m_dialog->reject();
}

void BoxAccessPage::giveUp() {
    m_looking.cancel();
    showFailure(remote::ConnectionError{ConnectionFault::NotAllowed, {}, {}, {}});
    emit changed();
}

void BoxAccessPage::connectNow() {
    m_look.reset();
    m_failure.reset();
    m_facts->hide();
    m_hints->hide();
    m_notice->setMessage({Lamp::New,
                          tr("Connecting to %1").arg(m_title),
                          tr("This takes up to ten seconds where nobody answers."),
                          {},
                          {},
                          indeterminateProgress});
    m_looking = m_commands->lookAtBox(
        m_device, this, [this](const Result<install::Answer<BoxLook>>& answer) { take(answer); });
    emit changed();
}

void BoxAccessPage::take(const Result<install::Answer<BoxLook>>& answer) {
    if (!answer) {
        showFailure(remote::ConnectionError{});
    } else if (!*answer) {
        showFailure(answer->error());
    } else {
        m_look = **answer;
        showFacts();
    }
    emit changed();
    const auto* const error = m_failure ? std::get_if<remote::ConnectionError>(&*m_failure) : nullptr;
    if (error && error->fault != ConnectionFault::NotAllowed && remedyFor(*error) != DeviceRemedy::Connect)
        askAgain();
}

void BoxAccessPage::showFacts() {
    m_notice->clear();
    m_facts->setFacts(factsOf(*m_look));
    m_facts->show();
    const auto hints = hintsOf(m_look->system);
    m_hints->setText(hints.join(QStringLiteral("\n\n")));
    m_hints->setVisible(!hints.isEmpty());
}

void BoxAccessPage::showFailure(const install::Failure& failure) {
    m_failure = failure;
    const auto* const error = std::get_if<remote::ConnectionError>(&failure);
    const auto text = installFailureText(failure, m_device.destination);
    const auto remedy = error ? remedyFor(*error) : DeviceRemedy::Connect;
    m_notice->setMessage(
        {Lamp::Conflict, text.what,
         (text.why + QLatin1Char('\n') + text.advice + QLatin1Char('\n') + text.command).trimmed(), text.raw,
         error && error->fault == ConnectionFault::NotAllowed ? tr("Log in…")
         : remedy == DeviceRemedy::Connect                    ? tr("Try again")
                                                              : remedyText(remedy),
         -1});
}

void BoxAccessPage::askAgain() {
    const auto* const error = m_failure ? std::get_if<remote::ConnectionError>(&*m_failure) : nullptr;
    const auto remedy = error ? remedyFor(*error) : DeviceRemedy::Connect;
    if (remedy == DeviceRemedy::CheckHostKey)
        checkHostKey(*error);
    else if (remedy == DeviceRemedy::AllowOldMethods)
        allowOldMethods(*error);
    else
        connectNow();
}

void BoxAccessPage::checkHostKey(const remote::ConnectionError& error) {
    auto* dialog = new HostKeyDialog(
        {m_title, fromWire(error.fingerprint), error.fault == ConnectionFault::HostKeyChanged}, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog, fingerprint = error.fingerprint] {
        m_device.hostKeys = {fingerprint};
        m_keepsHostKey = dialog->answer() == HostKeyDialog::Answer::Trusted;
        connectNow();
    });
    open(dialog);
}

void BoxAccessPage::allowOldMethods(const remote::ConnectionError& error) {
    const auto options = remote::optionsForOldServer(error.said);
    auto* dialog = oldMethodsDialog(m_title, options, this);
    connect(dialog, &QDialog::accepted, this, [this, options] {
        m_device.oldServerOptions.insert(m_device.oldServerOptions.end(), options.begin(), options.end());
        connectNow();
    });
    open(dialog);
}

void BoxAccessPage::open(QDialog* dialog) {
    if (m_dialog)
        m_dialog->reject();
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog = dialog;
    dialog->open();
}

AgentChoicePage::AgentChoicePage(QWidget* parent) : AddBoxPage(parent) {
    auto* column =
        addPageColumn(*this, tr("How shall the agent run?"),
                      tr("The agent is a small program on the box that exports its disks. It has no "
                         "network port: Etherdeck reaches it by ssh."));
    m_use = addOffer(*column);
    m_install = addOffer(*column);
    m_session = addOffer(*column);
    column->addStretch();
}

AgentChoicePage::Offer AgentChoicePage::addOffer(QVBoxLayout& column) {
    const Offer offer{new QRadioButton(this), new SecondaryLabel(this)};
    offer.meaning->setWordWrap(true);
    offer.meaning->setContentsMargins(metrics::groupGap, 0, 0, metrics::grid);
    column.addWidget(offer.button);
    column.addWidget(offer.meaning);
    connect(offer.button, &QRadioButton::toggled, this, &AgentChoicePage::changed);
    return offer;
}

void AgentChoicePage::show(const Offer& offer, const QString& text, const QString& meaning, bool canDo) {
    offer.button->setText(text);
    offer.meaning->setText(meaning);
    offer.button->setEnabled(canDo);
}

void AgentChoicePage::setLook(const BoxLook& look, const std::string& device) {
    const auto& system = look.system;
    const bool isThere = !system.version.empty();
    const auto meaningOr = [&device](const auto& plan, const QString& meaning) {
        return plan ? meaning : tr("Not possible. %1").arg(installFailureText(plan.error(), device).why);
    };
    const bool hasInit = system.init != install::InitSystem::None;
    const bool canUse = isThere && (system.isRunning || !hasInit);
    for (auto* part : {static_cast<QWidget*>(m_use.button), static_cast<QWidget*>(m_use.meaning)})
        part->setVisible(canUse);
    show(m_use, tr("&Use the agent that is there"), tr("Version %1.").arg(fromWire(system.version)), canUse);
    show(m_install, isThere ? tr("&Upgrade the agent") : tr("&Install the agent"),
         meaningOr(look.toInstall,
                   isThere ? tr("What is exported goes on.")
                   : hasInit
                       ? tr("It is started when the box starts, by %1, and with it the exports. It can be "
                            "removed without a trace.")
                             .arg(QString::fromLatin1(install::name(system.init).data()))
                       : tr("It runs while it is used. It can be removed without a trace.")),
         look.toInstall.has_value());
    show(m_session, tr("Run it for this &session only"),
         meaningOr(look.forSession,
                   tr("It is copied to /tmp and runs while it is used. It is gone when the box "
                      "restarts.")),
         look.forSession.has_value());
    const bool isCurrent = canUse && !look.toInstall;
    choose(isCurrent ? Choice::Use : look.toInstall ? Choice::Install : Choice::Session);
}

AgentChoicePage::Choice AgentChoicePage::choice() const {
    return m_use.button->isChecked()       ? Choice::Use
           : m_session.button->isChecked() ? Choice::Session
                                           : Choice::Install;
}

void AgentChoicePage::choose(Choice choice) {
    const auto& offer = choice == Choice::Use ? m_use : choice == Choice::Session ? m_session : m_install;
    if (!offer.button->isEnabled())
        return;
    offer.button->setChecked(true);
    setFocusProxy(offer.button);
}

bool AgentChoicePage::isComplete() const {
    for (const auto& offer : {m_use, m_install, m_session})
        if (offer.button->isChecked() && offer.button->isEnabled())
            return true;
    return false;
}

} // namespace etherdeck::ui

#include "moc_pages.cpp"
