#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/uboot/state.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::netconsole {

/// Types a script into U-Boot, one line each time its prompt appears. A line that is sent while a command
/// runs is lost, one over 512 bytes loses its end, and an empty one (or the LF of a CRLF) repeats the last
/// command (observed; drivers/net/netconsole.c, common/cli_readline.c).
class ScriptPacer {
public:
    static constexpr std::size_t longestDatagram = 512; ///< including the line feed
    static constexpr std::size_t maxLines = 10000;
    static constexpr Duration echoWait = std::chrono::seconds(5);

    enum class Status {
        WaitingForPrompt,
        WaitingForEcho, ///< a line was sent, and its command has not started yet
        Running,        ///< the line's command is running
        Done,           ///< the last command has ended, or has started a kernel
        Failed,
        Cancelled,
    };

    /// Takes line ends of any kind; drops empty lines, turns tabs into spaces. Errors, with "line N" as
    /// detail: TooLong, Malformed (other control characters).
    [[nodiscard]] static Result<ScriptPacer> create(std::string_view script);

    /// Call it with the current state to begin with, then with every change.
    void stateChanged(const UbootState& state, TimePoint now);
    void timeReached(TimePoint now);
    void cancel() { end(Status::Cancelled); }
    /// A datagram to send: one line with its line feed.
    [[nodiscard]] std::optional<std::string> takeBytes();
    [[nodiscard]] TimePoint nextDeadline() const { return m_deadline; }

    [[nodiscard]] Status status() const { return m_status; }
    /// Why it failed: TimedOut (no echo: the line may be lost, but is not sent again, because it may as well
    /// have run), Closed (a kernel was started before the last line).
    [[nodiscard]] ErrorCode failure() const { return m_failure; }
    [[nodiscard]] std::size_t lineCount() const { return m_lines.size(); }
    [[nodiscard]] std::size_t linesSent() const { return m_sent; }

private:
    explicit ScriptPacer(std::vector<std::string> lines) : m_lines(std::move(lines)) {}

    [[nodiscard]] bool hasEnded() const { return m_status >= Status::Done; }
    void atPrompt(TimePoint now);
    void end(Status status);

    std::vector<std::string> m_lines;
    std::size_t m_sent = 0;
    std::optional<std::string> m_outgoing;
    Status m_status = Status::WaitingForPrompt;
    ErrorCode m_failure{};
    TimePoint m_deadline = TimePoint::max();
};

} // namespace etherdeck::netconsole
