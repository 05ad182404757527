#pragma once

#include "core/services/console_intake.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::ctl {

/// Who types: a ScriptPacer or a BootStopper.
struct Talker {
    std::function<void(const netconsole::UbootState&, TimePoint)> stateChanged;
    std::function<void(TimePoint)> timeReached;
    std::function<std::optional<std::string>()> takeBytes;
    std::function<TimePoint()> nextDeadline;
    std::function<bool()> hasEnded;
};

/// A conversation with one box on the event loop of this thread: hears it, and lets a talker answer from the
/// port that it is heard on.
class ConsoleTalk {
public:
    /// `printed` is given what the box says, piece by piece.
    ConsoleTalk(ConsoleIntake intake, ConsoleAddress box, std::function<void(std::string_view)> printed);

    /// Until the talker has ended, or a signal came (false). Errors: those of sending.
    [[nodiscard]] Result<bool> run(Talker talker);

private:
    void hear(const netconsole::Event& event, const Talker& talker);
    void show(const netconsole::Line& line, bool isOpen);
    [[nodiscard]] bool isTheBox(netconsole::SourceId id);
    [[nodiscard]] Result<void> sendAll(const Talker& talker);

    ConsoleIntake m_intake;
    ConsoleAddress m_box;
    std::function<void(std::string_view)> m_printed;
    netconsole::LineId m_openLine{};
    std::string m_openText; ///< of it, as printed
};

} // namespace etherdeck::ctl
