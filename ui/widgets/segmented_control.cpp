#include "ui/widgets/segmented_control.h"

#include "ui/look/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace etherdeck::ui {

namespace {

constexpr int segmentInset = 2;

class Segment : public QAbstractButton {
public:
    explicit Segment(QWidget* parent) : QAbstractButton(parent) {
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
    }

    [[nodiscard]] QSize sizeHint() const override {
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        return {QFontMetrics(bold).horizontalAdvance(text()) + 3 * metrics::grid, metrics::controlHeight};
    }

protected:
    /// After a click, a ring would look as if the segment were still chosen when it no longer is.
    void focusInEvent(QFocusEvent* event) override {
        m_hasRing = event->reason() != Qt::MouseFocusReason;
        QAbstractButton::focusInEvent(event);
    }

    void keyPressEvent(QKeyEvent* event) override {
        m_hasRing = true;
        update();
        QAbstractButton::keyPressEvent(event);
    }

    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(segmentInset, segmentInset, -segmentInset, -segmentInset);
        painter.setPen(Qt::NoPen);
        if (isChecked())
            painter.setBrush(theme::selection(palette()));
        else if (underMouse())
            painter.setBrush(
                theme::blend(palette().color(QPalette::Text), palette().color(QPalette::Button), 0.05));
        painter.drawRoundedRect(box, metrics::radius - 1, metrics::radius - 1);
        if (hasFocus() && m_hasRing) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme::accent(palette()), 2));
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), metrics::radius - 2, metrics::radius - 2);
        }
        QFont textFont = font();
        textFont.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
        painter.setFont(textFont);
        painter.setPen(isChecked() ? theme::accent(palette()) : palette().color(QPalette::ButtonText));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, text());
    }

private:
    bool m_hasRing = true;
};

} // namespace

SegmentedControl::SegmentedControl(QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedControl::chosen);
}

void SegmentedControl::addSegment(const QString& text) {
    auto* segment = new Segment(this);
    segment->setText(text);
    const int id = static_cast<int>(m_group->buttons().size());
    m_group->addButton(segment, id);
    segment->setChecked(id == 0);
    layout()->addWidget(segment);
}

void SegmentedControl::setText(int segment, const QString& text) {
    m_group->button(segment)->setText(text);
    m_group->button(segment)->updateGeometry();
}

void SegmentedControl::setToolTip(int segment, const QString& text) {
    m_group->button(segment)->setToolTip(text);
}

int SegmentedControl::current() const { return m_group->checkedId(); }

void SegmentedControl::setCurrent(int segment) {
    if (segment >= 0)
        return m_group->button(segment)->setChecked(true);
    m_group->setExclusive(false); // else the last one could not be unchecked
    for (auto* button : m_group->buttons())
        button->setChecked(false);
    m_group->setExclusive(true);
}

void SegmentedControl::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::hairline(palette()));
    painter.setBrush(palette().color(QPalette::Button));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
}

} // namespace etherdeck::ui

#include "moc_segmented_control.cpp"
