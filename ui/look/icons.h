#pragma once

#include <QIcon>
#include <QList>
#include <QPixmap>

namespace etherdeck::ui {

/// Etherdeck's own line drawings, resources/icons/*.svg, with names from the freedesktop specification if it
/// has one. They are used instead of the desktop's theme, whose icons have other weights and colours: a
/// single one among these would stand out. New ones are added at the end.
enum class Icon {
    Inventory,
    Discover,
    Search,
    Link,
    Warning,
    Copy,
    Rack,
    Table,
    Tree,
    History,
    Error,
    Information,
    Question,
    Done,
    Save,
    Export,
    Open,
    Preferences,
    About,
    Help,
    Shortcuts,
    Delete,
    Add,
    Remove,
    Rename,
    Tag,
    Locked,
    Unlocked,
    Start,
    Stop,
    Next,
    Previous,
    Up,
    Down,
    ExpandDown,
    ExpandRight,
    Close,
    More,
    Filter,
    ZoomIn,
    ZoomOut,
    ZoomFit,
    Disk,
    Computer,
    NoCarrier,
    Wireless,
    Lab,
    Undo,
    Notifications,
    Language,
    Theme,
    Columns,
    Peek,
    Owner,
    Terminal,
    Quit,
    Conflict,
    Redo,
    Device,
};

/// "view-refresh": the name of the drawing, also for the desktop.
[[nodiscard]] QString iconName(Icon which);
[[nodiscard]] QList<Icon> allIcons();

/// An icon whose colour is that of the application's palette when it is painted.
[[nodiscard]] QIcon icon(Icon which);
/// The same drawing as a pixmap, in a given colour.
[[nodiscard]] QPixmap tintedPixmap(Icon which, const QColor& color, int size, double devicePixelRatio);

[[nodiscard]] QIcon applicationIcon();

} // namespace etherdeck::ui
