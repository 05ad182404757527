#include "app/lab/targets/responder.h"
#include "core/aoe/parse.h"
#include "core/services/inventory/discovery_service.h"
#include "core/services/inventory/link_session.h"
#include "tests/support/answer_of.h"
#include "tests/support/fake_link.h"
#include "tests/support/registered_test.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace etherdeck;
using namespace std::chrono_literals;
using tests::FakeLink;
using tests::FakeWire;

namespace {

const Address e73(7, 3);
const MacAddress plug({0x00, 0x25, 0x31, 0, 0, 1});

lab::PlayedTarget playedTarget() {
    lab::PlayedTarget target;
    target.address = e73;
    target.identity.model = "Coraid EtherDrive vblade";
    target.identity.serial = "7.3:plug1";
    target.identity.size = Sectors{2048};
    target.configString = "backup";
    return target;
}

Result<std::vector<std::byte>> identify(const aoe::Route& route) { return aoe::buildIdentifyRequest(route); }

} // namespace

/// The real engine behind a fake link, on which the lab's responder plays a target.
class TestDiscoveryService : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void findsATargetAndTellsOfIt();
    void tellsOnceThatItHasSettled();
    void settlesAnewAfterDiscoverNow();
    void tellsItsProgressUntilItHasSettled();
    void opensALinkAgainWhenItsInterfaceMayBeBack();
    void leavesALinkAloneThatNeedsAPerson_data();
    void leavesALinkAloneThatNeedsAPerson();
    void opensAFailedLinkAgainOnRequest();
    void keepsFramesWhileALinkIsBusy();
    void tellsNothingWhenTheInterfaceGoesDown();
    void watchesNothingThroughALineThatIsSilent();
    void concludesNothingWhileALineIsLate();
    void opensALineAgainThatBroke();
    void closesLinksThatAreNotChosenAnyMore();
    void knowsAPathAgainWhenItsInterfaceIsOpenedAnew();
    void tellsWhichKnownTargetsAreMissing();
    void asksAnewAfterSleep();
    void bringsTheAnswerToAQuestion();
    void tellsWhenAQuestionStaysUnanswered();
    void asksNoMoreWhenAQuestionIsCancelled();
    void refusesQuestionsOnALinkThatIsNotUp();
    void forgetsATarget();
    void tellsWhenLivePathsAnsweredLast();

private:
    std::shared_ptr<FakeWire> newWire();
    [[nodiscard]] const discovery::Target* target() const { return m_service->discovery().find(e73); }
    Result<discovery::Answer> ask(const discovery::PathKey& path,
                                  const DiscoveryService::RequestBuilder& build) {
        return tests::answerOf<discovery::Answer>(
            [&](auto... to) { return m_service->ask(e73, path, build, to...); });
    }

    lab::Responder m_responder{plug, {playedTarget()}};
    std::vector<std::shared_ptr<FakeWire>> m_wires; ///< one for each link that was made
    std::unique_ptr<DiscoveryService> m_service;
    bool m_answers = true;
};

std::shared_ptr<FakeWire> TestDiscoveryService::newWire() {
    auto wire = std::make_shared<FakeWire>();
    wire->onSend = [this, far = wire.get()](const std::vector<std::byte>& frame) {
        if (!m_answers)
            return;
        lab::FrameQueue replies;
        m_responder.frameReceived(frame, replies);
        for (const auto reply : replies.front(replies.size()))
            far->receive({reply.begin(), reply.end()});
    };
    m_wires.push_back(wire);
    return wire;
}

void TestDiscoveryService::init() {
    m_answers = true;
    m_service = std::make_unique<DiscoveryService>(
        [this](const std::string&) { return std::make_unique<FakeLink>(newWire()); }, discovery::Settings());
    m_service->setInterfaces({"fake0"});
    QCOMPARE(m_wires.size(), std::size_t{1});
}

void TestDiscoveryService::cleanup() {
    m_service.reset();
    m_wires.clear();
}

void TestDiscoveryService::findsATargetAndTellsOfIt() {
    std::vector<discovery::EventKind> events;
    connect(m_service.get(), &DiscoveryService::eventHappened, this,
            [&](const DiscoveryEvent& event) { events.push_back(event.event.kind); });
    std::vector<discovery::Target> told;
    connect(m_service.get(), &DiscoveryService::inventoryChanged, this,
            [&](const InventoryChange& change) { told = change.updated; });
    m_wires[0]->open();
    QTRY_VERIFY(!told.empty() && told[0].principal().reservedBy);
    QCOMPARE(told[0].address, e73);
    QCOMPARE(told[0].principal().identity->serial, std::string("7.3:plug1"));
    QCOMPARE(told[0].principal().configString, std::string("backup"));
    QCOMPARE(events, std::vector{discovery::EventKind::Appeared});
}

void TestDiscoveryService::tellsOnceThatItHasSettled() {
    QSignalSpy settled(m_service.get(), &DiscoveryService::settled);
    m_wires[0]->open();
    QTRY_COMPARE(settled.size(), 1);
    m_wires[0]->tell(link::LinkStatistics{1, 2, 0, 0, 0});
    QTRY_COMPARE(m_service->links()[0].counters.sent, std::uint64_t{2});
    QCOMPARE(settled.size(), 1);
}

void TestDiscoveryService::tellsWhenLivePathsAnsweredLast() {
    QSignalSpy settled(m_service.get(), &DiscoveryService::settled);
    std::vector<HeardPath> heard;
    connect(m_service.get(), &DiscoveryService::heard, this, [&](const auto& paths) { heard = paths; });
    m_wires[0]->open();
    QTRY_COMPARE(settled.size(), 1);
    QTRY_VERIFY(!heard.empty());
    const auto first = heard.front();
    QCOMPARE(first.address, e73);
    QVERIFY(first.path == target()->principal().key);
    heard.clear();
    m_service->discoverNow(); // nothing changes but the time
    QTRY_VERIFY(!heard.empty());
    QVERIFY(heard.front().time > first.time);
    QCOMPARE(heard.size(), std::size_t{1});
}

void TestDiscoveryService::settlesAnewAfterDiscoverNow() {
    QSignalSpy settled(m_service.get(), &DiscoveryService::settled);
    m_wires[0]->open();
    QTRY_COMPARE(settled.size(), 1);
    m_service->discoverNow();
    QTRY_COMPARE(settled.size(), 2);
}

void TestDiscoveryService::tellsItsProgressUntilItHasSettled() {
    QSignalSpy progressed(m_service.get(), &DiscoveryService::progressed);
    QSignalSpy settled(m_service.get(), &DiscoveryService::settled);
    m_wires[0]->open();
    QTRY_COMPARE(settled.size(), 1);
    QVERIFY(!progressed.isEmpty());
    const auto last = progressed.last()[0].value<discovery::Progress>();
    QCOMPARE(last.rounds, std::size_t{3});
    QCOMPARE(last.targets, std::size_t{1});
}

void TestDiscoveryService::opensALinkAgainWhenItsInterfaceMayBeBack() {
    m_wires[0]->open();
    QTRY_VERIFY(target());
    m_wires[0]->end(ErrorCode::InterfaceVanished);
    QTRY_COMPARE(m_service->links()[0].state, LinkStatus::State::Waiting);
    QCOMPARE(target()->state, discovery::TargetState::NotWatched);
    QTRY_COMPARE(m_wires.size(), std::size_t{2});
    m_wires[1]->open();
    QTRY_COMPARE(target()->state, discovery::TargetState::Up);
    QCOMPARE(target()->paths.size(), std::size_t{1});
}

void TestDiscoveryService::leavesALinkAloneThatNeedsAPerson_data() {
    QTest::addColumn<ErrorCode>("why");
    QTest::addColumn<LinkStatus::State>("state");
    QTest::newRow("not permitted") << ErrorCode::PermissionDenied << LinkStatus::State::Failed;
    QTest::newRow("not Ethernet") << ErrorCode::NotEthernet << LinkStatus::State::Failed;
    QTest::newRow("unplugged") << ErrorCode::InterfaceVanished << LinkStatus::State::Waiting;
}

void TestDiscoveryService::leavesALinkAloneThatNeedsAPerson() {
    QFETCH(ErrorCode, why);
    QFETCH(LinkStatus::State, state);
    LinkSession session(discovery::LinkId{1}, "fake0",
                        [this](const std::string&) { return std::make_unique<FakeLink>(newWire()); });
    session.open();
    m_wires.back()->end(why);
    QTRY_COMPARE(session.status().state, state);
    QCOMPARE(session.status().error->code, why);
    QCOMPARE(session.findChild<QTimer*>()->isActive(), state == LinkStatus::State::Waiting);
}

void TestDiscoveryService::opensAFailedLinkAgainOnRequest() {
    m_wires[0]->end(ErrorCode::PermissionDenied);
    QTRY_COMPARE(m_service->links()[0].state, LinkStatus::State::Failed);
    m_service->retryLinks();
    QCOMPARE(m_wires.size(), std::size_t{2});
    m_wires[1]->open();
    QTRY_COMPARE(m_service->links()[0].state, LinkStatus::State::Up);
    QVERIFY(!m_service->links()[0].error);
}

void TestDiscoveryService::keepsFramesWhileALinkIsBusy() {
    m_wires[0]->isBusy = true;
    m_wires[0]->open();
    QTRY_COMPARE(m_service->links()[0].state, LinkStatus::State::Up);
    QVERIFY(m_wires[0]->sent.empty());
    m_wires[0]->isBusy = false;
    QTRY_VERIFY(target());
}

void TestDiscoveryService::tellsNothingWhenTheInterfaceGoesDown() {
    m_wires[0]->open();
    QTRY_VERIFY(target() && m_service->discovery().isSettled());
    QSignalSpy events(m_service.get(), &DiscoveryService::eventHappened);
    m_wires[0]->tell(link::StateChanged{LinkState::Down, FakeWire::ownMac(), 1500});
    QTRY_COMPARE(target()->state, discovery::TargetState::NotWatched);
    m_wires[0]->tell(link::StateChanged{LinkState::Up, FakeWire::ownMac(), 9000});
    QTRY_COMPARE(target()->state, discovery::TargetState::Up);
    QTRY_VERIFY(target() && m_service->discovery().isSettled());
    QCOMPARE(m_service->links()[0].mtu, std::uint32_t{9000});
    QVERIFY(events.isEmpty());
}

void TestDiscoveryService::watchesNothingThroughALineThatIsSilent() {
    const link::Opened opened{"eth0", FakeWire::ownMac(), 1500, LinkState::Up, 12ms};
    m_wires[0]->tell(opened);
    QTRY_VERIFY(target() && m_service->discovery().isSettled());
    QCOMPARE(m_service->links()[0].lineRoundTrip, std::optional<Duration>(12ms));
    QSignalSpy events(m_service.get(), &DiscoveryService::eventHappened);
    m_wires[0]->tell(link::LineSilent{});
    QTRY_COMPARE(target()->state, discovery::TargetState::NotWatched);
    QCOMPARE(m_service->links()[0].error->code, ErrorCode::TimedOut);
    m_wires[0]->tell(opened);
    QTRY_COMPARE(target()->state, discovery::TargetState::Up);
    QVERIFY(!m_service->links()[0].error);
    m_wires[0]->tell(link::LineMeasured{30ms});
    QTRY_COMPARE(m_service->links()[0].lineRoundTrip, std::optional<Duration>(30ms));
    QVERIFY(events.isEmpty());
}

void TestDiscoveryService::concludesNothingWhileALineIsLate() {
    m_service->setPollInterval(1s);
    m_wires[0]->tell(link::Opened{"eth0", FakeWire::ownMac(), 1500, LinkState::Up, 1ms});
    QTRY_VERIFY(target() && m_service->discovery().isSettled());
    QSignalSpy events(m_service.get(), &DiscoveryService::eventHappened);
    m_answers = false;
    QTimer late;
    connect(&late, &QTimer::timeout, this, [this] { m_wires[0]->tell(link::LineLate{}); });
    late.start(250);
    const auto sent = m_wires[0]->sent.size();
    QTRY_VERIFY_WITH_TIMEOUT(m_wires[0]->sent.size() > sent + 12, 30'000); // several polls
    QVERIFY(events.isEmpty());
    QCOMPARE(target()->state, discovery::TargetState::Up);
    late.stop();
    QTRY_COMPARE_WITH_TIMEOUT(target()->state, discovery::TargetState::Vanished, 30'000);
}

void TestDiscoveryService::opensALineAgainThatBroke() {
    m_wires[0]->open();
    QTRY_VERIFY(target());
    m_wires[0]->end(ErrorCode::Closed);
    QTRY_COMPARE(m_service->links()[0].state, LinkStatus::State::Waiting);
    QCOMPARE(target()->state, discovery::TargetState::NotWatched);
    QTRY_COMPARE(m_wires.size(), std::size_t{2});
    m_wires[1]->end(ErrorCode::Closed);
    QTRY_COMPARE_WITH_TIMEOUT(m_wires.size(), std::size_t{3}, 10'000); // after two seconds
    m_wires[2]->open();
    QTRY_COMPARE(target()->state, discovery::TargetState::Up);
}

void TestDiscoveryService::closesLinksThatAreNotChosenAnyMore() {
    m_wires[0]->open();
    QTRY_VERIFY(target());
    m_service->setInterfaces({"fake1"});
    QCOMPARE(m_service->links().size(), std::size_t{1});
    QCOMPARE(m_service->links()[0].interface, std::string("fake1"));
    QCOMPARE(m_wires[0].use_count(), 1L);
    QCOMPARE(target()->state, discovery::TargetState::NotWatched);
    QCOMPARE(m_service->interfaceName(target()->principal().key.link), std::string("fake0"));
}

void TestDiscoveryService::knowsAPathAgainWhenItsInterfaceIsOpenedAnew() {
    m_wires[0]->open();
    QTRY_VERIFY(target() && m_service->discovery().isSettled());
    QSignalSpy events(m_service.get(), &DiscoveryService::eventHappened);
    for (std::size_t i = 1; i < 4; ++i) {
        m_service->setInterfaces({});
        QCOMPARE(target()->state, discovery::TargetState::NotWatched);
        m_service->setInterfaces({"fake0"});
        m_wires[i]->open();
        QTRY_COMPARE(target()->state, discovery::TargetState::Up);
        QTRY_VERIFY(m_service->discovery().isSettled());
    }
    QCOMPARE(target()->state, discovery::TargetState::Up);
    QCOMPARE(target()->paths.size(), std::size_t{1});
    QVERIFY(events.isEmpty());
}

void TestDiscoveryService::tellsWhichKnownTargetsAreMissing() {
    const WallTime yesterday = std::chrono::system_clock::now() - 24h;
    KnownTarget present;
    present.address = e73;
    present.interface = "fake0";
    present.mac = plug;
    present.configString = "backup";
    present.buffers = 16;
    KnownTarget absent = present;
    absent.address = Address(7, 4);
    KnownTarget elsewhere = present;
    elsewhere.address = Address(7, 5);
    elsewhere.interface = "fake9";
    for (auto* known : {&present, &absent, &elsewhere})
        known->firstSeen = known->lastSeen = yesterday;
    std::vector<std::pair<discovery::EventKind, Address>> events;
    connect(m_service.get(), &DiscoveryService::eventHappened, this, [&](const DiscoveryEvent& event) {
        if (event.event.kind != discovery::EventKind::Changed)
            events.emplace_back(event.event.kind, event.event.address);
    });
    m_service->expect({present, absent, elsewhere});
    m_wires[0]->open();
    const auto stateOf = [this](Address address) { return m_service->discovery().find(address)->state; };
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(absent.address), discovery::TargetState::Missing, 15'000);
    QCOMPARE(stateOf(e73), discovery::TargetState::Up);
    QCOMPARE(stateOf(elsewhere.address), discovery::TargetState::NotWatched);
    QCOMPARE(m_service->interfaceName(m_service->discovery().find(elsewhere.address)->principal().key.link),
             std::string("fake9"));
    QCOMPARE(events, (std::vector{std::pair(discovery::EventKind::Missing, absent.address)}));
    const auto age = std::chrono::system_clock::now() -
                     m_service->toWallTime(m_service->discovery().find(absent.address)->lastSeen);
    QVERIFY(age > 23h && age < 25h);
}

void TestDiscoveryService::asksAnewAfterSleep() {
    Duration slept = 5h;
    m_wires.clear();
    m_service = std::make_unique<DiscoveryService>(
        [this](const std::string&) { return std::make_unique<FakeLink>(newWire()); }, discovery::Settings(),
        nullptr, [&slept] { return slept; });
    m_service->setInterfaces({"fake0"});
    m_wires[0]->open();
    QTRY_VERIFY(target() && m_service->discovery().isSettled());
    const auto heard = target()->lastSeen;
    m_answers = false;
    slept += 8h;
    m_wires[0]->tell(link::LinkStatistics{1, 2, 0, 0, 0}); // it wakes up
    QTRY_VERIFY(!m_service->discovery().isSettled());
    QVERIFY(target()->lastSeen <= heard - 7h);
    QCOMPARE(target()->state, discovery::TargetState::Up);
}

void TestDiscoveryService::bringsTheAnswerToAQuestion() {
    m_wires[0]->open();
    QTRY_VERIFY(target());
    const auto answer = ask(target()->paths[0].key, [](const aoe::Route& route) {
        return aoe::buildConfigRequest(route, aoe::ConfigCommand::ForceSet, "mine");
    });
    QVERIFY(answer);
    QCOMPARE(std::get<aoe::Config>(answer->frame.body).string, std::string("mine"));
}

void TestDiscoveryService::tellsWhenAQuestionStaysUnanswered() {
    m_wires[0]->open();
    QTRY_VERIFY(target());
    m_answers = false;
    const auto before = m_wires[0]->sent.size();
    QCOMPARE(ask(target()->paths[0].key, identify).error().code, ErrorCode::TimedOut);
    QVERIFY(m_wires[0]->sent.size() >= before + 5);
}

void TestDiscoveryService::asksNoMoreWhenAQuestionIsCancelled() {
    m_wires[0]->open();
    QTRY_VERIFY(target());
    m_answers = false;
    std::vector<std::vector<std::byte>> requests;
    Call call = m_service->ask(
        e73, target()->paths[0].key,
        [&](const aoe::Route& route) {
            requests.push_back(aoe::buildIdentifyRequest(route));
            return Result<std::vector<std::byte>>(requests.back());
        },
        this, [](const auto&) { QFAIL("an answer"); });
    const auto sent = [&] {
        return static_cast<int>(std::ranges::count(m_wires[0]->sent, requests.front()));
    };
    QCOMPARE(sent(), 1);
    call.cancel();
    // By the time that another question has been given up, the first one would have been asked again.
    QCOMPARE(ask(target()->paths[0].key, identify).error().code, ErrorCode::TimedOut);
    QCOMPARE(sent(), 1);
}

void TestDiscoveryService::refusesQuestionsOnALinkThatIsNotUp() {
    QCOMPARE(ask({discovery::LinkId{1}, plug}, identify).error().code, ErrorCode::Closed);
}

void TestDiscoveryService::forgetsATarget() {
    m_wires[0]->open();
    QTRY_VERIFY(target());
    m_answers = false;
    std::vector<Address> removed;
    connect(m_service.get(), &DiscoveryService::inventoryChanged, this,
            [&](const InventoryChange& change) { removed = change.removed; });
    m_service->forget(e73);
    QTRY_COMPARE(removed, std::vector{e73});
}

QTEST_GUILESS_MAIN(TestDiscoveryService)
#include "tst_discovery_service.moc"
