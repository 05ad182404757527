#include "app/etherdeckctl/device/wishes.h"
#include "core/plans/json.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ctl;

namespace {

ExportWords exportWords() {
    ExportWords words;
    words.address = "e7.3";
    words.disk = "/dev/sdb";
    words.interfaces = {"eth1", "eth0"};
    return words;
}

QString refusalOf(const Outcome<Wish>& wish) {
    return wish ? QStringLiteral("accepted") : QString::fromStdString(std::string(name(wish.error().code)));
}

} // namespace

class TestWishes : public QObject {
    Q_OBJECT

private slots:
    void readsSizes_data();
    void readsSizes();
    void refusesWhatIsNoSize_data();
    void refusesWhatIsNoSize();
    void makesAnExportOfAllOptions();
    void changesOnlyWhatIsSaid();
    void canUnsetEverything();
    void refusesWrongValues_data();
    void refusesWrongValues();
    void runsExports_data();
    void runsExports();
};

void TestWishes::readsSizes_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("bytes");
    QTest::newRow("bytes") << "512" << quint64(512);
    QTest::newRow("K") << "4K" << quint64(4096);
    QTest::newRow("M") << "512M" << quint64(512) * 1024 * 1024;
    QTest::newRow("G") << "10G" << quint64(10) * 1024 * 1024 * 1024;
    QTest::newRow("T") << "1T" << (quint64(1) << 40);
    QTest::newRow("GB") << "10GB" << quint64(10'000'000'000);
    QTest::newRow("largest") << "16777215T" << quint64(16777215) * (quint64(1) << 40);
}

void TestWishes::readsSizes() {
    QFETCH(QString, text);
    QFETCH(quint64, bytes);
    QCOMPARE(quint64(parseSize(text.toStdString()).value()), bytes);
}

void TestWishes::refusesWhatIsNoSize_data() {
    QTest::addColumn<QString>("text");
    for (const auto* text : {"", "0", "-1", "+1", " 1", "1 ", "1.5G", "10g", "G", "10GiB", "0x10", "1e3",
                             "10 G", "16777216T", "18446744073709551616"})
        QTest::newRow(text) << text;
}

void TestWishes::refusesWhatIsNoSize() {
    QFETCH(QString, text);
    const auto size = parseSize(text.toStdString());
    QVERIFY(!size);
    QCOMPARE(size.error().code, plans::RefusalCode::BadValue);
}

void TestWishes::makesAnExportOfAllOptions() {
    auto words = exportWords();
    words.allow = {"02:00:00:00:00:02", "02:00:00:00:00:01"};
    words.readOnly = words.direct = words.sync = true;
    words.startsAtBoot = false;
    words.buffers = "32";
    words.offset = "7";
    words.length = "100";
    words.priority = "idle";
    const auto wish = createWish(words).value();
    const auto json = plans::toJson(std::get<plans::CreateExport>(wish).wanted);
    QVERIFY(json == plans::Json::parse(R"({"address":"e7.3","disk":"/dev/sdb","identity":"",
        "interfaces":["eth0","eth1"],"auto":false,"read_only":true,"direct":true,"sync":true,"buffers":32,
        "offset":7,"length":100,"allowed_macs":["02:00:00:00:00:01","02:00:00:00:00:02"],"priority":"idle"})"));
}

void TestWishes::changesOnlyWhatIsSaid() {
    ExportWords words;
    words.address = "e7.3";
    QVERIFY(changesNothing(words));
    words.buffers = "64";
    QVERIFY(!changesNothing(words));
    QVERIFY(plans::toJson(changeWish(words).value()) ==
            plans::Json::parse(R"({"kind":"export-change","address":"e7.3","edit":{"buffers":64}})"));
}

void TestWishes::canUnsetEverything() {
    ExportWords words;
    words.address = "e7.3";
    words.newAddress = "e7.4";
    words.readOnly = words.direct = words.sync = false;
    words.startsAtBoot = true;
    words.allowEveryone = true;
    words.offset = "0";
    words.length = "end";
    words.priority = "default";
    QVERIFY(plans::toJson(changeWish(words).value()) == plans::Json::parse(R"({"kind":"export-change",
        "address":"e7.3","edit":{"address":"e7.4","read_only":false,"direct":false,"sync":false,"auto":true,
        "allowed_macs":[],"offset":0,"length":"end","priority":"default"}})"));
}

void TestWishes::refusesWrongValues_data() {
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("code");
    QTest::newRow("shelf") << "address"
                           << "e70000.0"
                           << "bad-address";
    QTest::newRow("Linux shelf") << "address"
                                 << "e4095.0"
                                 << "bad-address";
    QTest::newRow("slot") << "address"
                          << "e1.255"
                          << "bad-address";
    QTest::newRow("wildcard") << "address"
                              << "e1.*"
                              << "bad-address";
    QTest::newRow("no address") << "address"
                                << "disk"
                                << "bad-address";
    QTest::newRow("MAC") << "allow"
                         << "02:00:00:00:00"
                         << "bad-mac";
    QTest::newRow("group") << "allow"
                           << "ff:ff:ff:ff:ff:ff"
                           << "bad-mac";
    QTest::newRow("relative path") << "disk"
                                   << "sdb"
                                   << "bad-path";
    QTest::newRow("path for a shell") << "disk"
                                      << "/dev/$(id)"
                                      << "bad-path";
    QTest::newRow("interface") << "interface"
                               << "eth0;id"
                               << "bad-name";
    QTest::newRow("buffers") << "buffers"
                             << "1"
                             << "bad-value";
    QTest::newRow("buffers in words") << "buffers"
                                      << "many"
                                      << "bad-value";
    QTest::newRow("offset") << "offset"
                            << "-1"
                            << "bad-value";
    QTest::newRow("length") << "length"
                            << "0"
                            << "bad-value";
}

void TestWishes::refusesWrongValues() {
    QFETCH(QString, option);
    QFETCH(QString, value);
    QFETCH(QString, code);
    auto words = exportWords();
    const auto text = value.toStdString();
    if (option == "address")
        words.address = text;
    else if (option == "allow")
        words.allow = {text};
    else if (option == "disk")
        words.disk = text;
    else if (option == "interface")
        words.interfaces = {text};
    else if (option == "buffers")
        words.buffers = text;
    else if (option == "offset")
        words.offset = text;
    else
        words.length = text;
    QCOMPARE(refusalOf(createWish(words)), code);
    QCOMPARE(refusalOf(changeWish(words)), code);
    QCOMPARE(refusalOf(createWish(exportWords())), "accepted");
}

void TestWishes::runsExports_data() {
    QTest::addColumn<QString>("action");
    QTest::addColumn<QByteArray>("json");
    for (const auto* action : {"start", "stop", "restart", "remove"})
        QTest::newRow(action) << action
                              << QByteArray(R"({"kind":"export-)") + action + R"(","address":"e7.3"})";
    QTest::newRow("auto") << "auto"
                          << QByteArray(R"({"kind":"export-change","address":"e7.3","edit":{"auto":true}})");
    QTest::newRow("noauto") << "noauto"
                            << QByteArray(
                                   R"({"kind":"export-change","address":"e7.3","edit":{"auto":false}})");
}

void TestWishes::runsExports() {
    QFETCH(QString, action);
    QFETCH(QByteArray, json);
    QVERIFY(plans::toJson(runWish(action.toStdString(), "e7.3").value()) ==
            plans::Json::parse(json.toStdString()));
    QCOMPARE(refusalOf(runWish(action.toStdString(), "e7")), "bad-address");
    QCOMPARE(refusalOf(allowWish("e7.3", "02:00:00:00:00:01", true)), "accepted");
    QCOMPARE(refusalOf(allowWish("e7.3", "me", true)), "bad-mac");
    QCOMPARE(refusalOf(allowWish("7", "02:00:00:00:00:01", true)), "bad-address");
    QCOMPARE(refusalOf(mtuWish("../eth0", 9000)), "bad-name");
    QCOMPARE(refusalOf(imageWish("/srv/x", "much", false)), "bad-value");
    QCOMPARE(refusalOf(lockWish("x", true)), "bad-path");
}

QTEST_APPLESS_MAIN(TestWishes)
#include "tst_wishes.moc"
