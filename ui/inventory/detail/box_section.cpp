#include "ui/inventory/detail/box_section.h"

#include "ui/look/theme.h"
#include "ui/widgets/fact_group.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

BoxSection::BoxSection(QWidget* parent) :
    QWidget(parent),
    m_facts(new FactGroup(this)),
    m_showBox(new QPushButton(this)),
    m_showDevice(new QPushButton(this)),
    m_tie(new QPushButton(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_facts);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid);
    for (auto* button : {m_showBox, m_tie})
        buttons->addWidget(button);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addWidget(m_showDevice, 0, Qt::AlignLeft);
    connect(m_showBox, &QPushButton::clicked, this, [this] {
        if (m_box.box)
            m_commands->showBox(boxes::BoxKey(*m_box.box)); // a copy: it may be told anew meanwhile
    });
    connect(m_showDevice, &QPushButton::clicked, this,
            [this] { m_commands->showExport(QString(m_box.device), m_target); });
    connect(m_tie, &QPushButton::clicked, this, [this] { m_commands->askTie(m_target); });
}

void BoxSection::setBox(Address target, const TargetBox& box) {
    m_target = target;
    m_box = box;
    std::vector<Fact> facts;
    const auto add = [&facts](const QString& label, const QString& value) {
        if (!value.isEmpty())
            facts.push_back({label, value, false});
    };
    add(tr("Name"), box.title);
    add(tr("Disk on the box"), box.disk);
    add(tr("Console"), box.console);
    add(box.box ? tr("Why") : tr("Uncertain"), box.why);
    if (facts.empty())
        add(tr("Name"), tr("Not known"));
    m_facts->setTitle(tr("Box"));
    m_facts->setFacts(facts);
    m_showBox->setText(tr("Show box"));
    m_showBox->setVisible(box.box.has_value());
    m_tie->setText(box.box ? tr("Change…") : tr("Tie to a box…"));
    m_tie->setToolTip(tr("Choose the box that serves this target"));
    m_showDevice->setText(tr("Show in Devices"));
    m_showDevice->setVisible(!box.device.isEmpty());
}

} // namespace etherdeck::ui

#include "moc_box_section.cpp"
