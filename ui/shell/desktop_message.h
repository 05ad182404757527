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

/// One notification of the desktop. Both texts are plain; the name of a target stands in the title only,
/// because desktops take the text for markup.
struct DesktopMessage {
    enum class Urgency { Low, Normal, Critical };

    discovery::EventKind kind =
        discovery::EventKind::Vanished; ///< a newer one of a kind takes the place of the last
    Urgency urgency = Urgency::Normal;
    QString title;
    QString text;
    Address address; ///< to show when it is clicked: the first one of several
    std::optional<ConsolePlace> place = std::nullopt; ///< or this; then kind and address say nothing

    friend bool operator==(const DesktopMessage&, const DesktopMessage&) = default;
};

} // namespace etherdeck::ui
