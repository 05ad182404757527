#include "app/agent/changes/persist_files.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::agent;

/// vblade-persist's folders, as runit leaves them, below a folder of the test.
class TestPersistFiles : public QObject {
    Q_OBJECT

private slots:
    void init();

    void readsValuesAndInitiators();
    void leavesOutWhatRunitKeepsThere();
    void saysNothingWhereItIsNot();

private:
    [[nodiscard]] QString at(const QString& path) const {
        return m_folder->filePath("var/lib/vblade-persist/vblades/" + path);
    }
    void write(const QString& path, const QByteArray& content) const {
        QVERIFY(QDir().mkpath(QFileInfo(at(path)).path()));
        QFile file(at(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    void writeExport() const {
        write("e7.3/env/SHELF", "7\n");
        write("e7.3/env/SLOT", "3\n");
        write("e7.3/env/NETIF", "eth0\n");
        write("e7.3/env/SOURCE", "/dev/sda\n");
        write("e7.3/run", "#!/bin/sh\n");
    }
    [[nodiscard]] auto read() const { return readPersistFiles(m_folder->path().toStdString()); }

    std::optional<QTemporaryDir> m_folder;
};

void TestPersistFiles::init() {
    m_folder.emplace();
    QVERIFY(m_folder->isValid());
}

void TestPersistFiles::readsValuesAndInitiators() {
    writeExport();
    write("e7.3/macs/020000000077", "");
    const auto found = read();
    QVERIFY(found);
    QVERIFY(found->problems.empty());
    QCOMPARE(found->exports.size(), std::size_t{1});
    const auto& config = found->exports.front().config;
    QVERIFY(config.address == Address(7, 3));
    QCOMPARE(config.path, std::string("/dev/sda"));
    QVERIFY(config.interfaces == std::vector<std::string>{"eth0"});
    QVERIFY(config.allowed == std::vector<MacAddress>{MacAddress({2, 0, 0, 0, 0, 0x77})});
    QCOMPARE(found->exports.front().directory, std::string("e7.3"));
}

void TestPersistFiles::leavesOutWhatRunitKeepsThere() {
    writeExport();
    const auto before = read();
    QVERIFY(before);
    write("e7.3/supervise/deeper/still/file", "x");
    write("e7.3/log/large", QByteArray(10'000, 'x'));
    QCOMPARE(::mkfifo(at("e7.3/supervise/control").toLocal8Bit().constData(), 0600), 0);
    QCOMPARE(::symlink(at("e7.3").toLocal8Bit().constData(), at("e9.1").toLocal8Bit().constData()), 0);
    const auto found = read();
    QVERIFY(found);
    QVERIFY(found->exports == before->exports);
    QVERIFY(found->problems == before->problems);
}

void TestPersistFiles::saysNothingWhereItIsNot() {
    QVERIFY(!read());
    QVERIFY(QDir().mkpath(at("")));
    QVERIFY(!read());
}

QTEST_APPLESS_MAIN(TestPersistFiles)
#include "tst_persist_files.moc"
