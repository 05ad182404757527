#include "app/agent/network/netconsole.h"
#include "core/system/small_files.h"
#include "core/system/unique_descriptor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>
#include <vector>

namespace etherdeck::agent {

namespace {

using plans::NetconsoleTarget;
using plans::Outcome;
using plans::RefusalCode;
using plans::refuse;

constexpr std::size_t maxTable = 262'144;
constexpr std::size_t maxNeighbours = 4096;
constexpr std::size_t maxTestLine = 64;
constexpr const char* configfs = "/sys/kernel/config";
constexpr const char* targetFolder = "/sys/kernel/config/netconsole/etherdeck";
constexpr std::array modprobePlaces{"/sbin/modprobe", "/usr/sbin/modprobe", "/bin/modprobe",
                                    "/usr/bin/modprobe"};

std::vector<std::string_view> wordsOf(std::string_view line) {
    std::vector<std::string_view> words;
    while (true) {
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        if (line.empty())
            return words;
        const auto end = std::min(line.find_first_of(" \t"), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
}

template <class Handle>
void forEachLine(std::string_view text, const Handle& handle) {
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        handle(wordsOf(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

template <class Number>
std::optional<Number> numberOf(std::string_view text, int base = 10) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

bool isBuiltIn(const std::string& root) {
    const auto modules = readStart(root + "/proc/modules", maxTable).value_or(std::string());
    bool isModule = false;
    forEachLine(modules, [&](const std::vector<std::string_view>& words) {
        isModule = isModule || (!words.empty() && words.front() == "netconsole");
    });
    return !isModule;
}

plans::ModuleLoader loaderOf(const std::string& root) {
    if (isThere(root + "/etc/modules.d") && isThere(root + "/sbin/procd"))
        return plans::ModuleLoader::Openwrt;
    return isThere(root + "/etc/modules-load.d") ? plans::ModuleLoader::ModulesLoad
                                                 : plans::ModuleLoader::None;
}

std::optional<NetconsoleTarget> readTarget(const std::string& folder) {
    if (readLine(folder + "/enabled") != "1")
        return std::nullopt;
    NetconsoleTarget target;
    target.interface = readLine(folder + "/dev_name");
    const auto local = Ipv4Address::parse(readLine(folder + "/local_ip"));
    const auto server = Ipv4Address::parse(readLine(folder + "/remote_ip"));
    const auto mac = MacAddress::parse(readLine(folder + "/remote_mac"));
    if (!local || !server || !mac)
        return std::nullopt;
    target.local = *local;
    target.server = *server;
    target.serverMac = *mac;
    target.port = numberOf<std::uint16_t>(readLine(folder + "/remote_port")).value_or(0);
    target.extended = readLine(folder + "/extended") == "1";
    return target;
}

tl::unexpected<plans::Refusal> targetFailure(const std::string& what) {
    const auto error = errno;
    return refuse(RefusalCode::Failed, "Could not " + what + ": " + std::strerror(error) + '.',
                  {{"system", std::to_string(error)}});
}

Outcome<void> writeAttribute(const std::string& path, const std::string& value, bool isCreated) {
    const link::UniqueDescriptor file(
        ::open(path.c_str(), O_WRONLY | O_CLOEXEC | (isCreated ? O_CREAT | O_TRUNC : 0), 0644));
    const auto text = value + '\n';
    if (!file.isOpen() || ::write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        return targetFailure("write " + path);
    return {};
}

Outcome<void> removeTarget(const std::string& folder, bool isPlain) {
    if (!isThere(folder))
        return {};
    if (isPlain) // configfs removes its files itself
        for (const auto& name : namesIn(folder, maxNeighbours))
            ::unlink((folder + '/' + name).c_str());
    return ::rmdir(folder.c_str()) == 0 ? Outcome<void>() : targetFailure("remove " + folder);
}

} // namespace

std::map<std::string, MacAddress> parseArpTable(std::string_view text) {
    std::map<std::string, MacAddress> table;
    forEachLine(text, [&](const std::vector<std::string_view>& words) {
        constexpr std::string_view incomplete = "0x0";
        if (words.size() < 4 || words[2] == incomplete || table.size() >= maxNeighbours)
            return;
        if (const auto mac = MacAddress::parse(words[3]); mac && !mac->isZero())
            table.emplace(words[0], *mac);
    });
    return table;
}

std::optional<std::pair<std::string, std::string>> parseDefaultRoute(std::string_view text) {
    std::optional<std::pair<std::string, std::string>> found;
    forEachLine(text, [&](const std::vector<std::string_view>& words) {
        constexpr std::string_view none = "00000000";
        if (found || words.size() < 8 || words[1] != none || words[7] != none)
            return;
        const auto gateway = numberOf<std::uint32_t>(words[2], 16); // in the order of the processor
        if (!gateway || *gateway == 0)
            return;
        std::array<std::uint8_t, 4> bytes{};
        std::memcpy(bytes.data(), &*gateway, bytes.size());
        std::uint32_t number = 0;
        for (const auto byte : bytes)
            number = number << 8 | byte;
        found.emplace(words[0], Ipv4Address(number).toString());
    });
    return found;
}

bool hasExtendedNetconsole(std::string_view release) {
    const auto dot = std::min(release.find('.'), release.size());
    const auto major = numberOf<int>(release.substr(0, dot)).value_or(0);
    const auto rest = release.substr(std::min(dot + 1, release.size()));
    const auto minor = numberOf<int>(rest.substr(0, rest.find_first_not_of("0123456789"))).value_or(0);
    return major > 4 || (major == 4 && minor >= 4);
}

plans::BoxNetconsole readNetconsole(const std::string& root) {
    plans::BoxNetconsole now;
    now.isLoaded = isThere(root + "/sys/module/netconsole");
    now.isBuiltIn = now.isLoaded && isBuiltIn(root);
    now.canLoad =
        root.empty() && std::ranges::any_of(modprobePlaces, [](const char* path) { return isThere(path); });
    utsname system{};
    now.hasExtended = ::uname(&system) == 0 && hasExtendedNetconsole(system.release);
    now.loader = loaderOf(root);
    now.target = readTarget(root + targetFolder);
    const auto levels = readLine(root + "/proc/sys/kernel/printk");
    const auto words = wordsOf(levels);
    now.level = words.empty() ? 0 : numberOf<int>(words.front()).value_or(0);
    for (std::size_t i = 1; words.size() == 4 && i < words.size(); ++i)
        now.otherLevels += (i == 1 ? "" : " ") + std::string(words[i]);
    now.neighbours = parseArpTable(readStart(root + "/proc/net/arp", maxTable).value_or(std::string()));
    now.route = parseDefaultRoute(readStart(root + "/proc/net/route", maxTable).value_or(std::string()));
    return now;
}

Outcome<void> setNetconsoleTarget(const std::string& root, const std::optional<NetconsoleTarget>& target) {
    const auto folder = root + targetFolder;
    if (root.empty() && target && !isThere(std::string(configfs) + "/netconsole"))
        ::mount("configfs", configfs, "configfs", 0, nullptr); // what fails is told below
    if (auto removed = removeTarget(folder, !root.empty()); !removed)
        return removed;
    if (!target)
        return {};
    if (::mkdir(folder.c_str(), 0755) != 0)
        return errno == ENOENT
                   ? Outcome<void>(refuse(RefusalCode::Unsupported,
                                          "The kernel of this box cannot change netconsole while it "
                                          "runs: it has no configfs."))
                   : targetFailure("create " + folder);
    std::vector<std::pair<std::string, std::string>> attributes{
        {"dev_name", target->interface},
        {"local_ip", target->local.toString()},
        {"local_port", std::to_string(plans::netconsoleLocalPort)},
        {"remote_ip", target->server.toString()},
        {"remote_port", std::to_string(target->port)},
        {"remote_mac", target->serverMac.toString()}};
    if (target->extended)
        attributes.emplace_back("extended", "1");
    attributes.emplace_back("enabled", "1");
    for (const auto& [name, value] : attributes)
        if (auto written = writeAttribute(folder + '/' + name, value, !root.empty()); !written) {
            auto removed = removeTarget(folder, !root.empty());
            return written;
        }
    return {};
}

Outcome<void> writeTestLine(const std::string& root, const std::string& text) {
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    if (text.empty() || text.size() > maxTestLine || !std::ranges::all_of(text, isPlain))
        return refuse(RefusalCode::BadValue, "A test line consists of letters, digits and hyphens.",
                      {{"name", "text"}});
    if (!root.empty())
        return refuse(RefusalCode::Unsupported, "A box of a lab has no kernel of its own.");
    const link::UniqueDescriptor device(::open("/dev/kmsg", O_WRONLY | O_CLOEXEC));
    const auto line = "<4>" + text + '\n'; // a warning: levels of the console mostly let it through
    if (!device.isOpen() ||
        ::write(device.get(), line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        return targetFailure("write to the kernel's log");
    return {};
}

} // namespace etherdeck::agent
