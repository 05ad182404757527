#pragma once

#include "app/agent/loop/event_loop.h"
#include "core/system/unique_descriptor.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>

namespace etherdeck::agent {

/// Processes whose end is noticed. Not to be used by two threads at once.
class WatchedProcesses {
public:
    explicit WatchedProcesses(EventLoop& loop) : m_loop(loop) {}

    /// `process` is of watchProcess(). `ended` is called in the loop's thread, once; it has to remove it.
    void add(std::int32_t pid, link::UniqueDescriptor process, std::function<void()> ended);
    void remove(std::int32_t pid) { m_processes.erase(pid); }
    [[nodiscard]] bool contains(std::int32_t pid) const { return m_processes.contains(pid); }
    /// Does nothing for one that is not watched.
    void signal(std::int32_t pid, int signal) const;

private:
    EventLoop& m_loop;
    std::map<std::int32_t, std::shared_ptr<link::UniqueDescriptor>> m_processes;
};

} // namespace etherdeck::agent
