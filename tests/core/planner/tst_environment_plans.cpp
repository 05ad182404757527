#include "core/base/known_macs.h"
#include "core/base/sha256.h"
#include "core/planner/make_plan.h"
#include "tests/core/planner/plan_words.h"
#include "tests/core/plans/example_box.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::plans;
using namespace etherdeck::tests;

namespace {

EditEnvironment set(const std::string& name, std::optional<std::string> value) {
    return {{{name, std::move(value)}}};
}

RestoreEnvironment restore(const BoxEnvironment& found) {
    return {found.board.model, found.board.mac, found.area, found.environment};
}

const std::string mac = "00:25:31:00:00:01";

} // namespace

/// Plans that change U-Boot's environment.
class TestEnvironmentPlans : public QObject {
    Q_OBJECT

private slots:
    void backsUpErasesWritesAndCompares() {
        const auto box = exampleBox();
        const auto plan = makePlan(box, set("bootdelay", "3"));
        QVERIFY2(plan, qPrintable(codeOf(plan)));
        QCOMPARE(plan->steps.size(), std::size_t(4));
        QVERIFY(std::holds_alternative<BackUpFlash>(plan->steps[0].action));
        QVERIFY(std::holds_alternative<EraseFlash>(plan->steps[1].action));
        QVERIFY(std::holds_alternative<CheckFlash>(plan->steps[3].action));
        const auto& write = std::get<WriteFlash>(plan->steps[2].action);
        QCOMPARE(write.content.size(), std::size_t(0x20000));
        const auto read = uboot::Environment::parse(std::as_bytes(std::span(write.content)));
        QVERIFY(read && read->value("bootdelay") == "3" && read->value("ethaddr") == mac);
        QVERIFY2(plan->steps[2].diff.find("-bootdelay=10\n+bootdelay=3\n") != std::string::npos,
                 plan->steps[2].diff.c_str());
        QCOMPARE(plan->steps[1].argv, (std::vector<std::string>{"flash_erase", "/dev/mtd0", "0xc0000", "1"}));
        QCOMPARE(plan->backup, (*box.environment)->sha256);
        QVERIFY(plan->backupOf == (*box.environment)->area);
        QCOMPARE(std::get<EraseFlash>(plan->steps[1].action).after, sha256(write.content));
        QCOMPARE(plan->level, Confirmation::Click);
        QVERIFY(warnsOf(*plan, "only one copy"));
        QVERIFY(plan->undo == Wish(set("bootdelay", "10")));
    }

    void keepsAllBytes() {
        auto box = exampleBox();
        auto& found = **box.environment;
        std::string bytes;
        for (int byte = 0x80; byte < 0x100; ++byte)
            bytes += static_cast<char>(byte);
        const auto plan = makePlan(box, set("note", bytes));
        QVERIFY2(plan, qPrintable(codeOf(plan)));
        const auto& write = std::get<WriteFlash>(plan->steps[2].action);
        found.environment = *uboot::Environment::parse(std::as_bytes(std::span(write.content)));
        QVERIFY(found.environment.value("note") == bytes);
        QVERIFY2(plan->steps[2].diff.find("+note=\\x80\\x81") != std::string::npos,
                 plan->steps[2].diff.c_str());
        QVERIFY(makePlan(box, set("note", std::nullopt))->undo == Wish(set("note", bytes)));
    }

    void whatCannotBeRequestedCanBeRemoved() {
        auto box = exampleBox();
        auto& environment = (**box.environment).environment;
        environment.set("\xff", "x");
        environment.set("lines", "a\nb");
        for (const auto* const name : {"\xff", "lines"}) {
            const auto plan = makePlan(box, set(name, std::nullopt));
            QVERIFY2(plan, qPrintable(codeOf(plan)));
            QVERIFY(!plan->undo);
        }
        QCOMPARE(codeOf(makePlan(box, set("\xff", "y"))), QStringLiteral("bad-name"));
        QCOMPARE(codeOf(makePlan(box, set("\xfe", std::nullopt))), QStringLiteral("bad-name"));
    }

    void dangerousVariablesAreConfirmedByTheMac_data() {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<bool>("isTyped");
        for (const auto* variable : {"bootcmd", "bootcmd_usb", "bootcmdline", "preboot", "mtdparts",
                                     "ethaddr", "arcNumber", "machid"})
            QTest::newRow(variable) << variable << true;
        for (const auto* variable : {"preboot_nc", "bootdelay", "ipaddr", "BOOTCMD"})
            QTest::newRow(variable) << variable << false;
    }
    void dangerousVariablesAreConfirmedByTheMac() {
        QFETCH(QString, variable);
        QFETCH(bool, isTyped);
        const auto plan = makePlan(exampleBox(), set(variable.toStdString(), "x"));
        QVERIFY(plan);
        QCOMPARE(plan->level, isTyped ? Confirmation::Type : Confirmation::Click);
        QCOMPARE(plan->confirm, isTyped ? std::vector{mac} : std::vector<std::string>());
    }

    void refusesInWords_data() {
        QTest::addColumn<QString>("code");
        for (const auto* code : {"unknown-layout", "wrong-board", "read-only", "bad-block", "bad-checksum",
                                 "no-bootcmd", "too-large", "bad-name", "bad-value", "nothing-to-do"})
            QTest::newRow(code) << code;
    }
    void refusesInWords() {
        QFETCH(QString, code);
        auto box = exampleBox();
        auto& found = **box.environment;
        auto wish = set("a", "1");
        if (code == "unknown-layout")
            found.area.size = 0x10000;
        else if (code == "wrong-board")
            found.board.isPogoE02 = false;
        else if (code == "read-only")
            found.readOnly = true;
        else if (code == "bad-block")
            found.badBlocks = {0};
        else if (code == "bad-checksum")
            found.fault = uboot::EnvironmentFault::Checksum;
        else if (code == "no-bootcmd")
            wish = set("bootcmd", std::nullopt);
        else if (code == "too-large")
            wish = set("a", std::string(0x20000, 'x'));
        else if (code == "bad-name")
            wish = set("a b", "1");
        else if (code == "bad-value")
            wish = set("a", "1\n2");
        else
            wish = set("bootdelay", "10");
        const auto plan = makePlan(box, wish);
        QCOMPARE(codeOf(plan), code);
        QVERIFY(plan.error().message.text().ends_with('.'));
    }

    void passesOnWhyItCannotBeRead() {
        auto box = exampleBox();
        box.environment = refuse(RefusalCode::UnknownLayout, "Nowhere.");
        QCOMPARE(codeOf(makePlan(box, set("a", "1"))), QStringLiteral("unknown-layout"));
        box.environment.reset();
        QCOMPARE(codeOf(makePlan(box, set("a", "1"))), QStringLiteral("unknown-layout"));
    }

    void restoresABackupAlsoOverADamagedOne() {
        auto box = exampleBox();
        auto& found = **box.environment;
        const auto wish = restore(found);
        QCOMPARE(codeOf(makePlan(box, wish)), QStringLiteral("nothing-to-do"));
        found.environment.set("bootdelay", "1");
        const auto plan = makePlan(box, wish);
        QVERIFY(plan && plan->undo == Wish(set("bootdelay", "1")));
        QCOMPARE(plan->confirm, std::vector{mac});
        found.environment = {};
        found.fault = uboot::EnvironmentFault::Checksum;
        const auto over = makePlan(box, wish);
        QVERIFY2(over, qPrintable(codeOf(over)));
        QVERIFY(!over->undo);
        found.badBlocks = {0xc0000};
        QCOMPARE(codeOf(makePlan(box, wish)), QStringLiteral("bad-block"));
    }

    void restoresNothingOfAnotherBox() {
        auto box = exampleBox();
        auto& found = **box.environment;
        const auto own = restore(found);
        found.environment.set("bootdelay", "1");
        auto other = own;
        other.mac = sharedDefaultMac;
        QCOMPARE(codeOf(makePlan(box, other)), QStringLiteral("other-box"));
        other.mac.reset();
        QCOMPARE(codeOf(makePlan(box, other)), QStringLiteral("other-box"));
        other = own;
        other.model = "Pogoplug V4";
        QCOMPARE(codeOf(makePlan(box, other)), QStringLiteral("other-box"));
        other = own;
        other.area.offset = 0x60000;
        QCOMPARE(codeOf(makePlan(box, other)), QStringLiteral("other-box"));
        other = own;
        other.environment.unset("bootcmd");
        QCOMPARE(codeOf(makePlan(box, other)), QStringLiteral("no-bootcmd"));
        other = own;
        found.board.mac = other.mac = sharedDefaultMac;
        QVERIFY(warnsOf(*makePlan(box, other), "does not prove"));
    }

    void warnsOfNetconsoleWithoutAPing() {
        const auto plan = makePlan(exampleBox(), set("preboot", "setenv stdout nc"));
        QVERIFY(plan && warnsOf(*plan, "without a ping"));
    }

    void isAnotherPlanWhenTheFlashHasChanged() {
        auto box = exampleBox();
        const auto before = fingerprint(*makePlan(box, set("a", "1")));
        (*box.environment)->sha256[0] = 'x';
        QVERIFY(fingerprint(*makePlan(box, set("a", "1"))) != before);
    }

    void nobodyRestartsABoxWithAHalfWrittenEnvironment() {
        auto box = exampleBox();
        box.unfinishedFlash = "/var/lib/etherdeck-agent/uboot/x.backup";
        for (const auto& wish : {Wish(Reboot{}), Wish(PowerOff{})})
            QCOMPARE(codeOf(makePlan(box, wish)), QStringLiteral("half-written"));
    }

    void nothingIsWrittenElsewhereWhileOneIsUnfinished() {
        auto box = exampleBox();
        auto& found = **box.environment;
        const auto own = restore(found);
        found.environment.set("bootdelay", "1");
        found.unfinished = "/var/lib/etherdeck-agent/uboot/x.backup";
        QCOMPARE(codeOf(makePlan(box, set("a", "1"))), QStringLiteral("half-written"));
        QVERIFY(makePlan(box, own)); // the note is of a file that is gone
        found.unfinishedArea = found.area;
        found.unfinishedArea->partition.index = 3;
        QVERIFY(makePlan(box, set("a", "1")));
        QVERIFY(makePlan(box, own));
        found.unfinishedArea->offset = 0x60000;
        QCOMPARE(codeOf(makePlan(box, set("a", "1"))), QStringLiteral("half-written"));
        QCOMPARE(codeOf(makePlan(box, own)), QStringLiteral("half-written"));
    }

    void whatIsRightAgainIsCheckedAlone() {
        auto box = exampleBox();
        auto& found = **box.environment;
        found.image = "bytes";
        found.unfinished = "/var/lib/etherdeck-agent/uboot/x.backup";
        found.unfinishedArea = found.area;
        const auto plan = makePlan(box, restore(found));
        QVERIFY2(plan, qPrintable(codeOf(plan)));
        QCOMPARE(plan->steps.size(), std::size_t(1));
        QCOMPARE(std::get<CheckFlash>(plan->steps[0].action).content, std::string("bytes"));
        QVERIFY(plan->backup.empty() && !plan->undo);
        found.unfinishedArea->offset = 0;
        QCOMPARE(codeOf(makePlan(box, restore(found))), QStringLiteral("half-written"));
    }

    void asksForTheEnvironment() {
        const auto box = exampleBox();
        QVERIFY(questions(box, set("a", "1")).environment);
        QVERIFY(!questions(box, Reboot{}).environment);
        QVERIFY(questions(box, restore(**box.environment)).place == (*box.environment)->area);
    }
};

QTEST_APPLESS_MAIN(TestEnvironmentPlans)
#include "tst_environment_plans.moc"
