#include "app/lab/targets/responder.h"
#include "core/services/inventory/config_editor.h"
#include "tests/support/answer_of.h"
#include "tests/support/fake_link.h"
#include "tests/support/registered_test.h"

#include <QSignalSpy>
#include <QTest>

using namespace etherdeck;
using tests::FakeLink;
using tests::FakeWire;

namespace {

const Address e73(7, 3);
const MacAddress plug({0x00, 0x25, 0x31, 0, 0, 1});

lab::PlayedTarget playedTarget(const std::string& configString) {
    lab::PlayedTarget target;
    target.address = e73;
    target.identity.serial = "7.3:plug1";
    target.identity.size = Sectors{2048};
    target.configString = configString;
    return target;
}

} // namespace

/// The editor on the real engine, behind a fake link with the lab's responder at its far end.
class TestConfigEditor : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void claimsAnUnclaimedTarget();
    void tellsItsOwnChangeAsOurs();
    void isRefusedOverAnothersString();
    void takesItsOwnStringForDone();
    void replacesAnothersStringByForce();
    void releasesByForce();
    void putsAFormerStringBackOverItsOwn();
    void leavesAStringThatIsNotTheExpectedOne();
    void tellsWhenTheTargetKeepsItsOldString();
    void tellsWhenNobodyAnswers();
    void failsWithoutAPath();
    void failsWhenTheLinkIsDown();
    void refusesAStringThatIsTooLong();
    void endsOnceForEachOfManyChanges();
    void makesNoChangeThatWasCancelled();

private:
    void start(const std::string& configString);
    [[nodiscard]] discovery::PathKey path() const {
        return m_service->discovery().find(e73)->paths.front().key;
    }
    /// Changes and waits for the end.
    ConfigOutcome change(const ConfigWish& wish);
    Result<ConfigOutcome> change(const std::vector<discovery::PathKey>& paths, const ConfigWish& wish);

    std::unique_ptr<lab::Responder> m_responder;
    std::shared_ptr<FakeWire> m_wire;
    std::unique_ptr<DiscoveryService> m_service;
    std::unique_ptr<ConfigEditor> m_editor;
    bool m_answers = true;
    bool m_forgets = false; ///< the target says yes and keeps its string
};

void TestConfigEditor::init() {
    m_answers = true;
    m_forgets = false;
    m_wire = std::make_shared<FakeWire>();
    m_wire->onSend = [this](const std::vector<std::byte>& frame) {
        if (!m_answers)
            return;
        const auto before = m_responder->targets();
        lab::FrameQueue replies;
        m_responder->frameReceived(frame, replies);
        for (const auto reply : replies.front(replies.size()))
            m_wire->receive({reply.begin(), reply.end()});
        if (m_forgets)
            *m_responder = lab::Responder(plug, before);
    };
    m_service = std::make_unique<DiscoveryService>(
        [this](const std::string&) { return std::make_unique<FakeLink>(m_wire); }, discovery::Settings());
    m_editor = std::make_unique<ConfigEditor>(*m_service);
    m_service->setInterfaces({"fake0"});
}

void TestConfigEditor::cleanup() {
    m_editor.reset();
    m_service.reset();
    m_wire.reset();
}

void TestConfigEditor::start(const std::string& configString) {
    m_responder = std::make_unique<lab::Responder>(plug, std::vector{playedTarget(configString)});
    QSignalSpy settled(m_service.get(), &DiscoveryService::settled);
    m_wire->open();
    QVERIFY(!settled.isEmpty() || settled.wait(60'000));
    QVERIFY(m_service->discovery().find(e73));
}

ConfigOutcome TestConfigEditor::change(const ConfigWish& wish) {
    const auto outcome = change({path()}, wish);
    return outcome ? *outcome : ConfigOutcome{ConfigOutcome::Kind::Failed, {}, {}, outcome.error()};
}

Result<ConfigOutcome> TestConfigEditor::change(const std::vector<discovery::PathKey>& paths,
                                               const ConfigWish& wish) {
    return tests::answerOf<ConfigOutcome>(
        [&](auto... to) { return m_editor->change(e73, paths, wish, to...); }, 60'000);
}

void TestConfigEditor::claimsAnUnclaimedTarget() {
    start("");
    const auto outcome = change({"mine", false});
    QCOMPARE(outcome.kind, ConfigOutcome::Kind::Done);
    QCOMPARE(outcome.present, std::string("mine"));
    QCOMPARE(m_responder->targets()[0].configString, std::string("mine"));
}

void TestConfigEditor::tellsItsOwnChangeAsOurs() {
    start("");
    std::vector<discovery::Event> told;
    connect(m_service.get(), &DiscoveryService::eventHappened, this,
            [&](const DiscoveryEvent& event) { told.push_back(event.event); });
    QCOMPARE(change({"desk-1", false}).kind, ConfigOutcome::Kind::Done);
    m_service->discoverNow();
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), std::size_t{1}, 60'000);
    QCOMPARE(told[0].differences,
             (std::vector<discovery::Difference>{{discovery::Change::ConfigString, "", "desk-1"}}));
    QVERIFY(told[0].isOurs);
    told.clear();
    *m_responder = lab::Responder(plug, {playedTarget("of-somebody")}); // by another computer
    m_service->discoverNow();
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), std::size_t{1}, 60'000);
    QVERIFY(!told[0].isOurs);
}

void TestConfigEditor::isRefusedOverAnothersString() {
    start("backup");
    const auto outcome = change({"mine", false});
    QCOMPARE(outcome.kind, ConfigOutcome::Kind::Refused);
    QCOMPARE(outcome.present, std::string("backup"));
    QVERIFY(outcome.path == path());
    QCOMPARE(m_responder->targets()[0].configString, std::string("backup"));
}

void TestConfigEditor::takesItsOwnStringForDone() {
    start("mine");
    QCOMPARE(change({"mine", false}).kind, ConfigOutcome::Kind::Done);
}

void TestConfigEditor::replacesAnothersStringByForce() {
    start("backup");
    QCOMPARE(change({"mine", true}).kind, ConfigOutcome::Kind::Done);
    QCOMPARE(m_responder->targets()[0].configString, std::string("mine"));
}

void TestConfigEditor::releasesByForce() {
    start("backup");
    QCOMPARE(change({"", true}).kind, ConfigOutcome::Kind::Done);
    QCOMPARE(m_responder->targets()[0].configString, std::string());
}

void TestConfigEditor::putsAFormerStringBackOverItsOwn() {
    start("mine");
    QCOMPARE(change({"backup", true, "mine"}).kind, ConfigOutcome::Kind::Done);
    QCOMPARE(m_responder->targets()[0].configString, std::string("backup"));
    // Where it stands already, there is nothing to complain of.
    QCOMPARE(change({"backup", true, "mine"}).kind, ConfigOutcome::Kind::Done);
    QCOMPARE(change({"", true, "backup"}).kind, ConfigOutcome::Kind::Done);
    QCOMPARE(m_responder->targets()[0].configString, std::string());
}

void TestConfigEditor::leavesAStringThatIsNotTheExpectedOne() {
    start("somebody else");
    const auto outcome = change({"backup", true, "mine"});
    QCOMPARE(outcome.kind, ConfigOutcome::Kind::Refused);
    QCOMPARE(outcome.present, std::string("somebody else"));
    QCOMPARE(m_responder->targets()[0].configString, std::string("somebody else"));
}

void TestConfigEditor::tellsWhenTheTargetKeepsItsOldString() {
    start("backup");
    m_forgets = true;
    const auto outcome = change({"mine", true});
    QCOMPARE(outcome.kind, ConfigOutcome::Kind::NotKept);
    QCOMPARE(outcome.present, std::string("backup"));
}

void TestConfigEditor::tellsWhenNobodyAnswers() {
    start("");
    m_answers = false;
    const auto outcome = change({"mine", false});
    QCOMPARE(outcome.kind, ConfigOutcome::Kind::Failed);
    QCOMPARE(outcome.error.code, ErrorCode::TimedOut);
}

void TestConfigEditor::failsWithoutAPath() {
    start("");
    QCOMPARE(change({}, {"mine", false}).error().code, ErrorCode::Closed);
}

void TestConfigEditor::failsWhenTheLinkIsDown() {
    start("");
    auto other = path();
    other.link = discovery::LinkId{99};
    const auto outcome = change({other}, {"mine", false});
    QCOMPARE(outcome->kind, ConfigOutcome::Kind::Failed);
    QCOMPARE(outcome->error.code, ErrorCode::Closed);
}

void TestConfigEditor::refusesAStringThatIsTooLong() {
    start("");
    const auto outcome = change({std::string(aoe::longestConfigString + 1, 'x'), false});
    QCOMPARE(outcome.error.code, ErrorCode::TooLong);
    QCOMPARE(change({std::string(aoe::longestConfigString, 'x'), false}).kind, ConfigOutcome::Kind::Done);
}

void TestConfigEditor::endsOnceForEachOfManyChanges() {
    start("");
    Calls calls;
    QSet<int> ended;
    int answers = 0;
    for (int i = 1; i <= 40; ++i)
        calls.add(m_editor->change(e73, {path()}, {std::to_string(i), true}, this, [&, i](const auto&) {
            ended << i;
            ++answers;
        }));
    QTRY_COMPARE_WITH_TIMEOUT(answers, 40, 60'000);
    QCOMPARE(ended.size(), 40);
    QVERIFY(!calls.areUnderWay());
}

void TestConfigEditor::makesNoChangeThatWasCancelled() {
    start("");
    m_editor->change(e73, {path()}, {"mine", true}, this, [](const auto&) { QFAIL("an answer"); }).cancel();
    QCOMPARE(change({"yours", false}).kind, ConfigOutcome::Kind::Done); // else it would be refused
}

QTEST_GUILESS_MAIN(TestConfigEditor)
#include "tst_config_editor.moc"
