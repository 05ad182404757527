#pragma once

class QLabel;
class QWidget;

namespace etherdeck::ui {

/// The name of a page, as high as the buttons that may stand beside it: it is at the same place on each page.
[[nodiscard]] QLabel* pageTitle(QWidget* parent = nullptr);

} // namespace etherdeck::ui
