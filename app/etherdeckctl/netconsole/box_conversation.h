#pragma once

#include "core/console/intake.h"
#include "core/journal/follower.h"
#include "core/services/console/uboot_task.h"
#include "core/sockets/sockets.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::ctl {

/// A conversation with one box on the event loop of this thread: receives what it says and lets a task
/// answer.
class BoxConversation {
public:
    /// How a box is heard.
    struct Ears {
        ConsoleSockets sockets; ///< also used to send
        std::optional<JournalFollower>
            follower; ///< of the program that has the box's port, when this one could not get it
    };

    /// `printed` receives what the box says, piece by piece.
    BoxConversation(Ears ears, ConsoleAddress box, std::function<void(std::string_view)> printed);

    /// Runs until the task has ended (true) or a signal arrives (false). Errors: those of sending.
    [[nodiscard]] Result<bool> run(std::shared_ptr<UbootTask> task);

private:
    void receive(UbootTaskRunner& runner);
    void readAlong();
    void hear(const netconsole::Event& event, UbootTaskRunner& runner);
    void show(const netconsole::Line& line, bool isOpen);
    [[nodiscard]] bool isTheBox(netconsole::SourceId id);

    ConsoleSockets m_sockets;
    ConsoleIntake m_intake;
    std::optional<JournalFollower> m_follower;
    ConsoleAddress m_box;
    std::function<void(std::string_view)> m_printed;
    netconsole::LineId m_openLine{};
    std::string m_openText; ///< what was printed of it
};

} // namespace etherdeck::ctl
