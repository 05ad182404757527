#include "core/base/harmless_text.h"
#include "core/discovery/target_json.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace std::chrono_literals;

class TestTargetJson : public QObject {
    Q_OBJECT

private slots:
    void writesEveryField();
    void writesNullForWhatIsNotKnown();
    void tellsWhichBoxAPathLeadsThrough();
    void tellsWhatIsKnownOfAConflict();
    void namesNoDiskInAConflict();
    void survivesBytesThatAreNotText();
    void hasNoHarmInItAndMeansTheSame();
    void writesTimesInUtc();
};

namespace {

TargetContext context() {
    return {[](discovery::LinkId) { return std::string("san0"); },
            [](TimePoint time) { return WallTime(time.time_since_epoch()); }};
}

discovery::Target target() {
    discovery::Path path;
    path.key.mac = MacAddress({0, 0x25, 0x31, 0, 0, 1});
    path.buffers = 16;
    path.firmware = 0x4019;
    discovery::Target target;
    target.address = Address(7, 3);
    target.paths.push_back(path);
    return target;
}

} // namespace

void TestTargetJson::writesEveryField() {
    auto described = target();
    auto& path = described.paths[0];
    path.configString = "backup";
    path.identity.emplace();
    path.identity->model = "Coraid EtherDrive vblade";
    path.identity->serial = "7.3:plug1";
    path.identity->firmwareRevision = "V25";
    path.identity->size = Sectors{2048};
    path.masks = {MacAddress({2, 0, 0, 0, 0, 9})};
    path.reservedBy.emplace();
    path.roundTrip = 250us;
    path.lastSeen = described.lastSeen = TimePoint(1s);
    const auto expected = nlohmann::ordered_json::parse(R"({
        "address": "e7.3", "shelf": 7, "slot": 3, "state": "up", "sectors": 2048, "bytes": 1048576,
        "model": "Coraid EtherDrive vblade", "serial": "7.3:plug1", "firmware_revision": "V25",
        "disks": [{"paths": [{"interface": "san0", "mac": "00:25:31:00:00:01"}], "sectors": 2048,
                   "bytes": 1048576, "model": "Coraid EtherDrive vblade", "serial": "7.3:plug1",
                   "firmware_revision": "V25", "config_string": "backup",
                   "masks": ["02:00:00:00:00:09"], "reserved_by": []}],
        "config_string": "backup", "masks": ["02:00:00:00:00:09"], "reserved_by": [],
        "conflict": false,
        "conflict_state": "none", "conflict_reason": null, "differing_sector": null, "one_disk_by": null,
        "first_seen": "1970-01-01T00:00:00.000000Z", "last_seen": "1970-01-01T00:00:01.000000Z",
        "paths": [{"interface": "san0", "through": null, "mac": "00:25:31:00:00:01", "state": "up", "firmware": "0x4019",
                   "buffers": 16, "sectors_per_frame": 2, "config_string": "backup", "sectors": 2048,
                   "bytes": 1048576, "model": "Coraid EtherDrive vblade", "serial": "7.3:plug1",
                   "firmware_revision": "V25", "round_trip_us": 250,
                   "first_seen": "1970-01-01T00:00:00.000000Z", "last_seen": "1970-01-01T00:00:01.000000Z"}],
        "unlisted_paths": 0, "unlisted_paths_at_least": false})");
    QCOMPARE(dump(toJson(described, context()), 1), dump(expected, 1));
}

void TestTargetJson::writesNullForWhatIsNotKnown() {
    const auto json = toJson(target(), context());
    QVERIFY(json["sectors"].is_null() && json["model"].is_null() && json["serial"].is_null());
    QVERIFY(json["masks"].is_array() && json["masks"].empty());
    QVERIFY(json["paths"][0]["round_trip_us"].is_null());
}

void TestTargetJson::tellsWhichBoxAPathLeadsThrough() {
    auto through = context();
    through.farPath = [](discovery::LinkId) { return FarPath{"attic", "eth0", 12'034us}; };
    QCOMPARE(dump(toJson(target(), through)["paths"][0]["through"]),
             std::string(R"({"device":"attic","interface":"eth0","round_trip_us":12034})"));
    through.farPath = [](discovery::LinkId) { return FarPath{"attic", "eth0", std::nullopt}; };
    QVERIFY(toJson(target(), through)["paths"][0]["through"]["round_trip_us"].is_null());
}

void TestTargetJson::tellsWhatIsKnownOfAConflict() {
    using discovery::Conflict;
    auto described = target();
    described.conflict = Conflict::Possible;
    described.doubt = discovery::Doubt::Blank;
    described.unlisted = {4, true};
    auto json = toJson(described, context());
    QCOMPARE(json["conflict"].get<bool>(), true); // a script that asks only this mounts nothing unseen
    QCOMPARE(json["conflict_state"].get<std::string>(), std::string("possible"));
    QCOMPARE(json["conflict_reason"].get<std::string>(), std::string("blank"));
    QCOMPARE(json["unlisted_paths"].get<int>(), 4);
    QCOMPARE(json["unlisted_paths_at_least"].get<bool>(), true);
    described.conflict = Conflict::Proven;
    described.differingSector = 2050;
    json = toJson(described, context());
    QCOMPARE(json["conflict_state"].get<std::string>(), std::string("proven"));
    QVERIFY(json["conflict_reason"].is_null());
    QCOMPARE(json["differing_sector"].get<int>(), 2050);
    described.conflict = Conflict::None;
    described.oneDiskBy = discovery::OneDiskBy::Content;
    QCOMPARE(toJson(described, context())["one_disk_by"].get<std::string>(), std::string("content"));
}

void TestTargetJson::namesNoDiskInAConflict() {
    auto described = target();
    described.conflict = discovery::Conflict::Proven;
    described.paths.push_back(described.paths.front());
    described.paths.back().key.mac = MacAddress({0, 0x25, 0x31, 0, 0, 2});
    described.paths.back().disk = 1;
    for (auto& path : described.paths) {
        path.identity.emplace();
        path.identity->serial = path.key.mac.toString();
        path.identity->size = Sectors{2048};
    }
    const auto json = toJson(described, context());
    QCOMPARE(json["disks"].size(), std::size_t{2});
    for (const char* field : {"sectors", "bytes", "model", "serial", "firmware_revision", "config_string",
                              "masks", "reserved_by"})
        QVERIFY2(json[field].is_null(), field);
    for (std::size_t i = 0; i < 2; ++i) {
        const auto& disk = json["disks"][i];
        QCOMPARE(disk["paths"].size(), std::size_t{1});
        QVERIFY(disk["serial"] == disk["paths"][0]["mac"]);
        QCOMPARE(disk["sectors"].get<int>(), 2048);
    }
    QCOMPARE(QString::fromStdString(json["paths"][1]["serial"].get<std::string>()), "00:25:31:00:00:02");
}

void TestTargetJson::survivesBytesThatAreNotText() {
    auto described = target();
    described.paths[0].configString = "a\xff\x1b";
    const auto text = dump(toJson(described, context()));
    QVERIFY(text.find("a\xef\xbf\xbd\\u001b") != std::string::npos);
    QCOMPARE(std::count(text.begin(), text.end(), '\n'), 0L);
}

void TestTargetJson::hasNoHarmInItAndMeansTheSame() {
    auto described = target();
    described.paths[0].configString = "a\x7f"
                                      "b\xc2\x9b"
                                      "c\xe2\x80\xae"
                                      "d\xf3\xa0\x81\x81"
                                      "\xc3\xbc";
    const auto text = dump(toJson(described, context()), 2);
    QVERIFY(text.find(R"("a\u007fb\u009bc\u202ed\udb40\udc41)"
                      "\xc3\xbc\"") != std::string::npos);
    QCOMPARE(harmlessText(text), text);
    QCOMPARE(nlohmann::ordered_json::parse(text)["config_string"].get<std::string>(),
             described.paths[0].configString);
}

void TestTargetJson::writesTimesInUtc() {
    QCOMPARE(toIso8601(WallTime(1'772'366'400'250ms)), std::string("2026-03-01T12:00:00.250000Z"));
    QCOMPARE(toIso8601(WallTime(1'772'366'400'250'999us)), std::string("2026-03-01T12:00:00.250999Z"));
    QCOMPARE(toIso8601(WallTime(-1us)), std::string("1969-12-31T23:59:59.999999Z"));
}

QTEST_APPLESS_MAIN(TestTargetJson)
#include "tst_target_json.moc"
