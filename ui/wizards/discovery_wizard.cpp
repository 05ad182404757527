#include "ui/wizards/discovery_wizard.h"

#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/wizards/found_page.h"
#include "ui/wizards/interfaces/list.h"
#include "ui/wizards/interfaces_page.h"
#include "ui/wizards/intro_page.h"
#include "ui/wizards/permission_page.h"
#include "ui/wizards/permission_panel.h"
#include "ui/wizards/search_page.h"
#include "ui/wizards/step_list.h"
#include "ui/wizards/summary_page.h"

#include <QAbstractButton>
#include <QPainter>

namespace etherdeck::ui {

namespace {
constexpr QSize firstSize(900, 600);
}

DiscoveryWizard::DiscoveryWizard(const QString& linkProgram, QWidget* parent) :
    QWizard(parent), m_steps(new StepList) {
    setWizardStyle(QWizard::ClassicStyle);
    setOption(QWizard::NoBackButtonOnStartPage);
    setOption(QWizard::NoDefaultButton, false);
    setSideWidget(m_steps);
    makePages(linkProgram);
    keepTranslated(this, [this] { retranslate(); });
    resize(firstSize);
    connect(this, &QWizard::currentIdChanged, this, &DiscoveryWizard::pageEntered);
    connect(this, &QDialog::finished, this, &DiscoveryWizard::conclude);
}

void DiscoveryWizard::setCommands(const StepCommandsPtr& commands) {
    m_commands = commands;
    m_intro->setCommands(commands);
    m_permission->panel().setCommands(commands);
    m_search->setCommands(commands);
}

void DiscoveryWizard::makePages(const QString& linkProgram) {
    m_intro = new IntroPage;
    m_permission = new PermissionPage;
    m_interfaces = new InterfacesPage;
    m_search = new SearchPage(m_findings, linkProgram);
    m_found = new FoundPage(m_findings);
    m_summary = new SummaryPage(m_findings);
    setPage(Intro, m_intro);
    setPage(Permission, m_permission);
    setPage(Interfaces, m_interfaces);
    setPage(Search, m_search);
    setPage(Found, m_found);
    setPage(Summary, m_summary);
    connect(m_search, &SearchPage::repairRequested, this, [this] {
        m_commands->checkPermission();
        m_showsPermission = true;
        while (currentId() != Intro)
            back();
        next();
    });
}

/// Behind the steps, over the margins that a wizard has: to the edges of the window.
void DiscoveryWizard::paintEvent(QPaintEvent* event) {
    QWizard::paintEvent(event);
    QPainter painter(this);
    const QRect steps(m_steps->mapTo(this, QPoint()), m_steps->size());
    const QRect ground(QPoint(0, 0), QPoint(steps.right(), steps.bottom() + steps.top()));
    painter.fillRect(ground, theme::sidebar(palette()));
    painter.setPen(theme::hairline(palette()));
    painter.drawLine(ground.topRight(), ground.bottomRight());
    painter.drawLine(ground.left(), ground.bottom() + 1, width(), ground.bottom() + 1);
}

void DiscoveryWizard::retranslate() {
    setButtonText(BackButton, tr("&Back"));
    setButtonText(NextButton, tr("&Next"));
    setButtonText(FinishButton, tr("&Finish"));
    setButtonText(CancelButton, tr("Cancel"));
    updateSteps();
}

bool DiscoveryWizard::needsPermission() const {
    return m_permission->panel().permission().access != LinkAccess::Allowed;
}

int DiscoveryWizard::nextId() const {
    if (currentId() == Summary)
        return -1;
    if (currentId() == Intro)
        return m_showsPermission ? Permission : Interfaces;
    return currentId() + 1;
}

void DiscoveryWizard::setChosenInterfaces(const std::vector<std::string>& names) {
    m_interfaces->list().setChosen(names);
}

void DiscoveryWizard::setShelfNames(const std::map<std::uint16_t, QString>& names) {
    m_found->setShelfNames(names);
}

void DiscoveryWizard::setPermission(const LinkPermission& permission) {
    const bool wasNeeded = needsPermission();
    m_permission->panel().setPermission(permission);
    if (currentId() != Permission)
        m_showsPermission = needsPermission();
    updateSteps();
    // Mended: the page has done its work.
    if (currentId() == Permission && wasNeeded && !needsPermission())
        next();
}

void DiscoveryWizard::noteRepair(const RepairOutcome& outcome) {
    m_permission->panel().noteRepair(outcome);
    m_commands->checkPermission();
}

void DiscoveryWizard::setInterfaces(const std::vector<InterfaceReport>& reports) {
    m_interfaces->list().setReports(reports);
}

void DiscoveryWizard::setLinks(const std::vector<LinkStatus>& links) {
    m_findings.links = links;
    m_search->linksChanged();
    if (currentId() == Found)
        m_found->findingsChanged();
}

void DiscoveryWizard::applyInventory(const InventoryChange& change) {
    m_findings.apply(change);
    m_search->applyInventory(change);
    if (currentId() == Found)
        m_found->findingsChanged();
    else if (currentId() == Summary)
        m_summary->setShelfNames(m_found->shelfNames());
}

void DiscoveryWizard::noteSettled() { m_search->noteSettled(); }

void DiscoveryWizard::pageEntered(int number) {
    if (number < 0) // closed
        return;
    const bool forward = number > m_page;
    m_page = number;
    updateSteps();
    if (number == Intro)
        button(NextButton)->setFocus();
    if (number == Search && forward)
        beginSearch();
    else if (number == Found)
        m_found->findingsChanged();
    else if (number == Summary)
        m_summary->setShelfNames(m_found->shelfNames());
}

void DiscoveryWizard::beginSearch() {
    const auto chosen = m_interfaces->list().chosen();
    m_findings.chosen = {chosen.begin(), chosen.end()};
    m_tried = chosen;
    m_hasTried = true;
    emit interfacesChosen(chosen);
    m_search->linksChanged();
    m_search->search();
}

void DiscoveryWizard::updateSteps() {
    QStringList names;
    int current = 0;
    for (const int number : pageIds()) {
        if (number == Permission && !m_showsPermission)
            continue;
        if (number == m_page)
            current = static_cast<int>(names.size());
        names << static_cast<const WizardPage*>(page(number))->stepName();
    }
    m_steps->setSteps(tr("Find targets"), names, current);
    // Said by screen readers at each step.
    setWindowTitle(tr("%1 – Find targets").arg(names.at(current)));
}

void DiscoveryWizard::conclude(int result) {
    if (m_permission->panel().isRepairing())
        m_commands->cancelRepair();
    if (result == QDialog::Accepted)
        emit finishedWith({m_interfaces->list().chosen(), m_found->shelfNames()});
    else if (m_hasTried && m_tried != m_openBefore)
        emit interfacesChosen(m_openBefore);
}

} // namespace etherdeck::ui

#include "moc_discovery_wizard.cpp"
