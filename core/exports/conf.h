#pragma once

#include "core/exports/conf_problem.h"
#include "core/exports/export.h"
#include "core/exports/fault.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Debian's configuration of exports: files in /etc/vblade.conf.d, one for each export and interface, with
/// shelf, slot, netif, filename, options and ionice. A root shell sources them at each start, and systemd
/// reads them as plain values, so only what means the same to both is written.
///
/// Every NAME.conf is started at boot by Debian, whatever disk its path names by then. So an export that
/// does not start at boot, or whose path may name another disk ("/dev/sdb"), is in a file NAME.manual:
/// Debian does not read it, and the agent starts it once it has checked the disk. Two comments hold what
/// Debian has no variable for: "# disk=" the disk's identity, with %NN for other than visible ASCII
/// characters, and "# boot=" yes or no.
namespace etherdeck::exports {

constexpr std::string_view confSuffix = ".conf";
constexpr std::string_view manualSuffix = ".manual";

/// A file with its content.
struct ConfFile {
    std::string name; ///< "e7.3.conf"
    std::string interface;
    std::string content;

    friend bool operator==(const ConfFile&, const ConfFile&) = default;
};
/// The files of an export: e7.3 for its first interface, e7.3.eth1 for another one.
[[nodiscard]] tl::expected<std::vector<ConfFile>, std::vector<Fault>> confFiles(const Export& config);

/// True for a path that names the same disk after every start: one by id or UUID, a volume, or a file. Not
/// one by port or label.
[[nodiscard]] bool staysWithDisk(std::string_view path);
/// True for a name that is read: not hidden, with one of the two suffixes.
[[nodiscard]] bool isConfName(std::string_view fileName);
/// The systemd unit that Debian starts for "e7.3.conf": "vblade@e7.3.service". Nothing for other suffixes
/// and for names that systemd writes with escapes.
[[nodiscard]] std::optional<std::string> confUnit(std::string_view fileName);

/// Whose reading counts where they differ: systemd's, or that of an init script's shell.
enum class ConfReader : std::uint8_t { Systemd, Shell };

struct ConfReading {
    /// With one interface; nothing when there is none to be read, as in Debian's skeleton.conf.
    std::optional<Export> config;
    std::vector<ConfProblem> problems;
    std::vector<Fault> faults; ///< values that vblade accepts but should not

    friend bool operator==(const ConfReading&, const ConfReading&) = default;
};
[[nodiscard]] ConfReading readConf(std::string_view fileName, std::string_view content, ConfReader reader);

/// The exports of a whole directory.
struct ConfDirectory {
    struct Entry {
        Export config;
        std::map<std::string, std::string> files; ///< by interface

        friend bool operator==(const Entry&, const Entry&) = default;
    };
    struct Problem {
        std::string file;
        ConfProblem problem;

        friend bool operator==(const Problem&, const Problem&) = default;
    };
    struct FileFault {
        std::string file;
        Fault fault;

        friend bool operator==(const FileFault&, const FileFault&) = default;
    };
    std::vector<Entry> exports; ///< by address
    std::vector<Problem> problems;
    std::vector<FileFault> faults;
    /// Files that Debian's generator never reaches, because a file before them stops it.
    std::vector<std::string> notReached;
};
/// Files by name with their content; others than conf files are left out. Files of one address that agree,
/// but for the interface, are one export; of those that do not, the first counts.
[[nodiscard]] ConfDirectory readConfDirectory(const std::map<std::string, std::string>& files,
                                              ConfReader reader);

} // namespace etherdeck::exports
