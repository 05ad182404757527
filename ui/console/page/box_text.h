#pragma once

#include "core/console/values.h"
#include "ui/widgets/state_lamp.h"

#include <QString>

#include <vector>

/// Texts about boxes and their boots.
namespace etherdeck::ui {

/// What a box does, as a shape with a colour and in words.
struct BoxCondition {
    Lamp lamp = Lamp::Off;
    QString text; ///< "counting down 3", "at the prompt", "talking", "last heard today 12:31"

    friend bool operator==(const BoxCondition&, const BoxCondition&) = default;
};
[[nodiscard]] BoxCondition conditionOf(const ConsoleBoxState& box, WallTime now);

/// "192.168.1.5", or how many addresses it has.
[[nodiscard]] QString addressText(const ConsoleBoxState& box);
/// "12/s", "0.3/s"; empty when it says nothing.
[[nodiscard]] QString rateText(double linesPerSecond);
/// Everything known about it, in lines.
[[nodiscard]] QString boxToolTip(const ConsoleBoxState& box, WallTime now);

/// "4 s", "12 min", "3 h 20 min", "5 days".
[[nodiscard]] QString lengthText(WallTime::duration length);
/// How it ended: "in a panic", "restarted", "powered off", "unexpectedly", "still running".
[[nodiscard]] QString endingText(store::BootEnding ending);
/// "Boot 12 · today 03:14 · 5 min · in a panic".
[[nodiscard]] QString bootText(const store::ConsoleBoot& boot, WallTime now);
[[nodiscard]] QString bootToolTip(const store::ConsoleBoot& boot, WallTime now);
[[nodiscard]] QString crashText(netconsole::CrashKind kind);

/// The summary in the page's header.
[[nodiscard]] QString summaryOf(const std::vector<ConsoleBoxState>& boxes, WallTime now);

} // namespace etherdeck::ui
