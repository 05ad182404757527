#include "tests/house/include_rules.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck::house;

namespace {

const IncludeRules& madeUpHouse() {
    static const IncludeRules rules(
        {{"QObject", "QtCore"},
         {"QUdpSocket", "QtNetwork"},
         {"QPainter", "QtGui"},
         {"QWidget", "QtWidgets"},
         {"qwidget.h", "QtWidgets"}},
        {"core/base/result.h", "core/aoe/frame.h", "core/wire/link_protocol.h", "core/discovery/discovery.h",
         "core/link/frame_link.h", "core/services/inventory/discovery_service.h", "ui/look/theme.h",
         "ui/inventory/targets/model.h", "ui/inventory/page/page.h", "ui/shell/main_window.h",
         "app/link/privileges.h", "tests/house/include_rules.h", "core/aoe/parse.cpp"});
    return rules;
}

QString messages(const std::vector<Violation>& violations) {
    QStringList lines;
    for (const auto& violation : violations)
        lines << QString::fromStdString(violation.toString());
    return lines.join('\n');
}

} // namespace

class TestIncludeRules : public QObject {
    Q_OBJECT

private slots:
    void everyBrokenRuleIsExplained_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<QString>("why");
        const auto row = [](const char* path, const char* include, const char* why) {
            QTest::addRow("%s: %s", path, include) << path << include << why;
        };
        const char* down = "arrows go down only";
        row("core/base/address.cpp", "\"core/aoe/frame.h\"", down);
        row("core/aoe/parse.cpp", "\"core/discovery/discovery.h\"", down);
        row("core/aoe/parse.cpp", "\"core/wire/link_protocol.h\"", down);
        row("core/discovery/engine.cpp", "\"core/link/frame_link.h\"", down);
        row("core/link/pcap/capture.cpp", "\"core/services/inventory/discovery_service.h\"", down);
        row("core/services/inventory/runner.cpp", "\"ui/inventory/targets/model.h\"", down);
        row("ui/look/theme.cpp", "\"ui/inventory/targets/model.h\"", down);
        row("ui/inventory/page/page.cpp", "\"ui/shell/main_window.h\"", down);
        row("ui/console/page/page.cpp", "\"ui/inventory/targets/model.h\"", down);
        row("ui/inventory/targets/model.cpp", "\"ui/inventory/page/page.h\"", down);
        row("app/etherdeckctl/main.cpp", "\"app/link/privileges.h\"", down);
        row("core/base/address.cpp", "\"tests/house/include_rules.h\"", down);
        row("core/aoe/parse.cpp", "\"frame.h\"", "never relative");
        row("core/aoe/parse.cpp", "\"../base/result.h\"", "never relative");
        row("core/aoe/parse.cpp", "\"core/aoe/nowhere.h\"", "not a file of the tree");
        row("core/aoe/parse.cpp", "<core/aoe/frame.h>", "in quotes");
        row("core/base/address.h", "<QObject>", "below core/services nothing needs Qt");
        row("core/aoe/parse.cpp", "<QtCore/QObject>", "below core/services nothing needs Qt");
        row("core/discovery/engine.cpp", "<QObject>", "below core/services nothing needs Qt");
        row("core/wire/link_protocol.cpp", "<QObject>", "below core/services nothing needs Qt");
        row("core/link/pcap/capture.cpp", "<QUdpSocket>", "below core/services nothing needs Qt");
        row("core/services/inventory/runner.cpp", "<QWidget>", "stay in ui/ and app/etherdeck");
        row("core/services/inventory/runner.cpp", "<QPainter>", "stay in ui/ and app/etherdeck");
        row("core/services/inventory/runner.cpp", "<qwidget.h>", "stay in ui/ and app/etherdeck");
        row("app/link/main.cpp", "<QObject>", "have no Qt");
        row("app/agent/main.cpp", "<QObject>", "have no Qt");
        row("app/lab/main.cpp", "<QtWidgets/QWidget>", "only app/etherdeck has a window");
        row("app/etherdeckctl/main.cpp", "<QPainter>", "only app/etherdeck has a window");
        row("core/link/pcap/capture.cpp", "<linux/if_packet.h>", "*_linux.cpp");
        row("core/system/network/interfaces.h", "<net/if.h>", "*_linux.cpp");
        row("core/services/inventory/runner.cpp", "<sys/epoll.h>", "*_linux.cpp");
        row("core/link/pcap/capture.cpp", "<netpacket/packet.h>", "*_linux.cpp");
        row("core/cellar/wine.cpp", "<vector>", "order of rooms");
    }

    void everyBrokenRuleIsExplained() {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(QString, why);
        const auto text = "#pragma once\n\n#include <string>\n#include " + include + "\n";
        const auto found = madeUpHouse().checkSource(path.toStdString(), text.toStdString());
        QCOMPARE(found.size(), std::size_t{1});
        const auto message = messages(found);
        QVERIFY2(message.startsWith(path), qPrintable(message));
        QVERIFY2(message.contains(why), qPrintable(message));
        if (why != "order of rooms") {
            QVERIFY2(message.startsWith(path + ":4: includes "), qPrintable(message));
            QVERIFY2(message.contains(include), qPrintable(message));
        }
    }

    void whatTheRulesAllowPasses_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        const auto row = [](const char* path, const char* include) {
            QTest::addRow("%s: %s", path, include) << path << include;
        };
        row("core/aoe/parse.cpp", "\"core/aoe/frame.h\"");
        row("core/aoe/parse.cpp", "\"core/base/result.h\"");
        row("core/link/child_link.cpp", "\"core/wire/link_protocol.h\"");
        row("core/services/inventory/runner.cpp", "<QObject>");
        row("ui/inventory/page/page.cpp", "\"ui/inventory/targets/model.h\"");
        row("core/services/inventory/runner.cpp", "<QUdpSocket>");
        row("ui/inventory/page/page.cpp", "<QWidget>");
        row("ui/shell/main_window.cpp", "\"ui/inventory/targets/model.h\"");
        row("app/etherdeck/main.cpp", "<QWidget>");
        row("app/link/main.cpp", "\"core/link/frame_link.h\"");
        row("app/lab/main.cpp", "<QObject>");
        row("core/system/network/interfaces_linux.cpp", "<linux/if_packet.h>");
        row("core/link/netlink_linux.h", "<net/if.h>");
        row("core/link/pcap/capture.cpp", "<sys/socket.h>");
        row("core/base/address.cpp", "<queue>");
        row("tests/ui/tst_page.cpp", "\"ui/shell/main_window.h\"");
        row("tests/ui/tst_page.cpp", "\"tst_page.moc\"");
        row("core/base/address.cpp", "MACRO");
    }

    void whatTheRulesAllowPasses() {
        QFETCH(QString, path);
        QFETCH(QString, include);
        const auto text = "  #  include " + include + "\nint main() {}";
        QCOMPARE(messages(madeUpHouse().checkSource(path.toStdString(), text.toStdString())), QString());
    }

    void onlyDirectivesCountAsIncludes() {
        const auto text = "// #include <QWidget>\nauto text = \"#include <QWidget>\";\n#define X <QWidget>\n";
        QCOMPARE(messages(madeUpHouse().checkSource("core/aoe/parse.cpp", text)), QString());
    }

    void programsPrintInOnePlace() {
        const auto text = "void f() {\n    std::cout << 1;\n    (void)std::fputs(\"x\", stderr);\n}\n";
        const auto found = messages(madeUpHouse().checkSource("app/etherdeckctl/log_command.cpp", text));
        QVERIFY(found.startsWith(
            "app/etherdeckctl/log_command.cpp:2: prints by std::cout — core/system/output.h"));
        QVERIFY(found.contains("app/etherdeckctl/log_command.cpp:3: prints by std::fputs("));
        QCOMPARE(messages(madeUpHouse().checkSource("tests/bench/bench_start.cpp", text)), QString());
    }

    void aSourceOf501LinesIsTooLong() {
        std::string text(500, '\n');
        QCOMPARE(messages(madeUpHouse().checkSource("core/aoe/parse.cpp", text)), QString());
        text += "\n";
        QVERIFY(messages(madeUpHouse().checkSource("core/aoe/parse.cpp", text)).contains("has 501 lines"));
        QVERIFY(!madeUpHouse().checkSource("core/aoe/parse.cpp", text).front().advice);
        QVERIFY(madeUpHouse().checkSource("tests/core/aoe/tst_parse.cpp", text).front().advice);
    }

    void roomsLinkDownwardsOnly() {
        const auto& house = madeUpHouse();
        QCOMPARE(messages(house.checkLinks("core/aoe", {"core/base", "tl::expected", "etherdeck_options"})),
                 QString());
        QCOMPARE(messages(house.checkLinks("app/etherdeck", {"ui/shell", "Qt6::Widgets"})), QString());
        QCOMPARE(messages(house.checkLinks("core/services/console", {"Qt6::Core", "Qt6::Network"})),
                 QString());
        QVERIFY(messages(house.checkLinks("core/base", {"core/aoe"})).contains("links core/aoe"));
        QVERIFY(messages(house.checkLinks("core/services/console", {"Qt6::Gui"})).contains("links Qt6::Gui"));
        QVERIFY(messages(house.checkLinks("app/link", {"core/link", "core/services/desk", "Qt6::Core"}))
                    .contains("links Qt6::Core"));
        QVERIFY(messages(house.checkLinks("core/cellar", {})).contains("is not a room"));
    }

    void aSourceThatNothingCompilesIsNamed() {
        QCOMPARE(messages(madeUpHouse().checkCompiled({"core/aoe/parse.cpp"})), QString());
        QVERIFY(messages(madeUpHouse().checkCompiled({}))
                    .startsWith("core/aoe/parse.cpp: is compiled by no target"));
    }

    void theTopFolderHoldsOnlyTheWayIn() {
        QCOMPARE(messages(IncludeRules::checkTopLevel({"README.md", "core/", "run", ".clang-format"})),
                 QString());
        QVERIFY(
            messages(IncludeRules::checkTopLevel({"notes.txt"})).startsWith("notes.txt: stands at the top"));
        QVERIFY(!messages(IncludeRules::checkTopLevel({"core"})).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestIncludeRules)
#include "tst_include_rules.moc"
