#include "app/etherdeckctl/uboot/netconsole.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/change.h"
#include "app/etherdeckctl/uboot/console_ear.h"
#include "app/etherdeckctl/uboot/netconsole_lines.h"
#include "app/etherdeckctl/uboot/netconsole_text.h"
#include "core/discovery/target_json.h"
#include "core/remote/answers.h"
#include "core/system/network/interfaces.h"

#include <random>
#include <utility>

namespace etherdeck::ctl {

namespace {

using box_netconsole::BoxParts;
using box_netconsole::OwnAddress;
using box_netconsole::Parts;
using box_netconsole::Verification;
using plans::RefusalCode;

/// A command for both parts of one box: prints once what came of them.
class PartsCommand {
public:
    PartsCommand(Output& output, const DeviceOptions& device, const BoxNetconsoleOptions& options) :
        m_output(output),
        m_device(device),
        m_options(options),
        m_session(DeviceSession::open(output, device)) {}
    PartsCommand(Output& output, const DeviceOptions& device, const BoxNetconsoleOptions& options,
                 bool& hasNoAgent) :
        m_output(output),
        m_device(device),
        m_options(options),
        m_session(DeviceSession::open(output, device, hasNoAgent)) {}

    ExitStatus status();
    ExitStatus enable();
    ExitStatus disable();
    ExitStatus verify();

private:
    ExitStatus fails(const plans::Refusal& refusal) {
        m_session->refuse(refusal);
        return refusal.code == RefusalCode::Cancelled ? ExitStatus::Cancelled : ExitStatus::Failed;
    }
    ExitStatus done(const char* part, nlohmann::ordered_json json, const std::string& text);
    ExitStatus change(const char* part, const plans::Wish& wish);
    ExitStatus end();
    /// Reads a part; what fails is reported.
    bool readBoot();
    bool readKernel();
    /// Reads what was named, else what there is.
    bool readParts();
    [[nodiscard]] Parts named() const { return {m_options.boot, m_options.kernel}; }
    [[nodiscard]] box_netconsole::EnableRequest request() const {
        return {m_options.to, m_options.boxAddress, m_options.dhcp};
    }

    ExitStatus enableBoot(bool isOnlyPart);
    ExitStatus enableKernel(bool isOnlyPart);
    ExitStatus disableBoot(bool isOnlyPart);
    ExitStatus disableKernel(bool isOnlyPart);
    ExitStatus verifyBoot();
    ExitStatus verifyKernel();
    ExitStatus listen(const char* part, ConsoleEar& ear, Verification& verification, const std::string& to,
                      std::uint16_t port, nlohmann::ordered_json before);
    std::optional<remote::InterfaceList> interfaces() {
        return m_session->ask({"interfaces.list", Json::object(), "interfaces"}, remote::interfaceListFrom);
    }

    Output& m_output;
    const DeviceOptions& m_device;
    const BoxNetconsoleOptions& m_options;
    std::optional<DeviceSession> m_session;
    BoxParts m_found;
    nlohmann::ordered_json m_json{{"boot", nullptr}, {"kernel", nullptr}};
};

std::vector<OwnAddress> ownAddresses() {
    const auto all = link::interfaces();
    return box_netconsole::ownAddressesOf(all ? *all : std::vector<link::Interface>());
}

ExitStatus PartsCommand::done(const char* part, nlohmann::ordered_json json, const std::string& text) {
    m_json[part] = std::move(json);
    m_session->setDone(m_json);
    if (!m_device.json)
        m_output.print(text);
    return ExitStatus::Done;
}

ExitStatus PartsCommand::change(const char* part, const plans::Wish& wish) {
    auto made = makeChange(*m_session, m_device, wish);
    return made ? done(part, std::move(made->json), made->text) : ExitStatus::Failed;
}

ExitStatus PartsCommand::end() {
    if (m_device.json)
        m_output.print(dump(m_json, 2) + '\n');
    return ExitStatus::Done;
}

bool PartsCommand::readBoot() {
    m_found.environment = askForGoodEnvironment(*m_session);
    return m_found.environment.has_value();
}

bool PartsCommand::readKernel() {
    m_found.kernel = m_session->ask({"netconsole.read", Json::object(), "netconsole"},
                                    box_netconsole::kernelNetconsoleFrom);
    return m_found.kernel.has_value();
}

bool PartsCommand::readParts() {
    const auto can = [this](const char* capability) { return m_session->greeting().can(capability); };
    if (m_options.kernel || (!named().any() && can("netconsole")))
        if (!readKernel())
            return false;
    if (m_options.boot)
        return readBoot();
    if (named().any() || !can("uboot-env"))
        return true;
    m_found.environment = askForEnvironment(*m_session);
    if (!m_found.environment)
        return false;
    if (m_found.environment->fault) { // it keeps nobody from the other part
        printNote("U-Boot's environment is not usable: 'uboot env list' says why.\n");
        m_found.environment.reset();
    }
    return true;
}

ExitStatus PartsCommand::status() {
    if (!m_session || !readParts())
        return ExitStatus::Failed;
    auto isWell = true;
    if (m_found.environment) {
        const auto state = uboot::netconsoleState(m_found.environment->environment);
        isWell = box_netconsole::isWell(state);
        done("boot", bootJson(state), bootText(state));
    }
    if (m_found.kernel)
        done("kernel", kernelJson(*m_found.kernel), kernelText(*m_found.kernel));
    end();
    return isWell ? ExitStatus::Done : ExitStatus::Failed;
}

ExitStatus PartsCommand::enableBoot(bool isOnlyPart) {
    if (!readBoot())
        return ExitStatus::Failed;
    const auto& found = *m_found.environment;
    const auto own = ownAddresses();
    const auto answers = link::askForStations(box_netconsole::addressesToAsk(found, request(), own));
    const auto decision = box_netconsole::decideBoot(found, request(), own, answers);
    if (decision.problem)
        return fails(refusalOf(decision, found, request()));
    const auto server = decision.server->toString();
    if (decision.changes.empty()) {
        const auto text =
            "U-Boot's netconsole is on already, from " + decision.box->toString() + " to " + server + '.';
        if (isOnlyPart)
            return fails({RefusalCode::NothingToDo, text, {}});
        printNote(text + '\n');
        return ExitStatus::Done;
    }
    for (const auto warning : decision.warnings)
        printNote(warningText(warning, decision));
    printNote(
        "While netconsole is on and " + server +
        " answers, the serial console is dead, and whoever sends from that address can type at U-Boot's "
        "prompt. Switch it off when you do not need it.\n");
    return change("boot", plans::EditEnvironment{decision.changes});
}

ExitStatus PartsCommand::enableKernel(bool isOnlyPart) {
    std::vector<std::string> addresses;
    if (m_options.to.empty()) {
        const auto list = interfaces();
        if (!list)
            return ExitStatus::Failed;
        for (const auto& interface : list->interfaces)
            if (interface.ethernet)
                addresses.insert(addresses.end(), interface.addresses.begin(), interface.addresses.end());
    }
    if (!isOnlyPart && !readKernel())
        return ExitStatus::Failed;
    const auto decision = box_netconsole::decideKernel(
        m_found.kernel.value_or(box_netconsole::KernelNetconsole()), addresses, request(), ownAddresses());
    if (decision.problem)
        return fails(serverRefusal(*decision.problem, m_options.to));
    if (!isOnlyPart && decision.isSoAlready) {
        printNote("The kernel sends its messages there already.\n");
        return ExitStatus::Done;
    }
    return change("kernel", decision.wish);
}

ExitStatus PartsCommand::enable() {
    if (!m_session)
        return ExitStatus::Failed;
    const bool isBoth = m_options.boot && m_options.kernel;
    auto status = ExitStatus::Done;
    if (m_options.boot || !m_options.kernel)
        status = enableBoot(!isBoth);
    if (m_options.kernel && status == ExitStatus::Done)
        status = enableKernel(!isBoth);
    return status == ExitStatus::Done ? end() : status;
}

ExitStatus PartsCommand::disableBoot(bool isOnlyPart) {
    const auto changes = uboot::disableNetconsole(m_found.environment->environment);
    if (!changes)
        return fails(disableRefusal(changes.error()));
    if (!changes->empty())
        return change("boot", plans::EditEnvironment{*changes});
    const std::string text = "U-Boot's netconsole is off already.";
    if (isOnlyPart)
        return fails({RefusalCode::NothingToDo, text, {}});
    printNote(text + '\n');
    return ExitStatus::Done;
}

ExitStatus PartsCommand::disableKernel(bool isOnlyPart) {
    if (isOnlyPart || m_found.kernel->place() != nullptr)
        return change("kernel", plans::SetNetconsole{}); // the agent finds what is left over
    printNote("Etherdeck has set up no netconsole in the kernel of this box.\n");
    return ExitStatus::Done;
}

ExitStatus PartsCommand::disable() {
    if (!m_session || !readParts())
        return ExitStatus::Failed;
    const auto parts = box_netconsole::chosenParts(named(), m_found.setUp());
    if (!parts.any())
        return fails({RefusalCode::NothingToDo, "No netconsole is set up on this box.", {}});
    const bool isBoth = parts.boot && parts.kernel;
    auto status = ExitStatus::Done;
    if (parts.boot)
        status = disableBoot(!isBoth);
    if (parts.kernel && status == ExitStatus::Done)
        status = disableKernel(!isBoth);
    return status == ExitStatus::Done ? end() : status;
}

ExitStatus PartsCommand::listen(const char* part, ConsoleEar& ear, Verification& verification,
                                const std::string& to, std::uint16_t port, nlohmann::ordered_json before) {
    ear.listen(verification, verification.question().isKernel || m_options.reboot
                                 ? std::string_view()
                                 : "Waiting for U-Boot's banner: restart the box now.\n");
    if (verification.state() != Verification::State::Arrived)
        return fails(notArrived(verification, to, port));
    before.update(arrivedJson(verification));
    return done(part, std::move(before), arrivedText(verification));
}

ExitStatus PartsCommand::verifyBoot() {
    const auto& found = *m_found.environment;
    const auto state = uboot::netconsoleState(found.environment);
    if (!state.isOn)
        return fails({RefusalCode::NothingToDo, "U-Boot's netconsole is off: 'netconsole enable'.", {}});
    const auto port = box_netconsole::bootPort(found.environment);
    auto ear = ConsoleEar::open(port);
    if (!ear)
        return ExitStatus::Failed;
    auto json = nlohmann::ordered_json::object();
    if (m_options.reboot) {
        auto made = makeChange(*m_session, m_device, plans::Reboot{});
        if (!made)
            return ExitStatus::Failed;
        json["reboot"] = std::move(made->json);
        if (m_device.planOnly)
            return done("boot", std::move(json), made->text);
        printNote(made->text);
    }
    Verification verification(box_netconsole::bootQuestion(found), Clock::now(), m_options.wait);
    return listen("boot", *ear, verification, state.server, port, std::move(json));
}

ExitStatus PartsCommand::verifyKernel() {
    const auto* const place = m_found.kernel->place();
    if (place == nullptr)
        return fails(
            {RefusalCode::NothingToDo,
             "Etherdeck has set up no netconsole in the kernel of this box: 'netconsole enable --kernel'.",
             {}});
    const auto list = m_session->greeting().can("interfaces") ? interfaces() : remote::InterfaceList();
    if (!list)
        return ExitStatus::Failed;
    auto ear = ConsoleEar::open(place->port);
    if (!ear)
        return ExitStatus::Failed;
    std::random_device random;
    Verification verification(box_netconsole::kernelQuestion(*place, list->interfaces, random()),
                              Clock::now(), m_options.wait);
    if (!m_session->ask({"netconsole.test", {{"text", verification.question().text}}, "netconsole"}))
        return ExitStatus::Failed;
    return listen("kernel", *ear, verification, place->server.toString(), place->port,
                  nlohmann::ordered_json::object());
}

ExitStatus PartsCommand::verify() {
    if (!m_session || !readParts())
        return ExitStatus::Failed;
    const auto parts = box_netconsole::chosenParts(named(), m_found.setUp());
    if (!parts.any())
        return fails(
            {RefusalCode::NothingToDo, "No netconsole is set up on this box: 'netconsole enable'.", {}});
    auto status = ExitStatus::Done;
    if (parts.kernel) // before a reboot
        status = verifyKernel();
    if (parts.boot && status == ExitStatus::Done)
        status = verifyBoot();
    return status == ExitStatus::Done ? end() : status;
}

} // namespace

ExitStatus runNetconsoleStatus(Output& output, const DeviceOptions& device,
                               const BoxNetconsoleOptions& options) {
    return PartsCommand(output, device, options).status();
}

ExitStatus runNetconsoleEnable(Output& output, const DeviceOptions& device,
                               const BoxNetconsoleOptions& options) {
    bool hasNoAgent = false;
    PartsCommand command(output, device, options, hasNoAgent);
    if (!hasNoAgent)
        return command.enable();
    const auto all = link::interfaces();
    return printNetconsoleLines(output, device, options, all ? *all : std::vector<link::Interface>());
}

ExitStatus runNetconsoleDisable(Output& output, const DeviceOptions& device,
                                const BoxNetconsoleOptions& options) {
    return PartsCommand(output, device, options).disable();
}

ExitStatus runNetconsoleVerify(Output& output, const DeviceOptions& device,
                               const BoxNetconsoleOptions& options) {
    return PartsCommand(output, device, options).verify();
}

} // namespace etherdeck::ctl
