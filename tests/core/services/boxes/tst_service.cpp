#include "core/services/boxes/service.h"
#include "core/store/console/store.h"
#include "tests/core/store/console/console_events.h"
#include "tests/support/registered_test.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::boxes;
using namespace etherdeck::tests;

namespace {

constexpr MacAddress a({0x00, 0x25, 0x31, 0, 0, 0xa});
constexpr MacAddress b({0x00, 0x25, 0x31, 0, 0, 0xb});
constexpr Address e73(7, 3);
constexpr SourceId console{1};
const std::string device = "root@plug";
const std::vector<Box> plugs{{BoxId{}, "plug", "", "", device}};

} // namespace

class TestBoxService : public QObject {
    Q_OBJECT

private slots:
    void init();
    void tiesWhatItIsTold();
    void looksIntoTheNeighbourTable();
    void findsTheAgentWithTheAddress();
    void doesNotAskAboutSilentSources();
    void remembersProofsOfTheLastRun();
    void storesTheBoxesOfTheWindow();
    void keepsANameThatAnotherProgramGave();
    void doesNotBringBackANameThatWasRemoved();
    void storesNoMoreOfAnAgentThanItKnows();
    void storesAnAgentNowAndThen();
    void storesAnAgentThatWasToldBefore();
    void believesWhatIsNewerThanTheStore();
    void followsOtherPrograms();
    void answersChanges();
    void forgetsSourcesThatAreGone();
    void worksWithoutAStore();
    void tellsAFewTimesASecond();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath("history"); }
    [[nodiscard]] std::unique_ptr<BoxService> service() {
        auto made = std::make_unique<BoxService>([this]() -> Result<std::vector<link::Neighbour>> {
            ++m_asked;
            return m_table;
        });
        connect(made.get(), &BoxService::changed, this, [this](const BoxesPtr& boxes) {
            m_boxes = boxes;
            ++m_told;
        });
        return made;
    }
    [[nodiscard]] std::vector<MacAddress> storedMacs() const {
        return must(must(store::BoxStore::open(path().toStdString())).read()).agents[device];
    }
    [[nodiscard]] Belonging of(const Thing& thing) const {
        return m_boxes ? m_boxes->of(thing) : Belonging();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<link::Neighbour> m_table;
    int m_asked = 0;
    int m_told = 0;
    BoxesPtr m_boxes;
};

/// A history with one source.
void TestBoxService::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_table.clear();
    m_asked = m_told = 0;
    m_boxes.reset();
    auto history = must(store::ConsoleStore::open(path().toStdString()));
    must(history.append(std::vector<netconsole::Event>{kernelLine("x", 1, netconsole::Level::Error)},
                        std::vector{sourceInfo(1, 5, "talker")}));
}

void TestBoxService::tiesWhatItIsTold() {
    const auto boxes = service();
    boxes->open(path());
    boxes->noteDevices(plugs);
    boxes->noteAgent({device, {a}, {}});
    boxes->noteTargets({{e73, {a}}});
    QTRY_VERIFY(of(e73).proof == Proof::Path);
    QCOMPARE(m_boxes->find(*of(e73).box)->title(), std::string("plug"));
    boxes->noteTargets({{e73, {}}});
    QTRY_VERIFY(of(e73) == Belonging());
}

void TestBoxService::looksIntoTheNeighbourTable() {
    const auto boxes = service();
    m_table = {{"192.168.1.7", b}, {"192.168.1.8", a}};
    boxes->open(path());
    boxes->noteSources({{console, {}, {"192.168.1.7"}}});
    boxes->look();
    QTRY_VERIFY(of(console).by == b);
}

void TestBoxService::findsTheAgentWithTheAddress() {
    const auto boxes = service();
    boxes->open(path());
    boxes->noteDevices(plugs);
    boxes->noteAgent({device, {a}, {"192.168.1.7"}});
    boxes->noteSources({{console, {}, {"192.168.1.7"}}});
    boxes->look();
    QTRY_VERIFY(of(console).proof == Proof::AgentAddress);
    // An agent that is not connected may have another address by now.
    m_boxes.reset();
    boxes->noteAgentLost(device);
    boxes->noteSources({{SourceId{2}, {}, {"192.168.1.7"}}});
    boxes->look();
    QTRY_VERIFY(m_boxes);
    QVERIFY(!of(SourceId{2}).box);
}

void TestBoxService::doesNotAskAboutSilentSources() {
    const auto boxes = service();
    boxes->open(path());
    boxes->noteSources({{console, {}, {}}});
    boxes->look();
    QCOMPARE(m_asked, 0);
    boxes->noteSources({{console, {}, {"192.168.1.7"}}});
    boxes->look();
    boxes->look();
    QCOMPARE(m_asked, 1);
}

void TestBoxService::remembersProofsOfTheLastRun() {
    m_table = {{"192.168.1.7", a}};
    {
        const auto boxes = service();
        boxes->open(path());
        boxes->noteDevices(plugs);
        boxes->noteAgent({device, {a}, {}});
        boxes->noteSources({{console, {}, {"192.168.1.7"}}});
        boxes->look();
    }
    const auto boxes = service();
    boxes->open(path());
    boxes->noteSources({{console, {}, {}}});
    QTRY_VERIFY(of(console).proof == Proof::Neighbour);
    QCOMPARE(m_boxes->find(*of(console).box)->title(), std::string("plug"));
}

void TestBoxService::storesTheBoxesOfTheWindow() {
    const auto boxes = service();
    boxes->open(path());
    boxes->noteDevices({plugs.front(), {BoxId{}, "plug", "", "", "root@other"}});
    boxes->noteDevices(plugs);
    const auto stored = must(must(store::BoxStore::open(path().toStdString())).read()).boxes;
    QCOMPARE(stored.size(), 2u);
    QCOMPARE(stored[0].name, std::string("plug"));
    QCOMPARE(stored[1].name, std::string()); // it was taken
}

void TestBoxService::keepsANameThatAnotherProgramGave() {
    must(must(store::BoxStore::open(path().toStdString())).put({{BoxId{}, "cellar", "", "", device}, {}}));
    const auto boxes = service();
    boxes->open(path());
    boxes->noteDevices(plugs);
    boxes->noteDevices(plugs);
    QTRY_VERIFY(m_boxes);
    QCOMPARE(m_boxes->all().front().box.name, std::string("cellar"));
}

void TestBoxService::doesNotBringBackANameThatWasRemoved() {
    const auto boxes = service();
    boxes->open(path());
    boxes->noteDevices(plugs);
    auto store = must(store::BoxStore::open(path().toStdString()));
    auto record = must(store.record(must(store.read()).boxes.front().id));
    QCOMPARE(record.box.name, std::string("plug"));
    record.box.name.clear();
    must(store.put(record));
    boxes->look();
    boxes->noteDevices(plugs); // while it runs
    const auto again = service();
    again->open(path());
    again->noteDevices(plugs); // and when it starts
    QCOMPARE(must(store.read()).boxes.front().name, std::string());
}

void TestBoxService::storesNoMoreOfAnAgentThanItKnows() {
    std::vector<MacAddress> macs(1, MacAddress({0x01, 0, 0, 0, 0, 1})); // a group's
    for (std::uint8_t i = 0; i < 200; ++i)
        macs.push_back(MacAddress({0x00, 0x25, 0x31, 0, 1, i}));
    const auto boxes = service();
    boxes->open(path());
    boxes->noteAgent({device, macs, {}});
    QCOMPARE(storedMacs(), std::vector(macs.begin() + 1, macs.begin() + 1 + Boxes::maxMacs));
}

void TestBoxService::storesAnAgentNowAndThen() {
    {
        const auto boxes = service();
        boxes->open(path());
        boxes->noteAgent({device, {a}, {}});
        QCOMPARE(storedMacs(), std::vector{a});
        for (std::uint8_t i = 0; i < 200; ++i)
            boxes->noteAgent({device, {MacAddress({0x00, 0x25, 0x31, 0, 1, i})}, {}});
        boxes->noteAgent({device, {b}, {}});
        QCOMPARE(storedMacs(), std::vector{a});
        boxes->noteAgentLost(device);
    }
    QCOMPARE(storedMacs(), std::vector{b}); // the latest, at the latest when it ends
}

void TestBoxService::storesAnAgentThatWasToldBefore() {
    const auto boxes = service();
    boxes->noteAgent({device, {a}, {}});
    boxes->open(path());
    QCOMPARE(storedMacs(), std::vector{a});
}

void TestBoxService::believesWhatIsNewerThanTheStore() {
    {
        const auto boxes = service();
        boxes->open(path());
        boxes->noteDevices(plugs);
        boxes->noteAgent({device, {a}, {}});
    }
    const auto boxes = service();
    boxes->noteAgent({device, {b}, {}});
    boxes->noteTargets({{e73, {a}}});
    boxes->open(path());
    QTRY_VERIFY(of(e73).box);
    QVERIFY(!of(e73).box->isStored());
    QVERIFY(of(b).proof == Proof::AgentInterface);
}

void TestBoxService::followsOtherPrograms() {
    const auto boxes = service();
    boxes->open(path());
    must(must(store::BoxStore::open(path().toStdString())).put({plugs.front(), {{BoxId{}, e73, true}}}));
    QTRY_VERIFY(of(e73).proof == Proof::User);
}

void TestBoxService::answersChanges() {
    const auto boxes = service();
    boxes->open(path());
    boxes->noteDevices(plugs);
    QTRY_VERIFY(m_boxes);
    const auto plug = m_boxes->all().front().key;
    std::optional<store::BoxChange> change;
    const auto tied = boxes->change({plug, BoxRequest::What::Tie, {}, e73}, this,
                                    [&](const Result<store::BoxChange>& done) { change = *done; });
    QTRY_VERIFY(change);
    QVERIFY(of(e73).proof == Proof::User); // told before the answer
    bool isUndone = false;
    const auto undone = boxes->repeat(reversed(*change), this,
                                      [&](const Result<void>& done) { isUndone = done.has_value(); });
    QTRY_VERIFY(isUndone);
    QVERIFY(!of(e73).box);
    std::optional<Error> error;
    const auto again = boxes->repeat(reversed(*change), this, [&](const Result<void>& done) {
        if (!done)
            error = done.error();
    });
    QTRY_VERIFY(error);
    QCOMPARE(error->code, ErrorCode::OutOfRange);
}

void TestBoxService::forgetsSourcesThatAreGone() {
    const auto boxes = service();
    m_table = {{"192.168.1.7", b}};
    boxes->open(path());
    boxes->noteSources({{console, {}, {"192.168.1.7"}}});
    boxes->look();
    QTRY_VERIFY(of(console).box);
    boxes->noteSources({});
    QTRY_VERIFY(!of(console).box);
}

void TestBoxService::worksWithoutAStore() {
    const auto boxes = service();
    QSignalSpy failures(boxes.get(), &BoxService::failed);
    boxes->open(m_folder->filePath("no/such/folder"));
    QCOMPARE(failures.size(), 1);
    boxes->noteDevices(plugs);
    boxes->noteTargets({{e73, {a}}});
    QTRY_VERIFY(of(e73).by == a);
    std::optional<Error> error;
    const auto put =
        boxes->change({{BoxId{}, a}, BoxRequest::What::Name, "plug", {}}, this, [&](const auto& done) {
            if (!done)
                error = done.error();
        });
    QTRY_VERIFY(error);
    QCOMPARE(error->code, ErrorCode::Closed);
}

void TestBoxService::tellsAFewTimesASecond() {
    const auto boxes = service();
    boxes->open(path());
    for (std::uint8_t i = 0; i < 200; ++i)
        boxes->noteTargets({{Address(8, i), {a}}});
    QTRY_VERIFY(m_boxes && m_boxes->of(Address(8, 199)).box);
    QCOMPARE(m_told, 1);
}

QTEST_GUILESS_MAIN(TestBoxService)
#include "tst_service.moc"
