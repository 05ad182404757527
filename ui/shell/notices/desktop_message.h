#pragma once

#include "core/discovery/target.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace etherdeck::ui {

/// Where on the console something happened. Numbers are those of the store.
struct ConsolePlace {
    enum class Kind { Crash, Boot, Silence, Sleep };

    Kind kind = Kind::Crash;
    std::int64_t source = 0;
    std::int64_t boot = 0; ///< 0: none
    std::int64_t line = 0; ///< 0: none

    friend bool operator==(const ConsolePlace&, const ConsolePlace&) = default;
};

/// One desktop notification. Both texts are plain; the name of a target is in the title only, because
/// desktops interpret the text as markup.
struct DesktopMessage {
    enum class Urgency { Low, Normal, Critical };

    discovery::EventKind kind =
        discovery::EventKind::Vanished; ///< a newer message of a kind replaces the last
    Urgency urgency = Urgency::Normal;
    QString title;
    QString text;
    Address address; ///< to show when it is clicked: the first one of several
    std::optional<ConsolePlace> place = std::nullopt; ///< or this; then kind and address have no meaning

    friend bool operator==(const DesktopMessage&, const DesktopMessage&) = default;
};

} // namespace etherdeck::ui
