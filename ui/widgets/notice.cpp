#include "ui/widgets/notice.h"

#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {
constexpr int perMille = 1000;
}

Notice::Notice(QWidget* parent) :
    QFrame(parent),
    m_lamp(new LampMark(Lamp::New, this)),
    m_title(headingLabel(this)),
    m_text(plainLabel(this)),
    m_details(detailsLabel(this)),
    m_fold(foldButton(m_details, this)),
    m_progress(new QProgressBar(this)),
    m_action(new QPushButton(this)) {
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(metrics::half);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* words = new QVBoxLayout;
    words->setSpacing(metrics::half);
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addWidget(m_progress);
    words->addWidget(m_fold, 0, Qt::AlignLeft);
    words->addWidget(m_details);
    words->addWidget(m_action, 0, Qt::AlignLeft);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::grid, metrics::grid, metrics::grid, metrics::grid);
    layout->setSpacing(metrics::grid);
    auto* markColumn = new QVBoxLayout;
    markColumn->setContentsMargins(0, metrics::half - 1, 0, 0);
    markColumn->addWidget(m_lamp);
    markColumn->addStretch();
    layout->addLayout(markColumn);
    layout->addLayout(words, 1);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed); // no higher than its words
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_action, &QPushButton::clicked, this, &Notice::actionTriggered);
    hide();
}

void Notice::setMessage(const Message& message) {
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
    m_progress->setRange(0, message.progress > perMille ? 0 : perMille);
    m_progress->setValue(message.progress);
    m_progress->setVisible(message.progress >= 0);
    m_action->setText(message.action);
    m_action->setVisible(!message.action.isEmpty());
    setAccessibleName(message.title);
    setAccessibleDescription(message.text);
    show();
    update();
}

void Notice::clear() {
    m_message = {};
    m_fold->setChecked(false);
    hide();
}

void Notice::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const StateColor color = colorOf(m_message.lamp);
    const QColor fill = theme::tint(color, palette());
    painter.setPen(theme::blend(theme::state(color, palette()), fill, 0.30));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
}

} // namespace etherdeck::ui

#include "moc_notice.cpp"
