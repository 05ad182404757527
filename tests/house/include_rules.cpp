#include "tests/house/include_rules.h"

#include <algorithm>
#include <array>
#include <optional>

namespace etherdeck::house {

namespace {

constexpr std::size_t maxLines = 500;

/// What a room may use of Qt.
enum class QtUse { None, WithoutGui, All };

/// Rooms from the bottom up: each may use itself and those on lower floors, but no other on its own floor.
struct Room {
    std::string_view name;
    int floor;
    QtUse qt;
};
constexpr std::array rooms{
    Room{"core/base", 0, QtUse::None},

    Room{"core/system", 1, QtUse::None},
    Room{"core/aoe", 1, QtUse::None},
    Room{"core/arp", 1, QtUse::None},
    Room{"core/hwdb", 1, QtUse::None},
    Room{"core/uboot", 1, QtUse::None},
    Room{"core/terminal", 1, QtUse::None},
    Room{"core/wire", 1, QtUse::None},
    Room{"core/exports", 1, QtUse::None},
    Room{"core/boxes", 1, QtUse::None},

    Room{"core/system/network", 2, QtUse::None},
    Room{"core/plans", 2, QtUse::None},
    Room{"core/planner", 3, QtUse::None},
    Room{"core/box_netconsole", 3, QtUse::None},
    Room{"core/capture", 2, QtUse::None},
    Room{"core/sockets", 2, QtUse::None},
    Room{"core/disks", 2, QtUse::None},
    Room{"core/netconsole/base", 2, QtUse::None},
    Room{"core/netconsole/kernel", 3, QtUse::None},
    Room{"core/netconsole", 4, QtUse::None},
    Room{"core/discovery/same_disk", 2, QtUse::None},
    Room{"core/discovery", 3, QtUse::None},
    Room{"core/advisor", 3, QtUse::None},
    Room{"core/finder", 3, QtUse::None},

    Room{"core/syslog", 3, QtUse::None},
    Room{"core/link", 3, QtUse::None},
    Room{"core/link/pcap", 4, QtUse::None},
    Room{"core/remote", 3, QtUse::None},
    Room{"core/user_files", 4, QtUse::None},
    Room{"core/install", 4, QtUse::None},
    Room{"core/setup", 3, QtUse::None},
    Room{"core/store/database", 3, QtUse::None},
    Room{"core/store/events", 4, QtUse::None},
    Room{"core/store/console/lines", 4, QtUse::None},
    Room{"core/store/console", 5, QtUse::None},
    Room{"core/store/boxes", 5, QtUse::None},

    Room{"core/journal", 6, QtUse::None},
    Room{"core/console", 7, QtUse::None},

    Room{"core/services/calls", 8, QtUse::WithoutGui},
    Room{"core/services/desk", 8, QtUse::WithoutGui},
    Room{"core/services/inventory", 9, QtUse::WithoutGui},
    Room{"core/services/console", 9, QtUse::WithoutGui},
    Room{"core/services/devices", 9, QtUse::WithoutGui},
    Room{"core/services/boxes", 9, QtUse::WithoutGui},
    Room{"core/services/finder", 9, QtUse::WithoutGui},
    Room{"core/services/install", 9, QtUse::WithoutGui},
    Room{"core/services/box_logs", 10, QtUse::WithoutGui},

    Room{"ui/text", 10, QtUse::All},
    Room{"ui/look", 10, QtUse::All},
    Room{"ui/widgets", 11, QtUse::All},
    Room{"ui/boxes/base", 12, QtUse::All},
    Room{"ui/boxes/environment", 12, QtUse::All},
    Room{"ui/inventory/targets", 13, QtUse::All},
    Room{"ui/inventory/history", 14, QtUse::All},
    Room{"ui/inventory/table", 14, QtUse::All},
    Room{"ui/inventory/detail", 14, QtUse::All},
    Room{"ui/inventory/rack", 15, QtUse::All},
    Room{"ui/inventory/page", 16, QtUse::All},
    Room{"ui/console/lines", 12, QtUse::All},
    Room{"ui/console/arrival", 12, QtUse::All},
    Room{"ui/console/rules", 13, QtUse::All},
    Room{"ui/console/log", 14, QtUse::All},
    Room{"ui/console/terminal", 13, QtUse::All},
    Room{"ui/console/search", 15, QtUse::All},
    Room{"ui/console/page", 16, QtUse::All},
    Room{"ui/timeline", 15, QtUse::All},
    Room{"ui/devices/base", 13, QtUse::All},
    Room{"ui/devices/plan", 14, QtUse::All},
    Room{"ui/devices/exports", 15, QtUse::All},
    Room{"ui/devices/netconsole", 15, QtUse::All},
    Room{"ui/devices/uboot", 15, QtUse::All},
    Room{"ui/devices/add", 15, QtUse::All},
    Room{"ui/devices/page", 16, QtUse::All},
    Room{"ui/wizards/interfaces", 14, QtUse::All},
    Room{"ui/wizards", 15, QtUse::All},
    Room{"ui/boxes/links", 17, QtUse::All},
    Room{"ui/shell/preferences", 12, QtUse::All},
    Room{"ui/shell/notices", 17, QtUse::All},
    Room{"ui/shell/activity", 17, QtUse::All},
    Room{"ui/shell/undo", 17, QtUse::All},
    Room{"ui/shell", 18, QtUse::All},

    Room{"app/usage", 16, QtUse::None},
    Room{"app/link", 20, QtUse::None},
    Room{"app/askpass", 20, QtUse::None},
    Room{"app/agent/loop", 16, QtUse::None},
    Room{"app/agent/state", 16, QtUse::None},
    Room{"app/agent/box", 16, QtUse::None},
    Room{"app/agent/disks", 16, QtUse::None},
    Room{"app/agent/flash", 16, QtUse::None},
    Room{"app/agent/network", 16, QtUse::None},
    Room{"app/agent/exports", 17, QtUse::None},
    Room{"app/agent/changes", 18, QtUse::None},
    Room{"app/agent/server", 19, QtUse::None},
    Room{"app/agent", 20, QtUse::None},
    Room{"app/lab/targets", 16, QtUse::None},
    Room{"app/lab/network", 17, QtUse::None},
    Room{"app/lab/plugs", 18, QtUse::None},
    Room{"app/lab/voices", 19, QtUse::None},
    Room{"app/lab", 20, QtUse::WithoutGui},
    Room{"app/etherdeckctl/base", 16, QtUse::WithoutGui},
    Room{"app/etherdeckctl/targets", 18, QtUse::WithoutGui},
    Room{"app/etherdeckctl/log", 18, QtUse::WithoutGui},
    Room{"app/etherdeckctl/netconsole", 18, QtUse::WithoutGui},
    Room{"app/etherdeckctl/boxes", 18, QtUse::WithoutGui},
    Room{"app/etherdeckctl/device", 17, QtUse::WithoutGui},
    Room{"app/etherdeckctl/known_devices", 18, QtUse::WithoutGui},
    Room{"app/etherdeckctl/finder", 18, QtUse::WithoutGui},
    Room{"app/etherdeckctl/uboot", 19, QtUse::WithoutGui},
    Room{"app/etherdeckctl/setup", 19, QtUse::WithoutGui},
    Room{"app/etherdeckctl", 20, QtUse::WithoutGui},
    Room{"app/etherdeck/wiring", 19, QtUse::All},
    Room{"app/etherdeck", 20, QtUse::All},
    // Tests may use every room.
    Room{"tests", 21, QtUse::All},
};
constexpr std::string_view order =
    "arrows go down only: core/base <- system, aoe, arp, uboot, terminal, wire, exports, boxes <- plans, "
    "capture, "
    "sockets, disks, netconsole, discovery, advisor <- syslog, link, remote <- link/pcap, "
    "store/database <- store/events <- store/console <- journal <- console <- services <- ui/text, ui/look "
    "<- "
    "ui/widgets <- ui pages <- ui/shell, "
    "app/usage <- app";
constexpr std::string_view programRoom = "app/link and app/agent run on boxes that have no Qt and no window";

constexpr std::array topLevel{"CMakeLists.txt",
                              "CMakePresets.json",
                              "README.md",
                              "LICENSE",
                              "CONTRIBUTING.md",
                              "LICENSES/", // where the REUSE specification expects them
                              "CHANGELOG.md",
                              "run",
                              "test",
                              "app/",
                              "core/",
                              "ui/",
                              "resources/",
                              "translations/",
                              "tests/",
                              "installer/",
                              "docs/",
                              "build/"};

constexpr std::array linuxOnly{"linux/",          "netpacket/",  "net/if.h",       "net/if_arp.h",
                               "cap-ng.h",        "sys/epoll.h", "sys/eventfd.h",  "sys/inotify.h",
                               "sys/pidfd.h",     "sys/prctl.h", "sys/signalfd.h", "sys/timerfd.h",
                               "sys/capability.h"};

constexpr std::array prints{"std::cout",   "std::cerr",    "std::clog",     "std::puts(",
                            "std::fputs(", "std::printf(", "std::fprintf(", "std::fwrite("};

std::string folderOf(std::string_view path) { return std::string(path.substr(0, path.find_last_of('/'))); }

/// The room of a file: its folder as listed above.
const Room* roomOf(std::string_view path) {
    if (path.starts_with("tests/"))
        return &rooms.back();
    const auto found = std::ranges::find(rooms, folderOf(path), &Room::name);
    return found == rooms.end() ? nullptr : &*found;
}

/// "ui/console" of "ui/console/log": pages must not know each other, whatever their floors.
std::string_view pageOf(std::string_view room) {
    if (!room.starts_with("ui/") || room == "ui/text" || room == "ui/look" || room == "ui/widgets" ||
        room.starts_with("ui/boxes/") || room.starts_with("ui/shell"))
        return {};
    return room.substr(0, room.find('/', 3));
}

bool mayUse(const Room& user, const Room& used) {
    if (user.name == used.name)
        return true;
    const auto page = pageOf(user.name);
    const auto usedPage = pageOf(used.name);
    return used.floor < user.floor && (page.empty() || usedPage.empty() || page == usedPage);
}

bool mayUseQt(const Room& room, std::string_view module) {
    return room.qt == QtUse::All || (room.qt == QtUse::WithoutGui &&
                                     (module == "QtCore" || module == "QtNetwork" || module == "QtDBus"));
}

std::string whyNotQt(const Room& room) {
    if (room.name.starts_with("app/"))
        return room.qt == QtUse::None ? std::string(programRoom) : "only app/etherdeck has a window";
    return room.qt == QtUse::None ? "below core/services nothing needs Qt: plain values and the standard "
                                    "library keep these rooms "
                                    "testable, portable, and buildable for a box"
                                  : "Qt Widgets and Gui stay in ui/ and app/etherdeck, so that the terminal "
                                    "program runs the same code";
}

bool isLinuxFile(std::string_view path) {
    return path.ends_with("_linux.cpp") || path.ends_with("_linux.h") || path.starts_with("tests/");
}

/// What stands between the delimiters of an #include, with the opening one: `"core/base/result.h`,
/// `<QWidget`.
std::optional<std::string_view> included(std::string_view line) {
    const auto trim = [&line] { line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size())); };
    trim();
    if (!line.starts_with('#'))
        return std::nullopt;
    line.remove_prefix(1);
    trim();
    if (!line.starts_with("include"))
        return std::nullopt;
    line.remove_prefix(7);
    trim();
    const auto end = line.find_first_of("\">", 1);
    if (line.empty() || end == std::string_view::npos)
        return std::nullopt;
    return line.substr(0, end);
}

} // namespace

std::string Violation::toString() const {
    const auto place = line > 0 ? file + ":" + std::to_string(line) : file;
    return place + ": " + rule + " — " + why;
}

struct IncludeRules::Place {
    std::string path;
    int line;
    const Room& room;

    [[nodiscard]] Violation violation(std::string rule, std::string_view why) const {
        return {path, line, std::move(rule), std::string(why), false};
    }
};

IncludeRules::IncludeRules(QtHeaders qtHeaders, std::set<std::string, std::less<>> files) :
    m_qtHeaders(std::move(qtHeaders)), m_files(std::move(files)) {}

std::vector<Violation> IncludeRules::checkSource(std::string_view path, std::string_view text) const {
    std::vector<Violation> found;
    const auto* room = roomOf(path);
    if (!room) {
        found.push_back({std::string(path), 0, folderOf(path) + " is not a room of the house",
                         "add it to the order of rooms in tests/house/include_rules.cpp"});
        return found;
    }
    std::size_t lines = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const Place place{std::string(path), static_cast<int>(++lines), *room};
        if (const auto header = included(text.substr(0, end))) {
            if (header->starts_with('"'))
                checkQuoted(place, header->substr(1), found);
            else
                checkAngled(place, header->substr(1), found);
        }
        checkPrinting(place, text.substr(0, end), found);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (lines > maxLines)
        found.push_back({std::string(path), 0, "has " + std::to_string(lines) + " lines",
                         "past 500 there is a second idea inside: give it a file of its own",
                         room->name == "tests"}); // tables of cases may be long
    return found;
}

void IncludeRules::checkPrinting(const Place& place, std::string_view line, std::vector<Violation>& found) {
    if (!place.path.starts_with("app/"))
        return;
    for (const std::string_view call : prints)
        if (line.find(call) != std::string_view::npos)
            found.push_back(
                place.violation("prints by " + std::string(call),
                                "core/system/output.h is where programs print: so nothing is lost "
                                "unsaid, and nothing harmful gets out"));
}

void IncludeRules::checkQuoted(const Place& place, std::string_view header,
                               std::vector<Violation>& found) const {
    if (header.ends_with(".moc") || header.starts_with("moc_")) // made by moc
        return;
    const auto rule = "includes \"" + std::string(header) + "\"";
    if (!m_files.contains(header)) {
        found.push_back(place.violation(rule,
                                        "not a file of the tree: includes in quotes are written from the top "
                                        "folder, never relative"));
        return;
    }
    const auto* used = roomOf(header);
    if (!used || !mayUse(place.room, *used))
        found.push_back(place.violation(rule, order));
}

void IncludeRules::checkAngled(const Place& place, std::string_view header,
                               std::vector<Violation>& found) const {
    const auto rule = "includes <" + std::string(header) + ">";
    if (const auto module = moduleOf(header); !module.empty() && !mayUseQt(place.room, module))
        found.push_back(place.violation(rule, whyNotQt(place.room)));
    const bool isLinuxHeader = std::ranges::any_of(linuxOnly, [header](std::string_view only) {
        return only.ends_with('/') ? header.starts_with(only) : header == only;
    });
    if (isLinuxHeader && !isLinuxFile(place.path))
        found.push_back(place.violation(rule,
                                        "what is Linux-only stands in *_linux.cpp behind a plain header, so "
                                        "that another system is a port and not a rewrite"));
    if (header.starts_with("core/") || header.starts_with("ui/") || header.starts_with("app/"))
        found.push_back(place.violation(rule, "our own headers are included in quotes"));
}

std::string IncludeRules::moduleOf(std::string_view header) const {
    if (const auto slash = header.find('/'); slash != std::string_view::npos)
        return header.starts_with("Qt") ? std::string(header.substr(0, slash)) : std::string();
    const auto found = m_qtHeaders.find(header);
    return found == m_qtHeaders.end() ? std::string() : found->second;
}

std::vector<Violation> IncludeRules::checkLinks(std::string_view room,
                                                const std::vector<std::string>& links) const {
    std::vector<Violation> found;
    const std::string file = std::string(room) + "/CMakeLists.txt";
    const auto* user = roomOf(std::string(room) + "/");
    if (!user)
        return {{file, 0, "is not a room of the house", "see tests/house/include_rules.cpp"}};
    for (const auto& link : links) {
        const bool isQt = link.starts_with("Qt6::");
        if (isQt && !mayUseQt(*user, "Qt" + link.substr(5)))
            found.push_back({file, 0, "links " + link, whyNotQt(*user)});
        if (isQt || link.find('/') == std::string::npos)
            continue;
        if (const auto* used = roomOf(link + "/"); !used || !mayUse(*user, *used))
            found.push_back({file, 0, "links " + link, std::string(order)});
    }
    return found;
}

std::vector<Violation> IncludeRules::checkCompiled(const std::set<std::string, std::less<>>& compiled) const {
    std::vector<Violation> found;
    for (const auto& file : m_files)
        if (file.ends_with(".cpp") && !compiled.contains(file))
            found.push_back({file, 0, "is compiled by no target",
                             "a source that no CMakeLists.txt names rots: list it, or remove it"});
    return found;
}

std::vector<Violation> IncludeRules::checkTopLevel(const std::vector<std::string>& entries) {
    std::vector<Violation> found;
    for (const auto& entry : entries)
        if (!entry.starts_with('.') && std::ranges::find(topLevel, entry) == topLevel.end())
            found.push_back(
                {entry, 0, "stands at the top",
                 "the top folder is the way in: what is not listed there belongs into a room, docs/ or "
                 "installer/"});
    return found;
}

} // namespace etherdeck::house
