#include "ui/widgets/banner.h"

#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {
constexpr int edgeWidth = 3;
}

Banner::Banner(QWidget* parent) :
    QFrame(parent),
    m_lamp(new LampMark(Lamp::Conflict, this)),
    m_title(plainLabel(this)),
    m_text(plainLabel(this)),
    m_details(detailsLabel(this)),
    m_fold(foldButton(m_details, this)),
    m_action(new QPushButton(this)),
    m_secondAction(new QPushButton(this)) {
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);

    auto* words = new QVBoxLayout;
    words->setSpacing(metrics::half);
    for (QWidget* part : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_text)})
        words->addWidget(part);
    words->addWidget(m_fold, 0, Qt::AlignLeft);
    words->addWidget(m_details);

    auto* markColumn = new QVBoxLayout;
    markColumn->setContentsMargins(0, metrics::half - 1, 0, 0);
    markColumn->addWidget(m_lamp);
    markColumn->addStretch();

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::pageMargin, 12, 12, 12);
    layout->setSpacing(12);
    layout->addLayout(markColumn);
    layout->addLayout(words, 1);
    layout->addWidget(m_action, 0, Qt::AlignVCenter);
    layout->addWidget(m_secondAction, 0, Qt::AlignVCenter);

    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(m_secondAction, &QPushButton::clicked, this, &Banner::secondActionTriggered);
    hide();
}

void Banner::setMessage(const Message& message) {
    if (message == m_message && !isHidden())
        return;
    m_message = message;
    m_lamp->setLamp(message.lamp);
    m_title->setText(message.title);
    m_text->setText(message.text);
    m_text->setVisible(!message.text.isEmpty());
    m_details->setText(message.details);
    m_fold->setVisible(!message.details.isEmpty());
    m_details->setVisible(!message.details.isEmpty() && m_fold->isChecked());
    m_action->setText(message.action);
    m_action->setVisible(!message.action.isEmpty());
    m_secondAction->setText(message.secondAction);
    m_secondAction->setVisible(!message.secondAction.isEmpty());
    setAccessibleName(message.title);
    setAccessibleDescription(message.text);
    show();
    update();
}

void Banner::clear() {
    m_message = {};
    m_fold->setChecked(false);
    hide();
}

void Banner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const StateColor state = m_message.color.value_or(colorOf(m_message.lamp));
    const QColor edge = theme::state(state, palette());
    const QColor fill = theme::tint(state, palette());
    painter.setPen(theme::blend(edge, fill, 0.30));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
    painter.setClipRect(0, 0, edgeWidth, height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(edge);
    painter.drawRoundedRect(rect(), metrics::radius, metrics::radius);
}

} // namespace etherdeck::ui

#include "moc_banner.cpp"
