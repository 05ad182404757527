#pragma once

#include "core/base/address.h"
#include "core/base/sentence.h"
#include "core/plans/wish.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace etherdeck::plans {

/// What must be done before a plan is applied.
enum class Confirmation : std::uint8_t {
    None,
    Click,
    Type, ///< each of Plan::confirm is typed
};
/// "none", "click", "type".
[[nodiscard]] std::string_view name(Confirmation level);

/// Of a file that is put back.
struct FileOwner {
    std::uint32_t user = 0;
    std::uint32_t group = 0;

    friend bool operator==(const FileOwner&, const FileOwner&) = default;
};
/// Replaces or creates a file in one step: nobody reads half of it.
struct WriteFile {
    std::string path;
    std::string content;
    std::uint32_t mode = 0644; ///< of a file that is created; one that is there keeps its own
    /// What it may replace; empty when there is no file. Any content without it.
    std::optional<std::string> over = std::nullopt;
    std::optional<FileOwner> owner = std::nullopt; ///< of a file that is created

    friend bool operator==(const WriteFile&, const WriteFile&) = default;
};
struct RemoveFile {
    std::string path;
    std::optional<std::string> over = std::nullopt; ///< as of WriteFile

    friend bool operator==(const RemoveFile&, const RemoveFile&) = default;
};
/// Runs a program and waits for it. `reverse` is run when a later step fails; empty: there is nothing to
/// undo.
struct RunProgram {
    std::vector<std::string> argv;
    std::vector<std::string> reverse;

    friend bool operator==(const RunProgram&, const RunProgram&) = default;
};
/// Starts one vblade after its disk was compared and the wire was asked.
struct StartVblade {
    exports::Export config;
    std::string interface;
    std::string unit; ///< the distribution's unit that runs it; empty: the agent does

    friend bool operator==(const StartVblade&, const StartVblade&) = default;
};
struct StopVblade {
    exports::Export config;
    std::string interface;
    std::int32_t pid = 0; ///< 0: it does not run, and is not to be started again
    std::string unit;

    friend bool operator==(const StopVblade&, const StopVblade&) = default;
};
struct ChangeMtu {
    std::string interface;
    std::uint32_t before = 0;
    std::uint32_t after = 0;

    friend bool operator==(const ChangeMtu&, const ChangeMtu&) = default;
};
struct CreateVlan {
    std::string parent;
    std::uint16_t id = 0;
    std::string name;

    friend bool operator==(const CreateVlan&, const CreateVlan&) = default;
};
struct DeleteVlan {
    std::string parent;
    std::uint16_t id = 0;
    std::string name;

    friend bool operator==(const DeleteVlan&, const DeleteVlan&) = default;
};
struct MakeImage {
    std::string path;
    std::uint64_t bytes = 0;
    bool full = false;

    friend bool operator==(const MakeImage&, const MakeImage&) = default;
};
struct DeleteImage {
    std::string path;

    friend bool operator==(const DeleteImage&, const DeleteImage&) = default;
};
struct ChangeLock {
    std::string identity;
    bool locked = true;

    friend bool operator==(const ChangeLock&, const ChangeLock&) = default;
};
struct ChangeHostName {
    std::string before;
    std::string after;

    friend bool operator==(const ChangeHostName&, const ChangeHostName&) = default;
};
struct ShutDown {
    bool restart = true;

    friend bool operator==(const ShutDown&, const ShutDown&) = default;
};

/// Copies a whole partition to a file of the box.
struct BackUpFlash {
    FlashBackup backup; ///< without content
    std::string path;

    friend bool operator==(const BackUpFlash&, const BackUpFlash&) = default;
};
/// What is undone by writing the backup back.
struct EraseFlash {
    FlashArea area;
    std::string backup;     ///< file of the box
    std::string after = {}; ///< SHA-256 of what is written there next

    friend bool operator==(const EraseFlash&, const EraseFlash&) = default;
};
/// Into blocks that are erased.
struct WriteFlash {
    FlashArea area;
    std::string content;

    friend bool operator==(const WriteFlash&, const WriteFlash&) = default;
};
/// Reads back and compares.
struct CheckFlash {
    FlashArea area;
    std::string content;

    friend bool operator==(const CheckFlash&, const CheckFlash&) = default;
};
/// Undoes EraseFlash and all that followed: nothing when the flash has the content of the backup, or what
/// somebody else has written there since.
struct RestoreFlash {
    FlashArea area;
    std::string backup;
    std::string after = {}; ///< as of EraseFlash

    friend bool operator==(const RestoreFlash&, const RestoreFlash&) = default;
};

/// The target that the agent makes for the kernel's netconsole.
struct ChangeNetconsole {
    std::optional<NetconsoleTarget> before;
    std::optional<NetconsoleTarget> after;

    friend bool operator==(const ChangeNetconsole&, const ChangeNetconsole&) = default;
};

using Action = std::variant<WriteFile, RemoveFile, RunProgram, StartVblade, StopVblade, ChangeMtu, CreateVlan,
                            DeleteVlan, MakeImage, DeleteImage, ChangeLock, ChangeHostName, ShutDown,
                            BackUpFlash, EraseFlash, WriteFlash, CheckFlash, RestoreFlash, ChangeNetconsole>;

/// One step: what it does in plain words, and exactly: a command, or the difference of a file.
struct Step {
    Action action;
    Sentence text;
    std::vector<std::string> argv; ///< the command, or the one that a person would type instead
    std::string diff;              ///< unified, of a file that it writes or removes

    friend bool operator==(const Step&, const Step&) = default;
};

struct Plan {
    Sentence title; ///< "Export /dev/disk/by-id/usb-… as e7.3"
    std::vector<Step> steps;
    std::vector<Sentence> warnings;
    Confirmation level = Confirmation::None;
    std::vector<std::string> confirm; ///< with Type: what is typed
    /// The addresses that it needs free, which must be asked for on the wire before it is made and applied.
    std::vector<Address> addresses;
    /// What reverses it; nothing when it cannot be undone.
    std::optional<Wish> undo;
    /// What it relies on without showing it: the disk behind a path, process ids. A part of its fingerprint.
    std::string basis;
    /// The SHA-256 of a partition of which the client has to have a copy before it applies the plan; empty:
    /// none is needed.
    std::string backup;
    std::optional<FlashArea> backupOf; ///< that partition, and what of it is changed
    /// It can cut the connection to the box: it reverts unless it is kept in time.
    bool reverts = false;

    friend bool operator==(const Plan&, const Plan&) = default;
};

/// A short text that is the same for equal plans only. A plan that is made again after the box has changed
/// has another one.
[[nodiscard]] std::string fingerprint(const Plan& plan);

} // namespace etherdeck::plans
