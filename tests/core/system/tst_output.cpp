#include "core/system/output.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace etherdeck;

class TestOutput : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void writesAllOfIt();
    void gathersUntilItIsFlushed();
    void tellsAFullDisk();
    void tellsALimitOnTheSizeOfFiles();
    void tellsADescriptorThatIsNone();
    void tellsAReaderThatHasGone();
    void dropsTheRestAfterAFailure();
    void waitsForAPipeThatDoesNotBlock();
    void makesHarmless_data();
    void makesHarmless();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath("out"); }
    [[nodiscard]] QByteArray contents() const;
    [[nodiscard]] int openFile() const {
        return ::open(path().toLocal8Bit().constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QByteArray TestOutput::contents() const {
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestOutput::initTestCase() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

void TestOutput::writesAllOfIt() {
    Output output(openFile());
    const std::string line(99, 'x');
    for (int i = 0; i < 5000; ++i)
        output.print(line + '\n');
    QVERIFY(output.close());
    QVERIFY(output.works());
    QCOMPARE(contents().size(), 500'000);
    QCOMPARE(contents().count('\n'), 5000);
}

void TestOutput::gathersUntilItIsFlushed() {
    Output output(openFile());
    output.print("one\n");
    QCOMPARE(contents(), "");
    QVERIFY(output.flush());
    QCOMPARE(contents(), "one\n");
    output.print("two\n");
    QVERIFY(output.close());
    QCOMPARE(contents(), "one\ntwo\n");
}

void TestOutput::tellsAFullDisk() {
    Output output(::open("/dev/full", O_WRONLY | O_CLOEXEC));
    output.print("lost\n");
    QVERIFY(output.works()); // it has not been tried
    QVERIFY(!output.close());
    QCOMPARE(output.failure()->systemError, ENOSPC);
    QVERIFY(!output.isLeft());
}

void TestOutput::tellsALimitOnTheSizeOfFiles() {
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{100'000, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    Output output(openFile());
    for (int i = 0; i < 30; ++i)
        output.print(std::string(10'000, 'x'));
    const bool isWhole = output.close();
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!isWhole);
    QCOMPARE(output.failure()->systemError, EFBIG);
    QCOMPARE(contents().size(), 100'000);
}

void TestOutput::tellsADescriptorThatIsNone() {
    Output output(-1);
    output.print("lost\n");
    QVERIFY(!output.close());
    QCOMPARE(output.failure()->systemError, EBADF);
}

void TestOutput::tellsAReaderThatHasGone() {
    std::array<int, 2> ends{};
    QCOMPARE(::pipe2(ends.data(), O_CLOEXEC), 0);
    Output output(ends[1]);
    output.print("read\n");
    QVERIFY(output.flush());
    ::close(ends[0]);
    output.print("not read\n");
    QVERIFY(!output.close());
    QVERIFY(output.isLeft());
}

void TestOutput::dropsTheRestAfterAFailure() {
    const int file = openFile();
    Output output(-1);
    output.print("lost\n");
    QVERIFY(!output.flush());
    output.print("lost, too\n");
    QVERIFY(!output.flush());
    QCOMPARE(output.failure()->systemError, EBADF);
    ::close(file);
}

void TestOutput::waitsForAPipeThatDoesNotBlock() {
    std::array<int, 2> ends{};
    QCOMPARE(::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK), 0);
    constexpr std::size_t size = 1'000'000; // a pipe holds 64 KiB
    std::thread writer([end = ends[1]] {
        Output output(end);
        for (std::size_t i = 0; i < size / 1000; ++i)
            output.print(std::string(1000, 'x'));
        output.close();
    });
    ::fcntl(ends[0], F_SETFL, 0); // the reading end may wait
    std::size_t received = 0;
    std::array<char, 4096> piece{};
    for (ssize_t got = 0; (got = ::read(ends[0], piece.data(), piece.size())) > 0;)
        received += static_cast<std::size_t>(got);
    writer.join();
    ::close(ends[0]);
    QCOMPARE(received, size);
}

void TestOutput::makesHarmless_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("escaped"); // without styles
    QTest::addColumn<QByteArray>("passed");  // with styles
    const auto row = [](const char* what, const QByteArray& text, const QByteArray& escaped,
                        const QByteArray& passed) { QTest::newRow(what) << text << escaped << passed; };
    row("text", "a\tb\n", "a\tb\n", "a\tb\n");
    row("a style", "\033[1;31mbad\033[0m", "\\x1b[1;31mbad\\x1b[0m", "\033[1;31mbad\033[0m");
    row("another sequence", "\033[2Jx", "\\x1b[2Jx", "\\x1b[2Jx");
    row("not quite a style", "\033[1;2;3;4mx\033[", "\\x1b[1;2;3;4mx\\x1b[", "\\x1b[1;2;3;4mx\\x1b[");
    row("two in a row", "\033\033[0m", "\\x1b\\x1b[0m", "\\x1b\033[0m");
    row("direction", "\xe2\x80\xae", "\\xe2\\x80\\xae", "\\xe2\\x80\\xae");
}

void TestOutput::makesHarmless() {
    QFETCH(QByteArray, text);
    for (const auto styles : {Output::Styles::Escape, Output::Styles::Pass}) {
        Output output(openFile(), styles);
        output.print(text.toStdString());
        QVERIFY(output.close());
        QFETCH(QByteArray, escaped);
        QFETCH(QByteArray, passed);
        QCOMPARE(contents(), styles == Output::Styles::Escape ? escaped : passed);
    }
}

QTEST_APPLESS_MAIN(TestOutput)
#include "tst_output.moc"
