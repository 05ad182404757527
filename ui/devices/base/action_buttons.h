#pragma once

#include <QList>

class QAction;
class QWidget;

namespace etherdeck::ui {

/// A row of buttons for the first of these actions; the others are behind "More".
[[nodiscard]] QWidget* actionButtons(const QList<QAction*>& actions);

} // namespace etherdeck::ui
