#include "core/base/byte_reader.h"
#include "core/uboot/environment.h"
#include "core/uboot/printed.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::uboot;
using Fault = EnvironmentFault;

namespace {

using Bytes = std::vector<std::byte>;

Bytes bytesOf(const QByteArray& text) {
    const auto* begin = reinterpret_cast<const std::byte*>(text.constData());
    return {begin, begin + text.size()};
}

Environment made(std::initializer_list<std::pair<const char*, const char*>> variables) {
    Environment environment;
    for (const auto& [name, value] : variables)
        environment.set(name, value);
    return environment;
}

/// 32 bytes with a=1 and bc=x=y.
const QByteArray golden = QByteArray::fromHex("f727cd73"
                                              "613d3100"
                                              "62633d783d7900"
                                              "00")
                              .leftJustified(32, '\0');

QByteArray withCrc(QByteArray image) {
    auto environment = image.mid(4);
    quint32 crc = ~0U;
    for (const char c : environment) {
        crc ^= static_cast<quint8>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1) != 0 ? crc >> 1 ^ 0xedb88320U : crc >> 1;
    }
    crc = ~crc;
    for (int i = 0; i < 4; ++i)
        image[i] = static_cast<char>(crc >> 8 * i);
    return image;
}

QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class EnvironmentTest : public QObject {
    Q_OBJECT

private slots:
    void readsAndWritesGoldenBytes() {
        const auto expected = made({{"a", "1"}, {"bc", "x=y"}});
        const auto environment = Environment::parse(bytesOf(golden));
        QVERIFY(environment);
        QVERIFY(*environment == expected);
        QVERIFY(*expected.build(32) == bytesOf(golden));
    }

    void rejectsEveryTruncation() {
        for (qsizetype size = 0; size < golden.size(); ++size) {
            const auto environment = Environment::parse(bytesOf(golden.left(size)));
            QVERIFY(!environment);
            QCOMPARE(environment.error(), size < 6 ? Fault::TooShort : Fault::Checksum);
        }
    }

    void rejectsEveryOtherBit() {
        for (int bit = 0; bit < golden.size() * 8; ++bit) {
            auto image = golden;
            image[bit / 8] = static_cast<char>(image[bit / 8] ^ 1 << bit % 8);
            QVERIFY(!Environment::parse(bytesOf(image)));
        }
    }

    void tellsAnErasedOneFromABrokenOne() {
        QCOMPARE(Environment::parse(Bytes(0x20000, std::byte{0xff})).error(), Fault::Blank);
        QCOMPARE(Environment::parse(Bytes(0x20000)).error(), Fault::Checksum);
    }

    void rejectsContentThatIsNoVariables_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no name") << QByteArray("=1\0\0", 4);
        QTest::newRow("no end of the last one") << QByteArray("a=1", 3);
        QTest::newRow("no end") << QByteArray("a=1\0", 4);
    }
    void rejectsContentThatIsNoVariables() {
        QFETCH(QByteArray, content);
        const auto environment = Environment::parse(bytesOf(withCrc("crc." + content)));
        QVERIFY(!environment);
        QCOMPARE(environment.error(), Fault::Content);
    }

    void anEmptyOneIsValid() {
        const auto image = Environment().build(64);
        QVERIFY(image);
        const auto environment = Environment::parse(*image);
        QVERIFY(environment && environment->isEmpty());
    }

    void aNameWithoutAValueIsNotSet() {
        const auto environment =
            Environment::parse(bytesOf(withCrc(QByteArray("crc.a=\0b\0c=1\0c=\0\0", 17))));
        QVERIFY(environment);
        QVERIFY(environment->isEmpty());
        Environment set;
        QVERIFY(set.set("a", "1") && set.set("a", ""));
        QVERIFY(set.isEmpty());
    }

    void backslashesAreStoredAsUbootDoes() {
        const auto environment = made({{"a", "x\\;y\\"}});
        const auto image = *environment.build(64);
        const auto stored = asText(image).substr(4);
        QVERIFY(stored.starts_with(std::string_view("a=x\\\\;y\\\\\0", 11)));
        QVERIFY(*Environment::parse(image) == environment);
        // A tool that does not know of it writes one.
        const auto single = Environment::parse(bytesOf(withCrc(QByteArray("crc.a=x\\;y\\\0\0", 13))));
        QVERIFY(single);
        QCOMPARE(QString::fromStdString(std::string(single->value("a"))), "x;y\\");
    }

    void theLastOfEqualNamesCounts() {
        const auto environment = Environment::parse(bytesOf(withCrc(QByteArray("crc.a=1\0a=2\0\0", 13))));
        QVERIFY(environment);
        QCOMPARE(QString::fromStdString(std::string(environment->value("a"))), "2");
    }

    void whatFitsExactlyFits() {
        const auto environment = made({{"a", "12345"}});
        const std::size_t exact = 4 + 8 + 1;
        QVERIFY(environment.build(exact));
        QCOMPARE(environment.build(exact - 1).error(), Fault::TooLarge);
        QCOMPARE(environment.build(0).error(), Fault::TooLarge);
    }

    void takesOnlyWhatCanBeStored() {
        Environment environment;
        QVERIFY(!environment.set("", "1"));
        QVERIFY(!environment.set("a=b", "1"));
        QVERIFY(!environment.set(std::string_view("a\0b", 3), "1"));
        QVERIFY(!environment.set("a", std::string_view("1\0", 2)));
        QVERIFY(environment.set("a", "b=c d\n\xff"));
        QVERIFY(*Environment::parse(*environment.build(64)) == environment);
        environment.unset("a");
        environment.unset("never");
        QVERIFY(environment.isEmpty());
    }

    void findsItInADumpOfThePartition() {
        const auto environment = made({{"bootcmd", "reset"}});
        for (const auto& place : knownPlaces()) {
            Bytes dump(0x100000, std::byte{0xff});
            const auto image = *environment.build(place.size);
            std::ranges::copy(image, dump.begin() + static_cast<std::ptrdiff_t>(place.offset));
            const auto found = findEnvironment(dump);
            QVERIFY(found);
            QVERIFY(found->environment == environment);
            QCOMPARE(found->place.offset, place.offset);
        }
        QVERIFY(findEnvironment(*environment.build(0x4000))->place.size == 0x4000);
        QCOMPARE(findEnvironment(Bytes(0x100000, std::byte{0xff})).error(), Fault::Blank);
        QCOMPARE(findEnvironment(Bytes(3)).error(), Fault::TooShort);
        QCOMPARE(findEnvironment(Bytes(0x2000, std::byte{0xff})).error(), Fault::Blank);
    }

    void readsWhatIsPrinted() {
        const auto printed = parsePrinted("PogoE02> printenv\r\n"
                                          "bootdelay=3\r\n"
                                          "bootcmd=run a; b=c\r\n"
                                          "empty=\r\n"
                                          "and a line of something else\r\n"
                                          "Environment size: 2789/131068 bytes\r\n"
                                          "PogoE02> ");
        QVERIFY(printed.environment == made({{"bootdelay", "3"}, {"bootcmd", "run a; b=c"}}));
        QCOMPARE(printed.unread.size(), std::size_t{1});
        QVERIFY(parsePrinted({}).environment.isEmpty());
    }

    void findsTheLastThatWasPrinted() {
        const std::string boot = "U-Boot 2017.07\nmtdparts=x\nHit any key to stop autoboot:  0\n";
        const std::string first = "PogoE02> printenv\nbootdelay=3\nipaddr=192.168.1.5\n"
                                  "Environment size: 40/131068 bytes\nPogoE02> ";
        const std::string second = "bootdelay=5\nserverip=192.168.1.2\nEnvironment size: 41/131068 bytes\n";
        const auto delayIn = [](std::string_view text) {
            return std::string(parsePrinted(lastPrinted(text)).environment.value("bootdelay"));
        };
        QCOMPARE(delayIn(boot + first), "3");
        QCOMPARE(delayIn(boot + first + "boot\n" + boot + second + "Linux version 6.5\n"), "5");
        QCOMPARE(parsePrinted(lastPrinted(boot + second)).environment.variables().size(), std::size_t{2});
        // Cut short: only with its command.
        QCOMPARE(delayIn(first + "printenv\nbootdelay=7\nfoo=1\nPogoE02> "), "7");
        QCOMPARE(delayIn(first + "boot\nbootdelay=7\nfoo=1\nbooting\n"), "3");
        // A line that was lost in part is no end.
        QCOMPARE(parsePrinted(lastPrinted("=> printenv\na=1\n…lost\nb=2\nEnvironment size: 9/10 bytes\n"))
                     .environment.variables()
                     .size(),
                 std::size_t{2});
        QVERIFY(lastPrinted(boot).empty());
        QVERIFY(lastPrinted({}).empty());
        QVERIFY(lastPrinted("PogoE02> printenv ipaddr\nipaddr=192.168.1.5\nPogoE02> ").empty());
    }

    void whatIsPrintedIsBounded() {
        std::string text;
        for (int i = 0; i < 1000; ++i)
            text += "no variable " + std::to_string(i) + '\n';
        QCOMPARE(parsePrinted(text).unread.size(), PrintedEnvironment::maxUnread);
    }

    void theRealToolsReadWhatIsWritten() {
        const QTemporaryDir folder;
        const auto environment = made(
            {{"bootcmd", "run a; if test $b -eq 1; then reset; fi"}, {"a", "x=y z"}, {"preboot", "run a"}});
        QFile image(folder.filePath("env.bin"));
        QVERIFY(image.open(QIODevice::WriteOnly));
        const auto bytes = *environment.build(0x20000);
        QVERIFY(image.write(reinterpret_cast<const char*>(bytes.data()), 0x20000) == 0x20000);
        image.close();
        QFile config(folder.filePath("fw_env.config"));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write(image.fileName().toUtf8() + " 0x0 0x20000 0x20000\n");
        config.close();

        QProcess print;
        print.start("fw_printenv", {"-c", config.fileName()});
        QVERIFY2(print.waitForFinished(), qPrintable(print.errorString()));
        QCOMPARE(print.exitCode(), 0);
        QVERIFY(parsePrinted(print.readAllStandardOutput().toStdString()).environment == environment);

        QProcess set;
        set.start("fw_setenv", {"-c", config.fileName(), "added", "by the tool"});
        QVERIFY(set.waitForFinished());
        QCOMPARE(set.exitCode(), 0);
        auto expected = environment;
        expected.set("added", "by the tool");
        const auto again = Environment::parse(bytesOf(read(image.fileName())));
        QVERIFY(again);
        QVERIFY(*again == expected);
    }

    void readsWhatTheRealToolMakes() {
        const QTemporaryDir folder;
        for (const char* name :
             {"bodhi-2017.07-kirkwood-default", "openwrt-e02-2014.10", "netconsole-2013-recipe"}) {
            const QString source = QString(ETHERDECK_TEST_DATA "/uboot/%1.env").arg(name);
            const QString target = folder.filePath("env.bin");
            QProcess make;
            make.start("mkenvimage", {"-s", "0x20000", "-o", target, source});
            QVERIFY2(make.waitForFinished(), qPrintable(make.errorString()));
            QCOMPARE(make.exitCode(), 0);
            const auto environment = Environment::parse(bytesOf(read(target)));
            QVERIFY(environment);
            QVERIFY(*environment == parsePrinted(read(source).toStdString()).environment);
        }
    }
};

QTEST_GUILESS_MAIN(EnvironmentTest)
#include "tst_environment.moc"
