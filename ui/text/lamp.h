#pragma once

namespace etherdeck::ui {

/// States that a small mark can show, each with its own shape and colour (ui/widgets/state_lamp.h).
enum class Lamp {
    On,        ///< disc
    New,       ///< circle, half filled
    Changed,   ///< diamond
    Limited,   ///< square with a core: it answers, but not to everyone
    Conflict,  ///< triangle
    Doubt,     ///< empty triangle: there may be a conflict
    Missing,   ///< empty circle, struck through: known, and not found
    Unwatched, ///< bar: its state is unknown
    Stopped,   ///< empty square: switched off on purpose
    Off,       ///< empty circle
};
inline constexpr Lamp allLamps[] = {Lamp::On,       Lamp::New,   Lamp::Changed, Lamp::Limited,
                                    Lamp::Conflict, Lamp::Doubt, Lamp::Missing, Lamp::Unwatched,
                                    Lamp::Stopped,  Lamp::Off};

} // namespace etherdeck::ui
