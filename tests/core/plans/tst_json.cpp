#include "core/planner/make_plan.h"
#include "core/plans/json.h"
#include "tests/core/plans/example_box.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <set>

using namespace etherdeck;
using namespace etherdeck::plans;

namespace {

exports::Export someExport() {
    exports::Export config;
    config.address = {9, 1};
    config.interfaces = {"eth0", "eth1"};
    config.path = freeDisk;
    config.identity = "usb-x";
    config.startsAtBoot = false;
    config.readOnly = config.direct = config.sync = true;
    config.buffers = 64;
    config.offset = {7};
    config.length = Sectors{1000};
    config.allowed = {MacAddress({2, 0, 0, 0, 0, 1})};
    config.priority = exports::IoPriority::Idle;
    return config;
}

ExportEdit wholeEdit() {
    ExportEdit edit;
    edit.address = Address{9, 2};
    edit.path = "/srv/x";
    edit.interfaces = std::vector<std::string>{"eth1"};
    edit.startsAtBoot = edit.readOnly = edit.direct = edit.sync = true;
    edit.buffers = 3;
    edit.offset = Sectors{1};
    edit.length = std::optional<Sectors>();
    edit.allowed = std::vector<MacAddress>{};
    edit.priority = exports::IoPriority::High;
    return edit;
}

/// All bytes that a value may have.
std::string anyBytes() {
    std::string bytes;
    for (int byte = 1; byte < 0x100; ++byte)
        bytes += static_cast<char>(byte);
    return bytes;
}

RestoreEnvironment restoreWish() {
    auto environment = **exampleBox().environment;
    environment.environment.set("any", anyBytes());
    environment.environment.set("\xff\x80", "x");
    environment.environment.set("umlaut", "\xc3\xbc\tx");
    return {environment.board.model, environment.board.mac, environment.area, environment.environment};
}

std::vector<Wish> allWishes() {
    LoadExports load;
    load.exports = {someExport()};
    load.only = Address{9, 1};
    return {CreateExport{someExport(), false},
            ChangeExport{{7, 3}, wholeEdit()},
            RemoveExport{{7, 3}},
            StartExport{{7, 3}},
            StopExport{{7, 3}},
            RestartExport{{7, 3}},
            AllowInitiator{{7, 3}, MacAddress({2, 0, 0, 0, 0, 1}), false},
            load,
            ImportExports{},
            AdoptExport{{7, 3}},
            LockDisk{"/dev/sdb", false},
            CreateImage{"/srv/x", 1'048'576, true},
            RemoveImage{"/srv/x"},
            SetMtu{"eth0", 9000},
            AddVlan{"eth0", 5},
            RemoveVlan{"eth0.5"},
            SetHostName{"plug"},
            Reboot{},
            PowerOff{},
            EditEnvironment{{{"bootdelay", "3"}, {"preboot", std::nullopt}, {"x", ""}}},
            EditEnvironment{{{"any", anyBytes()}, {"\xff\x80", std::nullopt}, {"\xfe", ""}}},
            restoreWish(),
            SetNetconsole{Ipv4Address(0xc0a80102), 7000, MacAddress({2, 0, 0, 0, 0, 1})},
            SetNetconsole{{}, 6666, {}, 4},
            UndoChange{12},
            UndoChange{}};
}

} // namespace

class TestJson : public QObject {
    Q_OBJECT

private slots:
    void readsEveryWishItWrites() {
        const auto wishes = allWishes();
        std::set<std::size_t> kinds;
        for (const auto& wish : wishes)
            kinds.insert(wish.index());
        QCOMPARE(kinds.size(), std::variant_size_v<Wish>);
        for (const auto& wish : wishes) {
            const auto json = toJson(wish);
            const auto read = wishFrom(Json::parse(json.dump()));
            QVERIFY2(read, json.dump().c_str());
            QVERIFY2(*read == wish, json.dump().c_str());
        }
    }

    void rejectsAWishWithAMemberOfAnotherType() {
        for (const auto& wish : allWishes()) {
            const auto whole = toJson(wish);
            for (const auto& [member, value] : whole.items()) {
                auto wrong = whole;
                wrong[member] = Json::array({Json::object({{"x", 1}})});
                if (member == "exports" || member == "entry")
                    continue;
                QVERIFY2(!wishFrom(wrong), wrong.dump().c_str());
            }
        }
        QVERIFY(!wishFrom(Json(7)));
        QVERIFY(!wishFrom(Json::object()));
        QCOMPARE(wishFrom(Json{{"kind", "format-disk"}}).error().code, ErrorCode::Unsupported);
        QVERIFY(!wishFrom(Json{{"kind", "mtu"}, {"interface", "eth0"}, {"mtu", -1}}));
        QVERIFY(!wishFrom(Json{{"kind", "vlan-add"}, {"interface", "eth0"}, {"id", 65536}}));
    }

    void readsTheDisksAndInterfacesItWrites() {
        const auto box = exampleBox();
        for (auto disk : box.disks) {
            disk.smart = Smart{false, 41, 10, 2};
            disk.file = FilePlace{"/srv", "ext4", "/dev/sda1", 4096};
            const auto read = diskFrom(toJson(disk));
            QVERIFY(read && *read == disk);
        }
        for (auto interface : box.interfaces) {
            interface.vlanId = 5;
            interface.addresses = {"192.168.1.2/24"};
            interface.errors = 3;
            const auto read = interfaceFrom(toJson(interface));
            QVERIFY(read && *read == interface);
        }
        for (const auto& status : box.exports) {
            const auto read = statusFrom(toJson(status));
            QVERIFY(read && *read == status);
        }
    }

    void readsTheEnvironmentItWrites() {
        auto environment = **exampleBox().environment;
        environment.badBlocks = {0x20000, 0xe0000};
        environment.kernelPartitions = "mtdparts=orion_nand:1M(u-boot)";
        environment.addresses = {"192.168.1.5/24"};
        environment.unfinished = "/var/lib/x";
        environment.source = PlaceSource::PartitionName;
        for (const auto fault :
             {std::optional<uboot::EnvironmentFault>(), std::optional(uboot::EnvironmentFault::Blank)}) {
            environment.fault = fault;
            const auto read = environmentFrom(Json::parse(toJson(environment).dump()));
            QVERIFY(read && *read == environment);
        }
        environment.environment = restoreWish().environment;
        const auto json = toJson(environment);
        QVERIFY(json["variables"]["umlaut"] == "\xc3\xbc\tx");
        QVERIFY(!json["variables"].contains("any") && json["encoded_variables"].size() == 2);
        const auto read = environmentFrom(Json::parse(json.dump()));
        QVERIFY(read && *read == environment);
        for (const auto* const wrong :
             {"?", "YQ", "YQA=", "PQ=="}) { // no base64, and a NUL and '=' in a name
            auto damaged = json;
            damaged["encoded_variables"][0]["name"] = wrong;
            QVERIFY2(!environmentFrom(damaged), wrong);
        }
        auto incomplete = json;
        incomplete["encoded_variables"][0].erase("value");
        QVERIFY(!environmentFrom(incomplete));
        environment.area.offset = 0xf0000; // beyond the end
        QVERIFY(!environmentFrom(toJson(environment)));
    }

    void readsTheBackupItWrites() {
        const auto backup = exampleBackup();
        const auto json = Json::parse(toJson(backup).dump());
        const auto read = backupFrom(json);
        QVERIFY(read && *read == backup);
        for (const auto* const member : {"content", "sha256", "format", "version", "partition"}) {
            auto wrong = json;
            wrong[member] = "c2hvcnQ=";
            QVERIFY2(!backupFrom(wrong), member);
            wrong.erase(member);
            QVERIFY2(!backupFrom(wrong), member);
        }
        QVERIFY(!backupFrom(Json()));
    }

    void hasTheMembersThatScriptsRelyOn() {
        const auto disk = toJson(exampleBox().disks[1]);
        for (const auto* const member :
             {"path", "stable_names", "bytes", "model", "serial", "in_use", "used_by", "system", "locked"})
            QVERIFY2(disk.contains(member), member);
        const auto status = toJson(exampleBox().exports.front());
        for (const auto* const member : {"address", "disk", "interfaces", "state", "reason", "auto",
                                         "read_only", "allowed_macs", "pid", "managed"})
            QVERIFY2(status.contains(member), member);
        QVERIFY(status["pid"] == 1234);
    }

    void aClientReadsThePlan() {
        const auto plan = makePlan(exampleBox(), SetMtu{"eth0", 9000});
        const auto read = planFrom(toJson(*plan, "p1"));
        QVERIFY(read);
        QCOMPARE(read->id, std::string("p1"));
        QCOMPARE(read->fingerprint, fingerprint(*plan));
        QVERIFY(read->plan.title == plan->title);
        QVERIFY(read->plan.warnings == plan->warnings);
        QVERIFY(read->plan.steps.front().text == plan->steps.front().text);
        QCOMPARE(read->plan.level, plan->level);
        QVERIFY(read->plan.reverts);
        QCOMPARE(read->plan.steps.front().argv, plan->steps.front().argv);
    }

    void aPlanHasItsTextsAndTheirPatterns() {
        auto json = toJson(*makePlan(exampleBox(), SetMtu{"eth0", 9000}), "p1");
        QVERIFY(json["title"] == "Set the MTU of eth0 to 9000");
        QVERIFY((json["title_sentence"] ==
                 Json{{"pattern", "Set the MTU of %1 to %2"}, {"values", {"eth0", "9000"}}}));
        QVERIFY(json["steps"][0]["text"].is_string() && json["steps"][0]["text_sentence"].is_object());
        QVERIFY(json["warnings"].size() == json["warning_sentences"].size());
        for (const auto* const member : {"title_sentence", "warning_sentences"})
            json.erase(member); // as of an earlier agent
        const auto read = planFrom(json);
        QVERIFY(read && read->plan.title == "Set the MTU of eth0 to 9000");
        QVERIFY(read->plan.title.pattern().empty() && read->plan.warnings.size() == json["warnings"].size());
    }

    void aPatternOfAnotherTextIsIgnored() {
        const auto sentence = say("Requests to %1 end: %2", listed({"%2", "e7.4"}), say("Wait, %1", "eth0"));
        const auto json = sentenceJson(sentence);
        const auto read = [](const Json& pattern, const char* text) {
            const auto got = sentenceFrom(pattern, text);
            return got == text && got.pattern().empty();
        };
        QVERIFY(sentenceFrom(json, "Requests to %2 and e7.4 end: Wait, eth0") == sentence);
        QVERIFY(sentenceJson("plain").is_null());
        QVERIFY(read(json, "Requests to e7.3 end: Wait, eth0"));
        QVERIFY(read(Json(), "Text"));
        QVERIFY(read(Json{{"pattern", "Text"}, {"values", "Text"}}, "Text"));
        QVERIFY(read(Json{{"pattern", "%1"}, {"values", {1}}}, "Text"));
        QVERIFY(read(Json{{"pattern", "%1"}, {"values", Json(std::vector<std::string>(10, "x"))}}, "x"));
        Json deep{{"pattern", "x"}, {"values", Json::array()}};
        for (auto depth = 0; depth < 5; ++depth)
            deep = Json{{"pattern", "%1"}, {"values", {std::move(deep)}}};
        QVERIFY(read(deep, "x"));
        std::string manyTimes;
        for (auto times = 0; times < 500; ++times)
            manyTimes += "%1";
        Json wide(std::string(4096, 'x'));
        for (auto depth = 0; depth < 3; ++depth) // half a terabyte
            wide = Json{{"pattern", manyTimes}, {"values", Json::array({std::move(wide)})}};
        QVERIFY(read(wide, "x"));
    }

    void aClientReadsWhatItHasToBackUp() {
        const auto plan = makePlan(exampleBox(), EditEnvironment{{{"bootdelay", "3"}}});
        auto json = toJson(*plan, "p1");
        const auto read = planFrom(json);
        QVERIFY(read && read->plan.backup == plan->backup);
        QVERIFY(read->plan.backupOf == (**exampleBox().environment).area);
        QVERIFY(areaFrom(toJson(*read->plan.backupOf)) == *read->plan.backupOf);
        json["backup_of"]["offset"] = 0x100000; // beyond the end
        QVERIFY(!planFrom(json));
        json["backup_of"] = nullptr;
        QVERIFY(!planFrom(json)->plan.backupOf);
    }

    void anUnknownEncodingIsNotRead() {
        auto json = toJson(Wish(EditEnvironment{{{"a", "\xff"}}}));
        QVERIFY(wishFrom(json));
        json["changes"][0]["encoding"] = "rot13";
        QVERIFY(!wishFrom(json));
    }

    void anUnknownLevelNeedsTheMost() {
        auto json = toJson(*makePlan(exampleBox(), SetMtu{"eth0", 9000}), "p1");
        json["level"] = "shout";
        QCOMPARE(planFrom(json)->plan.level, Confirmation::Type);
    }

    void refusalsKeepTheirFacts() {
        const Refusal refusal{RefusalCode::AddressInUse, "Taken.", {{"mac", "02:00:00:00:00:01"}}};
        QVERIFY(refusalFrom(toJson(refusal), "Taken.") == refusal);
        const Refusal told{RefusalCode::NoSuchDisk, say("There is no %1.", "sdb"), {{"disk", "sdb"}}};
        QVERIFY(refusalFrom(toJson(told), "There is no sdb.") == told);
        QCOMPARE(refusalFrom(Json{{"code", "from-the-future"}}, "x").code, RefusalCode::Failed);
        QCOMPARE(refusalFrom(Json(), "x").code, RefusalCode::Failed);
    }

    void everyCodeHasAName() {
        for (auto code = 0; code <= static_cast<int>(RefusalCode::Failed); ++code) {
            const auto text = name(static_cast<RefusalCode>(code));
            QVERIFY(refusalCode(text) == static_cast<RefusalCode>(code));
        }
        QVERIFY(!refusalCode("nonsense"));
    }
};

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
