#pragma once

#include <filesystem>
#include <optional>
#include <sys/types.h>

namespace etherdeck::bench {

/// Limits programs under test to a part of one processor, by a control group of version 1 or 2, so that the
/// sender is not the bottleneck.
class ProcessorShare {
public:
    /// Nothing where the system does not allow creating one. `part`: 0.4 is 4 ms of every 10.
    [[nodiscard]] static std::optional<ProcessorShare> create(double part);
    ProcessorShare(ProcessorShare&& other) noexcept;
    ProcessorShare& operator=(ProcessorShare&&) = delete;
    ~ProcessorShare();

    /// Moves a process with all its threads.
    [[nodiscard]] bool add(pid_t process) const;

private:
    explicit ProcessorShare(std::filesystem::path group) : m_group(std::move(group)) {}

    std::filesystem::path m_group;
};

} // namespace etherdeck::bench
