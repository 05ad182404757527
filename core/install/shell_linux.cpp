#include "core/install/script.h"
#include "core/install/shell.h"
#include "core/remote/ssh.h"
#include "core/remote/stream.h"
#include "core/system/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <limits>
#include <optional>
#include <poll.h>
#include <random>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace etherdeck::install {

namespace {

using remote::ConnectionFault;

constexpr std::size_t scriptPiece = 65'536;
constexpr Duration graceOfSsh = std::chrono::seconds(2);

/// A word that the box cannot foresee.
std::string makeMark() {
    std::random_device random;
    std::string mark = "etherdeck-";
    for (int i = 0; i < 4; ++i)
        mark += std::to_string(random());
    return mark;
}

int millisecondsTo(TimePoint time) {
    if (time == TimePoint::max())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(time - Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, std::numeric_limits<int>::max()));
}

/// False when ssh may have connected, and lost the connection then: it does not say so in certain words.
bool saysWhy(const remote::ConnectionError& error) {
    constexpr std::array<std::string_view, 3> reasons{"timed out", "No route to host", "unreachable"};
    return error.fault != ConnectionFault::NotReachable ||
           std::ranges::any_of(reasons, [&error](std::string_view words) {
               return error.said.find(words) != std::string::npos;
           });
}

/// One ssh with one script.
class RunningScript {
public:
    RunningScript(link::ChildProcess ssh, std::string mark, std::string password, std::string_view input) :
        m_ssh(std::move(ssh)),
        m_output(std::move(mark)),
        m_password(std::move(password)),
        m_unsent(m_password),
        m_input(input) {}

    [[nodiscard]] Answer<ScriptEnd> finish(const remote::Limits& limits) {
        endInput();
        while (!m_output.status() && !m_isOver) {
            if (const auto ended = wait(limits))
                return stopped(*ended);
        }
        m_ssh.collectErrors();
        if (m_output.status())
            return ScriptEnd{*m_output.status(), m_output.text()};
        const auto how = m_ssh.end(graceOfSsh);
        auto error = remote::connectionError({how, m_ssh.errors(), m_output.noise()}, true);
        if (how != "exit status 255") // that is ssh's own
            return failed(m_output.hasBegun() ? BoxFault::NotKnown : BoxFault::NoShell, error.said);
        if (m_output.hasBegun() || !saysWhy(error))
            return failed(BoxFault::NotKnown, error.said);
        return tl::unexpected<Failure>(std::move(error));
    }

private:
    std::optional<BoxFault> wait(const remote::Limits& limits) {
        if (Clock::now() >= limits.deadline)
            return BoxFault::TimedOut;
        const auto events = static_cast<short>(POLLIN | (m_unsent.empty() && m_input.empty() ? 0 : POLLOUT));
        std::array<pollfd, 3> polled{pollfd{m_ssh.descriptor(), events, 0},
                                     pollfd{m_errorsOver ? -1 : m_ssh.errorDescriptor(), POLLIN, 0},
                                     pollfd{limits.stop, POLLIN, 0}};
        if (::poll(polled.data(), polled.size(), millisecondsTo(limits.deadline)) <= 0)
            return std::nullopt;
        if (polled[1].revents != 0) {
            m_ssh.collectErrors();
            m_errorsOver = (polled[1].revents & POLLIN) == 0;
        }
        if ((polled[0].revents & POLLOUT) != 0)
            send();
        if ((polled[0].revents & ~POLLOUT) != 0)
            receive();
        return polled[2].revents != 0 ? std::optional(BoxFault::Cancelled) : std::nullopt;
    }

    void send() {
        auto& next = m_unsent.empty() ? m_input : m_unsent;
        const auto sent =
            ::send(m_ssh.descriptor(), next.data(), std::min(next.size(), scriptPiece), MSG_NOSIGNAL);
        if (sent >= 0)
            next.remove_prefix(static_cast<std::size_t>(sent));
        else if (errno != EAGAIN && errno != EINTR)
            m_unsent = m_input = {}; // the script has ended before it read everything: its output says why
        endInput();
    }

    void endInput() {
        if (m_unsent.empty() && m_input.empty() && !std::exchange(m_inputOver, true))
            ::shutdown(m_ssh.descriptor(), SHUT_WR);
    }

    void receive() {
        std::array<char, scriptPiece> bytes{};
        const auto got = ::read(m_ssh.descriptor(), bytes.data(), bytes.size());
        if (got > 0)
            m_output.add({bytes.data(), static_cast<std::size_t>(got)});
        else
            m_isOver = got == 0 || (errno != EAGAIN && errno != EINTR);
    }

    /// A script that reads its input ends with the connection; one that does something else may have done it.
    [[nodiscard]] tl::unexpected<Failure> stopped(BoxFault fault) {
        m_ssh.end(Duration());
        return failed(fault, m_ssh.errors() + m_output.noise());
    }

    link::ChildProcess m_ssh;
    ScriptOutput m_output;
    std::string m_password; ///< with a line feed; empty: none
    std::string_view m_unsent;
    std::string_view m_input;
    bool m_inputOver = false;
    bool m_errorsOver = false; ///< ssh has closed its standard error
    bool m_isOver = false;     ///< and its standard output
};

} // namespace

Answer<ScriptEnd> runScript(const remote::SshDevice& device, const ScriptRun& run,
                            const remote::Limits& limits) {
    const auto connection = remote::connectionTo(device);
    if (!remote::canCheckHostKeys(connection))
        return tl::unexpected<Failure>(
            remote::ConnectionError{ConnectionFault::ProgramMissing, {}, "etherdeck-askpass", {}});
    if (!fitsEveryShell(run.script))
        return failed(BoxFault::StepFailed, {}, "script");
    const auto mark = makeMark();
    auto ssh = link::ChildProcess::start(
        remote::sshCommand(connection, scriptWords(run.script, mark, run.asRoot, !run.sudoPassword.empty())),
        remote::askEnvironment(connection));
    if (!ssh)
        return tl::unexpected<Failure>(
            remote::ConnectionError{ConnectionFault::ProgramMissing, ssh.error().detail, "ssh", {}});
    const auto password =
        run.asRoot && !run.sudoPassword.empty() ? std::string(run.sudoPassword) + '\n' : std::string();
    return RunningScript(std::move(*ssh), mark, password, run.input).finish(limits);
}

} // namespace etherdeck::install
