#pragma once

#include "core/services/console_intake.h"
#include "core/services/console_talk.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace etherdeck::ctl {

/// A conversation with one box on the event loop of this thread: hears it, and lets a talker answer from the
/// port that it is heard on.
class BoxConversation {
public:
    /// `printed` is given what the box says, piece by piece.
    BoxConversation(ConsoleIntake intake, ConsoleAddress box, std::function<void(std::string_view)> printed);

    /// Until the talker has ended, or a signal came (false). Errors: those of sending.
    [[nodiscard]] Result<bool> run(std::shared_ptr<Talker> talker);

private:
    void receive(ConsoleTalk& talk);
    void hear(const netconsole::Event& event, ConsoleTalk& talk);
    void show(const netconsole::Line& line, bool isOpen);
    [[nodiscard]] bool isTheBox(netconsole::SourceId id);

    ConsoleIntake m_intake;
    ConsoleAddress m_box;
    std::function<void(std::string_view)> m_printed;
    netconsole::LineId m_openLine{};
    std::string m_openText; ///< of it, as printed
};

} // namespace etherdeck::ctl
