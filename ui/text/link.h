#pragma once

#include "core/services/inventory/discovery_service.h"
#include "ui/text/lamp.h"

#include <QString>

namespace etherdeck::ui {

/// "100 Mb/s", "2.5 Gb/s"
[[nodiscard]] QString speedText(std::uint32_t megabits);
/// True while its helper runs, whether or not frames can pass: MTU and counters are valid.
[[nodiscard]] bool isOpen(const LinkStatus& link);
[[nodiscard]] QString interfaceName(const LinkStatus& link);
/// "up", "no cable", "switched off", …
[[nodiscard]] QString linkStateText(const LinkStatus& link);
[[nodiscard]] Lamp linkLamp(const LinkStatus& link);
/// "no drops" or "12 dropped"
[[nodiscard]] QString linkDropsText(const LinkStatus& link);
/// "san0 · up · MTU 1500 · 128 in · 64 out · no drops"; less where less is known.
[[nodiscard]] QString linkLine(const LinkStatus& link);
/// Everything known, one fact per line.
[[nodiscard]] QString linkFacts(const LinkStatus& link);

} // namespace etherdeck::ui
