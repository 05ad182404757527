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
/// True for an interface of a box, through which this computer sees a network that it is not in.
[[nodiscard]] bool isOfBox(const QString& interface);
/// "eth0 through attic, 12 ms"; an interface of this computer: its name.
[[nodiscard]] QString interfacePlace(const QString& interface, const std::vector<LinkStatus>& links);
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
