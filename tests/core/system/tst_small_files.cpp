#include "core/system/small_files.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

using namespace etherdeck;

class TestSmallFiles : public QObject {
    Q_OBJECT

private slots:
    void init();

    void readsAFileWhole();
    void refusesAFileThatIsLargerThanAllowed();
    void tellsWhyAFileCannotBeRead();
    void readsTheStartOfALargerFile();
    void readsAFileOfTheKernel();
    void readsNeitherFifosNorFoldersNorDevices();
    void followsLinksUnlessToldOtherwise();
    void readsTheFirstLine();
    void passesOnLinesOfAnyFile_data();
    void passesOnLinesOfAnyFile();
    void cutsALineWithoutAnEnd();
    void listsNamesInOrder();
    void readsLinks();

private:
    [[nodiscard]] std::string at(const std::string& name) const {
        return m_folder->filePath(QString::fromStdString(name)).toStdString();
    }
    void write(const std::string& name, const std::string& content) const {
        QFile file(QString::fromStdString(at(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content.data(), static_cast<qint64>(content.size())),
                 static_cast<qint64>(content.size()));
    }

    std::optional<QTemporaryDir> m_folder;
};

void TestSmallFiles::init() {
    m_folder.emplace();
    QVERIFY(m_folder->isValid());
}

void TestSmallFiles::readsAFileWhole() {
    const std::string content = std::string("one\0two\n", 8) + std::string(10'000, 'x');
    write("file", content);
    QVERIFY(readWhole(at("file"), 1 << 20) == content);
    QVERIFY(isThere(at("file")));
    write("empty", "");
    QVERIFY(readWhole(at("empty"), 10) == std::string());
}

void TestSmallFiles::refusesAFileThatIsLargerThanAllowed() {
    write("file", std::string(5000, 'x'));
    QVERIFY(readWhole(at("file"), 5000));
    const auto refused = readWhole(at("file"), 4999);
    QVERIFY(!refused);
    QCOMPARE(refused.error().systemError, EFBIG);
}

void TestSmallFiles::tellsWhyAFileCannotBeRead() {
    write("file", "x");
    QCOMPARE(readWhole(at("missing"), 10).error().systemError, ENOENT);
    QCOMPARE(readWhole(at("file/below"), 10).error().systemError, ENOTDIR);
    QVERIFY(readWhole(at("missing"), 10).error().detail.find(at("missing")) != std::string::npos);
    QVERIFY(!isThere(at("missing")));
}

void TestSmallFiles::readsTheStartOfALargerFile() {
    write("file", std::string(5000, 'x') + "y");
    QVERIFY(readStart(at("file"), 5000) == std::string(5000, 'x'));
    QVERIFY(readStart(at("file"), 10'000) == std::string(5000, 'x') + "y");
    QVERIFY(!readStart(at("missing"), 10));
}

void TestSmallFiles::readsAFileOfTheKernel() {
    const auto status = readWhole("/proc/self/status", 65536); // its size is said to be 0
    QVERIFY(status);
    QVERIFY(status->find("Pid:\t" + std::to_string(::getpid()) + "\n") != std::string::npos);
}

void TestSmallFiles::readsNeitherFifosNorFoldersNorDevices() {
    QCOMPARE(::mkfifo(at("fifo").c_str(), 0600), 0);
    for (const auto& path : {at("fifo"), at(""), std::string("/dev/zero")}) {
        QVERIFY(isThere(path));
        QCOMPARE(readWhole(path, 10).error().systemError, EINVAL);
        QVERIFY(!readStart(path, 10));
        QVERIFY(readLine(path).empty());
    }
}

void TestSmallFiles::followsLinksUnlessToldOtherwise() {
    write("file", "text");
    QCOMPARE(::symlink("file", at("link").c_str()), 0);
    QVERIFY(readStart(at("link"), 10) == std::string("text"));
    QVERIFY(!readPlainFile(at("link"), 10));
    QVERIFY(readPlainFile(at("file"), 10) == std::string("text"));
}

void TestSmallFiles::readsTheFirstLine() {
    write("file", "first\nsecond\n");
    QCOMPARE(readLine(at("file")), std::string("first"));
    write("file", "only");
    QCOMPARE(readLine(at("file")), std::string("only"));
    QVERIFY(readLine(at("missing")).empty());
}

void TestSmallFiles::passesOnLinesOfAnyFile_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one line") << QByteArray("a\n");
    QTest::newRow("without an end") << QByteArray("a\nb");
    QTest::newRow("empty lines") << QByteArray("\n\na\n\n");
    QByteArray large;
    for (int i = 0; i < 5000; ++i)
        large += QByteArray::number(i) + '\n';
    QTest::newRow("larger than what is read at once") << large;
    QTest::newRow("ends where a read does") << QByteArray(4095, 'x') + "\ny\n";
}

void TestSmallFiles::passesOnLinesOfAnyFile() {
    QFETCH(QByteArray, content);
    write("file", content.toStdString());
    QByteArray lines;
    readLines(at("file"), [&lines](std::string_view line) {
        lines += QByteArray(line.data(), static_cast<qsizetype>(line.size())) + '\n';
    });
    if (!content.isEmpty() && !content.endsWith('\n'))
        content += '\n';
    QCOMPARE(lines, content);
}

void TestSmallFiles::cutsALineWithoutAnEnd() {
    write("file", std::string(200'000, 'x') + "\nnext\n");
    std::vector<std::size_t> sizes;
    readLines(at("file"), [&sizes](std::string_view line) { sizes.push_back(line.size()); });
    QVERIFY(sizes == (std::vector<std::size_t>{65536, 4}));
}

void TestSmallFiles::listsNamesInOrder() {
    for (const auto* name : {"c", "a", ".hidden", "b"})
        write(name, "");
    QVERIFY(namesIn(at(""), 10) == (std::vector<std::string>{".hidden", "a", "b", "c"}));
    QCOMPARE(namesIn(at(""), 2).size(), std::size_t{2});
    QVERIFY(namesIn(at("a"), 10).empty());
    QVERIFY(namesIn(at("missing"), 10).empty());
}

void TestSmallFiles::readsLinks() {
    write("file", "");
    QCOMPARE(::symlink("file", at("link").c_str()), 0);
    QCOMPARE(linkOf(at("link")), std::string("file"));
    QVERIFY(linkOf(at("file")).empty());
    QCOMPARE(realPath(at("link")), realPath(at("file")));
    QVERIFY(realPath(at("missing")).empty());
}

QTEST_APPLESS_MAIN(TestSmallFiles)
#include "tst_small_files.moc"
