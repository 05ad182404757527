#include "core/user_files/device_list.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::remote;

namespace {

const std::string fingerprint = "SHA256:" + std::string(43, 'x');

std::vector<ListedDevice> devices() {
    return {{{"attic",
              "root@plug",
              {fingerprint},
              {"MACs=+hmac-sha1"},
              {"sudo", "-n", "etherdeck-agent", "connect"}},
             "upstairs"},
            {{"the shed", "unix:/run/socket", {}, {}, {}}, {}}};
}

std::string listOf(const std::string& entries) {
    return R"({"format":"etherdeck-devices","version":1,"devices":[)" + entries + "]}";
}

} // namespace

class TestDeviceList : public QObject {
    Q_OBJECT

private slots:
    void isReadAgain();
    void tellsEachEntryThatIsNone();
    void isNothingElse_data();
    void isNothingElse();
    void waitsOnEveryTruncation();
    void isTheFormatOfTheBook();
    void addsWhatIsNewAndKeepsWhatIsThere();
    void replacesOnlyWhenToldTo();
};

void TestDeviceList::isReadAgain() {
    const auto list = readDeviceList(deviceListText(devices()));
    QVERIFY(list);
    QVERIFY(list->wrong.empty());
    QVERIFY(list->devices == devices());
    QVERIFY(readDeviceList(deviceListText({}))->devices.empty());
}

void TestDeviceList::tellsEachEntryThatIsNone() {
    const auto list = readDeviceList(listOf(R"(7, {"name":"a"}, {"name":"b","device":"plug"},
        {"name":"b","device":"other"}, {"name":"-c","device":"plug"}, {"name":"d","device":"a b"},
        {"name":"e","device":"plug","host_keys":["short"]}, {"name":"f","device":"plug","group":7},
        {"name":"g","device":"plug","ssh_options":["ProxyCommand=x"]}, {"name":"h","device":"plug","of later":1})"));
    QVERIFY(list);
    QCOMPARE(list->devices.size(), std::size_t{2});
    const std::vector<WrongEntry> wrong{{1, "", "(object)"},
                                        {2, "a", "device"},
                                        {4, "b", "the name is there twice"},
                                        {5, "-c", "a name has letters, digits, and . _ - inside"},
                                        {6, "d", "not the name of a host"},
                                        {7, "e", "a fingerprint is SHA256: and 43 characters"},
                                        {8, "f", "group"},
                                        {9, "g", "not an option for an old server"}};
    for (std::size_t i = 0; i < std::min(wrong.size(), list->wrong.size()); ++i)
        QVERIFY2(list->wrong[i] == wrong[i], (list->wrong[i].name + ": " + list->wrong[i].reason).c_str());
    QCOMPARE(list->wrong.size(), wrong.size());
}

void TestDeviceList::isNothingElse_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing") << QByteArray() << ErrorCode::Malformed;
    QTest::newRow("an array") << QByteArray("[]") << ErrorCode::Malformed;
    QTest::newRow("exports") << QByteArray(R"({"format":"etherdeck-exports","version":1})")
                             << ErrorCode::Malformed;
    QTest::newRow("no devices") << QByteArray(R"({"format":"etherdeck-devices","version":1})")
                                << ErrorCode::Malformed;
    QTest::newRow("a later version") << QByteArray(
                                            R"({"format":"etherdeck-devices","version":2,"devices":[]})")
                                     << ErrorCode::Unsupported;
    QTest::newRow("too long") << QByteArray(2'000'000, ' ') << ErrorCode::TooLong;
}

void TestDeviceList::isNothingElse() {
    QFETCH(QByteArray, text);
    QFETCH(ErrorCode, code);
    QCOMPARE(readDeviceList(text.toStdString()).error().code, code);
}

void TestDeviceList::waitsOnEveryTruncation() {
    const auto text = deviceListText(devices());
    for (std::size_t size = 0; size + 2 < text.size(); ++size)
        QVERIFY2(!readDeviceList(std::string_view(text).substr(0, size)), std::to_string(size).c_str());
}

void TestDeviceList::isTheFormatOfTheBook() {
    const auto book = DeviceBook::parse(deviceListText(devices()));
    QVERIFY(book);
    QCOMPARE(book->devices().size(), std::size_t{2});
    QVERIFY(readDeviceList(book->text())->devices.front().entry == devices().front().entry);
}

void TestDeviceList::addsWhatIsNewAndKeepsWhatIsThere() {
    DeviceBook book;
    auto entry = devices().front().entry;
    QVERIFY(merge(book, entry, false) == Merged::Added);
    QVERIFY(merge(book, entry, false) == Merged::Unchanged);
    entry.device = "root@other";
    QVERIFY(merge(book, entry, false) == Merged::Kept);
    QCOMPARE(book.find("attic")->device, std::string("root@plug"));
    QCOMPARE(merge(book, {"-x", "plug", {}, {}, {}}, false).error().code, ErrorCode::Malformed);
}

void TestDeviceList::replacesOnlyWhenToldTo() {
    DeviceBook book;
    QVERIFY(book.add(devices().front().entry));
    QVERIFY(merge(book, {"attic", "root@other", {}, {}, {}}, true) == Merged::Replaced);
    QCOMPARE(book.find("attic")->device, std::string("root@other"));
    // A wrong one takes nothing away.
    QVERIFY(!merge(book, {"attic", "a b", {}, {}, {}}, true));
    QCOMPARE(book.find("attic")->device, std::string("root@other"));
}

QTEST_APPLESS_MAIN(TestDeviceList)
#include "tst_device_list.moc"
