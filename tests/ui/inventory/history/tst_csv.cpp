#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"
#include "ui/inventory/history/csv.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

class HistoryCsvTest : public QObject {
    Q_OBJECT

private slots:
    void isNotExecutedBySpreadsheets();
};

void HistoryCsvTest::isNotExecutedBySpreadsheets() {
    store::EventRecord event;
    event.id = 1;
    event.kind = discovery::EventKind::Changed;
    event.address = {7, 3};
    event.time = WallTime(std::chrono::seconds(1'700'000'000));
    event.changes = discovery::Change::Size | discovery::Change::ConfigString;
    event.size = Sectors{8};
    event.model = "a \"quoted\", model";
    event.serial = "+1";
    event.configString = "=cmd|' /C calc'!A0\r\nnext";
    event.mac = demo::mac(1);
    event.interface = "@san0";
    event.differences = {{discovery::Change::Size, "4", "8"}, {discovery::Change::ConfigString, "", "=cmd"}};
    event.count = 3;
    event.isOurs = true;
    const QByteArray csv =
        historyCsv({event}, {}, [](const store::EventRecord& one) { return one.mac ? "=attic" : QString(); });
    const auto lines = csv.split('\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0], "time,event,address,name,changes,size,model,serial,configString,mac,interface,"
                       "differences,count,byThisComputer,box\r");
    QCOMPARE(
        QString::fromUtf8(lines[1]),
        QStringLiteral(
            "2023-11-14T22:13:20.000000Z,changed,e7.3,,size config-string,4096,"
            "\"a \"\"quoted\"\", model\",'+1,'=cmd|' /C calc'!A0\\x0d␊next,02:25:31:0a:00:01,'@san0,"
            "\"size: \"\"4\"\" -> \"\"8\"\"; config-string: \"\"\"\" -> \"\"=cmd\"\"\",3,true,'=attic\r"));
}

QTEST_MAIN(HistoryCsvTest)
#include "tst_csv.moc"
