#include "core/uboot/doctor.h"

#include "core/base/known_macs.h"
#include "core/uboot/netconsole_setup.h"
#include "core/uboot/partitions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <system_error>

namespace etherdeck::uboot {

namespace {

using Kind = Finding::Kind;
using Weight = Finding::Weight;

constexpr std::string_view pogoE02 = "3542"; ///< its number in Linux' list of ARM machines
constexpr std::uint32_t defaultMask = 0xffffff00;
constexpr std::size_t maxUnknown = 20;

constexpr std::array consoles{"stdin", "stdout", "stderr"};
constexpr std::array recipeParts{"if_netconsole", "start_netconsole", "preboot_nc"};
constexpr std::string_view partitionsPrefix = "mtdparts=";

std::optional<int> numberOf(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

class Examination {
public:
    Examination(const Environment& environment, const DoctorFacts& facts) :
        m_environment(environment),
        m_facts(facts),
        m_scripts(environment),
        m_isWhole(facts.isWhole || has("bootcmd")) {}

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
    void add(Kind kind, Weight weight, std::vector<std::string> variables,
             std::vector<VariableChange> fixes = {}, std::string detail = {}) {
        m_findings.push_back({kind, weight, std::move(variables), std::move(detail), std::move(fixes)});
    }

    void checkBoot() {
        checkRuns();
        if (!m_isWhole)
            return;
        if (!has("bootcmd"))
            add(Kind::NoBootcmd, Weight::Danger, {"bootcmd"});
        const auto delay = numberOf(m_environment.value("bootdelay"));
        if (delay == -2)
            add(Kind::CannotBeStopped, Weight::Hint, {"bootdelay"}, {{"bootdelay", "3"}});
        else if (delay == -1)
            add(Kind::StopsAtPrompt, Weight::Fault, {"bootdelay"}, {{"bootdelay", "3"}});
        checkRescue();
    }

    void checkRescue() {
        static constexpr std::array starts{"rescue_bootcmd", "bootcmd_rescue"};
        const bool isInstalled = text("rescue_installed") == "1";
        const bool isThere = std::ranges::any_of(starts, [this](const char* name) { return has(name); });
        bool isTested = has("rescue_bootcmd");
        m_scripts.visit("bootcmd_rescue", [&](const std::string&, const std::vector<std::string>& words) {
            isTested = isTested || std::ranges::any_of(words, [](const std::string& word) {
                           return variableIn(word) == "rescue_installed";
                       });
        });
        if (isTested && !isInstalled)
            add(Kind::NoRescue, Weight::Hint, {"rescue_installed"});
        if (isInstalled && !isThere)
            add(Kind::RescueNotStarted, Weight::Hint, {"rescue_bootcmd"});
    }

    /// A part that somebody copied may lack anything but the rest of a recipe.
    [[nodiscard]] bool isMissing(const std::string& variable) const {
        if (has(variable))
            return false;
        const bool isOfRecipe = std::ranges::find(recipeParts, variable) != recipeParts.end();
        return m_isWhole || (isOfRecipe && std::ranges::any_of(
                                               recipeParts, [this](const char* name) { return has(name); }));
    }

    void checkRuns() {
        std::set<std::string> known; // made by a script, or tested before it is run
        for (const auto& [name, value] : m_environment.variables())
            for (const auto& words : commandsIn(*m_scripts.of(name))) {
                if (const auto assignment = assignmentOf(words))
                    known.insert(assignment->name);
                if (words[0] == "test")
                    for (const auto& word : words)
                        known.insert(std::string(variableIn(word)));
            }
        std::set<std::string> told;
        for (const auto* start : {"preboot", "bootcmd"})
            m_scripts.visit(start, [&](const std::string& variable, const std::vector<std::string>& words) {
                if (words[0] != "run")
                    return;
                for (auto name = words.begin() + 1; name != words.end(); ++name)
                    if (name->find('$') == std::string::npos && isMissing(*name) && !known.contains(*name) &&
                        told.size() < maxUnknown && told.insert(*name).second)
                        add(Kind::UnknownVariable, Weight::Fault, {*name}, {}, variable);
            });
    }

    void checkNetconsole() {
        checkSavedConsoles();
        const auto setups = netconsoleOf(m_environment);
        if (!setups.empty())
            checkDirections();
        for (const auto& setup : setups) {
            if (!setup.isGuarded)
                add(Kind::NetconsoleUnguarded, Weight::Danger, {setup.variable}, guardFor(setup.variable));
            std::vector<std::string> missing;
            if (!has("ipaddr") && !makesAddress(setup.variable))
                missing.emplace_back("ipaddr");
            if (!has("serverip") && usesServer(setup.variable))
                missing.emplace_back("serverip");
            if (!missing.empty())
                add(Kind::NetconsoleIncomplete, Weight::Fault, missing);
        }
    }

    /// What a script sets stays set for the next.
    void checkDirections() {
        std::set<std::string> onNetwork;
        bool hasDestination = has("ncip");
        for (const auto* console : consoles)
            if (isNetconsole(m_environment.value(console)))
                onNetwork.insert(console);
        for (const auto* start : {"preboot", "bootcmd"})
            m_scripts.visit(start, [&](const std::string&, const std::vector<std::string>& words) {
                const auto assignment = assignmentOf(words);
                if (assignment && isNetconsole(assignment->value))
                    onNetwork.insert(assignment->name);
                hasDestination = hasDestination || (assignment && assignment->name == "ncip");
            });
        if (onNetwork.contains("stdin") && !onNetwork.contains("stdout"))
            add(Kind::NetconsoleOneWay, Weight::Fault, {"stdout"});
        std::vector<VariableChange> fixes;
        if (const auto server = Ipv4Address::parse(m_environment.value("serverip")))
            fixes = {{"ncip", server->toString()}};
        if (!hasDestination)
            add(Kind::NetconsoleOpen, Weight::Hint, {"ncip"}, fixes);
    }

    void checkSavedConsoles() {
        std::vector<std::string> saved;
        std::vector<VariableChange> fixes;
        bool isAlone = false;
        for (const auto* console : consoles) {
            const auto devices = m_environment.value(console);
            if (!isNetconsole(devices))
                continue;
            saved.emplace_back(console);
            fixes.push_back({console, "serial"});
            isAlone = isAlone || devices == "nc";
        }
        if (!saved.empty())
            add(Kind::NetconsoleStays, Weight::Danger, saved, fixes, isAlone ? "nc" : "");
    }

    /// Only where preboot does nothing else: the rest of it would be lost.
    [[nodiscard]] std::vector<VariableChange> guardFor(const std::string& variable) {
        const std::set<std::string> ours(recipeParts.begin(), recipeParts.end());
        if (variable != "preboot" || !has("start_netconsole"))
            return {};
        for (const auto& words : commandsIn(*m_scripts.of(variable)))
            if (words[0] != "run" || !std::all_of(words.begin() + 1, words.end(),
                                                  [&](const auto& name) { return ours.contains(name); }))
                return {};
        return {{"if_netconsole", "ping $serverip"},
                {"preboot_nc", "run if_netconsole start_netconsole"},
                {"preboot", "run preboot_nc"}};
    }

    /// By DHCP, or by a script.
    [[nodiscard]] bool makesAddress(const std::string& variable) {
        bool makes = false;
        m_scripts.visit(variable, [&](const std::string&, const std::vector<std::string>& words) {
            const auto assignment = assignmentOf(words);
            makes = makes || words[0] == "dhcp" || words[0] == "bootp" ||
                    (assignment && assignment->name == "ipaddr");
        });
        return makes;
    }

    [[nodiscard]] bool usesServer(const std::string& variable) {
        bool uses = false;
        m_scripts.visit(variable, [&](const std::string&, const std::vector<std::string>& words) {
            for (const auto& word : words)
                uses = uses || variableIn(word) == "serverip";
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
        const auto bits = mask ? mask->toNumber() : defaultMask;
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
        std::vector<VariableChange> fixes;
        if (m_facts.mac)
            fixes = {{"ethaddr", m_facts.mac->toString()}};
        if (!mac || mac->isGroup() || mac->isZero())
            add(Kind::BadMac, Weight::Fault, {"ethaddr"}, fixes, text("ethaddr"));
        else if (*mac == sharedDefaultMac) // the present address of the box says nothing then: it is this one
            add(Kind::SharedMac, Weight::Fault, {"ethaddr"},
                m_facts.mac == *mac ? std::vector<VariableChange>() : fixes);
        else if (m_facts.mac && *m_facts.mac != *mac)
            add(Kind::OtherMac, Weight::Hint, {"ethaddr"}, fixes, m_facts.mac->toString());
    }

    void checkBoard() {
        if (!m_facts.isPogoE02)
            return;
        if (has("arcNumber") && text("arcNumber") != pogoE02)
            add(Kind::OtherBoard, Weight::Hint, {"arcNumber"}, {{"arcNumber", std::string(pogoE02)}},
                std::string(pogoE02));
        auto machid = m_environment.value("machid"); // hexadecimal
        if (machid.starts_with("0x"))
            machid.remove_prefix(2);
        int machine = 0;
        const auto [end, error] = std::from_chars(machid.data(), machid.data() + machid.size(), machine, 16);
        const bool isRight = error == std::errc() && end == machid.data() + machid.size() &&
                             std::to_string(machine) == pogoE02;
        if (!machid.empty() && !isRight)
            add(Kind::OtherBoard, Weight::Hint, {"machid"}, {{"machid", "dd6"}}, "dd6");
    }

    void checkPartitions() {
        if (!has("mtdparts"))
            return;
        const auto value = m_environment.value("mtdparts");
        if (!value.starts_with(partitionsPrefix))
            add(Kind::PartitionsUnreadable, Weight::Fault, {"mtdparts"},
                {{"mtdparts", std::string(partitionsPrefix) + std::string(value)}});
        else if (differsFromKernel(value))
            add(Kind::PartitionsDiffer, Weight::Hint, {"mtdparts"}, {}, m_facts.kernelPartitions);
    }

    /// "1M" is "1024k".
    [[nodiscard]] bool differsFromKernel(std::string_view value) const {
        const auto& kernel = m_facts.kernelPartitions;
        if (kernel.empty() || kernel == value)
            return false;
        const auto own = parsePartitions(value);
        const auto running = parsePartitions(kernel);
        return !own || !running || !hasSamePlaces(*own, *running);
    }

    const Environment& m_environment;
    const DoctorFacts& m_facts;
    Scripts m_scripts;
    bool m_isWhole;
    std::vector<Finding> m_findings;
};

} // namespace

std::string setenvLine(const VariableChange& change) {
    std::string line = "setenv " + change.name;
    if (!change.value)
        return line;
    line += " '";
    for (const char c : *change.value)
        line += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return line + '\'';
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
    case Kind::NetconsoleOneWay:
        return "netconsole-one-way";
    case Kind::NetconsoleOpen:
        return "netconsole-open";
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
    case Kind::RescueNotStarted:
        return "rescue-not-started";
    case Kind::CannotBeStopped:
        return "cannot-be-stopped";
    case Kind::StopsAtPrompt:
        return "stops-at-prompt";
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
