#pragma once

#include "app/lab/voices/uboot_shell.h"
#include "core/base/clock.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::lab {

/// A U-Boot on netconsole: its start messages, its countdown, and its prompt. Sends one datagram for each
/// echoed character and for each printf(), like the real one. Does no I/O: pass it the time and what arrives,
/// take datagrams.
class UbootVoice {
public:
    static constexpr std::size_t longestInput = 512; ///< of a datagram or a line; the rest is lost
    static constexpr Duration startTakes = std::chrono::milliseconds(1500);
    static constexpr Duration loadTakes = std::chrono::milliseconds(900);

    /// With a `bootdelay` below 0 in the environment it goes straight to its prompt.
    explicit UbootVoice(UbootEnvironment environment) : m_shell(std::move(environment)) {}

    void powerOn(TimePoint now);
    void received(std::string_view datagram, TimePoint now);
    void timeReached(TimePoint now);
    [[nodiscard]] std::optional<std::string> takeDatagram();
    /// TimePoint::max() when only a datagram can change something.
    [[nodiscard]] TimePoint nextDeadline() const { return m_deadline; }
    /// True when a kernel has replaced it.
    [[nodiscard]] bool hasBooted() const { return m_phase == Phase::Gone; }

private:
    enum class Phase { Off, Starting, CountingDown, AtPrompt, Loading, Gone };

    void say(std::string text) { m_output.push_back(std::move(text)); }
    void countDown();
    void prompt();
    void boot(TimePoint now);
    void typed(char c, TimePoint now);
    bool typedInEscape(char c);
    void lineTyped(TimePoint now);

    UbootShell m_shell;
    Phase m_phase = Phase::Off;
    TimePoint m_deadline = TimePoint::max();
    int m_secondsLeft = 0;
    enum class Escape { None, Started, Bracket } m_escape = Escape::None;
    std::string m_line;
    std::string m_lastLine;
    std::vector<std::string> m_output;
    std::size_t m_taken = 0; ///< of the output
};

} // namespace etherdeck::lab
