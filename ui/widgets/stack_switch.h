#pragma once

class QStackedWidget;
class QWidget;

namespace etherdeck::ui {

/// Shows `wanted`. True when the keyboard was in what showed before it, and so needs a new place.
[[nodiscard]] bool showInstead(QStackedWidget& stack, QWidget* wanted);

} // namespace etherdeck::ui
