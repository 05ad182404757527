#include "core/user_files/change_queue_file.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace etherdeck;
using namespace etherdeck::remote;
using plans::ChangeQueue;

class TestChangeQueueFile : public QObject {
    Q_OBJECT

private slots:
    void isEmptyWithoutAFile() {
        const auto queue = readChangeQueue(m_folder.filePath("none").toStdString());
        QVERIFY(queue && queue->changes().empty());
    }

    void losesNothingWhenTwoProgramsAddAtOnce() {
        const auto path = m_folder.filePath("shared").toStdString();
        constexpr int each = 40;
        const auto addAll = [&path](const std::string& device) {
            for (int i = 0; i < each;) {
                const auto edited = editChangeQueue(path, [&device](ChangeQueue& queue) -> Result<void> {
                    return queue.add(device, plans::Reboot{}, WallTime()).map([](std::int64_t) {});
                });
                i += edited || edited.error().code != ErrorCode::Busy ? 1 : 0;
            }
        };
        {
            const std::jthread one(addAll, "kitchen");
            const std::jthread other(addAll, "cellar");
        }
        const auto queue = readChangeQueue(path);
        QVERIFY(queue.has_value());
        QCOMPARE(queue->changes().size(), std::size_t{2 * each});
        QCOMPARE(queue->changes().back().number, std::int64_t{2 * each});
    }

    void leavesAFileAloneThatItCannotRead() {
        const auto path = m_folder.filePath("broken");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("mine");
        file.close();
        const auto edited = editChangeQueue(path.toStdString(), [](ChangeQueue& queue) -> Result<void> {
            queue.clear();
            return {};
        });
        QVERIFY(!edited && edited.error().code == ErrorCode::Malformed);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
    }

    void isForItsOwnerOnly() {
        const auto path = m_folder.filePath("own");
        const auto edited = editChangeQueue(path.toStdString(), [](ChangeQueue& queue) -> Result<void> {
            return queue.add("kitchen", plans::Reboot{}, WallTime()).map([](std::int64_t) {});
        });
        QVERIFY(edited.has_value());
        QCOMPARE(QFile::permissions(path) & ~QFile::Permissions(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
    }

    void isAppliedByOneProgramAtATime() {
        const auto path = m_folder.filePath("held").toStdString();
        auto first = holdForApplying(path);
        QVERIFY(first.has_value());
        const auto second = holdForApplying(path);
        QVERIFY(!second && second.error().code == ErrorCode::Busy);
        first->reset();
        QVERIFY(holdForApplying(path).has_value());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestChangeQueueFile)
#include "tst_change_queue_file.moc"
