#include "ui/wizards/welcome_choice.h"

#include "ui/look/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace etherdeck::ui {

namespace {
constexpr int choiceIconSize = 24;
constexpr int padding = 16;
constexpr int textLeft = padding + choiceIconSize + 16;
constexpr int defaultWidth = 560;
} // namespace

WelcomeChoice::WelcomeChoice(Icon which, bool isFirst, QWidget* parent) :
    QAbstractButton(parent), m_icon(which), m_isFirst(isFirst) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void WelcomeChoice::setTexts(const QString& verb, const QString& explanation) {
    setText(verb); // with its mnemonic
    m_explanation = explanation;
    setAccessibleDescription(explanation);
    updateGeometry();
    update();
}

QFont WelcomeChoice::verbFont() const {
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    return strong;
}

int WelcomeChoice::heightForWidth(int width) const {
    const QRect room(0, 0, std::max(width - textLeft - padding, 80), 10'000);
    const int words = QFontMetrics(font()).boundingRect(room, Qt::TextWordWrap, m_explanation).height();
    return 2 * padding + QFontMetrics(verbFont()).height() + metrics::half + words;
}

QSize WelcomeChoice::sizeHint() const { return {defaultWidth, heightForWidth(defaultWidth)}; }
QSize WelcomeChoice::minimumSizeHint() const { return {280, heightForWidth(280)}; }

void WelcomeChoice::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = theme::accent(palette());
    QColor fill = palette().color(m_isFirst ? QPalette::Highlight : QPalette::Button);
    const QColor words = palette().color(m_isFirst ? QPalette::HighlightedText : QPalette::ButtonText);
    if (isDown())
        fill = theme::blend(words, fill, 0.12);
    else if (underMouse())
        fill = theme::blend(words, fill, 0.05);
    const double line = hasFocus() ? 2 : 1;
    painter.setPen(QPen(hasFocus() || m_isFirst ? accent : theme::hairline(palette()), line));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2),
                            metrics::radius + 1, metrics::radius + 1);
    if (hasFocus() && m_isFirst) {
        painter.setPen(QPen(palette().color(QPalette::Base), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -3), metrics::radius, metrics::radius);
    }
    painter.drawPixmap(padding, (height() - choiceIconSize) / 2,
                       tintedPixmap(m_icon, m_isFirst ? words : accent, choiceIconSize, devicePixelRatioF()));

    const int width = this->width() - textLeft - padding;
    painter.setPen(words);
    painter.setFont(verbFont());
    const QRect verb(textLeft, padding, width, QFontMetrics(verbFont()).height());
    painter.drawText(verb, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, text());
    painter.setFont(font());
    painter.setPen(m_isFirst ? words : theme::secondaryText(palette()));
    painter.drawText(QRect(textLeft, verb.bottom() + 1 + metrics::half, width, height()), Qt::TextWordWrap,
                     m_explanation);
}

void WelcomeChoice::enterEvent(QEnterEvent* event) {
    update();
    QAbstractButton::enterEvent(event);
}

void WelcomeChoice::leaveEvent(QEvent* event) {
    update();
    QAbstractButton::leaveEvent(event);
}

/// Return works as on any button that stands alone; the arrows walk.
void WelcomeChoice::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else if (event->key() == Qt::Key_Down)
        focusNextChild();
    else if (event->key() == Qt::Key_Up)
        focusPreviousChild();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace etherdeck::ui

#include "moc_welcome_choice.cpp"
