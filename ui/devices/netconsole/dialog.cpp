#include "ui/devices/netconsole/dialog.h"

#include "ui/devices/base/text.h"
#include "ui/devices/netconsole/proof.h"
#include "ui/devices/netconsole/reading.h"
#include "ui/devices/netconsole/server_combo.h"
#include "ui/devices/netconsole/text.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scrolling.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;
using box_netconsole::Parts;

constexpr int netconsoleWidth = 80 * metrics::grid;
constexpr auto typingPause = 400ms;

} // namespace

NetconsoleDialog::NetconsoleDialog(const DeviceCommandsPtr& commands, const DeviceStatePtr& state,
                                   const QString& title, QWidget* parent) :
    QDialog(parent),
    m_commands(commands),
    m_device(state->device),
    m_state(state),
    m_reading(new NetconsoleReading(commands, m_device, this)),
    m_own(commands->ownAddresses()),
    m_trouble(new Banner(this)),
    m_facts(new FactGroup(this)),
    m_bootPart(new QCheckBox(tr("&U-Boot, while the box starts"), this)),
    m_kernelPart(new QCheckBox(tr("The &kernel, while it runs"), this)),
    m_server(new ServerCombo(this)),
    m_boxAddress(new QLineEdit(this)),
    m_dhcp(new QLineEdit(this)),
    m_message(new SecondaryLabel(this)),
    m_risk(plainLabel(this)),
    m_proof(new NetconsoleProof(this)),
    m_verify(new QPushButton(tr("&Verify"), this)),
    m_disable(new QPushButton(tr("&Disable…"), this)),
    m_enable(new QPushButton(this)),
    m_close(new QPushButton(tr("Close"), this)) {
    setWindowTitle(tr("Netconsole of %1").arg(title));
    m_proof->setCommands(m_commands);
    m_askSoon.setSingleShot(true);
    m_askSoon.setInterval(typingPause);
    layOut();
    connectParts();
    m_server->propose(m_own, boxAddresses());
    readAll();
}

void NetconsoleDialog::layOut() {
    m_dhcp->setPlaceholderText(QStringLiteral("192.168.1.100-192.168.1.199"));
    for (QWidget* field : std::initializer_list<QWidget*>{m_server, m_boxAddress, m_dhcp})
        field->setFont(theme::fixedFont(font()));
    m_message->setWordWrap(true);
    m_risk->setText(riskText());
    auto* parts = new QHBoxLayout;
    parts->setSpacing(metrics::groupGap);
    parts->addWidget(m_bootPart);
    parts->addWidget(m_kernelPart);
    parts->addStretch();
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setSpacing(metrics::grid);
    form->addRow(tr("Who sends"), parts);
    form->addRow(tr("&Send to"), m_server);
    form->addRow(tr("&Address in U-Boot"), m_boxAddress);
    form->addRow(tr("DHCP server gives a&way"), m_dhcp);
    form->addRow(QString(), m_message);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid);
    buttons->addWidget(m_verify);
    buttons->addStretch();
    for (auto* button : {m_disable, m_enable, m_close})
        buttons->addWidget(button);
    for (auto* button : {m_verify, m_disable, m_enable, m_close})
        button->setAutoDefault(false);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, 0);
    column->setSpacing(metrics::pageMargin);
    column->addWidget(m_trouble);
    column->addWidget(m_facts);
    column->addLayout(form);
    column->addWidget(m_risk);
    column->addWidget(m_proof);
    column->addStretch(1);
    m_scroll = scrolling(body, this);
    buttons->setContentsMargins(metrics::groupGap, 0, metrics::groupGap, 0);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, metrics::pageMargin);
    all->setSpacing(metrics::pageMargin);
    all->addWidget(m_scroll, 1);
    all->addLayout(buttons);
    m_trouble->clear();
    m_facts->setTitle(tr("Now"));
    resize(netconsoleWidth, sizeHint().height());
}

void NetconsoleDialog::connectParts() {
    connect(m_reading, &NetconsoleReading::answered, this, &NetconsoleDialog::noteRead);
    for (auto* part : {m_bootPart, m_kernelPart})
        connect(part, &QCheckBox::toggled, this, &NetconsoleDialog::decide);
    connect(m_server, &QComboBox::currentTextChanged, this, &NetconsoleDialog::askSoon);
    for (auto* field : {m_boxAddress, m_dhcp})
        connect(field, &QLineEdit::textEdited, this, &NetconsoleDialog::askSoon);
    connect(&m_askSoon, &QTimer::timeout, this, &NetconsoleDialog::ask);
    connect(m_verify, &QPushButton::clicked, this, &NetconsoleDialog::verify);
    connect(m_disable, &QPushButton::clicked, this, &NetconsoleDialog::disable);
    connect(m_enable, &QPushButton::clicked, this, &NetconsoleDialog::enable);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_proof, &NetconsoleProof::changed, this, [this] {
        showButtons();
        makeRoom();
    });
    connect(m_proof, &NetconsoleProof::restartRequested, this, [this] {
        emit wished({{{plans::Reboot{}, {}}}, tr("Restart the box"), m_device});
    });
}

bool NetconsoleDialog::isRead() const { return !m_reading->isUnderWay(); }

const box_netconsole::BoxParts& NetconsoleDialog::found() const { return m_reading->found(); }

bool NetconsoleDialog::isConnected() const { return m_state->link == DeviceState::Link::Connected; }

std::int64_t NetconsoleDialog::latestChange() const {
    return m_state->journal && !m_state->journal->empty() ? m_state->journal->front().entry : 0;
}

void NetconsoleDialog::setState(const DeviceStatePtr& state) {
    const bool wasConnected = isConnected();
    m_state = state;
    if (isConnected() && (!wasConnected || latestChange() != m_change))
        readAll();
    else
        showAll();
}

void NetconsoleDialog::readAll() {
    m_change = latestChange();
    if (isConnected())
        m_reading->start(*m_state);
    showAll();
}

/// One of the two readings has ended.
void NetconsoleDialog::noteRead() {
    m_trouble->clear();
    if (const auto& failure = m_reading->failure()) {
        const auto text = failureText(*failure, m_device);
        m_trouble->setMessage(
            {tr("Netconsole could not be read"), text.why + QLatin1Char('\n') + text.advice, text.raw, {}});
    }
    if (!isRead())
        return showAll();
    if (std::exchange(m_isFirst, false)) {
        const auto setUp = found().setUp();
        m_bootPart->setChecked(setUp.boot || (!setUp.any() && found().environment));
        m_kernelPart->setChecked(setUp.kernel || (!setUp.any() && found().kernel));
        if (found().environment)
            m_boxAddress->setText(fromWire(found().environment->environment.value("ipaddr")));
        m_server->propose(m_own, boxAddresses());
    }
    ask();
}

std::vector<plans::BoxInterface> NetconsoleDialog::interfaces() const {
    return m_state->interfaces ? m_state->interfaces->interfaces : std::vector<plans::BoxInterface>();
}

std::vector<std::string> NetconsoleDialog::boxAddresses() const {
    std::vector<std::string> addresses;
    for (const auto& interface : interfaces())
        if (interface.ethernet)
            addresses.insert(addresses.end(), interface.addresses.begin(), interface.addresses.end());
    if (addresses.empty() && found().environment)
        addresses = found().environment->addresses;
    return addresses;
}

Parts NetconsoleDialog::chosen() const {
    return {m_bootPart->isChecked() && found().environment.has_value(),
            m_kernelPart->isChecked() && found().kernel.has_value()};
}

box_netconsole::EnableRequest NetconsoleDialog::request() const {
    return {m_server->currentText().trimmed().toStdString(), m_boxAddress->text().trimmed().toStdString(),
            box_netconsole::parseAddressRange(m_dhcp->text().trimmed().toStdString())};
}

bool NetconsoleDialog::isRangeWrong() const { return !m_dhcp->text().trimmed().isEmpty() && !request().dhcp; }

void NetconsoleDialog::askSoon() {
    m_asking.cancel();
    m_askSoon.start();
    showAll();
}

/// Whether a station has the addresses that matter.
void NetconsoleDialog::ask() {
    m_askSoon.stop();
    m_own = m_commands->ownAddresses();
    if (!found().environment)
        return decide();
    const auto addresses = box_netconsole::addressesToAsk(*found().environment, request(), m_own);
    m_asking =
        m_commands->askForStations(addresses, this, [this](const Result<link::StationAnswers>& answer) {
            m_answers = answer ? *answer : link::StationAnswers();
            decide();
        });
    showAll();
}

void NetconsoleDialog::decide() {
    if (found().environment) {
        m_boot = box_netconsole::decideBoot(*found().environment, request(), m_own, m_answers);
        if (m_boot.isBoxProposed && m_boxAddress->text().isEmpty())
            m_boxAddress->setPlaceholderText(QString::fromStdString(m_boot.box->toString()));
    }
    if (found().kernel)
        m_kernel = box_netconsole::decideKernel(*found().kernel, boxAddresses(), request(), m_own);
    showAll();
}

bool NetconsoleDialog::canEditBoot() const {
    const auto& environment = found().environment;
    return environment && !environment->readOnly && environment->badBlocks.empty() &&
           environment->unfinished.empty();
}

std::vector<NamedWish> NetconsoleDialog::enablingChanges() const {
    std::vector<NamedWish> changes;
    if (chosen().boot && !m_boot.problem && !m_boot.changes.empty())
        changes.push_back({plans::EditEnvironment{m_boot.changes}, tr("U-Boot")});
    if (chosen().kernel && !m_kernel.problem && !m_kernel.isSoAlready)
        changes.push_back({m_kernel.wish, tr("Kernel")});
    return changes;
}

std::vector<NamedWish> NetconsoleDialog::disablingChanges() const {
    std::vector<NamedWish> changes;
    if (chosen().boot)
        if (const auto off = uboot::disableNetconsole(found().environment->environment); off && !off->empty())
            changes.push_back({plans::EditEnvironment{*off}, tr("U-Boot")});
    if (chosen().kernel && found().kernel->place() != nullptr)
        changes.push_back({plans::SetNetconsole{}, tr("Kernel")});
    return changes;
}

void NetconsoleDialog::showAll() {
    m_facts->setFacts({{tr("U-Boot"), m_reading->bootText()}, {tr("Kernel"), m_reading->kernelText()}});
    m_bootPart->setEnabled(found().environment.has_value());
    m_kernelPart->setEnabled(found().kernel.has_value());
    m_boxAddress->setEnabled(chosen().boot);
    m_dhcp->setEnabled(chosen().boot);
    m_risk->setVisible(found().environment.has_value());
    showMessages();
    showButtons();
    makeRoom();
}

/// Texts that wrap need more of it the narrower they are.
void NetconsoleDialog::makeRoom() { growToContent(*this, *m_scroll); }

void NetconsoleDialog::showMessages() {
    QStringList lines;
    if (m_asking.isUnderWay() || m_askSoon.isActive()) {
        lines << tr("Checking which addresses are free…");
    } else if (isRead()) {
        if (isRangeWrong())
            lines << tr("The range of the DHCP server is two addresses with a hyphen between them.");
        if (chosen().boot && m_boot.problem)
            lines << problemText(*m_boot.problem, m_boot);
        else if (chosen().kernel && m_kernel.problem)
            lines << problemText(*m_kernel.problem, m_boot);
        if (chosen().boot && !m_boot.problem)
            for (const auto warning : m_boot.warnings)
                lines << warningText(warning);
        if (chosen().boot && !canEditBoot())
            lines << tr("U-Boot's environment cannot be changed: see the tab U-Boot.");
        if (chosen().boot)
            if (const auto off = uboot::disableNetconsole(found().environment->environment);
                !off && !m_boot.problem)
                lines << obstacleText(off.error());
    }
    m_message->setText(lines.join(QLatin1Char('\n')));
    m_message->setVisible(!lines.isEmpty());
}

void NetconsoleDialog::showButtons() {
    const auto parts = chosen();
    const auto setUp = found().setUp();
    const bool isChosenSetUp = (parts.boot && setUp.boot) || (parts.kernel && setUp.kernel);
    const bool changes =
        isConnected() && m_state->can("changes") && isRead() && (!parts.boot || canEditBoot());
    const bool isDecided = !m_asking.isUnderWay() && !m_askSoon.isActive() && !isRangeWrong() &&
                           !(parts.boot && m_boot.problem) && !(parts.kernel && m_kernel.problem);
    m_enable->setText(isChosenSetUp ? tr("&Change…") : tr("&Enable…"));
    m_enable->setEnabled(changes && isDecided && !enablingChanges().empty());
    m_disable->setEnabled(changes && !disablingChanges().empty());
    m_verify->setEnabled(isConnected() && isRead() && isChosenSetUp && !m_proof->isUnderWay());
}

void NetconsoleDialog::enable() {
    if (!m_enable->isEnabled())
        return;
    const bool isChange = m_disable->isEnabled();
    emit wished({enablingChanges(), isChange ? tr("Change netconsole") : tr("Enable netconsole"), m_device});
}

void NetconsoleDialog::disable() {
    if (m_disable->isEnabled())
        emit wished({disablingChanges(), tr("Disable netconsole"), m_device});
}

void NetconsoleDialog::verify() {
    if (!m_verify->isEnabled())
        return;
    const auto parts = chosen();
    const auto setUp = found().setUp();
    m_proof->start(m_device, {parts.boot && setUp.boot, parts.kernel && setUp.kernel}, found(), interfaces(),
                   m_state->can("shut-down") && m_state->can("changes"));
}

void NetconsoleDialog::chooseParts(const Parts& parts) {
    m_bootPart->setChecked(parts.boot);
    m_kernelPart->setChecked(parts.kernel);
}

void NetconsoleDialog::setServer(const QString& address) { m_server->setCurrentText(address); }

void NetconsoleDialog::setBoxAddress(const QString& address) {
    m_boxAddress->setText(address);
    askSoon();
}

void NetconsoleDialog::setDhcpRange(const QString& range) {
    m_dhcp->setText(range);
    askSoon();
}

QString NetconsoleDialog::server() const { return m_server->currentText(); }

QString NetconsoleDialog::boxAddress() const {
    return m_boxAddress->text().isEmpty() ? m_boxAddress->placeholderText() : m_boxAddress->text();
}

QString NetconsoleDialog::messageText() const { return m_message->text(); }

QString NetconsoleDialog::stateText() const {
    QStringList lines;
    for (const auto& fact : m_facts->facts())
        lines << fact.label + QStringLiteral(": ") + fact.value;
    return lines.join(QLatin1Char('\n'));
}

} // namespace etherdeck::ui

#include "moc_dialog.cpp"
