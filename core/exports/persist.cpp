#include "core/exports/persist.h"

#include "core/base/harmless_text.h"
#include "core/exports/validation.h"

#include <algorithm>

namespace etherdeck::exports {

namespace {

constexpr std::size_t maxShownName = 80;

/// As chpst -e reads a file: the first line, without blanks at its end.
std::string_view environmentValue(std::string_view content) {
    auto line = content.substr(0, content.find('\n'));
    while (line.ends_with(' ') || line.ends_with('\t'))
        line.remove_suffix(1);
    return line;
}

/// Reads a text that is taken as it is, when it has no fault.
auto checkedBy(std::optional<Fault> (*check)(std::string_view)) {
    return [check](std::string_view text) -> Checked<std::string> {
        if (auto wrong = check(text))
            return tl::unexpected(std::move(*wrong));
        return std::string(text);
    };
}

/// The files of one directory, by their name inside it.
using PersistFiles = std::map<std::string, std::string, std::less<>>;

class PersistReader {
public:
    PersistReader(const std::string& directory, const PersistFiles& files) :
        m_directory(directory), m_files(files) {}

    std::optional<Export> read(std::vector<PersistProblem>& problems) {
        m_problems = &problems;
        const auto before = problems.size();
        Export config;
        const auto shelf = value<std::uint16_t>("env/SHELF", parseShelf);
        const auto slot = value<std::uint8_t>("env/SLOT", parseSlot);
        const auto interface = value<std::string>("env/NETIF", checkedBy(interfaceFault));
        const auto path = value<std::string>("env/SOURCE", checkedBy(pathFault));
        readInitiators(config);
        if (problems.size() != before || !shelf || !slot || !interface || !path)
            return std::nullopt;
        config.address = Address(*shelf, *slot);
        config.interfaces = {*interface};
        config.path = *path;
        config.startsAtBoot = !m_files.contains("down");
        normalize(config);
        if (config.address.toString() != m_directory) {
            problem(PersistProblemKind::OtherName, config.address.toString());
            return std::nullopt;
        }
        return config;
    }

private:
    void problem(PersistProblemKind kind, std::string_view text, std::optional<Fault> wrong = {}) {
        m_problems->push_back({m_directory, kind, harmlessStart(text, maxShownName), std::move(wrong)});
    }

    template <class T, class Parse>
    std::optional<T> value(std::string_view file, Parse parse) {
        const auto found = m_files.find(file);
        const auto text = found == m_files.end() ? std::string_view() : environmentValue(found->second);
        if (text.empty()) {
            problem(PersistProblemKind::MissingValue, file);
            return std::nullopt;
        }
        const Checked<T> checked = parse(text);
        if (!checked) {
            problem(PersistProblemKind::BadValue, file, checked.error());
            return std::nullopt;
        }
        return *checked;
    }

    void readInitiators(Export& config) {
        constexpr std::string_view folder = "macs/";
        for (auto at = m_files.lower_bound(folder); at != m_files.end() && at->first.starts_with(folder);
             ++at) {
            const auto mac = parseInitiator(std::string_view(at->first).substr(folder.size()));
            if (mac)
                config.allowed.push_back(*mac);
            else
                problem(PersistProblemKind::BadValue, at->first, mac.error());
        }
        if (config.allowed.size() > maxAllowed)
            problem(PersistProblemKind::BadValue, "macs",
                    fault(FaultKind::TooManyMacs, std::to_string(config.allowed.size())));
    }

    const std::string& m_directory;
    const PersistFiles& m_files;
    std::vector<PersistProblem>* m_problems = nullptr;
};

std::string persistPath(std::string_view directory) {
    return std::string(persistDirectory) + '/' + std::string(directory);
}

} // namespace

std::string_view name(PersistProblemKind kind) {
    switch (kind) {
    case PersistProblemKind::MissingValue:
        return "missing-value";
    case PersistProblemKind::BadValue:
        return "bad-value";
    case PersistProblemKind::OtherName:
        return "other-name";
    }
    return {};
}

PersistExports readPersist(const std::map<std::string, std::string>& files) {
    std::map<std::string, PersistFiles> directories;
    for (const auto& [path, content] : files) {
        const auto slash = path.find('/');
        // runit ignores hidden directories.
        if (slash != std::string::npos && slash > 0 && path[0] != '.')
            directories[path.substr(0, slash)].emplace(path.substr(slash + 1), content);
    }
    PersistExports found;
    for (const auto& [directory, content] : directories) {
        if (!content.contains("down"))
            found.started.push_back(directory);
        if (auto config = PersistReader(directory, content).read(found.problems))
            found.exports.push_back({std::move(*config), directory});
    }
    std::ranges::sort(found.exports, {},
                      [](const PersistExports::Entry& entry) { return entry.config.address; });
    return found;
}

std::string persistDownFile(std::string_view directory) { return persistPath(directory) + "/down"; }

std::vector<std::string> persistStop(std::string_view directory) {
    return {"sv", "down", persistPath(directory)};
}

std::vector<std::string> persistStart(std::string_view directory) {
    return {"sv", "up", persistPath(directory)};
}

} // namespace etherdeck::exports
