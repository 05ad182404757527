#pragma once

class QAbstractScrollArea;
class QScrollArea;
class QWidget;

namespace etherdeck::ui {

/// `content` in an area of its width that scrolls when it is not high enough.
[[nodiscard]] QScrollArea* scrolling(QWidget* content, QWidget* parent);

/// Makes the window as high as what is in the area needs, as far as the screen allows.
void growToContent(QWidget& window, const QScrollArea& area);

/// For a list on a page that scrolls: it takes the height that is left, at least some rows, and scrolls by
/// itself.
void takeHeightThatIsLeft(QAbstractScrollArea& list);

} // namespace etherdeck::ui
