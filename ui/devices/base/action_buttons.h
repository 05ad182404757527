#pragma once

#include <QList>

class QAction;
class QPushButton;
class QWidget;

namespace etherdeck::ui {

/// A row of buttons for the first of these actions; the others are behind "More".
[[nodiscard]] QWidget* actionButtons(const QList<QAction*>& actions);

/// The two answers of a dialog, in the order of the platform.
[[nodiscard]] QWidget* answerButtons(QPushButton* reject, QPushButton* accept);

} // namespace etherdeck::ui
