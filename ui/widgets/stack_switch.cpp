#include "ui/widgets/stack_switch.h"

#include <QStackedWidget>

namespace etherdeck::ui {

bool showInstead(QStackedWidget& stack, QWidget* wanted) {
    if (stack.currentWidget() == wanted)
        return false;
    const QWidget* focused = stack.window()->focusWidget();
    const bool hadFocus = focused != nullptr && stack.isAncestorOf(focused);
    stack.setCurrentWidget(wanted);
    return hadFocus;
}

} // namespace etherdeck::ui
