#include "ui/wizards/permission_dialog.h"

#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scrolling.h"
#include "ui/wizards/permission_panel.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace etherdeck::ui {

PermissionDialog::PermissionDialog(const LinkPermission& permission, QWidget* parent) :
    QDialog(parent),
    m_heading(plainLabel(this)),
    m_panel(new PermissionPanel(this)),
    m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this)) {
    m_heading->setFont(theme::titleFont(font()));
    m_heading->setFocusPolicy(Qt::NoFocus);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, 0);
    column->setSpacing(12);
    column->addWidget(m_heading);
    column->addWidget(m_panel, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(metrics::groupGap, 0, metrics::groupGap, metrics::pageMargin);
    buttons->addWidget(m_buttons);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_scroll = scrolling(body, this), 1);
    layout->addLayout(buttons);
    m_buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    m_panel->setPermission(permission);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // A repair that nobody waits for any more must not change anything.
    connect(this, &QDialog::rejected, this, [this] {
        if (m_panel->isRepairing())
            m_commands->cancelRepair();
    });
    keepTranslated(this, [this] { retranslate(); });
    resize(640, 420);
    m_panel->setFocus();
}

void PermissionDialog::setCommands(const StepCommandsPtr& commands) {
    m_commands = commands;
    m_panel->setCommands(commands);
}

void PermissionDialog::showEvent(QShowEvent* event) {
    growToContent(*this, *m_scroll);
    QDialog::showEvent(event);
}

void PermissionDialog::setPermission(const LinkPermission& permission) {
    m_panel->setPermission(permission);
    if (permission.access == LinkAccess::Allowed)
        accept();
}

void PermissionDialog::noteRepair(const RepairOutcome& outcome) {
    m_panel->noteRepair(outcome);
    growToContent(*this, *m_scroll);
}

void PermissionDialog::retranslate() {
    setWindowTitle(tr("Permission"));
    m_heading->setText(tr("Etherdeck may not listen yet"));
    m_buttons->button(QDialogButtonBox::Close)->setText(tr("&Close"));
}

} // namespace etherdeck::ui

#include "moc_permission_dialog.cpp"
