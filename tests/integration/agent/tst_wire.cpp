#include "app/agent/network/advertisement.h"
#include "app/agent/network/users_watch.h"
#include "app/agent/network/wire_question.h"
#include "core/aoe/build.h"
#include "core/system/network/interfaces.h"
#include "tests/support/network_namespace.h"
#include "tests/support/program.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <poll.h>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

constexpr Address e73(7, 3);

MacAddress macOf(const NetworkNamespace& where, const std::string& name) {
    const auto list = where.inside([] { return link::interfaces(); });
    const auto found = std::ranges::find(*list, name, &link::Interface::name);
    return found == list->end() ? MacAddress() : found->mac;
}

/// Calls `handle` whenever the descriptor is readable, until `isDone`; false when that takes ten seconds.
template <class Handle, class IsDone>
bool runUntil(int descriptor, const Handle& handle, const IsDone& isDone) {
    const auto deadline = Clock::now() + 10s;
    while (!isDone() && Clock::now() < deadline) {
        pollfd readable{descriptor, POLLIN, 0};
        ::poll(&readable, 1, 1000);
        handle();
    }
    return isDone();
}

} // namespace

/// Real vblades on a veth pair: a box, and another machine on its wire.
class TestAgentWire : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void anAddressThatSomebodyServesIsAnswered();
    void anAddressThatNobodyServesIsNot();
    void aMaskedTargetStaysSilent();
    void theBoxItselfIsNoAnswer();
    void saysWhereNobodyCouldBeAsked();
    void readsAndWritesAreUsersAndQuestionsAreNot();
    void aStartIsSeenByItsAdvertisement();
    void aStartForOneInitiatorIsSeenToo();
    void theAdvertisementOfAnotherIsNotOurs();

private:
    /// Asked from the box, on `interfaces`.
    std::vector<plans::WireAnswer> ask(Address address, const std::vector<std::string>& interfaces,
                                       std::vector<WireQuestion::Failure>* failures = nullptr) const;

    std::optional<NetworkNamespace> m_box;
    std::optional<NetworkNamespace> m_other;
    DiskImage m_image{Sectors(2048)};
};

void TestAgentWire::init() {
    auto box = NetworkNamespace::create();
    auto other = NetworkNamespace::create();
    QVERIFY(box && other);
    m_box.emplace(std::move(*box));
    m_other.emplace(std::move(*other));
    QVERIFY(tests::connect(*m_box, "eth0", *m_other, "eth0"));
    QTRY_VERIFY(m_box->inside([] {
        const auto list = link::interfaces();
        return list && std::ranges::any_of(*list, [](const auto& interface) {
                   return interface.name == "eth0" && interface.carrier;
               });
    }));
}

void TestAgentWire::cleanup() {
    m_box.reset();
    m_other.reset();
}

std::vector<plans::WireAnswer> TestAgentWire::ask(Address address, const std::vector<std::string>& interfaces,
                                                  std::vector<WireQuestion::Failure>* failures) const {
    auto question = m_box->inside([&] { return WireQuestion::open(address, interfaces, {}, Clock::now()); });
    if (!question)
        return {{"not opened: " + question.error().detail, {}}};
    if (!runUntil(
            question->descriptor(), [&] { question->handle(Clock::now()); },
            [&] { return question->isDone(); }))
        return {{"not done", {}}};
    if (failures)
        *failures = question->failures();
    return question->answers();
}

void TestAgentWire::anAddressThatSomebodyServesIsAnswered() {
    const auto vblade = startVblade(*m_other, "eth0", e73, m_image);
    QVERIFY(vblade);
    const auto answers = ask(e73, {"eth0"});
    QVERIFY(answers == (std::vector<plans::WireAnswer>{{"eth0", macOf(*m_other, "eth0")}}));
}

void TestAgentWire::anAddressThatNobodyServesIsNot() {
    const auto vblade = startVblade(*m_other, "eth0", e73, m_image);
    QVERIFY(vblade);
    std::vector<WireQuestion::Failure> failures;
    QVERIFY(ask(Address(7, 4), {"eth0"}, &failures).empty());
    QVERIFY(failures.empty());
}

void TestAgentWire::aMaskedTargetStaysSilent() {
    const auto wire = RawSocket::open(*m_box, "eth0");
    QVERIFY(wire);
    const auto vblade = startVblade(*m_other, "eth0", e73, m_image, {"-m", "020000000099"});
    QVERIFY(vblade);
    // Its advertisement, which tells of it, has passed before the question.
    QVERIFY(wire->receive(5000ms));
    QVERIFY(ask(e73, {"eth0"}).empty());
}

void TestAgentWire::theBoxItselfIsNoAnswer() {
    // Two interfaces of the box on one wire: its own vblade hears the question.
    QVERIFY(tests::connect(*m_box, "eth1", *m_other, "eth1"));
    QVERIFY(m_other->ip("link add sw type bridge"));
    for (const auto* port : {"eth0", "eth1", "sw"}) {
        if (std::string_view(port) != "sw")
            QVERIFY(m_other->ip("link set " + std::string(port) + " master sw"));
        QVERIFY(m_other->ip("link set " + std::string(port) + " up"));
    }
    const auto vblade = startVblade(*m_box, "eth1", e73, m_image);
    QVERIFY(vblade);
    // Asked from eth0 alone, the answer is seen as what it is.
    QTRY_VERIFY(ask(e73, {"eth0"}) == (std::vector<plans::WireAnswer>{{"eth0", macOf(*m_box, "eth1")}}));
    QVERIFY(ask(e73, {"eth0", "eth1"}).empty());
}

void TestAgentWire::saysWhereNobodyCouldBeAsked() {
    QVERIFY(m_box->ip("link add off type veth peer name x"));
    std::vector<WireQuestion::Failure> failures;
    const auto vblade = startVblade(*m_other, "eth0", e73, m_image);
    QVERIFY(vblade);
    QCOMPARE(ask(e73, {"eth0", "eth9", "lo", "off"}, &failures).size(), std::size_t{1});
    QCOMPARE(failures.size(), std::size_t{3});
    const auto codeOf = [&](const std::string& name) {
        const auto found = std::ranges::find(failures, name, &WireQuestion::Failure::interface);
        return found == failures.end() ? ErrorCode::TimedOut : found->error.code;
    };
    QCOMPARE(codeOf("eth9"), ErrorCode::NoSuchInterface);
    QCOMPARE(codeOf("lo"), ErrorCode::NotEthernet);
    QCOMPARE(codeOf("off"), ErrorCode::InterfaceDown);
}

void TestAgentWire::readsAndWritesAreUsersAndQuestionsAreNot() {
    const auto vblade = startVblade(*m_box, "eth0", e73, m_image);
    QVERIFY(vblade);
    auto watch = m_box->inside([] { return UsersWatch::open({"eth0"}, Clock::now() + 10s); });
    QVERIFY(watch);
    const auto initiator = RawSocket::open(*m_other, "eth0");
    QVERIFY(initiator);
    const auto mac = macOf(*m_other, "eth0");
    const aoe::Route route{macOf(*m_box, "eth0"), mac, e73, aoe::Tag(1)};

    // Questions first: when the read has arrived, they have, too.
    QVERIFY(initiator->send(aoe::buildConfigQuery(route)));
    QVERIFY(initiator->receive(10s));
    QVERIFY(initiator->send(aoe::buildIdentifyRequest(route)));
    QVERIFY(initiator->receive(10s));
    watch->handle();
    QVERIFY(watch->usersOf(e73).empty());
    QVERIFY(watch->seen(e73).looked);

    QVERIFY(initiator->send(*aoe::buildReadRequest(route, Sectors(0), 2)));
    QVERIFY(initiator->receive(10s));
    aoe::Frame write;
    write.header = {route.destination, mac, std::nullopt, 1, false, false, {}, e73, 0, aoe::Tag::fromWire(2)};
    aoe::Ata ata;
    ata.flags = aoe::ata::flagWrite;
    ata.statusOrCommand = 0x30;
    ata.sectorCount = 2;
    const std::vector<std::byte> data(1024);
    ata.data = data;
    write.body = ata;
    QVERIFY(initiator->send(*aoe::build(write)));
    QVERIFY(initiator->receive(10s));

    QVERIFY(runUntil(
        watch->descriptor(), [&] { watch->handle(); },
        [&] {
            return watch->usersOf(e73) == (std::vector<ExportUser>{{mac, 1, 1}});
        }));
    QCOMPARE(watch->seen(e73).macs.size(), std::size_t{1});
    QVERIFY(watch->usersOf(Address(7, 4)).empty());
}

void TestAgentWire::aStartIsSeenByItsAdvertisement() {
    auto watch = m_box->inside([] { return AdvertisementWatch::open(e73, "eth0", Clock::now() + 10s); });
    QVERIFY(watch);
    watch->handle();
    QVERIFY(!watch->wasSeen());
    const auto vblade = startVblade(*m_box, "eth0", e73, m_image);
    QVERIFY(vblade);
    QVERIFY(runUntil(
        watch->descriptor(), [&] { watch->handle(); }, [&] { return watch->wasSeen(); }));
}

void TestAgentWire::aStartForOneInitiatorIsSeenToo() {
    auto watch = m_box->inside([] { return AdvertisementWatch::open(e73, "eth0", Clock::now() + 10s); });
    QVERIFY(watch);
    const auto vblade = startVblade(*m_box, "eth0", e73, m_image, {"-m", "020000000099"});
    QVERIFY(vblade);
    QVERIFY(runUntil(
        watch->descriptor(), [&] { watch->handle(); }, [&] { return watch->wasSeen(); }));
}

void TestAgentWire::theAdvertisementOfAnotherIsNotOurs() {
    auto ours = m_box->inside([] { return AdvertisementWatch::open(e73, "eth0", Clock::now() + 10s); });
    auto second =
        m_box->inside([] { return AdvertisementWatch::open(Address(7, 4), "eth0", Clock::now() + 10s); });
    QVERIFY(ours && second);
    const auto theirs = startVblade(*m_other, "eth0", e73, m_image); // received, not sent
    QVERIFY(theirs);
    const auto box = startVblade(*m_box, "eth0", Address(7, 4), m_image);
    QVERIFY(box);
    QVERIFY(runUntil(
        second->descriptor(), [&] { second->handle(); }, [&] { return second->wasSeen(); }));
    ours->handle(); // by now it has everything that the other one has
    QVERIFY(!ours->wasSeen());
}

NAMESPACE_TEST_MAIN(TestAgentWire)
#include "tst_wire.moc"
