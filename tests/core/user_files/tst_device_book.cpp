#include "core/user_files/device_book.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace etherdeck;
using namespace etherdeck::remote;

namespace {

const std::string fingerprint = "SHA256:" + std::string(43, 'x');

NamedDeviceEntry attic() { return {"attic", "root@plug", {fingerprint}, {"MACs=+hmac-sha1"}}; }

} // namespace

class TestDeviceBook : public QObject {
    Q_OBJECT

private slots:
    void isReadAgain() {
        DeviceBook book;
        QVERIFY(book.add({"the shed", "unix:/run/socket", {}, {}}));
        QVERIFY(book.add(attic()));
        const auto again = DeviceBook::parse(book.text());
        QVERIFY(again && *again == book);
        QCOMPARE(again->devices().front().name, std::string("attic"));
        const auto device = deviceOf(*again->find("attic"));
        QVERIFY(device && *device == Device(SshDevice{"root@plug", {fingerprint}, {"MACs=+hmac-sha1"}}));
    }

    void refusesWhatWouldMislead() {
        DeviceBook book;
        QVERIFY(book.add(attic()));
        QCOMPARE(book.add(attic()).error().code, ErrorCode::Busy);
        for (const auto* const name : {"", "-x", ".x", " x", "x ", "a@b", "a/b", "a:b", "a\n"})
            QVERIFY2(!book.add({name, "plug", {}, {}}), name);
        QVERIFY(!book.add({"b", "a b", {}, {}}));
        QVERIFY(!book.add({"b", "plug", {"SHA256:short"}, {}}));
        QVERIFY(!book.add({"b", "plug", {}, {"ProxyCommand=x"}}));
        QVERIFY(book.remove("attic"));
        QVERIFY(!book.remove("attic"));
    }

    /// An entry that was left out would be connected without its host keys, and be lost with the next change.
    void isReadWholeOrNotAtAll() {
        const auto listOf = [](const std::string& entries) {
            return DeviceBook::parse(R"({"format":"etherdeck-devices","devices":)" + entries + '}');
        };
        QCOMPARE(listOf(R"([{"name":"c","device":"plug","of later":1}])")->devices().size(), std::size_t(1));
        QVERIFY(!DeviceBook::parse("[]"));
        QVERIFY(!DeviceBook::parse("{}"));
        QVERIFY(!listOf("7"));
        QCOMPARE(DeviceBook::parse(R"({"format":"etherdeck-devices","version":2,"devices":[]})").error().code,
                 ErrorCode::Unsupported);
        for (const auto* const entry :
             {"7", R"({"name":"a"})", R"({"name":"b","device":"plug","ssh_options":["ProxyCommand=x"]})",
              R"({"name":"b","device":"plug","host_keys":"SHA256:x"})"}) {
            const auto read = listOf(R"([{"name":"a","device":"plug"},)" + std::string(entry) + ']');
            QVERIFY2(!read && read.error().detail.starts_with("device 2: "), entry);
        }
    }

    void findsADeviceByItsNameOrItsText() {
        DeviceBook book;
        QVERIFY(book.add({"attic", "root@plug", {fingerprint}, {}, {}}));
        for (const auto* text : {"attic", "root@plug"})
            QCOMPARE(std::get<SshDevice>(*deviceNamed(book, text)).hostKeys, std::vector{fingerprint});
        QVERIFY(std::get<SshDevice>(*deviceNamed(book, "root@other")).hostKeys.empty());
        QCOMPARE(deviceNamed(book, "-x").error().code, ErrorCode::Malformed);
    }

    void isAFileOfTheUser() {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("devices.json")).toStdString();
        QVERIFY(readDeviceBook(path)->devices().empty());
        QVERIFY(editDeviceBook(path, [](DeviceBook& book) { return book.add(attic()); }));
        QVERIFY(readDeviceBook(path)->find("attic"));
        QCOMPARE(QFile::permissions(QString::fromStdString(path)) & QFile::ReadOther, QFile::Permissions());
        std::ofstream(path) << "x";
        QVERIFY(!editDeviceBook(path, [](DeviceBook& book) { return book.add(attic()); }));
    }
};

QTEST_APPLESS_MAIN(TestDeviceBook)
#include "tst_device_book.moc"
