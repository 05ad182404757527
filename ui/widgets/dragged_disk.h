#pragma once

#include <optional>
#include <string>

class QMimeData;
class QWidget;

namespace etherdeck::ui {

/// A disk of a box that is dragged from one page to another. Pages know nothing of each other: this is all
/// that they exchange.
struct DraggedDisk {
    std::string device;
    std::string path;

    friend bool operator==(const DraggedDisk&, const DraggedDisk&) = default;
};

/// The caller owns it.
[[nodiscard]] QMimeData* mimeOf(const DraggedDisk& disk);
/// Nothing when it is not a disk of this program.
[[nodiscard]] std::optional<DraggedDisk> draggedDisk(const QMimeData* mime);

/// Drags it away from a widget, as a disk, until it is dropped.
void dragFrom(QWidget& source, QMimeData* mime);

} // namespace etherdeck::ui
