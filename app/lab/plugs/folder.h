#pragma once

#include "app/lab/plugs/disks.h"
#include "core/base/result.h"

#include <string>
#include <vector>

/// The folder of a plug in the lab's directory. Its agent takes everything from there: disks, what identifies
/// them, its configuration, the kernel's log.
namespace etherdeck::lab {

class PlugFolder {
public:
    PlugFolder(const std::string& directory, const VirtualPlug& plug) :
        m_directory(directory), m_path(directory + "/" + plug.name) {}

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::string socket() const { return m_path + "/agent.socket"; }
    [[nodiscard]] std::string agentLog() const { return m_path + "/agent.log"; }
    [[nodiscard]] std::string kernelLog() const { return m_path + "/kmsg"; }
    /// A small file system of its own, which can be full, with both folders below.
    [[nodiscard]] std::string flash() const { return m_path + "/flash"; }
    [[nodiscard]] std::string config() const { return flash() + "/vblade.conf.d"; }
    [[nodiscard]] std::string state() const { return flash() + "/state"; }
    /// The output of a vblade, in the file where the agent looks for the reason of its end.
    [[nodiscard]] std::string vbladeLog(const Address& address) const {
        return state() + "/log/" + address.toString() + ".eth0";
    }
    [[nodiscard]] std::string byId() const { return m_path + "/by-id"; }
    [[nodiscard]] std::string linkOf(const PlugDisk& disk) const { return byId() + "/" + stableName(disk); }
    [[nodiscard]] std::string nodeOf(const PlugDisk& disk) const { return m_path + "/disks/" + disk.name; }

    /// Makes the folder and mounts its small file system. Before the plug's namespaces are made: they get a
    /// copy of the mounts. Errors: PermissionDenied, System.
    [[nodiscard]] Result<void> make() const;
    /// Disks, exports and all else that the agent reads. `server` is where U-Boot sends its console. Errors:
    /// PermissionDenied, System, and those of an export that cannot be written.
    [[nodiscard]] Result<void> fill(const VirtualPlug& plug, const std::string& server) const;

    /// A start of the box: another boot id, and an empty kernel log. Errors: PermissionDenied, System.
    [[nodiscard]] Result<void> noteBoot() const;

    [[nodiscard]] bool isPluggedIn(const PlugDisk& disk) const;
    /// Errors: PermissionDenied, System.
    [[nodiscard]] Result<void> plugIn(const PlugDisk& disk) const;
    [[nodiscard]] Result<void> unplug(const PlugDisk& disk) const;

    /// Fills the small file system up, and makes room again. Errors: PermissionDenied, System.
    [[nodiscard]] Result<void> takeAllRoom() const;
    [[nodiscard]] Result<void> makeRoom() const;

private:
    std::string m_directory;
    std::string m_path;
};

} // namespace etherdeck::lab
