#include "core/netconsole/base/fingerprint.h"
#include "tests/core/store/console/console_events.h"
#include "tests/core/store/console/console_stores.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::tests;

namespace {

CrashFound crashOf(std::uint32_t source, std::uint32_t boot, CrashKind kind, std::string frame,
                   std::string title = "title") {
    CrashFound found;
    found.source = static_cast<SourceId>(source);
    found.crash.boot = static_cast<BootNumber>(boot);
    found.crash.kind = kind;
    found.crash.firstFrame = std::move(frame);
    found.crash.title = std::move(title);
    found.crash.time = consoleStart;
    return found;
}

} // namespace

class TestCrashTally : public QObject {
    Q_OBJECT

private slots:
    void knowsTheSameFailure_data();
    void knowsTheSameFailure();
    void countsOverBootsAndBoxes();
};

void TestCrashTally::knowsTheSameFailure_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("frame");
    QTest::addColumn<QString>("title");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("other place in it") << "oops"
                                       << "port_read+0x9/0x30"
                                       << "Oops: 3" << true;
    QTest::newRow("copy by the compiler") << "oops"
                                          << "port_read.isra.0+0x1/0x20"
                                          << "Oops" << true;
    QTest::newRow("other kind") << "bug"
                                << "port_read+0x1/0x20"
                                << "Oops" << false;
    QTest::newRow("other function") << "oops"
                                    << "port_readv+0x1/0x20"
                                    << "Oops" << false;
    QTest::newRow("no function") << "oops"
                                 << ""
                                 << "port_read" << false;
}

void TestCrashTally::knowsTheSameFailure() {
    QFETCH(QString, kind);
    QFETCH(QString, frame);
    QFETCH(QString, title);
    QTEST(fingerprint(kind.toStdString(), frame.toStdString(), title.toStdString()) ==
              fingerprint("oops", "port_read+0x1/0x20", "Oops: 2"),
          "isSame");
    QCOMPARE(fingerprint("io-error", "", "I/O error, dev sda, sector 2048"),
             fingerprint("io-error", "", "I/O error, dev sda, sector 8"));
}

void TestCrashTally::countsOverBootsAndBoxes() {
    auto store = memory();
    const auto version = [](std::uint32_t source, std::uint32_t boot, const char* release, std::uint64_t id) {
        auto line =
            consoleLine(std::string("Linux version ") + release + " (builder@host)", id, source, boot);
        line.kind = Kind::Basic;
        return line;
    };
    append(store,
           {version(1, 1, "6.1.0", 1), crashOf(1, 1, CrashKind::Oops, "port_read+0x1/0x20"),
            crashOf(1, 1, CrashKind::Oops, "other+0x1/0x20"), bootEnded(1), bootStarted(2, BootCause::Banner),
            version(1, 2, "6.2.0", 2), crashOf(1, 2, CrashKind::Oops, "port_read+0x5/0x20"),
            version(2, 1, "5.10.1", 3), crashOf(2, 1, CrashKind::Oops, "port_read+0x7/0x20")});
    const auto tally = must(store.crashTally());
    const auto crashes = must(store.crashes());
    QCOMPARE(crashes.size(), std::size_t{4});
    QCOMPARE(tally.of(crashes[0]), (store::CrashCount{3, 2, "6.1.0"}));
    QCOMPARE(tally.of(crashes[2]), (store::CrashCount{1, 1, "6.1.0"}));
    QCOMPARE(tally.of({}), store::CrashCount{});
}

QTEST_APPLESS_MAIN(TestCrashTally)
#include "tst_crash_tally.moc"
