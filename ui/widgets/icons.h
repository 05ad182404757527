#pragma once

#include <QIcon>
#include <QPixmap>

class QPalette;

namespace etherdeck::ui {

/// Our own line drawings, resources/icons/*.svg.
enum class Icon { Inventory, Discover, Search, Link, Warning, Copy };

/// An icon that takes its colour from the application's palette whenever it is painted.
[[nodiscard]] QIcon icon(Icon which);
/// The same drawing once, in a given colour.
[[nodiscard]] QPixmap tintedPixmap(Icon which, const QColor& color, int size, double devicePixelRatio);

[[nodiscard]] QIcon applicationIcon();

} // namespace etherdeck::ui
