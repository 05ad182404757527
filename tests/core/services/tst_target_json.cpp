#include "core/services/target_json.h"

#include <QTest>

using namespace etherdeck;
using namespace std::chrono_literals;

class TestTargetJson : public QObject {
    Q_OBJECT

private slots:
    void writesEveryField();
    void writesNullForWhatIsNotKnown();
    void survivesBytesThatAreNotText();
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
        "config_string": "backup", "masks": ["02:00:00:00:00:09"], "reserved_by": [], "conflict": false,
        "first_seen": "1970-01-01T00:00:00.000Z", "last_seen": "1970-01-01T00:00:01.000Z",
        "paths": [{"interface": "san0", "mac": "00:25:31:00:00:01", "state": "up", "firmware": "0x4019",
                   "buffers": 16, "sectors_per_frame": 2, "config_string": "backup", "sectors": 2048,
                   "bytes": 1048576, "model": "Coraid EtherDrive vblade", "serial": "7.3:plug1",
                   "firmware_revision": "V25", "round_trip_us": 250,
                   "first_seen": "1970-01-01T00:00:00.000Z", "last_seen": "1970-01-01T00:00:01.000Z"}]})");
    QCOMPARE(dump(toJson(described, context()), 1), dump(expected, 1));
}

void TestTargetJson::writesNullForWhatIsNotKnown() {
    const auto json = toJson(target(), context());
    QVERIFY(json["sectors"].is_null() && json["model"].is_null() && json["serial"].is_null());
    QVERIFY(json["masks"].is_array() && json["masks"].empty());
    QVERIFY(json["paths"][0]["round_trip_us"].is_null());
}

void TestTargetJson::survivesBytesThatAreNotText() {
    auto described = target();
    described.paths[0].configString = "a\xff\x1b";
    const auto text = dump(toJson(described, context()));
    QVERIFY(text.find("a\xef\xbf\xbd\\u001b") != std::string::npos);
    QCOMPARE(std::count(text.begin(), text.end(), '\n'), 0L);
}

void TestTargetJson::writesTimesInUtc() {
    QCOMPARE(toIso8601(WallTime(1'772'366'400'250ms)), std::string("2026-03-01T12:00:00.250Z"));
    QCOMPARE(toIso8601(WallTime(-1ms)), std::string("1969-12-31T23:59:59.999Z"));
}

QTEST_APPLESS_MAIN(TestTargetJson)
#include "tst_target_json.moc"
