#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/system/unique_descriptor.h"

#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace etherdeck::link {

/// A child process whose standard input and output are one socket of ours, and whose standard error is kept.
/// The destructor ends and reaps it. Waits for its own process id only.
class ChildProcess {
public:
    /// `command` is the program and its arguments; a name without a slash is looked up in PATH. Errors:
    /// ProgramMissing; PermissionDenied when the file may not be executed; System.
    /// `environment` are words NAME=VALUE, beside those of this process.
    [[nodiscard]] static Result<ChildProcess> start(const std::vector<std::string>& command,
                                                    const std::vector<std::string>& environment = {});

    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&&) = delete;
    ~ChildProcess();

    /// Non-blocking, both directions; -1 after end().
    [[nodiscard]] int descriptor() const { return m_socket.get(); }
    [[nodiscard]] pid_t processId() const { return m_process; }
    /// Readable when collectErrors() has something to do; -1 after end().
    [[nodiscard]] int errorDescriptor() const { return m_errorPipe.get(); }
    /// Reads what the program has written to standard error. Call it regularly: a program that writes much
    /// would block otherwise. Returns soon, even while the program goes on writing.
    void collectErrors();
    /// The first 4 KiB of standard error.
    [[nodiscard]] const std::string& errors() const { return m_errors; }

    /// Closes the socket, gives the program `grace` to exit, kills it otherwise, and reaps it. Returns how it
    /// ended ("exit status 1", "signal 9"), also on later calls.
    std::string end(Duration grace);
    /// After end(); 128 and its number for a signal, as in a shell. Nothing when the system has lost it.
    [[nodiscard]] std::optional<int> exitStatus() const { return m_exitStatus; }

private:
    ChildProcess(pid_t process, UniqueDescriptor socket, UniqueDescriptor errorPipe);
    [[nodiscard]] bool reap(int options);

    pid_t m_process = -1;
    UniqueDescriptor m_socket;
    UniqueDescriptor m_errorPipe;
    std::string m_errors;
    std::optional<std::string> m_howItEnded; ///< set once it is reaped
    std::optional<int> m_exitStatus;
};

} // namespace etherdeck::link
