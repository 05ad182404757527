#pragma once

#include "core/base/mac_address.h"
#include "core/exports/export.h"
#include "core/exports/persist.h"
#include "core/plans/disk.h"
#include "core/plans/environment.h"
#include "core/plans/netconsole.h"
#include "core/plans/plan.h"
#include "core/plans/refusal.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace etherdeck::plans {

enum class Duplex : std::uint8_t { Half, Full };

/// A network interface of the box.
struct BoxInterface {
    std::string name;
    std::uint32_t index = 0;
    MacAddress mac;
    std::string kind; ///< "vlan", "bridge", "bond", "veth", …; empty for hardware
    std::uint32_t mtu = 0;
    std::uint32_t minMtu = 0; ///< 0 when the driver does not tell, as is maxMtu
    std::uint32_t maxMtu = 0;
    bool ethernet = false;
    bool up = false;
    bool carrier = false;
    std::optional<std::uint32_t> speed; ///< Mb/s
    std::optional<Duplex> duplex;
    std::vector<std::string> addresses; ///< "192.168.1.7/24"
    std::string parent;                 ///< of a VLAN
    std::optional<std::uint16_t> vlanId;
    std::string master; ///< the bridge or bond that it belongs to
    std::uint64_t receivedFrames = 0;
    std::uint64_t sentFrames = 0;
    std::uint64_t receivedBytes = 0;
    std::uint64_t sentBytes = 0;
    std::uint64_t errors = 0;
    std::uint64_t dropped = 0;

    friend bool operator==(const BoxInterface&, const BoxInterface&) = default;
};

/// Of the box itself: its hardware comes before bridges, VLANs and the like.
[[nodiscard]] std::optional<MacAddress> macOfBox(const std::vector<BoxInterface>& interfaces);

enum class ExportState : std::uint8_t { Running, Stopped, Failed };

/// The vblade process of an export on one of its interfaces.
struct ExportProcess {
    std::string interface;
    std::int32_t pid = 0;

    friend bool operator==(const ExportProcess&, const ExportProcess&) = default;
};

/// An export of the box as it is now. One that is not managed is a vblade that Etherdeck did not start.
struct ExportStatus {
    exports::Export config;
    bool managed = true;
    ExportState state = ExportState::Stopped;
    std::string reason; ///< why it is not running, in plain words
    std::vector<ExportProcess> processes;
    std::map<std::string, std::string> files; ///< names in the configuration directory, by interface

    friend bool operator==(const ExportStatus&, const ExportStatus&) = default;
};

/// Who answered when an address was asked for on the wire.
struct WireAnswer {
    std::string interface;
    MacAddress mac;

    friend auto operator<=>(const WireAnswer&, const WireAnswer&) = default;
};

/// Which initiators of an export were seen. None proves nothing, since an idle mount is silent.
struct UsersSeen {
    bool looked = false;
    std::vector<MacAddress> macs;

    friend bool operator==(const UsersSeen&, const UsersSeen&) = default;
};

/// A change that reverts by itself unless it is kept.
struct PendingChange {
    std::string id;
    Sentence text;
    std::int64_t secondsLeft = 0;

    friend bool operator==(const PendingChange&, const PendingChange&) = default;
};

/// What keeps the network settings of the box after a restart.
enum class NetworkKeeper : std::uint8_t { None, Ifupdown, SystemdNetworkd, Netifd, NetworkManager };

/// Everything that a plan is made from: plain values, so that planning needs no box.
struct BoxState {
    std::string hostName;
    std::string configDirectory = "/etc/vblade.conf.d";
    std::string stateDirectory = "/var/lib/etherdeck-agent"; ///< of the agent: backups are put there
    std::string labFolder;        ///< not empty in a lab: files are created below it only
    bool hasVblade = true;        ///< it can be started
    bool seesProcesses = true;    ///< false: it is not known which exports run
    bool unitsRunExports = false; ///< systemd with the distribution's vblade@.service
    NetworkKeeper networkKeeper = NetworkKeeper::None;
    std::vector<Disk> disks;
    std::vector<BoxInterface> interfaces;
    std::vector<ExportStatus> exports;
    std::set<std::string> lockedIdentities;
    /// Present content of the files that a plan would change, and of all files of the network keeper.
    std::map<std::string, std::string> files;
    /// While a change is undone: files of the configuration that it replaced or removed.
    std::vector<WriteFile> earlierConfs;
    /// With systemd-networkd: the .network file that an interface is configured by, if it has one.
    std::map<std::string, std::string> networkFiles;
    /// Per address that was asked for: who answered.
    std::map<Address, std::vector<WireAnswer>> wire;
    std::map<Address, UsersSeen> users;
    std::optional<PendingChange> pending;
    /// U-Boot's environment, when it was asked for, or why it cannot be read.
    std::optional<Outcome<BoxEnvironment>> environment;
    std::optional<BoxNetconsole> netconsole; ///< when it was asked for
    /// A write to flash that was not finished: the file with what was there before.
    std::string unfinishedFlash;
    std::optional<exports::PersistExports> persist; ///< what vblade-persist starts, where it is installed
};

} // namespace etherdeck::plans
