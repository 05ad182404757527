#include "ui/inventory/targets/claim_dialog.h"

#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/danger_dialog.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace etherdeck::ui {

ClaimDialog::ClaimDialog(const ClaimPlan& plan, QWidget* parent) : QDialog(parent) {
    setWindowTitle(planTitle(plan));
    auto* title = headingLabel(this);
    title->setText(planTitle(plan));
    auto* why = plainLabel(this);
    why->setFocusPolicy(Qt::NoFocus);
    why->setText(tr("The config string marks who uses a target. Whoever relies on it may lose data when two "
                    "computers write to one disk."));

    auto* strings = new FactGroup(this);
    strings->setFacts({{tr("Now"), fromWire(plan.present), true},
                       {tr("After"), plan.wanted.empty() ? tr("Empty: no owner") : fromWire(plan.wanted),
                        !plan.wanted.empty()}});
    auto* steps = new FactGroup(this);
    steps->setTitle(tr("What will be done"));
    std::vector<Fact> facts;
    int number = 0;
    for (const auto& step : planSteps(plan))
        facts.push_back({tr("Step %1").arg(++number), step, false});
    steps->setFacts(facts);

    auto* buttons = carefulButtons(*this, planVerb(plan), tr("Cancel"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    layout->setSpacing(metrics::pageMargin);
    layout->addWidget(title);
    layout->addWidget(why);
    layout->addWidget(strings);
    layout->addWidget(steps);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(60 * metrics::grid);
}

} // namespace etherdeck::ui

#include "moc_claim_dialog.cpp"
