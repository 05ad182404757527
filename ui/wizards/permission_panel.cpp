#include "ui/wizards/permission_panel.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/labels.h"
#include "ui/wizards/finding_card.h"
#include "ui/wizards/permission_text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

const QString byPolkit = QStringLiteral("pkexec");
const QString bySudo = QStringLiteral("sudo");

} // namespace

PermissionPanel::PermissionPanel(QWidget* parent) :
    QWidget(parent),
    m_why(plainLabel(this)),
    m_steps(new QVBoxLayout),
    m_notes(plainLabel(this)),
    m_repair(new QPushButton(icon(Icon::Locked), {}, this)),
    m_cancel(new QPushButton(this)),
    m_copy(new QPushButton(icon(Icon::Copy), {}, this)),
    m_lookAgain(new QPushButton(this)),
    m_progress(new QProgressBar(this)),
    m_result(new FindingCard(this)) {
    m_why->setFocusPolicy(Qt::NoFocus);
    m_notes->setFocusPolicy(Qt::NoFocus);
    m_steps->setSpacing(metrics::half);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(metrics::half + 2);
    m_repair->setObjectName(QStringLiteral("repair"));
    m_lookAgain->setObjectName(QStringLiteral("lookAgain"));

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid);
    for (QPushButton* button : {m_repair, m_cancel, m_copy, m_lookAgain}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_why);
    layout->addLayout(m_steps);
    layout->addWidget(m_notes);
    layout->addLayout(buttons);
    layout->addWidget(m_progress);
    layout->addWidget(m_result);
    layout->addStretch();
    connect(m_repair, &QPushButton::clicked, this, &PermissionPanel::repair);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_commands->cancelRepair(); });
    connect(m_copy, &QPushButton::clicked, this, &PermissionPanel::copyCommands);
    // The user may have repaired it elsewhere.
    connect(m_lookAgain, &QPushButton::clicked, this, [this] { m_commands->checkPermission(); });
    setFocusProxy(m_repair);
    keepTranslated(this, [this] { retranslate(); });
}

void PermissionPanel::retranslate() {
    m_repair->setText(tr("&Repair"));
    m_repair->setToolTip(tr("Runs the commands above; the system asks for the administrator's password."));
    m_cancel->setText(tr("St&op"));
    m_copy->setText(tr("Cop&y for a terminal"));
    m_lookAgain->setText(tr("Check &again"));
    m_progress->setAccessibleName(tr("Waiting for the administrator's password"));
    showSteps();
    updateButtons();
}

void PermissionPanel::setPermission(const LinkPermission& permission) {
    m_permission = permission;
    if (permission.access == LinkAccess::Allowed)
        m_outcome.reset();
    showSteps();
    updateButtons();
}

void PermissionPanel::noteRepair(const RepairOutcome& outcome) {
    m_isRepairing = false;
    m_outcome = outcome;
    updateButtons();
    // The button that had the keyboard is gone.
    if (m_repair->isVisible())
        m_repair->setFocus();
}

void PermissionPanel::showSteps() {
    while (QLayoutItem* item = m_steps->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_why->setText(permissionText(m_permission));
    QStringList notes;
    if (m_permission.plan) {
        for (const auto& step : m_permission.plan->steps)
            addStep(step);
        notes = planNotes(*m_permission.plan);
    } else {
        notes << refusalText(m_permission);
    }
    m_notes->setText(notes.join(QStringLiteral("\n\n")));
    m_notes->setVisible(!m_notes->text().isEmpty());
}

void PermissionPanel::addStep(const RepairStep& step) {
    auto* what = new SecondaryLabel(this);
    what->setFont(font());
    what->setWordWrap(true);
    what->setText(stepText(step));
    auto* command = new QLineEdit(commandText(step, byPolkit), this);
    command->setReadOnly(true);
    command->setFont(theme::fixedFont(font()));
    command->setTextMargins(metrics::half, 0, metrics::half, 0);
    command->setCursorPosition(0);
    command->setToolTip(command->text());
    command->setAccessibleName(stepText(step));
    m_steps->addWidget(what);
    m_steps->addWidget(command);
}

void PermissionPanel::updateButtons() {
    const bool hasPlan = m_permission.plan.has_value();
    m_repair->setVisible(hasPlan && !m_isRepairing);
    m_cancel->setVisible(m_isRepairing);
    m_copy->setVisible(hasPlan);
    m_lookAgain->setVisible(!m_isRepairing && m_permission.access != LinkAccess::Allowed);
    m_progress->setVisible(m_isRepairing);
    m_result->setVisible(m_outcome.has_value());
    if (m_outcome)
        m_result->setFinding(outcomeText(*m_outcome));
}

void PermissionPanel::copyCommands() {
    if (!m_permission.plan)
        return;
    QStringList lines;
    for (const auto& step : m_permission.plan->steps)
        lines << commandText(step, bySudo);
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void PermissionPanel::repair() {
    if (!m_permission.plan || m_isRepairing)
        return;
    m_isRepairing = true;
    m_outcome.reset();
    updateButtons();
    m_cancel->setFocus();
    m_commands->runRepair(*m_permission.plan);
}

} // namespace etherdeck::ui

#include "moc_permission_panel.cpp"
