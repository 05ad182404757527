#pragma once

#include "core/base/address.h"
#include "core/base/mac_address.h"
#include "core/base/result.h"
#include "core/plans/json.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// The answers of an agent that core/plans does not have (docs/agent-protocol.md, Methods).
/// Reading fails with Malformed and the name of the first member that is not as it should be.
namespace etherdeck::remote {

using Json = plans::Json;

struct Temperature {
    std::string name;
    double celsius = 0;
};
struct FlashPart {
    std::string name;
    std::uint32_t index = 0;
    std::uint64_t bytes = 0;
    std::uint64_t eraseBytes = 0;
    bool readOnly = false;
};
/// The answer to box.get.
struct Box {
    std::string hostName;
    std::string bootId;
    std::string model;
    std::string soc;
    bool isPogoplugE02 = false;
    std::string kernel;
    std::string distribution;
    std::string init;
    std::uint64_t uptime = 0; ///< seconds
    std::int64_t time = 0;    ///< microseconds since 1970
    std::uint64_t memoryTotal = 0;
    std::uint64_t memoryAvailable = 0;
    std::vector<double> load;
    std::vector<Temperature> temperatures;
    std::vector<FlashPart> flash;
    std::string vblade; ///< its version; empty: not installed
    std::vector<Sentence> warnings;
};
[[nodiscard]] Result<Box> boxFrom(const Json& json);
[[nodiscard]] Json toJson(const Box& box);

/// A file of the configuration that cannot be read.
struct ExportProblem {
    std::string file;
    std::string code;
    std::string message;
};
struct ExportList {
    std::vector<plans::ExportStatus> exports;
    std::vector<ExportProblem> problems;
};
[[nodiscard]] Result<ExportList> exportListFrom(const Json& json);
[[nodiscard]] Json toJson(const ExportProblem& problem);

/// The answer to exports.save, and the file that is made from it.
struct SavedExports {
    std::string hostName;
    std::vector<exports::Export> exports;
};
/// Errors also: Unsupported, when it is of another format or a later version.
[[nodiscard]] Result<SavedExports> savedExportsFrom(const Json& json);
[[nodiscard]] Json toJson(const SavedExports& saved);

[[nodiscard]] Result<std::vector<plans::Disk>> diskListFrom(const Json& json);
/// `warnings` are by the name of the interface.
struct InterfaceWarning {
    std::string text; ///< in English
    std::string code; ///< "no-link", "slow", "half-duplex": what can be read from the interface; or empty

    friend bool operator==(const InterfaceWarning&, const InterfaceWarning&) = default;
};
struct InterfaceList {
    std::vector<plans::BoxInterface> interfaces;
    std::map<std::string, std::vector<InterfaceWarning>> warnings; ///< by interface
};
[[nodiscard]] Result<InterfaceList> interfaceListFrom(const Json& json);

/// The answer to exports.users: requests of each initiator while it was watched.
struct ExportUser {
    MacAddress mac;
    std::uint64_t reads = 0;
    std::uint64_t writes = 0;
};
struct UserList {
    bool looked = false;
    std::vector<ExportUser> users;
};
[[nodiscard]] Result<UserList> userListFrom(const Json& json);
[[nodiscard]] Json toJson(const UserList& users);

struct KernelRecord {
    std::uint64_t sequence = 0;
    std::uint8_t level = 6;
    std::uint32_t facility = 0;
    std::uint64_t time = 0; ///< microseconds since the start of the box
    bool continued = false;
    std::string text;
    std::map<std::string, std::string> dictionary;
};
struct KernelLogPage {
    std::string bootId;
    std::uint64_t first = 0; ///< the oldest record that the box still has
    std::uint64_t next = 0;  ///< where to go on
    bool lost = false;       ///< some records from the requested number on are gone
    std::vector<KernelRecord> records;
};
[[nodiscard]] Result<KernelLogPage> kernelLogFrom(const Json& json);
[[nodiscard]] Json toJson(const KernelRecord& record);

/// Something that was checked after a change.
struct Verified {
    std::string what;
    std::string result;
};
/// The answer to change.apply.
struct Applied {
    std::int64_t entry = 0; ///< in the journal
    std::vector<Verified> verified;
    std::optional<plans::PendingChange> pending;
};
[[nodiscard]] Result<Applied> appliedFrom(const Json& json);
[[nodiscard]] Json toJson(const Applied& applied);
/// The answer to change.pending.
[[nodiscard]] Result<std::optional<plans::PendingChange>> pendingFrom(const Json& json);
[[nodiscard]] Json toJson(const plans::PendingChange& pending);

struct JournalEntry {
    std::int64_t entry = 0;
    std::int64_t time = 0; ///< microseconds since 1970
    std::string who;
    Sentence title;
    std::string result; ///< "applied", "failed", "reverted"
    std::string reason;
    bool canUndo = false;
    std::optional<std::int64_t> undoneBy;
};
[[nodiscard]] Result<std::vector<JournalEntry>> journalFrom(const Json& json);
[[nodiscard]] Json toJson(const JournalEntry& entry);

} // namespace etherdeck::remote
