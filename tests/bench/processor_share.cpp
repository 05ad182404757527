#include "tests/bench/processor_share.h"

#include <fstream>
#include <string>
#include <unistd.h>
#include <utility>

namespace etherdeck::bench {

namespace {

namespace fs = std::filesystem;

constexpr int periodMicroseconds = 10'000;

bool write(const fs::path& path, const std::string& text) {
    std::ofstream file(path);
    file << text << std::flush;
    return file.good();
}

bool limit(const fs::path& group, int quota) {
    const auto period = std::to_string(periodMicroseconds);
    if (fs::exists(group / "cpu.max"))
        return write(group / "cpu.max", std::to_string(quota) + ' ' + period);
    return write(group / "cpu.cfs_period_us", period) &&
           write(group / "cpu.cfs_quota_us", std::to_string(quota));
}

} // namespace

std::optional<ProcessorShare> ProcessorShare::create(double part) {
    const fs::path root = "/sys/fs/cgroup";
    const auto name = "etherdeck-bench-" + std::to_string(::getpid());
    for (const auto& parent : {root / "cpu", root}) {
        std::error_code error;
        if (!fs::create_directory(parent / name, error))
            continue;
        ProcessorShare share(parent / name);
        if (limit(parent / name, static_cast<int>(part * periodMicroseconds)))
            return share;
    }
    return std::nullopt;
}

ProcessorShare::ProcessorShare(ProcessorShare&& other) noexcept : m_group(std::exchange(other.m_group, {})) {}

ProcessorShare::~ProcessorShare() {
    std::error_code ignored;
    if (!m_group.empty())
        fs::remove(m_group, ignored);
}

bool ProcessorShare::add(pid_t process) const {
    return write(m_group / "cgroup.procs", std::to_string(process));
}

} // namespace etherdeck::bench
