#include "ui/devices/add/wizard.h"

#include "ui/devices/add/find_dialog.h"
#include "ui/devices/add/install_view.h"
#include "ui/devices/base/action_buttons.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>
#include <variant>

namespace etherdeck::ui {

namespace {

constexpr QSize addWizardSize(680, 560);

/// Nothing: it is not reached by ssh.
std::optional<remote::SshDevice> sshDeviceOf(const std::string& text) {
    const auto parsed = remote::parseDevice(text);
    const auto* const ssh = parsed ? std::get_if<remote::SshDevice>(&*parsed) : nullptr;
    return ssh ? std::optional(*ssh) : std::nullopt;
}

} // namespace

AddBoxWizard::AddBoxWizard(DeviceCommandsPtr commands, BoxAddressPage::Rules rules, QWidget* parent) :
    QDialog(parent),
    m_commands(std::move(commands)),
    m_address(new BoxAddressPage(std::move(rules))),
    m_access(new BoxAccessPage(m_commands)),
    m_choice(new AgentChoicePage),
    m_install(new InstallView(m_commands)),
    m_done(new QWidget),
    m_doneText(plainLabel(m_done)),
    m_stack(new QStackedWidget),
    m_steps(new SecondaryLabel(this)),
    m_copy(new QPushButton(icon(Icon::Copy), tr("Copy as commands"), this)),
    m_back(new QPushButton(tr("Back"), this)),
    m_cancel(new QPushButton(this)),
    m_next(new QPushButton(this)) {
    auto* done = new QVBoxLayout(m_done);
    done->setContentsMargins(0, 0, 0, 0);
    done->setSpacing(metrics::grid);
    auto* heading = headingLabel(m_done);
    heading->setText(tr("The box is ready"));
    done->addWidget(heading);
    done->addWidget(m_doneText);
    done->addStretch();
    for (auto* page : {static_cast<QWidget*>(m_address), static_cast<QWidget*>(m_access),
                       static_cast<QWidget*>(m_choice), static_cast<QWidget*>(m_install), m_done})
        m_stack->addWidget(page);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_back);
    buttons->addWidget(answerButtons(m_cancel, m_next));
    for (auto* button : {m_copy, m_back, m_cancel, m_next})
        button->setAutoDefault(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    layout->setSpacing(metrics::pageMargin);
    layout->addWidget(m_steps);
    layout->addWidget(m_stack, 1);
    layout->addLayout(buttons);
    for (auto* page : {static_cast<AddBoxPage*>(m_address), static_cast<AddBoxPage*>(m_access),
                       static_cast<AddBoxPage*>(m_choice)})
        connect(page, &AddBoxPage::changed, this, &AddBoxWizard::showStep);
    connect(m_install, &InstallView::changed, this, [this] {
        if (m_install->phase() == InstallView::Phase::Done)
            finish();
        showStep();
    });
    connect(m_address, &BoxAddressPage::findRequested, this, &AddBoxWizard::findBoxes);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_install->commandsText()); });
    connect(m_back, &QPushButton::clicked, this, &AddBoxWizard::back);
    connect(m_cancel, &QPushButton::clicked, this, &AddBoxWizard::reject);
    connect(m_next, &QPushButton::clicked, this, &AddBoxWizard::next);
    resize(addWizardSize.boundedTo(screen()->availableSize()));
    m_address->setFocus(Qt::TabFocusReason);
    showStep();
}

void AddBoxWizard::start(const finder::FoundBox& box) {
    m_address->setDevice(QStringLiteral("root@") + QString::fromStdString(box.address.toString()),
                         fromWire(box.name));
    if (m_address->isComplete())
        next();
}

void AddBoxWizard::start(const KnownDevice& known) {
    m_isListed = true;
    m_address->setDevice(QString::fromStdString(known.device), QString::fromStdString(known.name));
    if (m_address->isComplete())
        next();
}

void AddBoxWizard::loginCancelled(const std::string& device) {
    if (m_stack->currentWidget() == m_access && device == m_access->device().destination)
        m_access->giveUp();
}

int AddBoxWizard::step() const { return m_stack->currentIndex(); }

void AddBoxWizard::findBoxes() {
    auto* dialog = new FindBoxesDialog(m_commands, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (const auto* const box = dialog->chosen())
            start(*box);
    });
    dialog->open();
}

void AddBoxWizard::goTo(QWidget* page) {
    m_stack->setCurrentWidget(page);
    page->setFocus(Qt::TabFocusReason);
    showStep();
}

void AddBoxWizard::next() {
    if (!m_next->isEnabled())
        return;
    auto* const page = m_stack->currentWidget();
    if (page == m_address) {
        const auto ssh = sshDeviceOf(m_address->device());
        if (!ssh)
            return finish();
        goTo(m_access);
        m_access->start(*ssh, QString::fromStdString(m_address->name().empty() ? m_address->device()
                                                                               : m_address->name()));
    } else if (page == m_access && !m_access->look()) {
        finish(); // it may be switched off
    } else if (page == m_access) {
        m_choice->setLook(*m_access->look(), m_address->device());
        goTo(m_choice);
    } else if (page == m_choice) {
        m_choice->choice() == AgentChoicePage::Choice::Use ? finish() : startPlan();
    } else if (page == m_install) {
        if (m_install->phase() == InstallView::Phase::Failed) // what is there may be different now
            back();
        else
            m_install->apply();
    }
}

void AddBoxWizard::back() {
    if (!m_back->isEnabled())
        return;
    auto* const page = m_stack->currentWidget();
    if (page == m_install && m_install->phase() == InstallView::Phase::Failed) {
        goTo(m_access);
        m_access->lookAgain();
        return;
    }
    m_access->stop();
    m_stack->setCurrentIndex(step() - 1);
    m_stack->currentWidget()->setFocus(Qt::TabFocusReason);
    showStep();
}

void AddBoxWizard::reject() {
    if (m_stack->currentWidget() == m_install && m_install->phase() == InstallView::Phase::Running) {
        m_cancel->setEnabled(false);
        m_install->cancel();
        return;
    }
    m_access->stop();
    m_isAdded ? accept() : QDialog::reject();
}

void AddBoxWizard::startPlan() {
    const auto& look = *m_access->look();
    const auto& plan =
        m_choice->choice() == AgentChoicePage::Choice::Session ? look.forSession : look.toInstall;
    m_install->show(m_access->device(), *plan);
    goTo(m_install);
}

/// How the agent is started for a connection; empty: as usual.
std::vector<std::string> AddBoxWizard::agentCommand() const {
    const auto& look = m_access->look();
    if (!look)
        return {};
    switch (m_choice->choice()) {
    case AgentChoicePage::Choice::Use:
        return install::agentCommandFor(look->system);
    case AgentChoicePage::Choice::Install:
        return look->toInstall->agentCommand;
    case AgentChoicePage::Choice::Session:
        return look->forSession->agentCommand;
    }
    return {};
}

void AddBoxWizard::finish() {
    const auto device = m_address->device();
    AddedBox box{{device, m_address->name()}, {}, true};
    const bool isBySsh = sshDeviceOf(device).has_value();
    if (isBySsh) {
        const auto& ssh = m_access->device();
        box.confirmed = {ssh.hostKeys, ssh.oldServerOptions, agentCommand()};
        box.keepsHostKey = m_access->keepsHostKey();
    }
    m_isAdded = true;
    emit added(box);
    if (!isBySsh)
        return accept();
    QString text = tr("It is in the list of the page Devices, and is being connected.");
    if (m_access->look() && !m_access->look()->system.hasVblade)
        text += QLatin1Char('\n') + tr("Exports need vblade, which is not installed there yet.");
    m_doneText->setText(
        text + QLatin1Char('\n') +
        tr("Next, export one of its disks. Exports that are configured on the box already are "
           "listed on its page Exports."));
    goTo(m_done);
}

void AddBoxWizard::showStep() {
    auto* const page = m_stack->currentWidget();
    const QString words[] = {tr("address"), tr("look"), tr("agent"), tr("plan"), tr("done")};
    setWindowTitle((m_isListed ? tr("Install the agent – %1") : tr("Add a box – %1")).arg(words[step()]));
    m_steps->setText(tr("Step %1 of %2").arg(step() + 1).arg(m_stack->count()));
    m_cancel->setEnabled(true);
    m_cancel->setText(tr("Cancel"));
    m_copy->setVisible(page == m_install);
    const bool isFirst = page == m_address || (m_isListed && page == m_access);
    m_back->setVisible(!isFirst && page != m_done);
    m_back->setEnabled(!isFirst);
    m_next->show();
    m_next->setText(tr("Next"));
    m_next->setDefault(true);
    if (page == m_install) {
        showInstall();
    } else if (page == m_done) {
        m_cancel->setText(tr("Close"));
        m_next->hide();
        m_cancel->setDefault(true);
        m_cancel->setFocus();
    } else {
        const bool hasFailed = page == m_access && m_access->hasFailed() && !m_isListed;
        m_next->setEnabled(hasFailed || qobject_cast<AddBoxPage*>(page)->isComplete());
        if (hasFailed) {
            m_next->setText(tr("Add anyway"));
            m_next->setDefault(false);
        }
    }
}

void AddBoxWizard::showInstall() {
    using Phase = InstallView::Phase;
    const auto phase = m_install->phase();
    m_back->setEnabled(phase != Phase::Running);
    m_next->setEnabled(phase == Phase::Shown || phase == Phase::Failed);
    m_next->setText(phase == Phase::Failed                                   ? tr("Look again")
                    : m_choice->choice() == AgentChoicePage::Choice::Session ? tr("Copy the agent")
                                                                             : tr("Install"));
    if (phase == Phase::Shown)
        m_next->setFocus();
}

} // namespace etherdeck::ui

#include "moc_wizard.cpp"
