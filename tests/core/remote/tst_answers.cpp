#include "core/remote/answers.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <limits>

using namespace etherdeck;
using namespace etherdeck::remote;

namespace {

Json boxJson() {
    return Json::parse(R"({"host_name":"plug","boot_id":"b","model":"Pogoplug","soc":"kirkwood",
        "is_pogoplug_e02":true,"kernel":"6.1","distribution":"Debian 12","init":"systemd","uptime":5,
        "time":1772323200000000,"memory":{"total":10,"available":5},"load":[0.5,1.0,2.0],
        "temperatures":[{"name":"cpu","celsius":41.5}],
        "mtd":[{"index":0,"name":"u-boot","bytes":1048576,"erase_bytes":131072,"read_only":true}],
        "vblade":"25","warnings":["x"]})");
}

Json logJson() {
    return Json::parse(R"({"boot_id":"b","first":1,"next":3,"lost":true,"records":[
        {"sequence":2,"level":3,"facility":1,"time":77,"continued":true,"text":"x","dictionary":{"SUBSYSTEM":"usb"}}]})");
}

Json appliedJson() {
    return Json::parse(R"({"entry":9,"verified":[{"what":"process","result":"ok"}],
        "pending":{"id":"c1","text":"MTU","seconds_left":60}})");
}

Json journalJson() {
    return Json::parse(R"({"entries":[{"entry":4,"time":1,"who":"eva","title":"t","result":"failed",
        "reason":"r","can_undo":false,"undone_by":5}]})");
}

Json usersJson() {
    return Json::parse(R"({"looked":true,"users":[{"mac":"02:00:00:00:00:01","reads":1,"writes":2}]})");
}

} // namespace

class TestAnswers : public QObject {
    Q_OBJECT

private slots:
    void timesCanBeReckonedWith() {
        auto json = journalJson();
        json["entries"][0]["time"] = std::numeric_limits<std::int64_t>::max();
        QCOMPARE(journalFrom(json).value().front().time, 9'000'000'000'000'000);
        json["entries"][0]["time"] = std::numeric_limits<std::int64_t>::min();
        QCOMPARE(journalFrom(json).value().front().time, 0);
    }
    void aPendingChangeEndsWithinADay() {
        auto json = appliedJson();
        for (const auto& [seconds, left] : {std::pair{std::numeric_limits<std::int64_t>::min(), 0},
                                            std::pair{std::numeric_limits<std::int64_t>::max(), 86'400}}) {
            json["pending"]["seconds_left"] = seconds;
            QCOMPARE(appliedFrom(json).value().pending->secondsLeft, left);
        }
    }
    void areTheSameAfterReadingAndWriting();
    void mayLackWhatIsNotKnown();
    void areRefusedWithAWrongMember_data();
    void areRefusedWithAWrongMember();
    void refuseASavedFileOfAnotherKind();
    void keepWarningsOfInterfaces();
};

void TestAnswers::areTheSameAfterReadingAndWriting() {
    QVERIFY(toJson(boxFrom(boxJson()).value()) == boxJson());
    QVERIFY(toJson(kernelLogFrom(logJson()).value().records.front()) == logJson()["records"][0]);
    QVERIFY(toJson(appliedFrom(appliedJson()).value()) == appliedJson());
    QVERIFY(toJson(pendingFrom(appliedJson()).value().value()) == appliedJson()["pending"]);
    QVERIFY(toJson(journalFrom(journalJson()).value().front()) == journalJson()["entries"][0]);
    QVERIFY(toJson(userListFrom(usersJson()).value()) == usersJson());
    SavedExports saved{"plug", {exports::Export()}};
    QVERIFY(toJson(savedExportsFrom(toJson(saved)).value()) == toJson(saved));
}

void TestAnswers::mayLackWhatIsNotKnown() {
    QVERIFY(boxFrom(Json::object()).has_value());
    QVERIFY(appliedFrom(Json{{"entry", 1}, {"pending", nullptr}, {"of later", {1, 2}}}).has_value());
    QVERIFY(!pendingFrom(Json{{"pending", nullptr}}).value().has_value());
}

void TestAnswers::areRefusedWithAWrongMember_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("member");
    const auto row = [](const char* what, const char* json, const char* member) {
        QTest::addRow("%s %s", what, json) << QString(what) << QByteArray(json) << QString(member);
    };
    row("box", "[]", "(object)");
    row("box", R"({"uptime":-1})", "uptime");
    row("box", R"({"load":["x"]})", "load");
    row("box", R"({"load":7})", "load");
    row("box", R"({"memory":{"total":"much"}})", "memory");
    row("box", R"({"temperatures":[{"celsius":"hot"}]})", "temperatures");
    row("box", R"({"mtd":[{"index":4294967296}]})", "mtd");
    row("disks", "{}", "disks");
    row("disks", R"({"disks":[{}]})", "disks");
    row("exports", R"({"exports":[{"address":"e70000.1"}]})", "exports");
    row("exports", R"({"exports":[],"problems":[7]})", "problems");
    row("interfaces", R"({"interfaces":[{"name":"eth0","warnings":[1]}]})", "interfaces");
    row("users", R"({"users":[{"reads":1}]})", "users");
    row("log", R"({"records":[{"sequence":"1"}]})", "records");
    row("log", R"({"records":[{"sequence":1,"level":256}]})", "records");
    row("log", R"({"records":[],"next":1.5})", "next");
    row("log", R"({"records":[{"sequence":1,"dictionary":"A=b"}]})", "records");
    row("log", R"({"records":[{"sequence":1,"dictionary":{"A":1}}]})", "records");
    row("applied", R"({"verified":{}})", "verified");
    row("applied", R"({"pending":{"text":"no id"}})", "pending");
    row("journal", R"({"entries":[{"title":"no number"}]})", "entries");
    row("saved", R"({"format":"etherdeck-exports","version":1})", "exports");
}

void TestAnswers::areRefusedWithAWrongMember() {
    QFETCH(QString, what);
    QFETCH(QByteArray, json);
    QFETCH(QString, member);
    const auto parsed = Json::parse(json.toStdString());
    const auto errorOf = [](const auto& result) { return result ? Error{} : result.error(); };
    const auto error = what == "box"          ? errorOf(boxFrom(parsed))
                       : what == "disks"      ? errorOf(diskListFrom(parsed))
                       : what == "exports"    ? errorOf(exportListFrom(parsed))
                       : what == "interfaces" ? errorOf(interfaceListFrom(parsed))
                       : what == "users"      ? errorOf(userListFrom(parsed))
                       : what == "log"        ? errorOf(kernelLogFrom(parsed))
                       : what == "applied"    ? errorOf(appliedFrom(parsed))
                       : what == "journal"    ? errorOf(journalFrom(parsed))
                                              : errorOf(savedExportsFrom(parsed));
    QCOMPARE(error.code, ErrorCode::Malformed);
    QCOMPARE(QString::fromStdString(error.detail), member);
}

void TestAnswers::refuseASavedFileOfAnotherKind() {
    for (const auto* text : {R"({"exports":[]})", R"({"format":"other","version":1,"exports":[]})",
                             R"({"format":"etherdeck-exports","version":2,"exports":[]})"})
        QCOMPARE(savedExportsFrom(Json::parse(text)).error().code, ErrorCode::Unsupported);
}

void TestAnswers::keepWarningsOfInterfaces() {
    const auto list = interfaceListFrom(Json::parse(
        R"({"interfaces":[{"name":"eth0","warnings":["half duplex","odd"],"warning_codes":["half-duplex"]},
                                      {"name":"eth1"}]})"));
    QVERIFY(list.has_value());
    QVERIFY((list->warnings.at("eth0") ==
             std::vector<InterfaceWarning>{{"half duplex", "half-duplex"}, {"odd", ""}}));
    QVERIFY(!list->warnings.contains("eth1"));
}

QTEST_APPLESS_MAIN(TestAnswers)
#include "tst_answers.moc"
