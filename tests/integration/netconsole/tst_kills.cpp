#include "core/base/byte_reader.h"
#include "core/console/journals.h"
#include "core/sockets/socket.h"
#include "core/store/console/store.h"
#include "tests/support/network_namespace.h"
#include "tests/support/program.h"
#include "tests/support/registered_test.h"
#include "tests/support/test_size.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <map>
#include <random>
#include <set>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

const std::string ctl = ETHERDECK_BIN_DIR "/etherdeckctl";
constexpr std::uint16_t port = 6671;

/// A box whose kernel numbers and time-stamps its records, as if started with the test; or one whose text has
/// neither.
class Box {
public:
    enum class Speaks { Records, Text };

    Box(std::unique_ptr<ConsoleSocket> socket, std::string name, Speaks speaks) :
        m_socket(std::move(socket)), m_name(std::move(name)), m_speaks(speaks) {}

    void say(int records) {
        const auto to = ConsoleAddress::parse("127.0.0.1", port).value();
        for (int i = 0; i < records; ++i, ++m_seq) {
            const auto uptime = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - m_start);
            const auto number = std::to_string(m_seq);
            const auto header = "6," + number + ',' + std::to_string(uptime.count()) + ",-;";
            const auto text = (m_speaks == Speaks::Records ? header : "") + m_name + " says " + number + '\n';
            while (!m_socket->send(to, asBytes(text)))
                continue;
        }
    }

private:
    std::unique_ptr<ConsoleSocket> m_socket;
    std::string m_name;
    Speaks m_speaks;
    std::uint64_t m_seq = 1000;
    TimePoint m_start = Clock::now() - 1min;
};

/// The datagrams in the journal, as long as its files exist.
class WrittenDown {
public:
    explicit WrittenDown(std::string folder) : m_folder(std::move(folder)) {}

    /// What has been added since.
    void look() {
        const auto runs = JournalRun::all(m_folder).value();
        for (const auto& run : runs) {
            auto& place = m_places[run.name()];
            JournalReader reader(run, place);
            (void)reader.read(run.end(), std::size_t{1} << 30, [this](const netconsole::PcapRecord& record) {
                const auto text = asText(record.payload);
                const auto start = text.find(';') + 1;
                m_texts.emplace(text.substr(start, text.find('\n') - start));
            });
            place = reader.place();
        }
    }
    [[nodiscard]] const std::set<std::string>& texts() const { return m_texts; }

private:
    std::string m_folder;
    std::map<std::string, store::JournalPlace> m_places;
    std::set<std::string> m_texts;
};

} // namespace

/// A killed receiver loses nothing that is in its journal, and nothing is stored twice.
class TestKills : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QVERIFY(m_folder.emplace().isValid()); }
    void storesWhatAKilledReceiverLeftOnceHoweverOftenItIsStarted_data();
    void storesWhatAKilledReceiverLeftOnceHoweverOftenItIsStarted();
    void storesEachDatagramOnceWheneverItIsKilled();

private:
    [[nodiscard]] std::string path() const {
        return m_folder->filePath(QStringLiteral("t.db")).toStdString();
    }
    [[nodiscard]] Program start() const {
        return Program::start(*m_network, {ctl, "netconsole", "listen", "--quiet", "--bind", "127.0.0.1",
                                           "--port", std::to_string(port), "--store", path()})
            .value();
    }
    static bool listens(Program& program) { return program.waitForOutput("Listening on", 60s); }
    static bool endsWell(Program& program) {
        ::kill(program.processId(), SIGTERM);
        return program.waitForEnd(60s) == 0;
    }
    static void kill(Program& program) {
        ::kill(program.processId(), SIGKILL);
        QVERIFY(program.waitForEnd(20s) == -SIGKILL);
    }
    [[nodiscard]] Box box(const std::string& name, Box::Speaks speaks = Box::Speaks::Records) const {
        return {m_network->inside([] {
                    return ConsoleSocket::open(ConsoleAddress::parse("127.0.0.1", 0).value()).value();
                }),
                name, speaks};
    }
    /// How many times each line is in the store.
    [[nodiscard]] std::map<std::string, int> stored() const;
    void checkBoots(std::size_t boxes) const;

    std::optional<NetworkNamespace> m_network;
    std::optional<QTemporaryDir> m_folder;
};

void TestKills::initTestCase() {
    m_network = NetworkNamespace::create().value();
    QVERIFY(m_network->ip("link set lo up"));
}

std::map<std::string, int> TestKills::stored() const {
    const auto store = store::ConsoleStore::open(path()).value();
    const auto lines = store.lines({}, {store::Order::OldestFirst, 0, 0}).value();
    std::map<std::string, int> times;
    for (const auto& line : lines)
        ++times[line.text];
    return times;
}

/// None of the boxes has restarted.
void TestKills::checkBoots(std::size_t boxes) const {
    const auto store = store::ConsoleStore::open(path()).value();
    QCOMPARE(store.sources()->size(), boxes);
    QCOMPARE(store.boots()->size(), boxes);
}

void TestKills::storesWhatAKilledReceiverLeftOnceHoweverOftenItIsStarted_data() {
    QTest::addColumn<bool>("isText");
    QTest::newRow("records") << false;
    QTest::newRow("text without time stamps") << true;
}

void TestKills::storesWhatAKilledReceiverLeftOnceHoweverOftenItIsStarted() {
    QFETCH(bool, isText);
    const auto speaks = isText ? Box::Speaks::Text : Box::Speaks::Records;
    auto talkative = box("talkative", speaks);
    auto other = box("other", speaks);
    WrittenDown written(journalFolder(path()));
    auto program = start();
    QVERIFY(listens(program));
    talkative.say(50);
    while (written.texts().size() < 50)
        written.look();
    kill(program); // while lines are still being collected
    for (int i = 0; i < 5; ++i) {
        program = start();
        QVERIFY(listens(program));
        other.say(10);
        QVERIFY(endsWell(program));
    }
    written.look();
    const auto lines = stored();
    QCOMPARE(lines.size(), 100u);
    for (const auto& text : written.texts())
        QVERIFY2(lines.at(text) == 1, text.c_str());
    checkBoots(2);
}

// At random moments during a flood, and during the recovery after it.
void TestKills::storesEachDatagramOnceWheneverItIsKilled() {
    const auto seed = qEnvironmentVariableIsSet("ETHERDECK_TEST_SEED")
                          ? qEnvironmentVariableIntValue("ETHERDECK_TEST_SEED")
                          : static_cast<int>(std::random_device()() & 0xffff);
    qInfo("ETHERDECK_TEST_SEED=%d repeats these moments", seed);
    std::mt19937 random(static_cast<unsigned>(seed));
    const auto upTo = [&random](int limit) { return std::uniform_int_distribution<int>(0, limit)(random); };
    const auto floods = sizeOf(8, 200);
    const auto recoveries = sizeOf(4, 50);

    std::vector<Box> boxes;
    for (const char* name : {"one", "two", "three"})
        boxes.push_back(box(name));
    WrittenDown written(journalFolder(path()));
    int recovered = 0;
    for (int flood = 0; flood < floods; ++flood) {
        auto program = start();
        QVERIFY(listens(program));
        for (int left = upTo(3000); left > 0; left -= 100)
            boxes[static_cast<std::size_t>(upTo(2))].say(100);
        for (int left = upTo(20); left > 0; --left) {
            boxes[static_cast<std::size_t>(upTo(2))].say(1);
            (void)program.waitForOutput("not said by anybody", 10ms);
        }
        kill(program);
        written.look();
        for (; recovered < (flood + 1) * recoveries / floods; ++recovered) {
            program = start();
            (void)program.waitForOutput("not said by anybody", std::chrono::milliseconds(upTo(400)));
            kill(program);
            written.look();
        }
    }
    auto program = start();
    QVERIFY(listens(program));
    QVERIFY(endsWell(program));

    written.look();
    const auto lines = stored();
    std::size_t missing = 0;
    for (const auto& text : written.texts())
        missing += lines.contains(text) ? 0 : 1;
    std::size_t doubled = 0;
    for (const auto& [text, times] : lines)
        doubled += times > 1 ? 1 : 0;
    qInfo("%d kills in floods, %d in recoveries; %zu datagrams written down, %zu lines stored, %zu missing, "
          "%zu doubled",
          floods, recovered, written.texts().size(), lines.size(), missing, doubled);
    QCOMPARE(missing, 0u);
    QCOMPARE(doubled, 0u);
    checkBoots(boxes.size());
}

NAMESPACE_TEST_MAIN(TestKills)
#include "tst_kills.moc"
