#include "app/agent/exports/process.h"
#include "app/agent/exports/watched_processes.h"

#include <utility>

namespace etherdeck::agent {

void WatchedProcesses::add(std::int32_t pid, link::UniqueDescriptor process, std::function<void()> ended) {
    auto shared = std::make_shared<link::UniqueDescriptor>(std::move(process));
    m_processes[pid] = shared;
    m_loop.post([&loop = m_loop, process = std::move(shared), ended = std::move(ended)] {
        loop.watch(process->get(), [&loop, process, ended] {
            if (!hasEnded(*process))
                return;
            loop.forget(process->get()); // closes it once this has returned
            ended();
        });
    });
}

void WatchedProcesses::signal(std::int32_t pid, int signal) const {
    if (const auto process = m_processes.find(pid); process != m_processes.end())
        signalProcess(*process->second, signal);
}

} // namespace etherdeck::agent
