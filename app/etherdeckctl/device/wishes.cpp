#include "app/etherdeckctl/device/wishes.h"

#include "core/base/harmless_text.h"
#include "core/exports/validation.h"
#include "core/plans/refusal.h"

#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace etherdeck::ctl {

namespace {

using plans::RefusalCode;

constexpr std::size_t longestShown = 80;

/// Takes a checked value, or passes on what is wrong with it.
template <class Value, class Target>
std::optional<plans::Refusal> take(const exports::Checked<Value>& checked, Target& target) {
    if (!checked)
        return plans::refusalOf(checked.error());
    target = *checked;
    return std::nullopt;
}

std::optional<plans::Refusal> readInitiators(const std::vector<std::string>& words,
                                             std::vector<MacAddress>& macs) {
    macs.clear();
    for (const auto& word : words) {
        const auto mac = exports::parseInitiator(word);
        if (!mac)
            return plans::refusalOf(mac.error());
        macs.push_back(*mac);
    }
    return std::nullopt;
}

/// Reads the members that are given as text, into an export or into an edit of one.
template <class Export>
std::optional<plans::Refusal> readNumbers(const ExportWords& words, Export& config) {
    std::optional<plans::Refusal> wrong;
    if (words.buffers)
        wrong = take(exports::parseBuffers(*words.buffers), config.buffers);
    if (!wrong && words.offset)
        wrong = take(exports::parseOffset(*words.offset), config.offset);
    if (!wrong && words.length) {
        if (*words.length == "end")
            config.length = std::optional<Sectors>();
        else
            wrong = take(exports::parseLength(*words.length), config.length);
    }
    if (words.priority) // one of the words: the command line has checked it
        config.priority = exports::ioPriority(*words.priority).value_or(exports::IoPriority::Default);
    return wrong;
}

std::optional<plans::Refusal> wrongInterface(const std::string& name) {
    const auto fault = exports::interfaceFault(name);
    return fault ? std::optional(plans::refusalOf(*fault)) : std::nullopt;
}

std::optional<plans::Refusal> wrongPath(const std::string& path) {
    const auto fault = exports::pathFault(path);
    return fault ? std::optional(plans::refusalOf(*fault)) : std::nullopt;
}

template <class OfAddress>
Outcome<Wish> wishOf(const Address& address) {
    return OfAddress{address};
}

tl::unexpected<plans::Refusal> notASize(std::string_view text) {
    return plans::refuse(RefusalCode::BadValue,
                         "'" + harmlessStart(text, longestShown) +
                             "' is not a size, such as 512M, 10G (powers of 1024) or 10GB (of 1000).",
                         {{"name", "size"}});
}

struct Unit {
    std::string_view name;
    std::uint64_t bytes;
};
constexpr std::uint64_t kilo = 1000;
constexpr std::uint64_t kibi = 1024;
constexpr std::array units{Unit{"", 1},
                           Unit{"K", kibi},
                           Unit{"M", kibi* kibi},
                           Unit{"G", kibi* kibi* kibi},
                           Unit{"T", kibi* kibi* kibi* kibi},
                           Unit{"kB", kilo},
                           Unit{"MB", kilo* kilo},
                           Unit{"GB", kilo* kilo* kilo},
                           Unit{"TB", kilo* kilo* kilo* kilo}};

} // namespace

Outcome<Address> parseAddress(std::string_view text) {
    const auto address = exports::parseExportAddress(text);
    if (!address)
        return plans::refuse(plans::refusalOf(address.error()));
    return *address;
}

Outcome<Wish> createWish(const ExportWords& words) {
    plans::CreateExport wish;
    auto& config = wish.wanted;
    const auto address = parseAddress(words.address);
    if (!address)
        return plans::refuse(address.error());
    config.address = *address;
    config.path = words.disk.value_or(std::string());
    config.interfaces = words.interfaces;
    config.readOnly = words.readOnly.value_or(false);
    config.direct = words.direct.value_or(false);
    config.sync = words.sync.value_or(false);
    config.startsAtBoot = words.startsAtBoot.value_or(true);
    if (const auto wrong = readInitiators(words.allow, config.allowed))
        return plans::refuse(*wrong);
    if (const auto wrong = readNumbers(words, config))
        return plans::refuse(*wrong);
    exports::normalize(config);
    if (const auto faults = exports::faults(config); !faults.empty())
        return plans::refuse(plans::refusalOf(faults.front()));
    return wish;
}

bool changesNothing(const ExportWords& words) {
    return !words.newAddress && !words.disk && words.interfaces.empty() && words.allow.empty() &&
           !words.allowEveryone && !words.readOnly && !words.direct && !words.sync && !words.startsAtBoot &&
           !words.buffers && !words.offset && !words.length && !words.priority;
}

Outcome<Wish> changeWish(const ExportWords& words) {
    plans::ChangeExport wish;
    auto& edit = wish.edit;
    const auto address = parseAddress(words.address);
    if (!address)
        return plans::refuse(address.error());
    wish.address = *address;
    if (words.newAddress) {
        const auto changed = parseAddress(*words.newAddress);
        if (!changed)
            return plans::refuse(changed.error());
        edit.address = *changed;
    }
    if (words.disk) {
        if (const auto wrong = wrongPath(*words.disk))
            return plans::refuse(*wrong);
        edit.path = words.disk;
    }
    for (const auto& name : words.interfaces)
        if (const auto wrong = wrongInterface(name))
            return plans::refuse(*wrong);
    if (!words.interfaces.empty())
        edit.interfaces = words.interfaces;
    if (!words.allow.empty() || words.allowEveryone)
        if (const auto wrong = readInitiators(words.allow, edit.allowed.emplace()))
            return plans::refuse(*wrong);
    edit.readOnly = words.readOnly;
    edit.direct = words.direct;
    edit.sync = words.sync;
    edit.startsAtBoot = words.startsAtBoot;
    if (const auto wrong = readNumbers(words, edit))
        return plans::refuse(*wrong);
    return wish;
}

Outcome<Wish> allowWish(const std::string& address, const std::string& mac, bool allowed) {
    const auto readAddress = parseAddress(address);
    if (!readAddress)
        return plans::refuse(readAddress.error());
    const auto readMac = exports::parseInitiator(mac);
    if (!readMac)
        return plans::refuse(plans::refusalOf(readMac.error()));
    return plans::AllowInitiator{*readAddress, *readMac, allowed};
}

Outcome<Wish> runWish(std::string_view action, const std::string& address) {
    const auto read = parseAddress(address);
    if (!read)
        return plans::refuse(read.error());
    if (action == "start")
        return wishOf<plans::StartExport>(*read);
    if (action == "stop")
        return wishOf<plans::StopExport>(*read);
    if (action == "restart")
        return wishOf<plans::RestartExport>(*read);
    if (action == "remove")
        return wishOf<plans::RemoveExport>(*read);
    if (action == "adopt")
        return wishOf<plans::AdoptExport>(*read);
    plans::ChangeExport wish;
    wish.address = *read;
    wish.edit.startsAtBoot = action == "auto";
    return wish;
}

Outcome<Wish> lockWish(const std::string& path, bool locked) {
    if (const auto wrong = wrongPath(path))
        return plans::refuse(*wrong);
    return plans::LockDisk{path, locked};
}

Outcome<Wish> imageWish(const std::string& path, std::string_view size, bool full) {
    if (const auto wrong = wrongPath(path))
        return plans::refuse(*wrong);
    const auto bytes = parseSize(size);
    if (!bytes)
        return plans::refuse(bytes.error());
    return plans::CreateImage{path, *bytes, full};
}

Outcome<Wish> mtuWish(const std::string& interface, std::uint32_t mtu) {
    if (const auto wrong = wrongInterface(interface))
        return plans::refuse(*wrong);
    return plans::SetMtu{interface, mtu};
}

Outcome<Wish> addVlanWish(const std::string& interface, std::uint16_t id) {
    if (const auto wrong = wrongInterface(interface))
        return plans::refuse(*wrong);
    return plans::AddVlan{interface, id};
}

Outcome<Wish> removeVlanWish(const std::string& interface) {
    if (const auto wrong = wrongInterface(interface))
        return plans::refuse(*wrong);
    return plans::RemoveVlan{interface};
}

Outcome<std::uint64_t> parseSize(std::string_view text) {
    std::uint64_t number = 0;
    const auto* const end = text.data() + text.size();
    const auto [unitText, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || number == 0)
        return notASize(text);
    const std::string_view name(unitText, static_cast<std::size_t>(end - unitText));
    for (const auto& unit : units)
        if (unit.name == name && number <= std::numeric_limits<std::uint64_t>::max() / unit.bytes)
            return number * unit.bytes;
    return notASize(text);
}

} // namespace etherdeck::ctl
