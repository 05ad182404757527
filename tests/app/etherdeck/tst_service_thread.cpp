#include "app/etherdeck/service_thread.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <atomic>

using namespace etherdeck;
using namespace std::chrono_literals;

class TestServiceThread : public QObject {
    Q_OBJECT

private slots:
    void doesWhatItWasAskedForBeforeItEnds();
    void deletesItsServiceInItsThread();
};

void TestServiceThread::doesWhatItWasAskedForBeforeItEnds() {
    for (int round = 0; round < 500; ++round) {
        std::atomic<int> done = 0;
        {
            app::ServiceThread<QObject> thread(new QObject, QStringLiteral("service"));
            QMetaObject::invokeMethod(&thread.service(), [&done] { ++done; });
            while (round % 2 == 0 && done == 0)
                QThread::yieldCurrentThread();
            QMetaObject::invokeMethod(&thread.service(), [&done] { ++done; });
        }
        QCOMPARE(done, 2);
    }
}

void TestServiceThread::deletesItsServiceInItsThread() {
    auto* service = new QObject;
    const QThread* deletedIn = nullptr;
    const QThread* livedIn = nullptr;
    connect(
        service, &QObject::destroyed, service, [&deletedIn] { deletedIn = QThread::currentThread(); },
        Qt::DirectConnection);
    {
        const app::ServiceThread<QObject> thread(service, QStringLiteral("service"));
        livedIn = service->thread();
    }
    QVERIFY(livedIn != QThread::currentThread());
    QCOMPARE(deletedIn, livedIn);
}

QTEST_GUILESS_MAIN(TestServiceThread)
#include "tst_service_thread.moc"
