#include "core/uboot/doctor.h"

#include "core/uboot/script.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <system_error>

namespace etherdeck::uboot {

namespace {

using Kind = Finding::Kind;
using Weight = Finding::Weight;

constexpr MacAddress sharedMac({0x52, 0x3b, 0x20, 0x9c, 0x11, 0x51});
constexpr std::string_view pogoE02 = "3542"; ///< its number in Linux' list of ARM machines
constexpr std::uint32_t usualMask = 0xffffff00;
constexpr std::size_t maxUnknown = 20;

constexpr std::array consoles{"stdin", "stdout", "stderr"};
constexpr std::string_view partitionsPrefix = "mtdparts=";

bool isNetconsole(std::string_view device) {
    while (!device.empty()) { // "serial,nc"
        const auto end = std::min(device.find(','), device.size());
        if (device.substr(0, end) == "nc")
            return true;
        device.remove_prefix(std::min(end + 1, device.size()));
    }
    return false;
}

bool startsNetconsole(const Command& command) {
    const auto& words = command.words;
    if (words.size() < 3 || words[0] != "setenv")
        return false;
    return words[1] == "ncip" ||
           (std::ranges::find(consoles, words[1]) != consoles.end() && isNetconsole(words[2]));
}

std::optional<int> numberOf(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

class Examination {
public:
    Examination(const Environment& environment, const DoctorFacts& facts) :
        m_environment(environment), m_facts(facts), m_isWhole(facts.isWhole || has("bootcmd")) {}

    std::vector<Finding> findings() {
        checkBoot();
        checkNetconsole();
        checkAddresses();
        checkMac();
        checkBoard();
        checkPartitions();
        std::ranges::stable_sort(m_findings, {}, &Finding::weight);
        return std::move(m_findings);
    }

private:
    [[nodiscard]] bool has(std::string_view name) const { return m_environment.find(name) != nullptr; }
    [[nodiscard]] std::string text(std::string_view name) const {
        return std::string(m_environment.value(name));
    }
    void add(Kind kind, Weight weight, std::vector<std::string> variables, std::vector<Mend> mends = {},
             std::string detail = {}) {
        m_findings.push_back({kind, weight, std::move(variables), std::move(detail), std::move(mends)});
    }

    void checkBoot() {
        if (!m_isWhole)
            return;
        if (!has("bootcmd"))
            add(Kind::NoBootcmd, Weight::Danger, {"bootcmd"});
        checkRuns();
        const auto delay = numberOf(m_environment.value("bootdelay"));
        if (delay && *delay <= 0)
            add(Kind::CannotBeStopped, Weight::Hint, {"bootdelay"}, {{"bootdelay", "3"}});
        if (has("rescue_bootcmd") && text("rescue_installed") != "1")
            add(Kind::NoRescue, Weight::Hint, {"rescue_installed"});
    }

    void checkRuns() {
        std::set<std::string> made; // by a script, before it is run
        for (const auto& [name, script] : m_environment.variables())
            for (const auto& words : commandsIn(script))
                if (words.size() > 2 && (words[0] == "setenv" || words[0] == "set"))
                    made.insert(words[1]);
        std::set<std::string> told;
        for (const auto* start : {"preboot", "bootcmd"})
            visitCommands(m_environment, start, [&](const Command& command) {
                if (command.words[0] != "run")
                    return;
                for (auto name = command.words.begin() + 1; name != command.words.end(); ++name)
                    if (name->find('$') == std::string::npos && !has(*name) && !made.contains(*name) &&
                        told.size() < maxUnknown && told.insert(*name).second)
                        add(Kind::UnknownVariable, Weight::Fault, {*name}, {}, command.variable);
            });
    }

    void checkNetconsole() {
        std::vector<std::string> saved;
        for (const auto* console : consoles)
            if (isNetconsole(m_environment.value(console)))
                saved.emplace_back(console);
        if (!saved.empty()) {
            std::vector<Mend> mends;
            for (const auto& console : saved)
                mends.push_back({console, "serial"});
            add(Kind::NetconsoleStays, Weight::Danger, saved, mends);
        }
        const auto setup = netconsoleOf(m_environment);
        if (!setup.isStarted)
            return;
        if (!setup.isGuarded) {
            std::vector<Mend> mends;
            if (has("start_netconsole"))
                mends = {{"if_netconsole", "ping $serverip"},
                         {"preboot_nc", "run if_netconsole start_netconsole"},
                         {"preboot", "run preboot_nc"}};
            add(Kind::NetconsoleUnguarded, Weight::Danger, {setup.variable}, mends);
        }
        std::vector<std::string> missing;
        for (const auto* needed : {"ipaddr", "serverip"})
            if (!has(needed) && (std::string_view(needed) == "ipaddr" || usesServer(setup.variable)))
                missing.emplace_back(needed);
        if (!missing.empty())
            add(Kind::NetconsoleIncomplete, Weight::Fault, missing);
    }

    [[nodiscard]] bool usesServer(std::string_view variable) const {
        bool uses = false;
        visitCommands(m_environment, variable, [&](const Command& command) {
            for (const auto& word : command.words)
                uses = uses || word == "$serverip" || word == "${serverip}";
        });
        return uses;
    }

    void checkAddresses() {
        const auto own = addressOf("ipaddr");
        const auto server = addressOf("serverip");
        (void)addressOf("gatewayip");
        if (!own)
            return;
        if (own == server)
            add(Kind::SameAddress, Weight::Fault, {"ipaddr", "serverip"});
        if (own == m_facts.linuxAddress)
            add(Kind::AddressOfLinux, Weight::Hint, {"ipaddr"}, {}, own->toString());
        if (m_facts.dhcpRange && *own >= m_facts.dhcpRange->first && *own <= m_facts.dhcpRange->second)
            add(Kind::AddressFromDhcp, Weight::Hint, {"ipaddr"}, {}, own->toString());
        const auto mask = Ipv4Address::parse(m_environment.value("netmask"));
        const auto bits = mask ? mask->toNumber() : usualMask;
        if (server && own != server && ((own->toNumber() ^ server->toNumber()) & bits) != 0 &&
            !has("gatewayip"))
            add(Kind::OtherNetwork, mask ? Weight::Fault : Weight::Hint, {"ipaddr", "serverip"});
    }

    /// Nothing when it is not set, or when it is wrong: then that is told.
    std::optional<Ipv4Address> addressOf(std::string_view variable) {
        if (!has(variable))
            return std::nullopt;
        const auto address = Ipv4Address::parse(m_environment.value(variable));
        if (address && address->isStation())
            return *address;
        add(Kind::BadAddress, Weight::Fault, {std::string(variable)}, {}, text(variable));
        return std::nullopt;
    }

    void checkMac() {
        if (!has("ethaddr"))
            return;
        const auto mac = MacAddress::parse(m_environment.value("ethaddr"));
        std::vector<Mend> mends;
        if (m_facts.mac)
            mends = {{"ethaddr", m_facts.mac->toString()}};
        if (!mac || mac->isGroup() || mac->isZero())
            add(Kind::BadMac, Weight::Fault, {"ethaddr"}, mends, text("ethaddr"));
        else if (*mac == sharedMac) // the present address of the box says nothing then: it is this one
            add(Kind::SharedMac, Weight::Fault, {"ethaddr"},
                m_facts.mac == *mac ? std::vector<Mend>() : mends);
        else if (m_facts.mac && *m_facts.mac != *mac)
            add(Kind::OtherMac, Weight::Hint, {"ethaddr"}, mends, m_facts.mac->toString());
    }

    void checkBoard() {
        if (!m_facts.isPogoE02)
            return;
        if (has("arcNumber") && text("arcNumber") != pogoE02)
            add(Kind::OtherBoard, Weight::Hint, {"arcNumber"}, {{"arcNumber", std::string(pogoE02)}},
                std::string(pogoE02));
        int machine = 0;
        const auto machid = m_environment.value("machid"); // hexadecimal
        const auto error = std::from_chars(machid.data(), machid.data() + machid.size(), machine, 16).ec;
        if (!machid.empty() && (error != std::errc() || std::to_string(machine) != pogoE02))
            add(Kind::OtherBoard, Weight::Hint, {"machid"}, {{"machid", "dd6"}}, "dd6");
    }

    void checkPartitions() {
        if (!has("mtdparts"))
            return;
        const auto value = m_environment.value("mtdparts");
        if (!value.starts_with(partitionsPrefix))
            add(Kind::PartitionsUnreadable, Weight::Fault, {"mtdparts"},
                {{"mtdparts", std::string(partitionsPrefix) + std::string(value)}});
        else if (!m_facts.kernelPartitions.empty() && m_facts.kernelPartitions != value)
            add(Kind::PartitionsDiffer, Weight::Hint, {"mtdparts"}, {}, m_facts.kernelPartitions);
    }

    const Environment& m_environment;
    const DoctorFacts& m_facts;
    bool m_isWhole;
    std::vector<Finding> m_findings;
};

} // namespace

NetconsoleSetup netconsoleOf(const Environment& environment) {
    for (const auto* variable : {"preboot", "bootcmd"}) {
        NetconsoleSetup setup;
        bool hasPinged = false;
        visitCommands(environment, variable, [&](const Command& command) {
            hasPinged = hasPinged || command.words[0] == "ping";
            if (!startsNetconsole(command) || setup.isStarted)
                return;
            setup = {true, hasPinged, variable};
        });
        if (setup.isStarted)
            return setup;
    }
    return {};
}

std::vector<Finding> examine(const Environment& environment, const DoctorFacts& facts) {
    return Examination(environment, facts).findings();
}

std::string_view name(Kind kind) {
    switch (kind) {
    case Kind::NoBootcmd:
        return "no-bootcmd";
    case Kind::UnknownVariable:
        return "unknown-variable";
    case Kind::NetconsoleUnguarded:
        return "netconsole-unguarded";
    case Kind::NetconsoleIncomplete:
        return "netconsole-incomplete";
    case Kind::NetconsoleStays:
        return "netconsole-stays";
    case Kind::BadAddress:
        return "bad-address";
    case Kind::SameAddress:
        return "same-address";
    case Kind::AddressOfLinux:
        return "address-of-linux";
    case Kind::AddressFromDhcp:
        return "address-from-dhcp";
    case Kind::OtherNetwork:
        return "other-network";
    case Kind::SharedMac:
        return "shared-mac";
    case Kind::BadMac:
        return "bad-mac";
    case Kind::OtherMac:
        return "other-mac";
    case Kind::OtherBoard:
        return "other-board";
    case Kind::PartitionsUnreadable:
        return "partitions-unreadable";
    case Kind::PartitionsDiffer:
        return "partitions-differ";
    case Kind::NoRescue:
        return "no-rescue";
    case Kind::CannotBeStopped:
        return "cannot-be-stopped";
    }
    return {};
}

std::string_view name(Weight weight) {
    switch (weight) {
    case Weight::Danger:
        return "danger";
    case Weight::Fault:
        return "fault";
    case Weight::Hint:
        return "hint";
    }
    return {};
}

} // namespace etherdeck::uboot
