#include "ui/inventory/detail/header.h"

#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_lamp.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

void setHeaderText(QLabel* label, const QString& text) {
    if (label->text() != text)
        label->setText(text);
    label->setVisible(!text.isEmpty());
}

void setHeaderValue(FactValue* value, const QString& text) {
    value->setValue(text);
    value->setVisible(!text.isEmpty());
}

} // namespace

TargetHeader::TargetHeader(QWidget* parent) :
    QWidget(parent),
    m_lamp(new LampMark(Lamp::On, this)),
    m_address(plainLabel(this)),
    m_name(new FactValue(this)),
    m_state(plainLabel(this)),
    m_note(new FactValue(this)),
    m_rename(new QPushButton(this)) {
    m_address->setFont(theme::titleFont(m_address->font()));
    m_address->setWordWrap(false);
    QFont strong = m_name->font();
    strong.setWeight(QFont::DemiBold);
    m_name->setFont(strong);
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics::grid);
    line->addWidget(m_lamp, 0, Qt::AlignVCenter);
    line->addWidget(m_address, 1);
    line->addWidget(m_rename);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::half);
    layout->addLayout(line);
    layout->addWidget(m_name);
    layout->addWidget(m_state);
    layout->addWidget(m_note);
    setTabOrder(m_rename, m_name);
    connect(m_rename, &QPushButton::clicked, this, &TargetHeader::renameRequested);
}

void TargetHeader::setTarget(const discovery::Target& target, TargetCondition condition,
                             const store::Label& label) {
    m_lamp->setLamp(conditionLamp(condition));
    setHeaderText(m_address, addressText(target));
    setHeaderValue(m_name, fromWire(label.name));
    const bool isConflict = target.hasConflict() || target.hasPossibleConflict();
    if (isPast(condition))
        setHeaderText(m_state, {}); // the notice below says it in full
    else if (isConflict || condition == TargetCondition::Up)
        setHeaderText(m_state, conditionText(condition, target)); // a conflict is told by the comparison
    else
        setHeaderText(m_state, tr("%1. %2").arg(conditionText(condition, target),
                                                conditionExplained(condition, target)));
    setHeaderValue(m_note, linesFromWire(label.note));
    m_name->setAccessibleName(tr("Name"));
    m_note->setAccessibleName(tr("Note"));
    m_rename->setText(label.isEmpty() ? tr("Name…") : tr("Rename…"));
    m_rename->setToolTip(tr("Give this target a name and a note"));
}

} // namespace etherdeck::ui

#include "moc_header.cpp"
