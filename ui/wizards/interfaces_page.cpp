#include "ui/wizards/interfaces_page.h"

#include "ui/wizards/interfaces/list.h"

#include <QVBoxLayout>

namespace etherdeck::ui {

InterfacesPage::InterfacesPage(QWidget* parent) : WizardPage(parent), m_list(new InterfaceList(this)) {
    content().addWidget(m_list, 1);
    connect(m_list, &InterfaceList::chosenChanged, this, &WizardPage::completeChanged);
    retranslate();
}

QString InterfacesPage::stepName() const { return tr("Interfaces"); }

bool InterfacesPage::isComplete() const { return !m_list->chosen().empty(); }

void InterfacesPage::initializePage() { m_list->setFocus(); }

void InterfacesPage::retranslate() {
    setHeading(tr("Which interfaces lead to your targets?"),
               tr("Etherdeck asks on the chosen interfaces only, and nothing is sent on any other."));
}

} // namespace etherdeck::ui

#include "moc_interfaces_page.cpp"
