#include "ui/look/style.h"

#include "ui/look/scroll_bar.h"
#include "ui/look/theme.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QPainter>
#include <QRadioButton>
#include <QStyleOption>

#include <algorithm>
#include <array>
#include <utility>

namespace etherdeck::ui {

namespace {

constexpr int scrollBarExtent = 12;
constexpr int sortMarkWidth = 12;
/// Between the text of a check box and the ring around it.
constexpr int checkFocusRoom = 3;
/// For the mark of a menu, beside what a button says.
constexpr int menuMarkWidth = 2 * metrics::grid;

class PainterGuard {
public:
    explicit PainterGuard(QPainter& painter) : m_painter(painter) { m_painter.save(); }
    ~PainterGuard() { m_painter.restore(); }
    PainterGuard(const PainterGuard&) = delete;
    PainterGuard& operator=(const PainterGuard&) = delete;

private:
    QPainter& m_painter;
};

/// A rounded rectangle whose outline lies on whole pixels.
void roundedBox(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& outline,
                double width) {
    const PainterGuard guard(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(outline, width));
    painter.setBrush(fill);
    const double inset = width / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), metrics::radius,
                            metrics::radius);
}

bool hasFocus(const QStyleOption& option) {
    return option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_Enabled);
}

QColor outlineFor(const QStyleOption& option) {
    return hasFocus(option) ? theme::accent(option.palette) : theme::hairline(option.palette);
}

/// The likely next step on its page: filled with the accent.
bool isPrimary(const QStyleOptionButton& button) {
    return button.features.testFlag(QStyleOptionButton::DefaultButton) &&
           button.state.testFlag(QStyle::State_Enabled);
}

void drawButtonPanel(const QStyleOption& option, QPainter& painter) {
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    const bool primary = button != nullptr && isPrimary(*button);
    const QColor text = option.palette.color(primary ? QPalette::HighlightedText : QPalette::ButtonText);
    QColor fill = option.palette.color(primary ? QPalette::Highlight : QPalette::Button);
    if (option.state.testFlag(QStyle::State_Sunken) || option.state.testFlag(QStyle::State_On))
        fill = theme::blend(text, fill, 0.12);
    else if (option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled))
        fill = theme::blend(text, fill, 0.05);
    const QColor outline = primary && !hasFocus(option) ? fill : outlineFor(option);
    roundedBox(painter, option.rect, fill, outline, hasFocus(option) ? 2 : 1);
    if (primary && hasFocus(option))
        roundedBox(painter, option.rect.adjusted(2, 2, -2, -2), fill, option.palette.color(QPalette::Base),
                   1);
}

/// A box that is seen on every ground; filled with the accent when it is ticked.
void drawCheckBox(const QStyleOption& option, QPainter& painter) {
    const PainterGuard guard(painter);
    const QPalette& palette = option.palette;
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const bool isPartly = option.state.testFlag(QStyle::State_NoChange);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const QColor base = palette.color(QPalette::Base);
    const QColor accent = isEnabled ? palette.color(QPalette::Highlight) : theme::hairline(palette);
    const QColor outline = theme::blend(palette.color(QPalette::WindowText), base, isEnabled ? 0.55 : 0.25);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isOn || isPartly ? accent : outline);
    painter.setBrush(isOn || isPartly ? accent : base);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(
        QPen(palette.color(QPalette::HighlightedText), 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const double unit = box.width() / 12;
    const QPointF middle = box.center();
    if (isPartly)
        painter.drawLine(middle - QPointF(3 * unit, 0), middle + QPointF(3 * unit, 0));
    if (!isOn)
        return;
    const std::array tick{middle + QPointF(-3 * unit, 0.2 * unit), middle + QPointF(-0.8 * unit, 2.4 * unit),
                          middle + QPointF(3.2 * unit, -2.4 * unit)};
    painter.drawPolyline(tick.data(), static_cast<int>(tick.size()));
}

void drawHeaderSection(const QStyleOptionHeader& option, QPainter& painter) {
    const PainterGuard guard(painter);
    QColor fill = option.palette.color(QPalette::Base);
    if (option.state.testFlag(QStyle::State_Sunken) || option.state.testFlag(QStyle::State_MouseOver))
        fill = theme::blend(option.palette.color(QPalette::Text), fill, 0.05);
    painter.fillRect(option.rect, fill);
    painter.setPen(theme::hairline(option.palette));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (option.position != QStyleOptionHeader::End && option.position != QStyleOptionHeader::OnlyOneSection)
        painter.drawLine(option.rect.topRight() + QPoint(0, 7), option.rect.bottomRight() - QPoint(0, 7));
}

void drawMenuSeparator(const QStyleOptionMenuItem& item, QPainter& painter) {
    const PainterGuard guard(painter);
    painter.fillRect(item.rect, item.palette.color(QPalette::Window));
    painter.setPen(theme::hairline(item.palette));
    const int y = item.rect.center().y();
    painter.drawLine(item.rect.left() + metrics::grid, y, item.rect.right() - metrics::grid, y);
}

enum class Points { Up, Down, Right };

void drawChevron(QPainter& painter, const QRect& rect, Points points, const QColor& color) {
    const PainterGuard guard(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF center = QRectF(rect).center();
    const double tip = points == Points::Up ? -2 : 2;
    std::array line{QPointF(-3.5, -tip), QPointF(0, tip), QPointF(3.5, -tip)};
    for (auto& point : line)
        point = center + (points == Points::Right ? point.transposed() : point);
    painter.drawPolyline(line.data(), static_cast<int>(line.size()));
}

/// Up for ascending, as a list that grows downwards is read; Qt calls that "down".
void drawSortMark(const QStyleOptionHeader& option, QPainter& painter) {
    drawChevron(painter, option.rect,
                option.sortIndicator == QStyleOptionHeader::SortDown ? Points::Up : Points::Down,
                theme::secondaryText(option.palette));
}

void drawSpinBox(const QStyleOptionSpinBox& option, const QRect& up, const QRect& down, QPainter& painter) {
    roundedBox(painter, option.rect, option.palette.color(QPalette::Base), outlineFor(option),
               hasFocus(option) ? 2 : 1);
    const auto color = [&option](QStyle::SubControl part, QAbstractSpinBox::StepEnabledFlag step) {
        if (!option.state.testFlag(QStyle::State_Enabled) || !option.stepEnabled.testFlag(step))
            return theme::hairline(option.palette);
        return option.activeSubControls.testFlag(part) ? option.palette.color(QPalette::Text)
                                                       : theme::secondaryText(option.palette);
    };
    drawChevron(painter, up.translated(0, 1), Points::Up,
                color(QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled));
    drawChevron(painter, down.translated(0, -1), Points::Down,
                color(QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled));
}

/// One frame around the text and the mark; a list to choose from looks like a button.
void drawComboBox(const QStyleOptionComboBox& option, const QRect& mark, QPainter& painter) {
    if (option.editable)
        roundedBox(painter, option.rect, option.palette.color(QPalette::Base), outlineFor(option),
                   hasFocus(option) ? 2 : 1);
    else
        drawButtonPanel(option, painter);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    drawChevron(painter, mark, Points::Down,
                isEnabled ? theme::secondaryText(option.palette) : theme::hairline(option.palette));
}

bool opensMenu(const QStyleOptionToolButton& button) {
    return button.features.testFlag(QStyleOptionToolButton::HasMenu) &&
           !button.features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
}

} // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
    switch (element) {
    case PE_PanelButtonCommand:
        drawButtonPanel(*option, *painter);
        return;
    case PE_IndicatorCheckBox:
        drawCheckBox(*option, *painter);
        return;
    case PE_PanelLineEdit: {
        const auto* panel = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (panel == nullptr || panel->lineWidth <= 0)
            break;
        roundedBox(*painter, option->rect, option->palette.color(QPalette::Base), outlineFor(*option),
                   hasFocus(*option) ? 2 : 1);
        return;
    }
    case PE_FrameFocusRect: {
        if (qobject_cast<const QCheckBox*>(widget) != nullptr ||
            qobject_cast<const QRadioButton*>(widget) != nullptr) {
            roundedBox(*painter, option->rect.adjusted(-checkFocusRoom, 0, checkFocusRoom, 0),
                       Qt::transparent, theme::accent(option->palette), 1.5);
            return;
        }
        // Buttons show focus in their outline already.
        if (qobject_cast<const QAbstractItemView*>(widget) == nullptr)
            return;
        const PainterGuard guard(*painter);
        painter->setPen(theme::accent(option->palette));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    }
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowRight:
        drawChevron(*painter, option->rect, element == PE_IndicatorArrowRight ? Points::Right : Points::Down,
                    option->state.testFlag(State_Enabled) ? theme::secondaryText(option->palette)
                                                          : theme::hairline(option->palette));
        return;
    case PE_FrameMenu:
    case PE_Frame: {
        const PainterGuard guard(*painter);
        painter->setPen(theme::hairline(option->palette));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    }
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
        return;
    case PE_FrameStatusBarItem:
        return;
    case PE_PanelStatusBar: {
        const PainterGuard guard(*painter);
        painter->setPen(theme::hairline(option->palette));
        painter->drawLine(option->rect.topLeft(), option->rect.topRight());
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
    if (element == CE_HeaderSection) {
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            drawHeaderSection(*header, *painter);
            return;
        }
    }
    if (element == CE_Header) {
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            drawHeader(*header, *painter, widget);
            return;
        }
    }
    if (element == CE_ShapedFrame) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame != nullptr && frame->frameShape == QFrame::HLine) {
            const PainterGuard guard(*painter);
            painter->setPen(theme::hairline(option->palette));
            painter->drawLine(option->rect.topLeft(), option->rect.topRight());
            return;
        }
    }
    if (element == CE_MenuItem || element == CE_MenuBarItem) {
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            if (item->menuItemType == QStyleOptionMenuItem::Separator && item->text.isEmpty()) {
                drawMenuSeparator(*item, *painter);
                return;
            }
            // A faint highlight, on which icons and text keep their colour.
            QStyleOptionMenuItem faint = *item;
            faint.palette.setColor(QPalette::Highlight, theme::selection(item->palette));
            faint.palette.setColor(QPalette::HighlightedText, item->palette.color(QPalette::WindowText));
            QProxyStyle::drawControl(element, &faint, painter, widget);
            return;
        }
    }
    if (element == CE_PushButtonLabel) {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button != nullptr && isPrimary(*button)) {
            QStyleOptionButton label = *button;
            label.palette.setColor(QPalette::ButtonText, button->palette.color(QPalette::HighlightedText));
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
    }
    if (element == CE_HeaderEmptyArea) {
        const PainterGuard guard(*painter);
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
        painter->setPen(theme::hairline(option->palette));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

/// Label and sort mark side by side: Fusion puts the mark above the label.
void Style::drawHeader(const QStyleOptionHeader& header, QPainter& painter, const QWidget* widget) const {
    const PainterGuard guard(painter);
    painter.setClipRect(header.rect, Qt::IntersectClip);
    drawHeaderSection(header, painter);
    QStyleOptionHeader part = header;
    part.palette.setColor(QPalette::ButtonText, theme::secondaryText(header.palette));
    QRect label = header.rect.adjusted(metrics::grid, 0, -metrics::grid, 0);
    if (header.sortIndicator != QStyleOptionHeader::None) {
        QRect mark = label;
        mark.setLeft(mark.right() + 1 - sortMarkWidth);
        label.setRight(mark.left() - metrics::half);
        part.rect = visualRect(header.direction, header.rect, mark);
        drawSortMark(part, painter);
    }
    part.rect = visualRect(header.direction, header.rect, label);
    QProxyStyle::drawControl(CE_HeaderLabel, &part, &painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const {
    if (control == CC_ScrollBar) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            drawScrollHandle(*slider, subControlRect(control, option, SC_ScrollBarSlider, widget),
                             groundBeside(widget, option->palette), *painter);
            return;
        }
    }
    if (control == CC_SpinBox) {
        if (const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
            drawSpinBox(*box, subControlRect(control, option, SC_SpinBoxUp, widget),
                        subControlRect(control, option, SC_SpinBoxDown, widget), *painter);
            return;
        }
    }
    if (control == CC_ComboBox) {
        if (const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option); box && box->frame) {
            drawComboBox(*box, subControlRect(control, option, SC_ComboBoxArrow, widget), *painter);
            return;
        }
    }
    if (control == CC_ToolButton) {
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
            button && opensMenu(*button)) {
            drawMenuButton(*button, *painter, widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

/// With a mark beside its words; a square one has none: what is in it says enough.
void Style::drawMenuButton(const QStyleOptionToolButton& button, QPainter& painter,
                           const QWidget* widget) const {
    QStyleOptionToolButton panel = button;
    panel.features &= ~QStyleOptionToolButton::HasMenu;
    const QString text = std::exchange(panel.text, QString());
    const QIcon icon = std::exchange(panel.icon, QIcon());
    QProxyStyle::drawComplexControl(CC_ToolButton, &panel, &painter, widget);
    panel.text = text;
    panel.icon = icon;
    if (button.rect.width() > button.rect.height() + metrics::half) {
        QRect mark = button.rect;
        mark.setLeft(mark.right() + 1 - menuMarkWidth - metrics::half);
        panel.rect.setRight(mark.left() + metrics::half);
        drawChevron(painter, visualRect(button.direction, button.rect, mark), Points::Down,
                    theme::secondaryText(button.palette));
        panel.rect = visualRect(button.direction, button.rect, panel.rect);
    }
    QProxyStyle::drawControl(CE_ToolButtonLabel, &panel, &painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                            const QWidget* widget) const {
    if (control == CC_ScrollBar) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return visualRect(
                slider->direction, slider->rect,
                scrollPart(*slider, subControl, pixelMetric(PM_ScrollBarSliderMin, option, widget)));
    }
    const QRect rect = QProxyStyle::subControlRect(control, option, subControl, widget);
    if ((control == CC_ComboBox && subControl == SC_ComboBoxEditField) ||
        (control == CC_SpinBox && subControl == SC_SpinBoxEditField))
        return option->direction == Qt::LeftToRight ? rect.adjusted(metrics::half, 0, 0, 0)
                                                    : rect.adjusted(0, 0, -metrics::half, 0);
    return rect;
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        // One inside a spin box or a list has no frame, and no room.
        const auto* panel = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (panel != nullptr && panel->lineWidth > 0)
            return rect.adjusted(metrics::half, 0, -metrics::half, 0);
    }
    return rect;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollBarExtent;
    case PM_ScrollBarSliderMin:
        return 4 * metrics::grid;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_HeaderMargin:
        return metrics::grid;
    case PM_FocusFrameHMargin:
        return metrics::grid - 1; // the side margin of cells; item views add one pixel
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_LineEditIconMargin:
        return metrics::grid;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* data) const {
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                              const QWidget* widget) const {
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_PushButton) {
        size.rheight() = std::max(size.height(), metrics::controlHeight);
        size.rwidth() += 2 * metrics::grid;
    } else if (type == CT_ToolButton) {
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (button != nullptr && opensMenu(*button) && button->text.size() > 1 &&
            button->toolButtonStyle != Qt::ToolButtonIconOnly)
            size.rwidth() += menuMarkWidth;
    } else if (type == CT_CheckBox || type == CT_RadioButton) {
        size.rwidth() += checkFocusRoom + 1;
    } else if (type == CT_LineEdit || type == CT_ComboBox || type == CT_SpinBox) {
        size.rheight() = std::max(size.height(), metrics::controlHeight);
        if (type == CT_SpinBox)
            size.rwidth() += metrics::grid; // its text is moved in, and has the margin of a line
    }
    return size;
}

} // namespace etherdeck::ui

#include "moc_style.cpp"
