#pragma once

#include "core/exports/export.h"
#include "core/exports/fault.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The configuration of vblade-persist 0.6, which Debian no longer has and old boxes still run: for each
/// export a directory eS.L that runit supervises, with one value in each file of env/, and the allowed
/// initiators as the names of files in macs/.
namespace etherdeck::exports {

constexpr std::string_view persistDirectory = "/var/lib/vblade-persist/vblades";

enum class PersistProblemKind : std::uint8_t {
    MissingValue, ///< `text` is the file that is missing or empty
    BadValue,     ///< see the fault
    OtherName,    ///< the directory's name is not that of its shelf and slot, which are `text`
};
/// "missing-value", ….
[[nodiscard]] std::string_view name(PersistProblemKind kind);

/// Why a directory is not an export.
struct PersistProblem {
    std::string directory;
    PersistProblemKind kind = PersistProblemKind::MissingValue;
    std::string text; ///< safe to show
    std::optional<Fault> fault;

    friend bool operator==(const PersistProblem&, const PersistProblem&) = default;
};

struct PersistExports {
    struct Entry {
        Export config; ///< starts at boot unless runit keeps it down
        std::string directory;

        friend bool operator==(const Entry&, const Entry&) = default;
    };
    std::vector<Entry> exports; ///< by address
    std::vector<PersistProblem> problems;
    /// Directories that runit starts, those with problems as well.
    std::vector<std::string> started;
};
/// `files` by their path below persistDirectory ("e7.3/env/SHELF") with their content, as far as they matter:
/// a file "e7.3/down" without content, and so on. A list of initiators with an unreadable name is a problem,
/// because without it more initiators would be let in.
[[nodiscard]] PersistExports readPersist(const std::map<std::string, std::string>& files);

/// The empty file that keeps runit from starting a directory at the next boot. It does not end what runs:
/// that is done by persistStop(), and undone by persistStart().
[[nodiscard]] std::string persistDownFile(std::string_view directory);
[[nodiscard]] std::vector<std::string> persistStop(std::string_view directory);
[[nodiscard]] std::vector<std::string> persistStart(std::string_view directory);

} // namespace etherdeck::exports
