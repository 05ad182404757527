#pragma once

class QStackedWidget;
class QWidget;

namespace etherdeck::ui {

/// Shows `wanted`. True when the focus was in the widget shown before, and has to be set again.
[[nodiscard]] bool showInstead(QStackedWidget& stack, QWidget* wanted);

} // namespace etherdeck::ui
