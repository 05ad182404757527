#pragma once

#include <filesystem>
#include <optional>
#include <sys/types.h>

namespace etherdeck::bench {

/// A part of one processor for programs under test, by a control group of version 1 or 2: so that what offers
/// them work is not the limit.
class ProcessorShare {
public:
    /// Nothing where this system lets nobody make one. `part`: 0.4 is 4 ms of every 10.
    [[nodiscard]] static std::optional<ProcessorShare> create(double part);
    ProcessorShare(ProcessorShare&& other) noexcept;
    ProcessorShare& operator=(ProcessorShare&&) = delete;
    ~ProcessorShare();

    /// With all its threads.
    [[nodiscard]] bool add(pid_t process) const;

private:
    explicit ProcessorShare(std::filesystem::path group) : m_group(std::move(group)) {}

    std::filesystem::path m_group;
};

} // namespace etherdeck::bench
