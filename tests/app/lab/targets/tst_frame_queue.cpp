#include "app/lab/targets/frame_queue.h"
#include "core/base/byte_reader.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <string>

using namespace etherdeck;
using lab::FrameQueue;

class TestFrameQueue : public QObject {
    Q_OBJECT

private slots:
    void handsOutFramesInOrder() {
        FrameQueue queue;
        queue.append(asBytes("first"));
        queue.append(asBytes("second"));
        queue.append(asBytes("third"));
        const auto frames = queue.front(2);
        QCOMPARE(frames.size(), 2u);
        QCOMPARE(asText(frames[0]), "first");
        QCOMPARE(asText(frames[1]), "second");
        QCOMPARE(queue.size(), 3u);
        QCOMPARE(queue.bytes(), 16u);
    }

    void forgetsWhatIsDropped() {
        FrameQueue queue;
        queue.append(asBytes("first"));
        queue.append(asBytes("second"));
        queue.drop(1);
        QCOMPARE(queue.size(), 1u);
        QCOMPARE(queue.bytes(), 6u);
        QCOMPARE(asText(queue.front(9)[0]), "second");
        queue.drop(7);
        QVERIFY(queue.isEmpty());
        QVERIFY(queue.front(1).empty());
    }

    void keepsOrderWhileItIsFilledAndEmptied() {
        FrameQueue queue;
        int next = 0;
        int expected = 0;
        for (int round = 0; round < 200; ++round) {
            for (int i = 0; i < 100; ++i)
                queue.append(asBytes(std::to_string(next++)));
            for (const auto& frame : queue.front(64))
                QCOMPARE(asText(frame), std::to_string(expected++));
            queue.drop(64);
        }
        QCOMPARE(queue.size(), static_cast<std::size_t>(next - expected));
        while (!queue.isEmpty()) {
            QCOMPARE(asText(queue.front(1)[0]), std::to_string(expected++));
            queue.drop(1);
        }
        QCOMPARE(expected, next);
    }
};

QTEST_APPLESS_MAIN(TestFrameQueue)
#include "tst_frame_queue.moc"
