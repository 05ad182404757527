#pragma once

#include "core/exports/export.h"
#include "core/plans/environment.h"
#include "core/plans/netconsole.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What a user wants to change on a box. A plan says how.
namespace etherdeck::plans {

struct CreateExport {
    exports::Export wanted;
    bool start = true;

    friend bool operator==(const CreateExport&, const CreateExport&) = default;
};

/// What is to be changed in an export; the rest stays.
struct ExportEdit {
    std::optional<Address> address;
    std::optional<std::string> path;
    std::optional<std::vector<std::string>> interfaces;
    std::optional<bool> startsAtBoot;
    std::optional<bool> readOnly;
    std::optional<bool> direct;
    std::optional<bool> sync;
    std::optional<std::uint16_t> buffers;
    std::optional<Sectors> offset;
    std::optional<std::optional<Sectors>> length; ///< inner nothing: up to the end of the disk
    std::optional<std::vector<MacAddress>> allowed;
    std::optional<exports::IoPriority> priority;

    friend bool operator==(const ExportEdit&, const ExportEdit&) = default;
};

/// What leads from one export to another. Identities are left out: they follow from the path.
[[nodiscard]] ExportEdit editBetween(const exports::Export& before, const exports::Export& after);

struct ChangeExport {
    Address address;
    ExportEdit edit;

    friend bool operator==(const ChangeExport&, const ChangeExport&) = default;
};

struct RemoveExport {
    Address address;

    friend bool operator==(const RemoveExport&, const RemoveExport&) = default;
};
struct StartExport {
    Address address;

    friend bool operator==(const StartExport&, const StartExport&) = default;
};
struct StopExport {
    Address address;

    friend bool operator==(const StopExport&, const StopExport&) = default;
};
struct RestartExport {
    Address address;

    friend bool operator==(const RestartExport&, const RestartExport&) = default;
};
/// Adds an initiator to the list of those that may use an export, or removes it. Removing the last one is
/// refused: an empty list would allow everyone.
struct AllowInitiator {
    Address address;
    MacAddress mac;
    bool allowed = true;

    friend bool operator==(const AllowInitiator&, const AllowInitiator&) = default;
};

/// Exports saved earlier, on this box or another.
struct LoadExports {
    std::vector<exports::Export> exports;
    std::optional<Address> only;

    friend bool operator==(const LoadExports&, const LoadExports&) = default;
};
/// Takes over what vblade-persist starts on this box.
struct ImportExports {
    friend bool operator==(const ImportExports&, const ImportExports&) = default;
};

/// Takes over a vblade that somebody else has started, while it runs: its configuration is written down.
struct AdoptExport {
    Address address;

    friend bool operator==(const AdoptExport&, const AdoptExport&) = default;
};

struct LockDisk {
    std::string path;
    bool locked = true;

    friend bool operator==(const LockDisk&, const LockDisk&) = default;
};
struct CreateImage {
    std::string path;
    std::uint64_t bytes = 0;
    bool full = false; ///< all of its space is reserved now; otherwise the file is sparse

    friend bool operator==(const CreateImage&, const CreateImage&) = default;
};
/// Undoes CreateImage, as long as nothing uses the file.
struct RemoveImage {
    std::string path;

    friend bool operator==(const RemoveImage&, const RemoveImage&) = default;
};

struct SetMtu {
    std::string interface;
    std::uint32_t mtu = 0;

    friend bool operator==(const SetMtu&, const SetMtu&) = default;
};
struct AddVlan {
    std::string interface;
    std::uint16_t id = 0;

    friend bool operator==(const AddVlan&, const AddVlan&) = default;
};
struct RemoveVlan {
    std::string interface; ///< the VLAN's own: "eth0.5"

    friend bool operator==(const RemoveVlan&, const RemoveVlan&) = default;
};

struct SetHostName {
    std::string hostName;

    friend bool operator==(const SetHostName&, const SetHostName&) = default;
};
struct Reboot {
    friend bool operator==(const Reboot&, const Reboot&) = default;
};
struct PowerOff {
    friend bool operator==(const PowerOff&, const PowerOff&) = default;
};

/// Reverses an entry of the journal; the newest that can be undone when no number is given.
struct UndoChange {
    std::optional<std::int64_t> entry;

    friend bool operator==(const UndoChange&, const UndoChange&) = default;
};

using Wish = std::variant<CreateExport, ChangeExport, RemoveExport, StartExport, StopExport, RestartExport,
                          AllowInitiator, LoadExports, ImportExports, AdoptExport, LockDisk, CreateImage,
                          RemoveImage, SetMtu, AddVlan, RemoveVlan, SetHostName, Reboot, PowerOff,
                          EditEnvironment, RestoreEnvironment, SetNetconsole, UndoChange>;

} // namespace etherdeck::plans
