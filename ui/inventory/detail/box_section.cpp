#include "ui/inventory/detail/box_section.h"

#include "ui/widgets/fact_group.h"
#include "ui/widgets/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

BoxSection::BoxSection(QWidget* parent) :
    QWidget(parent), m_facts(new FactGroup(this)), m_show(new QPushButton(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_facts);
    layout->addWidget(m_show, 0, Qt::AlignLeft);
    connect(m_show, &QPushButton::clicked, this, [this] { emit deviceRequested(m_box.device); });
    setVisible(false);
}

void BoxSection::setBox(const TargetBox& box) {
    m_box = box;
    std::vector<Fact> facts;
    const auto add = [&facts](const QString& label, const QString& value) {
        if (!value.isEmpty())
            facts.push_back({label, value, false});
    };
    add(tr("Name"), box.title);
    add(tr("Disk there"), box.disk);
    add(tr("Console"), box.console);
    add(box.title.isEmpty() ? tr("Not certain") : tr("Why"), box.why);
    m_facts->setTitle(tr("Box"));
    m_facts->setFacts(facts);
    m_show->setText(tr("Show in Devices"));
    m_show->setVisible(!box.device.isEmpty());
    setVisible(!facts.empty());
}

} // namespace etherdeck::ui
