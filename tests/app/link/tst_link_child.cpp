#include "core/aoe/build.h"
#include "core/aoe/identify.h"
#include "core/system/network/interface_monitor.h"
#include "tests/app/link/link_under_test.h"
#include "tests/support/program.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <poll.h>
#include <sstream>
#include <sys/wait.h>

using namespace etherdeck;
using namespace etherdeck::link;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

std::string statusField(pid_t process, const std::string& field) {
    std::ifstream file("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(field + ":\t"))
            return line.substr(field.size() + 2);
    }
    return "no " + field;
}

/// What /proc says of a process whose system calls are filtered: SECCOMP_MODE_FILTER. There is no filter
/// under the sanitizer.
#ifdef __SANITIZE_ADDRESS__
const std::string filtered = "0";
#else
const std::string filtered = "2";
#endif

std::ptrdiff_t openDescriptors(pid_t process) {
    const std::filesystem::directory_iterator folder("/proc/" + std::to_string(process) + "/fd");
    return std::distance(begin(folder), end(folder));
}

/// In a user namespace there may be no user to change to.
bool hasNobody() {
    std::ifstream file("/proc/self/uid_map");
    std::uint64_t inside = 0;
    std::uint64_t outside = 0;
    std::uint64_t count = 0;
    return file >> inside >> outside >> count && count > 65534;
}

} // namespace

/// The real programs on real interfaces, in network namespaces of their own.
class TestLinkChild : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { addLinkPrograms(); }
    void init();
    void cleanup();

    void hearsARealTarget();
    void letsNoWriteOut();
    void letsNoForgedSourceOut();
    void hasNoPrivilegeLeft();
    void hasNothingOpenThatItNeedNot();
    void endsWithItsInput();
    void leavesAStreamThatIsNotTheProtocol();

    void tellsThatThereIsNoSuchInterface();
    void tellsThatItIsNotPermitted();
    void refusesATerminalAndWrongUsage();

    void recoversWhenTheInterfaceComesBack();
    void opensAnInterfaceThatIsOff();
    void givesUpEverythingOnceAnInterfaceComesUp();
    void tellsALostCarrier();
    void tellsThatTheInterfaceIsGone();
    void tellsANewMtuAndAddress();
    void tellsThatItWasKilled();

private:
    /// Both ways, to and from the other end of the cable.
    [[nodiscard]] bool carriesFrames(LinkUnderTest& link) const;
    LinkUnderTest open(const std::string& interface = "v0") {
        return LinkUnderTest(*m_here, linkCommand({interface}));
    }

    std::optional<NetworkNamespace> m_here;
    std::optional<NetworkNamespace> m_there;
};

void TestLinkChild::init() {
    auto here = NetworkNamespace::create();
    auto there = NetworkNamespace::create();
    QVERIFY(here && there);
    m_here.emplace(std::move(*here));
    m_there.emplace(std::move(*there));
    QVERIFY(tests::connect(*m_here, "v0", *m_there, "v1"));
}

void TestLinkChild::cleanup() {
    m_here.reset();
    m_there.reset();
    QVERIFY2(::waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD, "a process was left behind");
}

bool TestLinkChild::carriesFrames(LinkUnderTest& link) const {
    const auto wire = RawSocket::open(*m_there, "v1");
    const auto own = m_here->inside([] { return InterfaceMonitor::open("v0"); });
    if (!wire || !own || !link->send(aoe::buildConfigQuery(routeFrom(own->status().mac))))
        return false;
    link->serve();
    return wire->receive(10s) && wire->send(reply(stranger)) && link.next<Received>();
}

void TestLinkChild::hearsARealTarget() {
    const DiskImage disk(Sectors{2048});
    auto vblade = startVblade(*m_there, "v1", Address(7, 3), disk);
    QVERIFY2(vblade, vblade ? "" : vblade.error().detail.c_str());
    auto link = open();
    const auto opened = link.next<Opened>();
    QVERIFY(opened);
    QCOMPARE(opened->interface, std::string("v0"));
    QCOMPARE(opened->mtu, 1500U);
    QVERIFY(link->send(aoe::buildConfigQuery(routeFrom(opened->mac))));
    const auto config = link.nextReply(Address(7, 3));
    QVERIFY(config);
    QCOMPARE(config->header.tag.number(), 42U);
    QVERIFY(std::holds_alternative<aoe::Config>(config->body));

    auto route = routeFrom(opened->mac);
    route.destination = config->header.source;
    route.address = Address(7, 3);
    QVERIFY(link->send(aoe::buildIdentifyRequest(route)));
    const auto identity = link.nextReply(Address(7, 3));
    QVERIFY(identity);
    QCOMPARE(aoe::decodeIdentify(std::get<aoe::Ata>(identity->body).data)->size, Sectors{2048});
    const auto statistics = link.next<LinkStatistics>();
    QVERIFY(statistics);
    QVERIFY(statistics->sent >= 1 && statistics->received >= 1);
    QCOMPARE(statistics->droppedByKernel, std::uint64_t{0});
}

void TestLinkChild::letsNoWriteOut() {
    auto link = open();
    const auto opened = link.next<Opened>();
    QVERIFY(opened);
    const auto wire = RawSocket::open(*m_there, "v1");
    QVERIFY(wire);
    auto write = aoe::buildIdentifyRequest(routeFrom(opened->mac));
    write[24] = std::byte{0x01}; // write flag
    write[27] = std::byte{0x30}; // WRITE SECTORS
    QVERIFY(link->send(write));
    const auto refused = link.next<Refused>();
    QVERIFY(refused);
    QCOMPARE(refused->error.code, ErrorCode::FrameRefused);
    // What may leave comes first, so the other one has not.
    const auto query = aoe::buildConfigQuery(routeFrom(opened->mac));
    QVERIFY(link->send(query));
    link->serve();
    const auto seen = wire->receive(10s);
    QVERIFY(seen);
    QVERIFY(*seen == query);
    QVERIFY(!wire->receive(50ms));
}

void TestLinkChild::letsNoForgedSourceOut() {
    auto link = open();
    const auto opened = link.next<Opened>();
    QVERIFY(opened);
    const auto wire = RawSocket::open(*m_there, "v1");
    QVERIFY(wire);
    QVERIFY(link->send(aoe::buildConfigQuery(routeFrom(stranger))));
    QVERIFY(link.next<Refused>());
    const auto query = aoe::buildConfigQuery(routeFrom(opened->mac));
    QVERIFY(link->send(query));
    link->serve();
    const auto seen = wire->receive(10s);
    QVERIFY(seen);
    QVERIFY(*seen == query);
    const auto statistics = link.next<LinkStatistics>();
    QVERIFY(statistics);
    QCOMPARE(statistics->refused, std::uint64_t{1});
}

void TestLinkChild::hasNoPrivilegeLeft() {
    auto link = open();
    QVERIFY(link.next<Opened>());
    const auto process = link->processId();
    const std::string none = "0000000000000000";
    for (const auto* set : {"CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"})
        QCOMPARE(statusField(process, set), none);
    QCOMPARE(statusField(process, "NoNewPrivs"), std::string("1"));
    if (isByPcap())
        QCOMPARE(statusField(process, "Seccomp"), filtered);
    if (!hasNobody())
        return;
    const std::string nobody = "65534\t65534\t65534\t65534";
    QCOMPARE(statusField(process, "Uid"), nobody);
    QCOMPARE(statusField(process, "Gid"), nobody);
    std::istringstream groups(statusField(process, "Groups"));
    std::string group;
    QVERIFY(!(groups >> group));
}

void TestLinkChild::hasNothingOpenThatItNeedNot() {
    auto plain = open();
    QVERIFY(plain.next<Opened>());
    const int leaked = ::dup(STDERR_FILENO); // as a careless parent would: not closed on exec
    auto link = open();
    QVERIFY(link.next<Opened>());
    ::close(leaked);
    QCOMPARE(openDescriptors(link->processId()), openDescriptors(plain->processId()));
    QVERIFY(openDescriptors(link->processId()) < 12);
}

void TestLinkChild::endsWithItsInput() {
    auto child = m_here->inside([] { return ChildProcess::start(linkCommand({"v0"})); });
    QVERIFY(child);
    pollfd said{child->descriptor(), POLLIN, 0};
    QCOMPARE(::poll(&said, 1, 10'000), 1);
    QCOMPARE(child->end(10s), std::string("exit status 0"));
}

void TestLinkChild::leavesAStreamThatIsNotTheProtocol() {
    auto child = m_here->inside([] { return ChildProcess::start(linkCommand({"v0"})); });
    QVERIFY(child);
    const std::string garbage = "GET / HTTP/1.1\r\n\r\n";
    QCOMPARE(::write(child->descriptor(), garbage.data(), garbage.size()),
             static_cast<ssize_t>(garbage.size()));
    wire::LinkMessageReader reader;
    std::array<std::byte, 4096> piece{};
    std::optional<wire::LinkMessage> last;
    for (;;) {
        pollfd said{child->descriptor(), POLLIN, 0};
        QCOMPARE(::poll(&said, 1, 10'000), 1);
        const auto got = ::read(child->descriptor(), piece.data(), piece.size());
        if (got <= 0)
            break;
        reader.feed(std::span(piece).first(static_cast<std::size_t>(got)));
        for (auto message = reader.take(); message && *message; message = reader.take())
            last = std::move(**message);
    }
    QVERIFY(last);
    QCOMPARE(std::get<wire::LinkError>(*last).error.code, ErrorCode::Malformed);
    QCOMPARE(child->end(10s), std::string("exit status 1"));
}

void TestLinkChild::tellsThatThereIsNoSuchInterface() {
    for (const auto* name : {"v9", "any", "a-name-that-is-too-long-for-an-interface"}) {
        auto link = open(name);
        const auto ended = link.next<Ended>();
        QVERIFY(ended);
        QCOMPARE(ended->error.code, ErrorCode::NoSuchInterface);
    }
}

void TestLinkChild::tellsThatItIsNotPermitted() {
    auto command = linkCommand({"v0"});
    command.insert(command.begin(), {"setpriv", "--bounding-set=-all", "--inh-caps=-all"});
    LinkUnderTest link(*m_here, command);
    const auto ended = link.next<Ended>();
    QVERIFY(ended);
    QCOMPARE(ended->error.code, ErrorCode::PermissionDenied);
}

void TestLinkChild::refusesATerminalAndWrongUsage() {
    const auto program = linkCommand({}).front();
    const std::vector<std::vector<std::string>> wrong{{}, {"--promiscuous"}, {"v0", "v1"}, {""}};
    for (const auto& words : wrong) {
        auto run = Program::start(*m_here, linkCommand(words));
        QVERIFY(run);
        QCOMPARE(run->waitForEnd(10s), std::optional(2));
    }
    auto version = Program::start(*m_here, {program, "--version"});
    QVERIFY(version);
    QCOMPARE(version->waitForEnd(10s), std::optional(0));
    QCOMPARE(version->output(), program.substr(program.rfind('/') + 1) + " " ETHERDECK_VERSION "\n");
    const auto command = program + (isByPcap() ? " v0" : " link v0");
    auto onTerminal = Program::start(*m_here, {"script", "-qec", command, "/dev/null"});
    QVERIFY(onTerminal);
    QCOMPARE(onTerminal->waitForEnd(10s), std::optional(2));
    QVERIFY(onTerminal->output().find("there is nothing to see here") != std::string::npos);
}

void TestLinkChild::recoversWhenTheInterfaceComesBack() {
    auto link = open();
    QVERIFY(link.next<Opened>());
    for (int time = 0; time < 3; ++time) {
        QVERIFY(m_here->ip("link set v0 down"));
        QVERIFY(link.becomes(LinkState::Down));
        QVERIFY(m_here->ip("link set v0 up"));
        QVERIFY(link.becomes(LinkState::Up));
        QVERIFY(carriesFrames(link));
    }
}

void TestLinkChild::opensAnInterfaceThatIsOff() {
    QVERIFY(m_here->ip("link set v0 down"));
    auto link = open();
    const auto opened = link.next<Opened>();
    QVERIFY(opened);
    QCOMPARE(opened->state, LinkState::Down);
    QCOMPARE(opened->mtu, 1500U);
    QVERIFY(link->send(aoe::buildConfigQuery(routeFrom(opened->mac))));
    QVERIFY(m_here->ip("link set v0 up"));
    QVERIFY(link.becomes(LinkState::Up));
    QVERIFY(carriesFrames(link));
}

void TestLinkChild::givesUpEverythingOnceAnInterfaceComesUp() {
    QVERIFY(m_here->ip("link set v0 down"));
    auto link = open();
    QVERIFY(link.next<Opened>());
    const auto process = link->processId();
    const std::string onlyNetRaw = "0000000000002000";
    const std::string none = "0000000000000000";
    QCOMPARE(statusField(process, "CapPrm"), isByPcap() ? onlyNetRaw : none);
    QCOMPARE(statusField(process, "CapBnd"), none);
    QCOMPARE(statusField(process, "NoNewPrivs"), std::string("1"));
    QVERIFY(m_here->ip("link set v0 up"));
    QVERIFY(link.becomes(LinkState::Up));
    QCOMPARE(statusField(process, "CapPrm"), none);
    QCOMPARE(statusField(process, "CapEff"), none);
    if (isByPcap())
        QCOMPARE(statusField(process, "Seccomp"), filtered);
}

void TestLinkChild::tellsALostCarrier() {
    auto link = open();
    QVERIFY(link.next<Opened>());
    QVERIFY(m_there->ip("link set v1 down"));
    QVERIFY(link.becomes(LinkState::NoCarrier));
    QVERIFY(m_there->ip("link set v1 up"));
    QVERIFY(link.becomes(LinkState::Up));
    QVERIFY(carriesFrames(link));
}

void TestLinkChild::tellsThatTheInterfaceIsGone() {
    for (const bool off : {false, true}) {
        if (off)
            QVERIFY(tests::connect(*m_here, "v0", *m_there, "v1") && m_here->ip("link set v0 down"));
        auto link = open();
        QVERIFY(link.next<Opened>());
        QVERIFY(m_here->ip("link del v0"));
        QVERIFY(link.becomes(LinkState::Gone));
        const auto ended = link.next<Ended>();
        QVERIFY(ended);
        QCOMPARE(ended->error.code, ErrorCode::InterfaceVanished);
        QCOMPARE(link->descriptor(), -1);
    }
}

void TestLinkChild::tellsANewMtuAndAddress() {
    auto link = open();
    QVERIFY(link.next<Opened>());
    QVERIFY(m_here->ip("link set v0 mtu 1400"));
    auto change = link.next<StateChanged>();
    while (change && change->mtu != 1400)
        change = link.next<StateChanged>();
    QVERIFY(change);
    QVERIFY(m_here->ip("link set v0 address 02:00:00:00:00:77"));
    while (change && change->mac != stranger)
        change = link.next<StateChanged>();
    QVERIFY(change);
    // What was forged before is the interface's own now.
    const auto wire = RawSocket::open(*m_there, "v1");
    QVERIFY(wire);
    QVERIFY(link->send(aoe::buildConfigQuery(routeFrom(stranger))));
    link->serve();
    QVERIFY(wire->receive(10s));
}

void TestLinkChild::tellsThatItWasKilled() {
    auto link = open();
    QVERIFY(link.next<Opened>());
    const auto process = link->processId();
    QCOMPARE(::kill(process, SIGKILL), 0);
    const auto ended = link.next<Ended>();
    QVERIFY(ended);
    QCOMPARE(ended->error.code, ErrorCode::ProgramFailed);
    QCOMPARE(ended->error.detail, std::string("signal 9"));
    QVERIFY2(::kill(process, 0) < 0 && errno == ESRCH, "a zombie was left");
}

NAMESPACE_TEST_MAIN(TestLinkChild)
#include "tst_link_child.moc"
