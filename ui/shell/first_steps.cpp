#include "ui/shell/first_steps.h"

#include "ui/wizards/interfaces/dialog.h"
#include "ui/wizards/permission_dialog.h"

#include <QWidget>

namespace etherdeck::ui {

FirstSteps::FirstSteps(QWidget& window, QString linkProgram, Known known) :
    QObject(&window), m_window(window), m_linkProgram(std::move(linkProgram)), m_known(std::move(known)) {}

void FirstSteps::setChosen(const std::vector<std::string>& names, bool isOwnChoice) {
    m_chosen = names;
    m_isOwnChoice = isOwnChoice;
}

void FirstSteps::openWizard() {
    if (m_wizard) {
        m_wizard->raise();
        m_wizard->activateWindow();
        return;
    }
    m_wizard = new DiscoveryWizard(m_linkProgram, &m_window);
    DiscoveryWizard* wizard = m_wizard;
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    wizard->setCommands(m_commands);
    if (m_isOwnChoice)
        wizard->setChosenInterfaces(m_chosen);
    wizard->setOpenInterfaces(m_chosen);
    wizard->setShelfNames(m_known.shelfNames());
    wizard->setLinks(m_links);
    wizard->applyInventory({m_known.targets(), {}});
    connect(wizard, &DiscoveryWizard::interfacesChosen, this, &FirstSteps::interfacesTried);
    connect(wizard, &DiscoveryWizard::finishedWith, this, &FirstSteps::conclude);
    connect(wizard, &QDialog::finished, this, [this] {
        m_wizard.clear();
        updateWatch();
    });
    emit permissionRequested();
    updateWatch();
    wizard->open();
}

void FirstSteps::conclude(const WizardResult& result) {
    emit interfacesChosen(result.interfaces);
    for (const auto& [shelf, name] : result.shelfNames)
        emit shelfNamed(shelf, name);
}

void FirstSteps::openInterfaces() {
    m_interfaces = new InterfaceDialog(&m_window);
    m_interfaces->setAttribute(Qt::WA_DeleteOnClose);
    m_interfaces->setChosen(m_chosen);
    connect(m_interfaces, &InterfaceDialog::interfacesChosen, this, &FirstSteps::interfacesChosen);
    connect(m_interfaces, &QDialog::finished, this, [this] {
        m_interfaces.clear();
        updateWatch();
    });
    updateWatch();
    m_interfaces->open();
}

void FirstSteps::checkPermission() { emit permissionRequested(); }

void FirstSteps::runRepair(const RepairPlan& plan) { emit repairRequested(plan); }

void FirstSteps::cancelRepair() { emit cancelRepairRequested(); }

void FirstSteps::setReports(const std::vector<InterfaceReport>& reports) {
    if (m_wizard)
        m_wizard->setInterfaces(reports);
    if (m_interfaces)
        m_interfaces->setInterfaces(reports);
}

void FirstSteps::setPermission(const LinkPermission& permission) {
    if (permission.access == LinkAccess::Allowed)
        m_commands->retryLinks(); // those that were refused can be opened
    if (m_wizard)
        return m_wizard->setPermission(permission);
    if (m_permission)
        return m_permission->setPermission(permission);
    m_permission = new PermissionDialog(permission, &m_window);
    m_permission->setAttribute(Qt::WA_DeleteOnClose);
    m_permission->setCommands(m_commands);
    m_permission->open();
}

void FirstSteps::noteRepair(const RepairOutcome& outcome) {
    if (outcome.state == RepairOutcome::State::Done)
        m_commands->retryLinks();
    if (m_wizard)
        m_wizard->noteRepair(outcome);
    if (m_permission) {
        m_permission->noteRepair(outcome);
        emit permissionRequested(); // it closes when nothing is missing any more
    }
}

void FirstSteps::setLinks(const std::vector<LinkStatus>& links) {
    m_links = links;
    if (m_wizard)
        m_wizard->setLinks(links);
}

void FirstSteps::applyInventory(const InventoryChange& change) {
    if (m_wizard)
        m_wizard->applyInventory(change);
}

void FirstSteps::noteSettled() {
    if (m_wizard)
        m_wizard->noteSettled();
}

void FirstSteps::updateWatch() {
    const bool isOpen = !m_wizard.isNull() || !m_interfaces.isNull();
    emit watchRequested(isOpen, isOpen);
}

} // namespace etherdeck::ui

#include "moc_first_steps.cpp"
