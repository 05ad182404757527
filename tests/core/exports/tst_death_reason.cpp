#include "core/exports/death_reason.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck::exports;

class TestDeathReason : public QObject {
    Q_OBJECT

private slots:
    void isReadFromTheLastWords_data();
    void isReadFromTheLastWords();
    void isShort();
};

void TestDeathReason::isReadFromTheLastWords_data() {
    QTest::addColumn<QByteArray>("log");
    QTest::addColumn<DeathCause>("cause");
    QTest::addColumn<QString>("text");
    const auto row = [](const QByteArray& log, DeathCause cause, const char* text) {
        QTest::newRow(log.left(40).constData()) << log << cause << QString(text);
    };
    const auto killed = "It ended without a message, as when it is killed.";
    row("", DeathCause::NoMessage, killed);
    row(" \n\n", DeathCause::NoMessage, killed);
    row("pid 5: e7.3, 2048 sectors O_RDWR\n", DeathCause::NoMessage, killed);
    row("pid 5: e7.3, 2048 sectors O_RDWR\nread network: Network is down\n", DeathCause::InterfaceDown,
        "The interface went down.");
    row("eth9: No such device", DeathCause::NoInterface, "There is no such interface: eth9: No such device");
    row("got bad socket: Operation not permitted", DeathCause::NotPermitted,
        "It may not use raw sockets: it needs root or CAP_NET_RAW.");
    row("open: No such file or directory\r\n", DeathCause::NoDisk, "The disk or file does not exist.");
    row("open: Is a directory", DeathCause::DiskRefused, "This is a directory.");
    row("open: Device or resource busy", DeathCause::DiskRefused,
        "Another program has opened the disk exclusively.");
    row("0-sector file size is too small", DeathCause::DiskTooSmall, "The disk has less than one sector.");
    row("Offset 9 too large for 9-sector export", DeathCause::OffsetTooLarge,
        "The offset is at or past the end of the disk.");
    row("Length 0 too big - exceeds size of file!", DeathCause::LengthTooLarge,
        "The length is more than the disk has after the offset.");
    row("usage: vblade [-b bufcnt]", DeathCause::Usage, "vblade does not accept these options.");
    row("write to network: Message too long", DeathCause::FrameTooLong,
        "An answer was longer than the MTU of the interface, which was lowered.");
    row("open: \x1b[2JStale", DeathCause::Other, "vblade ended: open: \\x1b[2JStale");
    row("bind funky: Cannot allocate memory", DeathCause::Other,
        "vblade ended: bind funky: Cannot allocate memory");
}

void TestDeathReason::isReadFromTheLastWords() {
    QFETCH(QByteArray, log);
    const auto reason = deathReason(log.toStdString());
    QTEST(reason.cause, "cause");
    QTEST(QString::fromStdString(reason.text), "text");
}

void TestDeathReason::isShort() { QVERIFY(deathReason(std::string(5000, 'x')).text.size() < 200); }

QTEST_APPLESS_MAIN(TestDeathReason)
#include "tst_death_reason.moc"
