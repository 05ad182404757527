#include "app/etherdeckctl/targets/wire_run.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/asking.h"
#include "app/etherdeckctl/targets/line_problem.h"
#include "core/link/link_program.h"
#include "core/remote/box_interface.h"
#include "core/services/inventory/link_factory.h"
#include "core/system/network/interfaces.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>

namespace etherdeck::ctl {

namespace {

using namespace std::chrono_literals;

/// How long a link child may take to open its interface before the wait for answers starts anyway.
constexpr auto longestStart = 5s;
/// The same for the way to a box, and while somebody may be typing a password.
constexpr auto longestConnecting = 40s;
constexpr auto longestAsking = 120s;
/// So many answers follow one another at most: Query Config, IDENTIFY, and what they lead to, with repeats.
constexpr int maxTurns = 10;

bool isFar(const std::string& interface) { return remote::boxInterface(interface).has_value(); }

std::vector<std::string> chooseInterfaces(const WireOptions& options) {
    if (!options.interfaces.empty())
        return options.interfaces;
    std::vector<std::string> names;
    for (const auto& interface : link::interfaces().value_or(std::vector<link::Interface>()))
        if (link::suitsStorage(interface))
            names.push_back(interface.name);
    if (names.empty())
        printProblem("no wired Ethernet interface is up.",
                     "'etherdeckctl interfaces' lists all; -i NAME uses one of them anyway.");
    return names;
}

} // namespace

WireRun::WireRun(const WireOptions& options, Address scope) : m_options(options) {
    const auto interfaces = chooseInterfaces(options);
    if (interfaces.empty())
        return;
    const auto program = link::findLinkProgram(options.linkProgram);
    if (!program && !std::ranges::all_of(interfaces, isFar)) {
        printLinkProblem({}, program.error(), options.linkProgram);
        return;
    }
    m_linkProgram = program.value_or(std::string());
    if (!options.json && std::ranges::any_of(interfaces, isFar))
        m_asking = answerAtTerminal();
    discovery::Settings settings;
    settings.scope = scope;
    settings.pollInterval = options.poll;
    m_service = std::make_unique<DiscoveryService>(linkFactory(m_linkProgram, knownDevice), settings);
    QObject::connect(m_service.get(), &DiscoveryService::linksChanged, m_service.get(),
                     [this](const auto& links) { linksChanged(links); });
    m_service->setInterfaces(interfaces);
}

WireRun::~WireRun() = default;

void WireRun::linksChanged(const std::vector<LinkStatus>& links) {
    for (const auto& link : links) {
        if (link.state == LinkStatus::State::Up)
            m_troubled.erase(link.interface);
        else if (link.error && m_troubled.insert(link.interface).second)
            print(link, *link.error);
    }
}

void WireRun::print(const LinkStatus& link, const Error& error) const {
    if (const auto far = remote::boxInterface(link.interface))
        printLineProblem(*far, error);
    else
        printLinkProblem(link.interface, error, m_linkProgram);
}

bool WireRun::anyLinkIsUp() const {
    const auto links = m_service->links();
    return std::any_of(links.begin(), links.end(),
                       [](const LinkStatus& link) { return link.state == LinkStatus::State::Up; });
}

bool WireRun::anyLinkMayComeUp() const {
    const auto links = m_service->links();
    return std::any_of(links.begin(), links.end(),
                       [](const LinkStatus& link) { return link.state == LinkStatus::State::Starting; });
}

bool WireRun::anyBoxIsAwaited() const {
    return std::ranges::any_of(m_service->links(), [](const LinkStatus& link) {
        return link.state == LinkStatus::State::Starting && isFar(link.interface);
    });
}

Duration WireRun::longestRoundTrip() const {
    auto longest = Duration::zero();
    for (const auto& link : m_service->links())
        longest = std::max(longest, link.lineRoundTrip.value_or(Duration::zero()));
    return longest;
}

void WireRun::printWhyNoLinkIsUp() const {
    for (const auto& link : m_service->links()) {
        if (link.state == LinkStatus::State::Down)
            print(link, {ErrorCode::InterfaceDown, {}, 0});
        else if (link.state == LinkStatus::State::NoCarrier)
            printProblem("'" + link.interface + "' has no carrier.",
                         "Check the cable and the device at its other end.");
    }
}

bool WireRun::waitUntilSettled() {
    QEventLoop loop;
    QTimer window;
    window.setSingleShot(true);
    window.setTimerType(Qt::PreciseTimer);
    QObject::connect(&window, &QTimer::timeout, &loop, &QEventLoop::quit);
    QObject::connect(m_service.get(), &DiscoveryService::settled, &loop, &QEventLoop::quit);
    bool windowRuns = false;
    const auto look = [&] {
        if (!anyLinkIsUp() && !anyLinkMayComeUp())
            loop.exit(1);
        else if (anyLinkIsUp() && !anyBoxIsAwaited() && !std::exchange(windowRuns, true))
            window.start(m_options.window +
                         std::chrono::ceil<std::chrono::milliseconds>(maxTurns * longestRoundTrip()));
    };
    QObject::connect(m_service.get(), &DiscoveryService::linksChanged, &loop, look);
    window.start(!anyBoxIsAwaited() ? longestStart : m_asking ? longestAsking : longestConnecting);
    QTimer::singleShot(0, &loop, look);
    loop.exec();
    if (anyLinkIsUp())
        return true;
    printWhyNoLinkIsUp();
    return false;
}

Result<discovery::Answer> WireRun::ask(Address address, const discovery::PathKey& path,
                                       const DiscoveryService::RequestBuilder& build) {
    Result<discovery::Answer> outcome = fail(ErrorCode::TimedOut);
    QEventLoop loop;
    const Call call = m_service->ask(address, path, build, &loop, [&](const auto& answer) {
        outcome = answer;
        loop.quit();
    });
    loop.exec();
    return outcome;
}

TargetContext WireRun::context() const {
    return {[this](discovery::LinkId link) { return interfaceName(link); },
            [this](TimePoint time) { return m_service->toWallTime(time); },
            [this](discovery::LinkId link) { return farPath(m_service->links(), interfaceName(link)); }};
}

TargetContext WireRun::textContext() const {
    auto context = this->context();
    context.interfaceName = [this](discovery::LinkId link) {
        const auto name = interfaceName(link);
        const auto far = farPath(m_service->links(), name);
        return name + (far && far->roundTrip ? " (" + distanceText(*far->roundTrip) + ")" : std::string());
    };
    return context;
}

std::string WireRun::interfaceName(discovery::LinkId id) const { return m_service->interfaceName(id); }

} // namespace etherdeck::ctl
