#pragma once

#include "app/lab/breaks.h"
#include "app/lab/description.h"
#include "app/lab/network/network.h"
#include "app/lab/plugs/folder.h"

namespace etherdeck::lab {

/// Nothing, or a sentence that says why it was not done.
using Broken = tl::expected<void, std::string>;

/// Makes faults in one plug of the lab that this process runs in, and ends them.
class Breaker {
public:
    /// `lab` is updated; it must outlive this object.
    Breaker(Description& lab, std::string directory, std::size_t plug, std::string ownFolder);

    [[nodiscard]] Broken run(const Break& wished);

private:
    [[nodiscard]] bool runs() const;
    [[nodiscard]] bool hasAgent() const;

    [[nodiscard]] Broken killPlug();
    [[nodiscard]] Broken killAgent();
    [[nodiscard]] Broken killVblades(const Address& address) const;
    [[nodiscard]] Broken move(const std::string& disk, bool in) const;
    [[nodiscard]] Broken slow(const Break& wished);
    [[nodiscard]] Broken dropJumbo();
    [[nodiscard]] Broken heal();

    [[nodiscard]] Result<void> shape(const std::vector<std::string>& what) const;
    [[nodiscard]] Result<void> applyToCable(const CableFaults& faults) const;
    [[nodiscard]] Result<void> loseByRules(int percent, bool isSlow) const;
    [[nodiscard]] Result<void> delayByProcess(int milliseconds) const;
    [[nodiscard]] Result<void> healWithoutNetem(const CableFaults& faults) const;
    /// What is in the switch in place of the plug's port while a process delays its frames.
    [[nodiscard]] std::string slowPort() const { return "slow" + std::to_string(m_index); }
    [[nodiscard]] Result<void> setPortMtu(std::uint32_t mtu) const;
    [[nodiscard]] Result<void> healCable();
    void dropCable() const;
    [[nodiscard]] Result<void> startPlug();
    [[nodiscard]] Result<void> startItsAgent(const Box& box);

    Description& m_lab;
    std::string m_directory;
    std::size_t m_index;
    const VirtualPlug& m_plug;
    PlugFolder m_folder;
    PlugProcesses m_processes;
    std::string m_ownFolder;
};

} // namespace etherdeck::lab
