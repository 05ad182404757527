#include "core/services/box_logs/service.h"
#include "tests/core/store/console/box_logs.h"
#include "tests/support/registered_test.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using netconsole::Event;

/// An agent whose log has records 0 to 700, and a store that lacks some of them.
class TestBoxLogService : public QObject {
    Q_OBJECT

private slots:
    void init();
    void fillsAGapOfATiedBox();
    void fillsTheBeginning();
    void readsSeveralPages();
    void asksNoBoxThatIsNotTied();
    void asksNothingWhenItIsOff();
    void asksNoBoxThatWasRemoved();
    void asksAgainWhenTheAgentFails();
    void storesTheLogOfABoxAsASource();
    void doesNotFollowALogThatWasRemoved();
    void namesTheSourceThatABoxSendsTo();
    void answersWithoutAStore();

private:
    using Answer = remote::Answer<remote::KernelLogPage>;

    [[nodiscard]] QString path() const { return m_folder->filePath("history"); }
    [[nodiscard]] std::vector<std::uint64_t> stored() const {
        return numbers(all(must(store::ConsoleStore::open(path().toStdString()))));
    }
    void append(const std::vector<Event>& events) {
        auto store = must(store::ConsoleStore::open(path().toStdString()));
        tests::append(store, events);
    }
    std::unique_ptr<BoxLogService> service();
    /// A second box, whose log is followed. Once that was read again, what was due before has been done.
    Call showSecond(BoxLogService& service);
    [[nodiscard]] bool hasFollowedSecond();
    /// What waits for more to be stored waits no longer.
    void moveOn(BoxLogService& service);
    Answer page(std::uint64_t since);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<std::uint64_t> m_asked;
    int m_failures = 0; ///< before the agent answers
    int m_askedSecond = 0;
    Duration m_ahead{}; ///< of the true time
};

namespace {

constexpr std::uint64_t lastOfLog = 700;
const std::string device = "root@plug";
const std::string secondDevice = "root@second"; // after the other one, as they are followed

DeviceStatePtr plug(DeviceState::Link link = DeviceState::Link::Connected, const std::string& of = device) {
    DeviceState state;
    state.device = of;
    state.link = link;
    state.greeting.capabilities = {"box", "kernel-log"};
    return std::make_shared<const DeviceState>(state);
}

BoxesPtr tied(std::int64_t source = 1) {
    boxes::Boxes boxes;
    boxes.setBoxes({{boxes::BoxId{1}, "plug", "", "", device}},
                   {{boxes::BoxId{1}, boxes::SourceId{source}, true}});
    boxes.setSource(boxes::SourceId{source}, {});
    return std::make_shared<const boxes::Boxes>(boxes);
}

std::vector<Event> heard(std::uint64_t first, std::uint64_t last) {
    std::vector<Event> events;
    for (auto seq = first; seq <= last; ++seq)
        events.emplace_back(recordLine(seq));
    return events;
}

std::vector<Event> withGap(std::uint64_t first, std::uint64_t last) {
    auto events = heard(0, first - 1);
    events.emplace_back(missing(first, last));
    std::ranges::copy(heard(last + 1, lastOfLog), std::back_inserter(events));
    return events;
}

} // namespace

void TestBoxLogService::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_asked.clear();
    m_failures = 0;
    m_askedSecond = 0;
}

TestBoxLogService::Answer TestBoxLogService::page(std::uint64_t since) {
    m_asked.push_back(since);
    if (m_failures > 0) {
        --m_failures;
        return tl::unexpected<remote::Failure>(remote::ConnectionError{});
    }
    remote::KernelLogPage page;
    page.bootId = "boot";
    for (auto seq = since; seq <= lastOfLog && page.records.size() < BoxLogReading::pageSize; ++seq)
        page.records.push_back(
            {seq, 6, 0, static_cast<std::uint64_t>(stampOf(seq).count()), false, textOf(seq), {}});
    page.next = since + page.records.size();
    return page;
}

std::unique_ptr<BoxLogService> TestBoxLogService::service() {
    BoxLogWays ways;
    ways.log = [this](const std::string& asked, std::uint64_t since, QObject* receiver, Then<Answer> then) {
        const Reply<Answer> reply(receiver, std::move(then));
        if (asked == device) {
            reply.answer(page(since));
        } else {
            ++m_askedSecond;
            remote::KernelLogPage nothing;
            nothing.bootId = "boot";
            nothing.next = since;
            reply.answer(Answer(nothing));
        }
        return reply.call();
    };
    ways.box = [](const std::string&, QObject* receiver, Then<remote::Answer<remote::Box>> then) {
        const Reply<remote::Answer<remote::Box>> reply(receiver, std::move(then));
        remote::Box box;
        box.bootId = "boot";
        box.uptime = 100;
        reply.answer(remote::Answer<remote::Box>(box));
        return reply.call();
    };
    auto made = std::make_unique<BoxLogService>(
        std::move(ways), BoxLogPace{1ms, 20ms, [this] { return Clock::now() + m_ahead; }});
    made->open(path());
    made->noteBoxes(tied());
    return made;
}

Call TestBoxLogService::showSecond(BoxLogService& service) {
    auto call = service.show(secondDevice, "second (kernel log)", this, [](const auto&) {});
    service.noteDevice(plug(DeviceState::Link::Connected, secondDevice));
    return call;
}

void TestBoxLogService::moveOn(BoxLogService& service) {
    service.noteStored();
    QVERIFY(hasFollowedSecond());
    m_ahead += 60s;
    service.noteStored();
    QVERIFY(hasFollowedSecond());
}

bool TestBoxLogService::hasFollowedSecond() {
    const auto before = m_askedSecond; // one reading may be under way
    return QTest::qWaitFor([&] { return m_askedSecond >= before + 2; }, 20'000);
}

void TestBoxLogService::fillsAGapOfATiedBox() {
    append(withGap(100, 120));
    const auto service = this->service();
    const QSignalSpy filled(service.get(), &BoxLogService::filled);
    service->noteDevice(plug(DeviceState::Link::Connecting));
    service->noteDevice(plug());
    QTRY_COMPARE_WITH_TIMEOUT(filled.size(), 1, 20'000);
    QCOMPARE(filled[0][0].toLongLong(), 1);
    QCOMPARE(filled[0][1].value<store::FilledGaps>().records, 21);
    QCOMPARE(m_asked, std::vector<std::uint64_t>{36});
    QCOMPARE(stored().size(), lastOfLog + 1);
    QVERIFY(std::ranges::is_sorted(stored()));
}

void TestBoxLogService::fillsTheBeginning() {
    append(heard(650, lastOfLog));
    const auto service = this->service();
    service->noteDevice(plug());
    QTRY_COMPARE_WITH_TIMEOUT(stored().size(), lastOfLog + 1, 20'000);
    QVERIFY(std::ranges::is_sorted(stored()));
    QCOMPARE(m_asked, (std::vector<std::uint64_t>{0, BoxLogReading::pageSize}));
}

void TestBoxLogService::readsSeveralPages() {
    append(withGap(20, 690));
    const auto service = this->service();
    service->noteDevice(plug());
    QTRY_COMPARE_WITH_TIMEOUT(stored().size(), lastOfLog + 1, 20'000);
    QCOMPARE(m_asked, (std::vector<std::uint64_t>{0, BoxLogReading::pageSize}));
}

void TestBoxLogService::asksNoBoxThatIsNotTied() {
    append(withGap(100, 120));
    auto store = must(store::ConsoleStore::open(path().toStdString()));
    auto events = withGap(200, 220);
    for (auto& event : events)
        if (auto* const line = std::get_if<netconsole::Line>(&event))
            line->source = netconsole::SourceId{2};
        else
            std::get<netconsole::Gap>(event).source = netconsole::SourceId{2};
    store.beginRun();
    tests::append(store, events, {sourceInfo(2, 6)});
    const auto service = this->service();
    service->noteBoxes(tied(2));
    service->noteDevice(plug());
    QTRY_COMPARE_WITH_TIMEOUT(m_asked.size(), 1u, 20'000);
    QCOMPARE(m_asked.front(), 136u); // of the second source
}

void TestBoxLogService::asksNothingWhenItIsOff() {
    append(withGap(100, 120));
    const auto service = this->service();
    service->setFillsGaps(false);
    const auto second = showSecond(*service);
    service->noteDevice(plug());
    moveOn(*service);
    QVERIFY(m_asked.empty());
    service->setFillsGaps(true);
    moveOn(*service);
    QCOMPARE(m_asked.size(), 1u);
}

void TestBoxLogService::asksNoBoxThatWasRemoved() {
    const auto service = this->service();
    const auto second = showSecond(*service);
    service->noteDevice(plug());
    service->noteDeviceRemoved(device);
    append(withGap(100, 120));
    moveOn(*service);
    QVERIFY(m_asked.empty());
    service->noteDevice(plug());
    moveOn(*service);
    QCOMPARE(m_asked.size(), 1u);
}

/// Here it connects again, and so it is asked at once.
void TestBoxLogService::asksAgainWhenTheAgentFails() {
    m_failures = 1;
    append(withGap(100, 120));
    const auto service = this->service();
    service->noteDevice(plug());
    QTRY_COMPARE_WITH_TIMEOUT(m_asked.size(), 1u, 20'000);
    service->noteDevice(plug(DeviceState::Link::Waiting));
    service->noteDevice(plug());
    QTRY_COMPARE_WITH_TIMEOUT(stored().size(), lastOfLog + 1, 20'000);
    QCOMPARE(m_asked.size(), 2u);
}

void TestBoxLogService::namesTheSourceThatABoxSendsTo() {
    append(heard(0, 3));
    const auto service = this->service();
    std::optional<qint64> source;
    const auto call = service->show(device, "plug", this, [&](auto answer) { source = **answer; });
    QTRY_COMPARE(source, 1);
    QVERIFY(m_asked.empty());
    QCOMPARE(stored().size(), 4u);
}

void TestBoxLogService::storesTheLogOfABoxAsASource() {
    const auto service = this->service();
    service->noteBoxes(std::make_shared<const boxes::Boxes>());
    std::optional<qint64> source;
    const auto call =
        service->show(device, "plug (kernel log)", this, [&](auto answer) { source = **answer; });
    QTRY_VERIFY(source);
    QCOMPARE(stored().size(), lastOfLog + 1);
    // It is followed while the box is connected.
    m_asked.clear();
    service->noteDevice(plug());
    QTRY_VERIFY_WITH_TIMEOUT(!m_asked.empty(), 20'000);
    QCOMPARE(m_asked.front(), lastOfLog + 1);
    QCOMPARE(stored().size(), lastOfLog + 1);
}

void TestBoxLogService::doesNotFollowALogThatWasRemoved() {
    const auto service = this->service();
    service->noteBoxes(std::make_shared<const boxes::Boxes>());
    std::optional<qint64> source;
    const auto ask = [&] {
        source.reset();
        return service->show(device, "plug (kernel log)", this, [&](auto answer) { source = **answer; });
    };
    auto call = ask();
    QTRY_VERIFY(source);
    const auto removed = *source;
    auto store = must(store::ConsoleStore::open(path().toStdString()));
    must(store.forget(removed, consoleStart));
    m_asked.clear();
    service->noteDevice(plug());
    const auto second = showSecond(*service);
    QVERIFY(hasFollowedSecond());
    QVERIFY(m_asked.empty());
    QCOMPARE(must(store.sources()).size(), 1u); // of the second one
    call = ask();                               // from the beginning
    QTRY_VERIFY(source && *source != removed);
    QCOMPARE(m_asked.front(), 0u);
    QCOMPARE(must(store.sources()).size(), 2u);
}

void TestBoxLogService::answersWithoutAStore() {
    BoxLogService service({});
    std::optional<ErrorCode> error;
    const auto call = service.show(device, "plug", this, [&](auto answer) { error = answer.error().code; });
    QTRY_COMPARE(error, ErrorCode::Closed);
}

QTEST_GUILESS_MAIN(TestBoxLogService)
#include "tst_service.moc"
