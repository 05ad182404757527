#pragma once

#include <QIcon>
#include <QList>
#include <QPixmap>

namespace etherdeck::ui {

/// Our own line drawings, resources/icons/*.svg, named as the freedesktop specification names them where it
/// has a name. They are the standard and not a fallback for the desktop's theme: that comes in other weights
/// and colours, and one icon of its own among ours would stand out. New ones go to the end.
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
};

/// "view-refresh": the name of the drawing, and what a desktop knows it by.
[[nodiscard]] QString iconName(Icon which);
[[nodiscard]] QList<Icon> allIcons();

/// An icon that takes its colour from the application's palette whenever it is painted.
[[nodiscard]] QIcon icon(Icon which);
/// The same drawing once, in a given colour.
[[nodiscard]] QPixmap tintedPixmap(Icon which, const QColor& color, int size, double devicePixelRatio);

[[nodiscard]] QIcon applicationIcon();

} // namespace etherdeck::ui
