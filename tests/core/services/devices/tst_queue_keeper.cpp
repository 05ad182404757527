#include "core/services/devices/queue_keeper.h"
#include "core/user_files/change_queue_file.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace etherdeck;

namespace {

Result<void> addReboot(plans::ChangeQueue& queue) {
    return queue.add("root@plug", plans::Reboot{}, WallTime()).map([](std::int64_t) {});
}

plans::ChangeQueue someQueue() {
    plans::ChangeQueue queue;
    (void)addReboot(queue);
    return queue;
}

constexpr int patience = 20'000;

} // namespace

class TestQueueKeeper : public QObject {
    Q_OBJECT

private slots:
    void init() {
        QFile::remove(m_path);
        m_keeper = new QueueKeeper(m_path.toStdString());
        m_keeper->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_keeper, &QObject::deleteLater);
        connect(m_keeper, &QueueKeeper::changed, this, [this](const auto& queue) { m_told = queue; });
        connect(m_keeper, &QueueKeeper::unreadable, this, [this](const auto& error) { m_error = error; });
        m_told = {};
        m_error.reset();
        m_thread.start();
    }
    void cleanup() {
        m_thread.quit();
        m_thread.wait();
    }

    void tellsWhatOtherProgramsChange() {
        QVERIFY(remote::editChangeQueue(m_path.toStdString(), addReboot));
        QMetaObject::invokeMethod(m_keeper, &QueueKeeper::start);
        QTRY_COMPARE_WITH_TIMEOUT(m_told.changes().size(), std::size_t{1}, patience);
        for (const auto count : {std::size_t{2}, std::size_t{3}}) { // each replaces the file
            QVERIFY(remote::editChangeQueue(m_path.toStdString(), addReboot));
            QTRY_COMPARE_WITH_TIMEOUT(m_told.changes().size(), count, patience);
        }
    }

    void seesAFileThatAppears() {
        QMetaObject::invokeMethod(m_keeper, &QueueKeeper::start, Qt::BlockingQueuedConnection);
        QVERIFY(remote::editChangeQueue(m_path.toStdString(), addReboot));
        QTRY_COMPARE_WITH_TIMEOUT(m_told.changes().size(), std::size_t{1}, patience);
    }

    void editsAndTells() {
        QMetaObject::invokeMethod(m_keeper, &QueueKeeper::start);
        std::optional<Result<void>> answer;
        const auto call = m_keeper->edit(addReboot, this, [&](const Result<void>& got) { answer = got; });
        QTRY_VERIFY_WITH_TIMEOUT(answer, patience);
        QVERIFY(answer->has_value());
        QCOMPARE(m_told.changes().size(), std::size_t{1});
        QCOMPARE(remote::readChangeQueue(m_path.toStdString())->changes().size(), std::size_t{1});
    }

    void saysThatAFileCannotBeRead() {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a queue");
        file.close();
        QMetaObject::invokeMethod(m_keeper, &QueueKeeper::start);
        QTRY_VERIFY_WITH_TIMEOUT(m_error, patience);
        QCOMPARE(m_error->code, ErrorCode::Malformed);
        m_told = someQueue();
        QVERIFY(QFile::remove(m_path)); // as the advice says; the queue is what it was before: empty
        QTRY_VERIFY_WITH_TIMEOUT(m_told.changes().empty(), patience);
    }

    void editsEvenWhenNobodyWaitsForIt() {
        QMetaObject::invokeMethod(m_keeper, &QueueKeeper::start, Qt::BlockingQueuedConnection);
        (void)m_keeper->edit(addReboot, this, [](const Result<void>&) {}); // destroyed at once
        QTRY_COMPARE_WITH_TIMEOUT(m_told.changes().size(), std::size_t{1}, patience);
    }

    void holdsTheQueueUntilItIsReleased() {
        QMetaObject::invokeMethod(m_keeper, &QueueKeeper::start);
        std::optional<Result<plans::ChangeQueue>> held;
        const auto call =
            m_keeper->hold(this, [&](const Result<plans::ChangeQueue>& queue) { held = queue; });
        QTRY_VERIFY_WITH_TIMEOUT(held, patience);
        QVERIFY(held->has_value());
        QCOMPARE(remote::holdForApplying(m_path.toStdString()).error().code, ErrorCode::Busy);
        QMetaObject::invokeMethod(m_keeper, &QueueKeeper::release, Qt::BlockingQueuedConnection);
        QVERIFY(remote::holdForApplying(m_path.toStdString()).has_value());
    }

private:
    QTemporaryDir m_folder;
    const QString m_path = m_folder.filePath("queue.json");
    QThread m_thread;
    QueueKeeper* m_keeper = nullptr;
    plans::ChangeQueue m_told;
    std::optional<Error> m_error;
};

QTEST_GUILESS_MAIN(TestQueueKeeper)
#include "tst_queue_keeper.moc"
