#include "core/base/byte_reader.h"
#include "core/services/console/service.h"
#include "core/sockets/socket.h"
#include "core/store/console/store.h"
#include "tests/support/registered_test.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <memory>

using namespace etherdeck;
using namespace std::chrono_literals;
using netconsole::UbootPhase;

using Boxes = std::vector<ConsoleBoxState>;

class TestConsoleService : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void tellsOfABoxThatTalks();
    void showsAPromptBeforeAnythingIsStored();
    void tellsWhatIsOpenUntilItIsStored();
    void givesUbootsBytesAsTheyCame();
    void typesFromThePortThatItListensOn();
    void tellsWhenUbootHasStartedAKernelThatIsSilent();
    void tellsOfCrashesThatCanBeRead();
    void tellsOfBootsThatStart();
    void renamesABoxForGood();
    void mergesTwoBoxesForGood();
    void takesTwoMergedBoxesApart();
    void forgetsABoxUntilItSpeaksAgain();
    void bringsAForgottenBoxBack();
    void tiesABox();
    void answersClosedForChangesWithoutAStore();
    void makesNoChangeThatWasCancelled();
    void tellsTheBootsOfABoxThatIsWatched();
    void tellsWhoHoldsThePortAndTriesAgain();
    void tellsWhatAnotherProgramStoresMeanwhile();
    void keepsLinesInATemporaryFileWhenTheStoreIsNone();
    void isStillInAFlood();
    void worksInAThreadOfItsOwn();

private:
    void start();
    void stop();
    /// What fails is in m_errors.
    template <class Change, class... Arguments>
    void change(Change method, Arguments... arguments) {
        m_changes.add((m_service.get()->*method)(arguments..., this, [this](const Result<void>& done) {
            if (!done)
                m_errors.push_back(done.error());
        }));
    }
    bool hear(const ConsoleSocket& box, const std::string& bytes);
    [[nodiscard]] std::optional<ConsoleBoxState> box(std::size_t index = 0) const;
    [[nodiscard]] store::ConsoleStore reader() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ConsoleService> m_service;
    ConsoleSettings m_settings;
    std::vector<std::unique_ptr<ConsoleSocket>> m_senders;
    Boxes m_boxes;
    std::vector<netconsole::Line> m_open;
    QStringList m_where;
    std::vector<Error> m_errors;
    Calls m_changes;
    std::uint16_t m_port = 0;
};

namespace {

constexpr int patience = 30'000; // milliseconds, on a machine that does much else

std::unique_ptr<ConsoleSocket> makeBox() {
    return ConsoleSocket::open(ConsoleAddress::parse("127.0.0.1", 0).value(), 65536).value();
}

std::string record(int seq, const std::string& text) {
    return "6," + std::to_string(seq) + ',' + std::to_string(1'000'000 + 1000 * seq) + ",-;" + text + '\n';
}

} // namespace

void TestConsoleService::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = {};
    m_settings.addresses = {"127.0.0.1"};
    m_settings.port = 0;
    m_settings.store = m_folder->filePath(QStringLiteral("history.sqlite")).toStdString();
    start();
}

void TestConsoleService::start() {
    m_service = std::make_unique<ConsoleService>();
    m_boxes.clear();
    m_open.clear();
    m_where.clear();
    m_errors.clear();
    connect(m_service.get(), &ConsoleService::boxesChanged, this,
            [this](const Boxes& boxes) { m_boxes = boxes; });
    connect(m_service.get(), &ConsoleService::openLinesChanged, this,
            [this](const auto& lines) { m_open = lines; });
    connect(m_service.get(), &ConsoleService::opened, this,
            [this](const QStringList& where) { m_where = where; });
    m_service->open(m_settings);
    if (!m_where.isEmpty())
        m_port = m_where.first().section(QLatin1Char(':'), 1).toUShort();
}

void TestConsoleService::stop() { m_service.reset(); }

void TestConsoleService::cleanup() {
    m_service.reset();
    m_folder.reset();
}

bool TestConsoleService::hear(const ConsoleSocket& box, const std::string& bytes) {
    auto& socket = const_cast<ConsoleSocket&>(box);
    return socket.send(ConsoleAddress::parse("127.0.0.1", m_port).value(), asBytes(bytes)).has_value();
}

std::optional<ConsoleBoxState> TestConsoleService::box(std::size_t index) const {
    return index < m_boxes.size() ? std::optional(m_boxes[index]) : std::nullopt;
}

store::ConsoleStore TestConsoleService::reader() const {
    return std::move(store::ConsoleStore::open(m_settings.store).value());
}

void TestConsoleService::tellsOfABoxThatTalks() {
    QSignalSpy stored(m_service.get(), &ConsoleService::stored);
    const auto plug = makeBox();
    QVERIFY(hear(*plug, record(1, "one")));
    QVERIFY(hear(*plug, record(2, "two")));
    QTRY_VERIFY_WITH_TIMEOUT(box() && box()->lines == 2, patience);
    QCOMPARE(box()->title, "127.0.0.1");
    QCOMPARE(box()->boot, 1);
    QCOMPARE(box()->typeTo, std::nullopt);
    QVERIFY(box()->linesPerSecond > 0);
    QTRY_VERIFY_WITH_TIMEOUT(!stored.isEmpty() && stored.last().at(0).toLongLong() == 2, patience);
    QCOMPARE(reader().lines({}, {}).value().size(), std::size_t{2});
    QTRY_VERIFY_WITH_TIMEOUT(box()->linesPerSecond == 0, patience); // it has fallen silent
}

void TestConsoleService::showsAPromptBeforeAnythingIsStored() {
    const auto plug = makeBox();
    QVERIFY(hear(*plug, "=> "));
    QTRY_VERIFY_WITH_TIMEOUT(box() && box()->uboot.phase == UbootPhase::AtPrompt, patience);
    QCOMPARE(box()->lines, 0);
    QCOMPARE(box()->typeTo->endpoint, plug->address().endpoint);
    QTRY_COMPARE_WITH_TIMEOUT(m_open.size(), std::size_t{1}, patience);
    QCOMPARE(m_open[0].text, "=> ");
    QCOMPARE(static_cast<std::int64_t>(m_open[0].source), box()->source);
}

void TestConsoleService::tellsWhatIsOpenUntilItIsStored() {
    const auto plug = makeBox();
    QVERIFY(hear(*plug, "=> vers"));
    QTRY_VERIFY_WITH_TIMEOUT(m_open.size() == 1, patience);
    bool wasWhole = false;
    connect(m_service.get(), &ConsoleService::openLinesChanged, this, [&](const auto& lines) {
        wasWhole = wasWhole || (lines.size() == 1 && lines[0].text == "=> version");
        if (lines.empty())
            QCOMPARE(reader().lines({}, {}).value().size(), std::size_t{1});
    });
    QVERIFY(hear(*plug, "ion\n"));
    QTRY_VERIFY_WITH_TIMEOUT(m_open.empty(), patience);
    QVERIFY(wasWhole);
}

void TestConsoleService::givesUbootsBytesAsTheyCame() {
    QByteArray heard;
    connect(m_service.get(), &ConsoleService::outputHeard, this,
            [&](qint64, const ConsoleAddress&, const QByteArray& bytes) { heard += bytes; });
    const auto plug = makeBox();
    QVERIFY(hear(*plug, "\n\nU-Boot 2017.07 (Aug 02 2017)\n"));
    QVERIFY(hear(*plug, "Hit any key to stop autoboot:  3 "));
    QVERIFY(hear(*plug, "\b\b\b 2 "));
    QTRY_COMPARE_WITH_TIMEOUT(
        heard, QByteArray("\n\nU-Boot 2017.07 (Aug 02 2017)\nHit any key to stop autoboot:  3 \b\b\b 2 "),
        patience);
}

void TestConsoleService::typesFromThePortThatItListensOn() {
    auto plug = makeBox();
    QVERIFY(hear(*plug, "=> "));
    QTRY_VERIFY_WITH_TIMEOUT(box() && box()->typeTo, patience);
    m_service->send(*box()->typeTo, "version\n");
    std::string typed;
    QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                 const auto came = plug->receive();
                                 for (const auto& datagram : came.value()) {
                                     typed.append(reinterpret_cast<const char*>(datagram.bytes.data()),
                                                  datagram.bytes.size());
                                     if (datagram.from.port != m_port)
                                         return false;
                                 }
                                 return typed == "version\n";
                             }()),
                             patience);
}

void TestConsoleService::tellsWhenUbootHasStartedAKernelThatIsSilent() {
    const auto plug = makeBox();
    QVERIFY(hear(*plug, "=> boot\nStarting kernel ...\n\n"));
    QTRY_VERIFY_WITH_TIMEOUT(box() && box()->kernelStarted, patience);
    QCOMPARE(box()->uboot.phase, UbootPhase::Gone);
    QVERIFY(hear(*plug, record(0, "Linux version 6.5.7")));
    QTRY_VERIFY_WITH_TIMEOUT(!box()->kernelStarted, patience);
}

void TestConsoleService::tellsOfCrashesThatCanBeRead() {
    std::vector<store::ConsoleCrash> crashes;
    connect(m_service.get(), &ConsoleService::crashFound, this,
            [&](const store::ConsoleCrash& crash) { crashes.push_back(crash); });
    const auto plug = makeBox();
    QVERIFY(hear(*plug, record(1, "before")));
    QVERIFY(hear(*plug, "0,2,9000,-;Kernel panic - not syncing: Fatal exception\n"));
    QTRY_COMPARE_WITH_TIMEOUT(crashes.size(), std::size_t{1}, patience);
    QCOMPARE(crashes[0].kind, netconsole::CrashKind::Panic);
    QCOMPARE(crashes[0].firstLine, 2);
    QTRY_COMPARE_WITH_TIMEOUT(box()->crashes, 1, patience);
}

void TestConsoleService::tellsOfBootsThatStart() {
    std::vector<store::ConsoleBoot> boots;
    connect(m_service.get(), &ConsoleService::bootStarted, this,
            [&](const store::ConsoleBoot& boot) { boots.push_back(boot); });
    const auto plug = makeBox();
    QVERIFY(hear(*plug, record(100, "it was up already")));
    QTRY_VERIFY_WITH_TIMEOUT(box(), patience);
    QVERIFY(boots.empty());
    QVERIFY(hear(*plug, "\n\nU-Boot 2017.07 (Aug 02 2017)\n\n"));
    QTRY_COMPARE_WITH_TIMEOUT(boots.size(), std::size_t{1}, patience);
    QCOMPARE(boots[0].source, box()->source);
    QCOMPARE(boots[0].number, 2);
    QCOMPARE(boots[0].cause, netconsole::BootCause::Banner);
    QTRY_COMPARE_WITH_TIMEOUT(box()->boot, 2, patience);
}

void TestConsoleService::renamesABoxForGood() {
    const auto plug = makeBox();
    QVERIFY(hear(*plug, record(1, "one")));
    QTRY_VERIFY_WITH_TIMEOUT(box(), patience);
    change(&ConsoleService::setName, box()->source, QStringLiteral("kitchen"));
    QTRY_COMPARE_WITH_TIMEOUT(box()->title, "kitchen", patience);
    stop();
    start();
    QTRY_COMPARE_WITH_TIMEOUT(box() ? box()->title : "", "kitchen", patience);
    change(&ConsoleService::setName, box()->source, QString());
    QTRY_COMPARE_WITH_TIMEOUT(box()->title, "127.0.0.1", patience);
    change(&ConsoleService::setName, 77, QStringLiteral("nobody"));
    QTRY_COMPARE_WITH_TIMEOUT(m_errors.size(), std::size_t{1}, patience);
}

void TestConsoleService::mergesTwoBoxesForGood() {
    const auto plug = makeBox();
    const auto other = makeBox();
    QVERIFY(hear(*plug, record(1, "one")));
    QVERIFY(hear(*other, record(1, "other one")));
    QTRY_VERIFY_WITH_TIMEOUT(m_boxes.size() == 2 && box(1)->lines == 1, patience);
    change(&ConsoleService::merge, m_boxes[0].source, m_boxes[1].source);
    QTRY_VERIFY_WITH_TIMEOUT(m_boxes.size() == 1 && box()->lines == 2, patience);
    QVERIFY(hear(*other, record(2, "other two")));
    QTRY_VERIFY_WITH_TIMEOUT(m_boxes.size() == 1 && box()->lines == 3, patience);
    stop();
    start();
    QVERIFY(hear(*plug, record(5, "five")));
    QVERIFY(hear(*other, record(5, "other five")));
    QTRY_VERIFY_WITH_TIMEOUT(!m_boxes.empty() && box()->lines == 5, patience);
    QCOMPARE(m_boxes.size(), std::size_t{1});
}

void TestConsoleService::takesTwoMergedBoxesApart() {
    const auto plug = makeBox();
    const auto other = makeBox();
    QVERIFY(hear(*plug, record(1, "one")));
    QVERIFY(hear(*other, record(1, "other one")));
    QTRY_VERIFY_WITH_TIMEOUT(m_boxes.size() == 2 && box(1)->lines == 1, patience);
    const auto into = m_boxes[0].source;
    const auto from = m_boxes[1].source;
    change(&ConsoleService::merge, into, from);
    QTRY_VERIFY_WITH_TIMEOUT(!m_changes.areUnderWay(), patience);
    QCOMPARE(m_boxes.size(), std::size_t{1}); // who hears that it is done sees it done
    QCOMPARE(box()->merged.size(), std::size_t{1});
    QVERIFY(hear(*other, record(2, "other two")));
    QTRY_COMPARE_WITH_TIMEOUT(box()->lines, 3, patience);
    change(&ConsoleService::takeApart, into, from);
    QTRY_VERIFY_WITH_TIMEOUT(!m_changes.areUnderWay(), patience);
    QCOMPARE(m_boxes.size(), std::size_t{2});
    QCOMPARE(box(1)->source, from);
    const auto lines = m_boxes[0].lines + m_boxes[1].lines;
    QCOMPARE(lines, 3);
    // What comes is the box's that says it, as soon as the receiver has heard of it.
    int sequence = 3;
    const auto before = box(1)->lines;
    QTRY_VERIFY_WITH_TIMEOUT(hear(*other, record(sequence++, "other, again")) && box(1)->lines > before,
                             patience);
    const auto beforeTwo = box()->lines;
    QVERIFY(hear(*plug, record(2, "two")));
    QTRY_VERIFY_WITH_TIMEOUT(box()->lines > beforeTwo, patience);
    stop();
    start();
    const auto former = box(1)->lines;
    QVERIFY(hear(*other, record(sequence + 100, "other, in another run")));
    QTRY_VERIFY_WITH_TIMEOUT(m_boxes.size() == 2 && box(1)->lines > former, patience);
    change(&ConsoleService::takeApart, into, from);
    QTRY_COMPARE_WITH_TIMEOUT(m_errors.size(), std::size_t{1}, patience);
}

void TestConsoleService::bringsAForgottenBoxBack() {
    const auto plug = makeBox();
    QVERIFY(hear(*plug, record(1, "one")));
    QTRY_VERIFY_WITH_TIMEOUT(box(), patience);
    const auto source = box()->source;
    change(&ConsoleService::setName, source, QStringLiteral("kitchen"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_changes.areUnderWay(), patience);
    change(&ConsoleService::forget, source);
    QTRY_VERIFY_WITH_TIMEOUT(!m_changes.areUnderWay(), patience);
    QVERIFY(m_boxes.empty());
    QVERIFY(hear(*plug, record(2, "two")));
    QTRY_VERIFY_WITH_TIMEOUT(box() && box()->lines == 1, patience);
    change(&ConsoleService::bringBack, source);
    QTRY_VERIFY_WITH_TIMEOUT(!m_changes.areUnderWay(), patience);
    QCOMPARE(m_boxes.size(), std::size_t{1});
    QCOMPARE(box()->title, "kitchen");
    QCOMPARE(box()->lines, 2);
    QVERIFY(hear(*plug, record(3, "three")));
    QTRY_COMPARE_WITH_TIMEOUT(box()->lines, 3, patience);
    QCOMPARE(m_boxes.size(), std::size_t{1});
}

void TestConsoleService::forgetsABoxUntilItSpeaksAgain() {
    const auto plug = makeBox();
    QVERIFY(hear(*plug, record(1, "one")));
    QTRY_VERIFY_WITH_TIMEOUT(box(), patience);
    const auto source = box()->source;
    change(&ConsoleService::forget, source);
    QTRY_VERIFY_WITH_TIMEOUT(m_boxes.empty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(reader().lines({}, {}).value().empty(), patience);
    QVERIFY(hear(*plug, record(2, "two")));
    QTRY_VERIFY_WITH_TIMEOUT(box(), patience);
    QVERIFY(box()->source != source);
}

void TestConsoleService::tiesABox() {
    const auto plug = makeBox();
    QVERIFY(hear(*plug, record(1, "one")));
    QTRY_VERIFY_WITH_TIMEOUT(box(), patience);
    const auto mac = MacAddress::parse("02:00:00:00:00:05").value();
    change(&ConsoleService::tieTo, box()->source, mac);
    QTRY_COMPARE_WITH_TIMEOUT(box()->box, std::optional(mac), patience);
    change(&ConsoleService::tieTo, box()->source, std::nullopt);
    QTRY_COMPARE_WITH_TIMEOUT(box()->box, std::nullopt, patience);
}

void TestConsoleService::answersClosedForChangesWithoutAStore() {
    m_service->close();
    m_service->noteSleep(std::chrono::system_clock::now() - 1min,
                         std::chrono::system_clock::now()); // none waits
    change(&ConsoleService::forget, 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_errors.size(), std::size_t{1}, patience);
    QCOMPARE(m_errors[0].code, ErrorCode::Closed);
}

void TestConsoleService::makesNoChangeThatWasCancelled() {
    const auto plug = makeBox();
    QVERIFY(hear(*plug, record(1, "one")));
    QTRY_VERIFY_WITH_TIMEOUT(box(), patience);
    const auto source = box()->source;
    m_service->setName(source, "kitchen", this, [](const auto&) { QFAIL("an answer"); }).cancel();
    change(&ConsoleService::tieTo, source, MacAddress::parse("02:00:00:00:00:05").value());
    QTRY_VERIFY_WITH_TIMEOUT(!m_changes.areUnderWay(), patience); // after the other one
    QCOMPARE(box()->title, "127.0.0.1");
}

void TestConsoleService::tellsTheBootsOfABoxThatIsWatched() {
    std::vector<store::ConsoleBoot> boots;
    connect(m_service.get(), &ConsoleService::bootsChanged, this,
            [&](qint64, const std::vector<store::ConsoleBoot>& changed) { boots = changed; });
    const auto plug = makeBox();
    QVERIFY(hear(*plug, record(1, "one")));
    QTRY_VERIFY_WITH_TIMEOUT(box(), patience);
    m_service->watchBoots(box()->source);
    QTRY_COMPARE_WITH_TIMEOUT(boots.size(), std::size_t{1}, patience);
    QVERIFY(hear(*plug, record(2, "reboot: Restarting system")));
    QVERIFY(hear(*plug, "\n\nU-Boot 2017.07 (Aug 02 2017)\n\n"));
    QTRY_VERIFY_WITH_TIMEOUT(boots.size() == 2 && boots[1].ending == store::BootEnding::Restart, patience);
}

void TestConsoleService::tellsWhoHoldsThePortAndTriesAgain() {
    stop();
    auto holder = makeBox();
    m_settings.port = holder->address().endpoint.port;
    m_service = std::make_unique<ConsoleService>();
    QSignalSpy failed(m_service.get(), &ConsoleService::failed);
    QSignalSpy opened(m_service.get(), &ConsoleService::opened);
    m_service->open(m_settings);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0].at(0).value<Error>().code, ErrorCode::Busy);
    const auto holders = failed[0].at(2).value<std::vector<PortHolder>>();
    QCOMPARE(holders.size(), std::size_t{1});
    QCOMPARE(holders[0].processId, QCoreApplication::applicationPid());
    m_service->retry();
    QCOMPARE(failed.size(), 2);
    holder.reset();
    m_service->retry();
    QCOMPARE(opened.size(), 1);
}

void TestConsoleService::tellsWhatAnotherProgramStoresMeanwhile() {
    stop();
    m_settings.listens = false;
    start();
    QVERIFY(m_where.isEmpty());
    QSignalSpy stored(m_service.get(), &ConsoleService::stored);
    auto other = reader();
    netconsole::SourceInfo info;
    info.id = static_cast<netconsole::SourceId>(1);
    info.name = "plug";
    netconsole::Line line;
    line.source = info.id;
    line.boot = static_cast<netconsole::BootNumber>(1);
    line.time = std::chrono::system_clock::now();
    line.text = "from elsewhere";
    QVERIFY(other.append(std::vector<netconsole::Event>{line}, std::vector{info}).has_value());
    QTRY_VERIFY_WITH_TIMEOUT(box() && box()->lines == 1, patience);
    QVERIFY(!stored.isEmpty());
}

void TestConsoleService::keepsLinesInATemporaryFileWhenTheStoreIsNone() {
    stop();
    m_settings.store = m_folder->filePath(QStringLiteral("missing/history.sqlite")).toStdString();
    m_service = std::make_unique<ConsoleService>();
    QSignalSpy failed(m_service.get(), &ConsoleService::storeFailed);
    QSignalSpy opened(m_service.get(), &ConsoleService::storeOpened);
    m_service->open(m_settings);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(opened.size(), 1);
    QVERIFY(opened[0].at(1).toBool());
    QVERIFY(opened[0].at(0).toString() != QString::fromStdString(m_settings.store));
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("missing")));
    m_service->retry();
    QCOMPARE(opened.size(), 2);
    QVERIFY(!opened[1].at(1).toBool());
}

void TestConsoleService::isStillInAFlood() {
    QSignalSpy boxes(m_service.get(), &ConsoleService::boxesChanged);
    QSignalSpy stored(m_service.get(), &ConsoleService::stored);
    QSignalSpy tallied(m_service.get(), &ConsoleService::tallied);
    const auto plug = makeBox();
    constexpr int count = 20'000;
    const auto began = Clock::now();
    for (int seq = 0; seq < count; ++seq) {
        QVERIFY(hear(*plug, record(seq, "a line of a flood")));
        if (seq % 100 == 0)
            QCoreApplication::processEvents();
    }
    QTRY_VERIFY_WITH_TIMEOUT(!tallied.isEmpty() &&
                                 tallied.last().at(0).value<ConsoleTally>().counts.received +
                                         tallied.last().at(0).value<ConsoleTally>().counts.lost.value_or(0) ==
                                     count,
                             patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        box() && box()->lines == std::int64_t(tallied.last().at(0).value<ConsoleTally>().stored), patience);
    const auto seconds = std::chrono::duration<double>(Clock::now() - began).count();
    QVERIFY(double(boxes.size()) <= 12 * (seconds + 1));
    QVERIFY(double(stored.size()) <= 31 * (seconds + 1));
}

void TestConsoleService::worksInAThreadOfItsOwn() {
    stop();
    QThread thread;
    auto* service = new ConsoleService;
    service->moveToThread(&thread);
    connect(&thread, &QThread::finished, service, &QObject::deleteLater);
    thread.start();
    QSignalSpy opened(service, &ConsoleService::opened);
    QMetaObject::invokeMethod(service, [service, settings = m_settings] { service->open(settings); });
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, patience);
    thread.quit();
    QVERIFY(thread.wait(patience));
}

QTEST_GUILESS_MAIN(TestConsoleService)
#include "tst_service.moc"
