#include "app/agent/disks/kernel_tables.h"

#include "app/agent/disks/text.h"

#include <algorithm>

namespace etherdeck::agent {

namespace {

constexpr std::size_t maxMounts = 4096;
constexpr std::size_t maxSwaps = 64;
constexpr std::size_t maxFields = 64;
constexpr std::uint64_t largestMajor = 0xfff;
constexpr std::uint64_t largestMinor = 0xfffff;

bool isOctal(char c) { return c >= '0' && c <= '7'; }

/// The kernel writes blanks and backslashes as three octal digits: "\040".
std::string unescaped(std::string_view field) {
    std::string text;
    while (!field.empty()) {
        if (field.size() >= 4 && field[0] == '\\' && std::ranges::all_of(field.substr(1, 3), isOctal)) {
            text += static_cast<char>(((field[1] - '0') & 3) << 6 | (field[2] - '0') << 3 | (field[3] - '0'));
            field.remove_prefix(4);
        } else {
            text += field[0];
            field.remove_prefix(1);
        }
    }
    return text;
}

/// "36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw"
std::optional<Mount> ofMountinfo(const std::vector<std::string_view>& fields) {
    const auto dash = std::ranges::find(fields, "-");
    if (fields.size() < 10 || dash - fields.begin() < 6 || fields.end() - dash < 3)
        return std::nullopt;
    const auto number = parseDeviceNumber(fields[2]);
    if (!number || !wholeNumber(fields[0]))
        return std::nullopt;
    return Mount{unescaped(dash[2]), unescaped(fields[4]), unescaped(dash[1]), *number, 0};
}

/// "/dev/root /mnt2 ext3 rw,noatime 0 0"
std::optional<Mount> ofMounts(const std::vector<std::string_view>& fields) {
    if (fields.size() != 6 || !wholeNumber(fields[4]) || !wholeNumber(fields[5]))
        return std::nullopt;
    return Mount{unescaped(fields[0]), unescaped(fields[1]), unescaped(fields[2]), {}, 0};
}

template <class Handler>
void forEachLine(std::string_view text, Handler handle) {
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (const auto line = text.substr(0, end); !line.empty() && line[0] != '#')
            handle(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

} // namespace

std::optional<plans::DeviceNumber> parseDeviceNumber(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const auto major = wholeNumber(text.substr(0, colon));
    const auto minor = wholeNumber(text.substr(colon + 1));
    if (!major || !minor || *major > largestMajor || *minor > largestMinor)
        return std::nullopt;
    return plans::DeviceNumber{static_cast<std::uint32_t>(*major), static_cast<std::uint32_t>(*minor)};
}

std::vector<Mount> parseMounts(std::string_view text) {
    std::vector<Mount> mounts;
    forEachLine(text, [&mounts](std::string_view line) {
        const auto fields = pieces(line, ' ', maxFields);
        auto mount = ofMountinfo(fields);
        if (!mount)
            mount = ofMounts(fields);
        if (mount && mounts.size() < maxMounts)
            mounts.push_back(std::move(*mount));
    });
    return mounts;
}

const Mount* mountOf(std::string_view path, const std::vector<Mount>& mounts) {
    const Mount* found = nullptr;
    for (const auto& mount : mounts) {
        const std::string_view point =
            mount.point == "/" ? std::string_view() : std::string_view(mount.point);
        const bool isBelow =
            path.starts_with(point) && (path.size() == point.size() || path[point.size()] == '/');
        // Of two at one place, the later one is on top.
        if (isBelow && (found == nullptr || mount.point.size() >= found->point.size()))
            found = &mount;
    }
    return found;
}

std::vector<Swap> parseSwaps(std::string_view text) {
    std::vector<Swap> swaps;
    forEachLine(text, [&swaps](std::string_view line) {
        std::string spaced(line);
        std::ranges::replace(spaced, '\t', ' ');
        const auto fields = pieces(spaced, ' ', maxFields);
        if (fields.size() != 5 || !wholeNumber(fields[2]) || !wholeNumber(fields[3]) ||
            swaps.size() >= maxSwaps)
            return;
        swaps.push_back({unescaped(fields[0]), fields[1] == "file", std::nullopt});
    });
    return swaps;
}

} // namespace etherdeck::agent
