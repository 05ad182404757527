#include "ui/widgets/labels.h"

#include "ui/look/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QToolButton>

namespace etherdeck::ui {

namespace {

struct LabelsTexts {
    Q_DECLARE_TR_FUNCTIONS(Labels)
};

} // namespace

QLabel* plainLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::ClickFocus);
    return label;
}

SecondaryLabel::SecondaryLabel(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setFont(theme::secondaryFont(font()));
    takeColor();
}

void SecondaryLabel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        takeColor();
    QLabel::changeEvent(event);
}

void SecondaryLabel::takeColor() {
    const QColor wanted = theme::secondaryText(palette());
    if (palette().color(QPalette::WindowText) == wanted)
        return;
    QPalette colors;
    colors.setColor(QPalette::WindowText, wanted);
    setPalette(colors);
}

QLabel* detailsLabel(QWidget* parent) {
    QLabel* label = plainLabel(parent);
    label->setFont(theme::fixedFont(theme::secondaryFont(label->font())));
    label->hide();
    return label;
}

QToolButton* foldButton(QLabel* details, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setText(LabelsTexts::tr("Details"));
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setArrowType(Qt::RightArrow);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    QObject::connect(button, &QToolButton::toggled, details, [button, details](bool isOpen) {
        button->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
        details->setVisible(isOpen);
    });
    return button;
}

} // namespace etherdeck::ui

#include "moc_labels.cpp"
