#pragma once

#include "core/boxes/box.h"
#include "core/discovery/target.h"

#include <QString>

#include <functional>
#include <optional>

namespace etherdeck::ui {

/// What is known of the box that a target belongs to, as text.
struct TargetBox {
    std::optional<boxes::BoxKey> box; ///< nothing: it belongs to none that is known
    QString title;
    QString why;     ///< the proof, or which boxes claim it
    QString disk;    ///< of the box; empty: not known
    QString console; ///< sources of console output; empty: none
    QString device;  ///< how its agent is reached; empty: it has none

    friend bool operator==(const TargetBox&, const TargetBox&) = default;
};
using TargetBoxOf = std::function<TargetBox(Address)>;

} // namespace etherdeck::ui
