#include "ui/wizards/finding_card.h"

#include "ui/look/theme.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace etherdeck::ui {

FindingCard::FindingCard(QWidget* parent) :
    QFrame(parent),
    m_mark(new LampMark(Lamp::On, this)),
    m_title(plainLabel(this)),
    m_text(plainLabel(this)),
    m_facts(plainLabel(this)) {
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_facts->setFont(theme::fixedFont(theme::secondaryFont(font())));
    auto* marks = new QVBoxLayout;
    marks->setContentsMargins(0, 3, 0, 0);
    marks->addWidget(m_mark);
    marks->addStretch();
    auto* words = new QVBoxLayout;
    words->setSpacing(metrics::half);
    for (QLabel* label : {m_title, m_text, m_facts})
        words->addWidget(label);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(12);
    layout->addLayout(marks);
    layout->addLayout(words, 1);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FindingCard::setFinding(const Finding& finding) {
    m_finding = finding;
    m_mark->setLamp(finding.lamp);
    m_title->setText(finding.title);
    m_text->setText(finding.text);
    m_text->setVisible(!finding.text.isEmpty());
    m_facts->setText(finding.facts.join(QLatin1Char('\n')));
    m_facts->setVisible(!finding.facts.isEmpty());
    setAccessibleName(finding.title);
    setAccessibleDescription(finding.text);
    update();
}

void FindingCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const StateColor color = colorOf(m_finding.lamp);
    const QColor fill = theme::tint(color, palette());
    painter.setPen(theme::blend(theme::state(color, palette()), fill, 0.30));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
}

} // namespace etherdeck::ui

#include "moc_finding_card.cpp"
