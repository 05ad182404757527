#include "core/plans/change_queue.h"
#include "core/plans/wish_words.h"
#include "tests/core/plans/example_box.h"
#include "tests/support/registered_test.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <chrono>

using namespace etherdeck;
using namespace etherdeck::plans;
using namespace std::chrono_literals;

namespace {

constexpr WallTime noon = WallTime(1'800'000'000s);

CreateExport createFree() {
    CreateExport wish;
    wish.wanted.address = {9, 1};
    wish.wanted.interfaces = {"eth0", "eth1"};
    wish.wanted.path = freeDisk;
    return wish;
}

ChangeQueue threeChanges() {
    ChangeQueue queue;
    (void)queue.add("kitchen", createFree(), noon);
    (void)queue.add("cellar", StopExport{{7, 3}}, noon);
    (void)queue.add("kitchen", AllowInitiator{{9, 1}, MacAddress({2, 0, 0, 0, 0, 1}), true}, noon + 1s);
    return queue;
}

std::vector<std::int64_t> numbersOf(const ChangeQueue& queue) {
    std::vector<std::int64_t> numbers;
    for (const auto& change : queue.changes())
        numbers.push_back(change.number);
    return numbers;
}

using Numbers = std::vector<std::int64_t>;
using Words = std::vector<std::string>;

} // namespace

class TestChangeQueue : public QObject {
    Q_OBJECT

private slots:
    void keepsTheOrderInWhichChangesCame() { QVERIFY(numbersOf(threeChanges()) == Numbers({1, 2, 3})); }

    void movesAChangeUpAndDown() {
        auto queue = threeChanges();
        QVERIFY(queue.move(3, 0));
        QVERIFY(numbersOf(queue) == Numbers({3, 1, 2}));
        QVERIFY(queue.move(3, 1));
        QVERIFY(numbersOf(queue) == Numbers({1, 3, 2}));
        QVERIFY(queue.move(1, 99));
        QVERIFY(numbersOf(queue) == Numbers({3, 2, 1}));
        QVERIFY(!queue.move(4, 0));
    }

    void neverGivesANumberAgain() {
        auto queue = threeChanges();
        QVERIFY(queue.remove(3));
        QVERIFY(!queue.remove(3));
        queue.clear();
        auto read = ChangeQueue::parse(queue.text());
        QVERIFY(read.has_value());
        QCOMPARE(*read->add("kitchen", Reboot{}, noon), std::int64_t{4});
    }

    void hasRoomForALimitedNumber() {
        ChangeQueue queue;
        for (std::size_t i = 0; i < ChangeQueue::maxChanges; ++i)
            QVERIFY(queue.add("kitchen", Reboot{}, noon).has_value());
        const auto refused = queue.add("kitchen", Reboot{}, noon);
        QVERIFY(!refused && refused.error().code == ErrorCode::TooLong);
        QCOMPARE(queue.changes().size(), ChangeQueue::maxChanges);
    }

    void readsWhatItWrites() {
        const auto queue = threeChanges();
        const auto read = ChangeQueue::parse(queue.text());
        QVERIFY(read.has_value());
        QVERIFY(*read == queue);
    }

    void rejectsEveryTruncation() {
        const auto text = threeChanges().text();
        const auto whole = text.find_last_of('}');
        for (std::size_t length = 0; length <= whole; ++length)
            QVERIFY(!ChangeQueue::parse(text.substr(0, length)).has_value());
    }

    void saysWhichMemberIsWrong_data() {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::newRow("number twice") << "number"
                                      << "2";
        QTest::newRow("number") << "number"
                                << "0";
        QTest::newRow("time") << "queued_at"
                              << "9223372036854775807";
        QTest::newRow("device") << "device"
                                << "7";
        QTest::newRow("wish") << "wish"
                              << R"({"kind": "no such"})";
    }
    void saysWhichMemberIsWrong() {
        QFETCH(const QString, member);
        QFETCH(const QString, value);
        auto json = nlohmann::json::parse(threeChanges().text());
        json["changes"][0][member.toStdString()] = nlohmann::json::parse(value.toStdString());
        const auto read = ChangeQueue::parse(json.dump());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Malformed);
        QCOMPARE(read.error().detail, member.toStdString());
    }

    void refusesAFileOfALaterVersion() {
        auto json = nlohmann::json::parse(threeChanges().text());
        json["version"] = 2;
        const auto read = ChangeQueue::parse(json.dump());
        QVERIFY(!read && read.error().code == ErrorCode::Unsupported);
    }

    void saysTheCommandOfEachWish_data() {
        QTest::addColumn<Wish>("wish");
        QTest::addColumn<QString>("command");
        auto create = createFree();
        create.wanted.readOnly = true;
        create.wanted.startsAtBoot = false;
        create.wanted.length = Sectors{8};
        create.wanted.allowed = {MacAddress({2, 0, 0, 0, 0, 1})};
        ChangeExport change{{7, 3}, {}};
        change.edit.readOnly = false;
        change.edit.length = std::optional<Sectors>();
        change.edit.allowed = std::vector<MacAddress>();
        change.edit.startsAtBoot = true;
        LoadExports load;
        load.exports = {createFree().wanted};
        const auto row = [](const std::string& command, const Wish& wish) {
            QTest::newRow(command.c_str()) << wish << QString::fromStdString(command);
        };
        row("export create e9.1 --disk " + freeDisk +
                " --interface eth0 --interface eth1 --read-only --allow 02:00:00:00:00:01 --length 8 "
                "--no-auto",
            create);
        row("export change e7.3 --no-read-only --allow-everyone --length end --auto", change);
        row("export deny e7.3 02:00:00:00:00:01",
            AllowInitiator{{7, 3}, MacAddress({2, 0, 0, 0, 0, 1}), false});
        row("export restart e7.3", RestartExport{{7, 3}});
        row("export load e9.1", load);
        row("disk unlock /dev/sdb", LockDisk{"/dev/sdb", false});
        row("disk create /srv/x --size 512 --full", CreateImage{"/srv/x", 512, true});
        row("interface vlan-add eth0 5", AddVlan{"eth0", 5});
        row("undo 12", UndoChange{12});
        row("poweroff", PowerOff{});
    }
    void saysTheCommandOfEachWish() {
        QFETCH(const Wish, wish);
        QFETCH(const QString, command);
        QString words;
        for (const auto& word : commandWords(wish))
            words += (words.isEmpty() ? "" : " ") + QString::fromStdString(word);
        QCOMPARE(words, command);
    }
};

QTEST_APPLESS_MAIN(TestChangeQueue)
#include "tst_change_queue.moc"
