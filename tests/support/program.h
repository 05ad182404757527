#pragma once

#include "core/base/address.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/sectors.h"
#include "core/system/unique_descriptor.h"

#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace etherdeck::tests {

class NetworkNamespace;

/// A program that runs in a namespace. It is killed and reaped with this object, and killed when the test
/// itself dies. Start it from the main thread of the test: it dies with the thread that started it.
class Program {
public:
    /// Errors: ProgramMissing, System.
    [[nodiscard]] static Result<Program> start(const NetworkNamespace& where,
                                               const std::vector<std::string>& command);
    Program(Program&& other) noexcept;
    Program& operator=(Program&& other) noexcept;
    ~Program() { kill(); }

    [[nodiscard]] pid_t processId() const { return m_process; }
    /// Standard output and standard error, as far as read by the calls below.
    [[nodiscard]] const std::string& output() const { return m_output; }
    /// True as soon as the output contains `text`; false at the end of the output, or on timeout.
    [[nodiscard]] bool waitForOutput(std::string_view text, Duration timeout);
    /// The exit status, or the negative number of the signal that ended it; nothing if it still runs after
    /// `timeout`.
    [[nodiscard]] std::optional<int> waitForEnd(Duration timeout);
    void kill();

private:
    Program(pid_t process, link::UniqueDescriptor pipe) : m_process(process), m_pipe(std::move(pipe)) {}
    /// Waits for output until `deadline`; false at the end of the output.
    bool read(TimePoint deadline);

    pid_t m_process = -1;
    link::UniqueDescriptor m_pipe;
    std::string m_output;
    std::optional<int> m_status;
};

/// A sparse file in memory; programs that are started later can open path().
class DiskImage {
public:
    explicit DiskImage(Sectors size);

    [[nodiscard]] std::string path() const;

private:
    link::UniqueDescriptor m_file;
};

/// A vblade that serves `image` and is ready: it has printed its size. `options` come first: {"-m", "MAC"}.
/// Errors: those of Program::start(), and ProgramFailed with what vblade said.
[[nodiscard]] Result<Program> startVblade(const NetworkNamespace& where, const std::string& interface,
                                          Address address, const DiskImage& image,
                                          const std::vector<std::string>& options = {});

} // namespace etherdeck::tests
