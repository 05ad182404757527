#include "app/lab/voices/kernel_datagrams.h"
#include "tests/core/netconsole/console.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::lab;
using namespace etherdeck::netconsole;
using namespace etherdeck::netconsole::test;
using namespace std::chrono_literals;

namespace {

using Datagrams = std::vector<std::string>;

KernelRecord record(std::string text) {
    KernelRecord made;
    made.priority = 6;
    made.seq = 444;
    made.time = 501151268us;
    made.text = std::move(text);
    return made;
}

} // namespace

class TestKernelDatagrams : public QObject {
    Q_OBJECT

private slots:
    void buildsBothFormats() {
        const auto one = record("netconsole: network logging started");
        QCOMPARE(extendedDatagrams(one, "6.4.0"),
                 Datagrams{"6.4.0,6,444,501151268,-;netconsole: network logging started\n"});
        QCOMPARE(extendedDatagrams(one, ""),
                 Datagrams{"6,444,501151268,-;netconsole: network logging started\n"});
        QCOMPARE(basicDatagrams(one), Datagrams{"[  501.151268] netconsole: network logging started\n"});
    }

    void escapesAndAddsTheDictionary() {
        auto one = record("tab[\t] bs[\\] \xc3\xa9");
        one.dictionary = {{"SUBSYSTEM", "usb"}, {"DEVICE", "c189:5"}};
        QCOMPARE(
            extendedDatagrams(one, ""),
            Datagrams{"6,444,501151268,-;tab[\\x09] bs[\\x5c] \\xc3\\xa9\n SUBSYSTEM=usb\n DEVICE=c189:5\n"});
    }

    void cutsWhatIsTooLong_data() {
        QTest::addColumn<int>("length");
        for (const int length : {960, 975, 976, 977, 1000, 2500})
            QTest::addRow("%d", length) << length;
    }
    void cutsWhatIsTooLong() {
        QFETCH(int, length);
        std::string text;
        for (int i = 0; i < length; ++i)
            text += static_cast<char>(i % 7 == 0 ? '\\' : 'a' + i % 26); // cut within escapes too
        for (const char* release : {"", "6.1.0"}) {
            Console console;
            for (const auto& datagram : extendedDatagrams(record(text), release)) {
                QVERIFY(datagram.size() <= longestKernelDatagram);
                console.send(datagram);
            }
            QCOMPARE(console.texts(), Datagrams{text});
        }
        for (const auto& datagram : basicDatagrams(record(text)))
            QVERIFY(datagram.size() <= longestKernelDatagram);
    }
};

QTEST_APPLESS_MAIN(TestKernelDatagrams)
#include "tst_kernel_datagrams.moc"
