#include "ui/wizards/permission_page.h"

#include "ui/wizards/permission_panel.h"

#include <QVBoxLayout>

namespace etherdeck::ui {

PermissionPage::PermissionPage(QWidget* parent) : WizardPage(parent), m_panel(new PermissionPanel(this)) {
    content().addWidget(m_panel, 1);
    retranslate();
}

QString PermissionPage::stepName() const { return tr("Permission"); }

void PermissionPage::initializePage() { m_panel->setFocus(); }

void PermissionPage::retranslate() {
    setHeading(tr("Allow Etherdeck to use AoE"),
               tr("Without this, interfaces can be chosen, but no target can be found."));
}

} // namespace etherdeck::ui

#include "moc_permission_page.cpp"
