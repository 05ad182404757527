#include "ui/shell/undo/edit_bar.h"

#include "ui/look/icons.h"
#include "ui/look/translated.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_lamp.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto briefTime = 8s;

} // namespace

EditBar::EditBar(QWidget* parent) :
    QFrame(parent),
    m_lamp(new LampMark(Lamp::New, this)),
    m_title(plainLabel(this)),
    m_text(plainLabel(this)),
    m_step(new QPushButton(this)),
    m_close(new QToolButton(this)) {
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_close->setIcon(icon(Icon::Close));
    m_close->setAutoRaise(true);
    m_brief.setSingleShot(true);
    m_brief.setInterval(briefTime);

    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::pageMargin, metrics::half, metrics::grid, metrics::half);
    layout->setSpacing(metrics::grid + metrics::half);
    layout->addWidget(m_lamp);
    layout->addLayout(words, 1);
    layout->addWidget(m_step);
    layout->addWidget(m_close);
    keepTranslated(this, [this] { nameButtons(); });
    connect(&m_brief, &QTimer::timeout, this, &EditBar::clear);
    connect(m_close, &QToolButton::clicked, this, &EditBar::clear);
    connect(m_step, &QPushButton::clicked, this, [this] {
        if (m_message.step == Step::Undo)
            emit undoRequested();
        else
            emit redoRequested();
    });
    hide();
}

void EditBar::setMessage(const Message& message) {
    m_message = message;
    m_lamp->setLamp(message.isProblem ? Lamp::Conflict : Lamp::New);
    m_title->setText(message.title);
    m_text->setText(message.text);
    m_text->setVisible(!message.text.isEmpty());
    m_step->setVisible(message.step != Step::None);
    nameButtons();
    setAccessibleName(message.title);
    setAccessibleDescription(message.text);
    if (message.isBrief)
        m_brief.start();
    else
        m_brief.stop();
    show();
    update();
}

void EditBar::clear() {
    m_brief.stop();
    m_message = {};
    hide();
}

void EditBar::nameButtons() {
    m_step->setText(m_message.step == Step::Redo ? tr("Redo") : tr("Undo"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
}

void EditBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto color = m_message.isProblem ? StateColor::Danger : StateColor::News;
    const QColor fill = theme::tint(color, palette());
    painter.fillRect(rect(), fill);
    painter.fillRect(QRect(0, 0, width(), 1), theme::blend(theme::state(color, palette()), fill, 0.30));
}

} // namespace etherdeck::ui

#include "moc_edit_bar.cpp"
