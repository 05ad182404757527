#include "app/lab/targets/responder.h"
#include "core/services/inventory/discovery_relay.h"
#include "tests/support/fake_link.h"
#include "tests/support/registered_test.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace etherdeck;
using namespace std::chrono_literals;
using tests::FakeLink;
using tests::FakeWire;

namespace {

const MacAddress plug({0x00, 0x25, 0x31, 0, 0, 1});

lab::PlayedTarget played(unsigned number) {
    lab::PlayedTarget target;
    target.address =
        Address(static_cast<std::uint16_t>(number / 250), static_cast<std::uint8_t>(number % 250));
    target.identity.model = "Coraid EtherDrive vblade";
    target.identity.serial = std::to_string(number);
    target.identity.size = Sectors{2048};
    return target;
}

} // namespace

/// A receiver in a thread of its own hears the real engine, at its own pace.
class TestDiscoveryRelay : public QObject {
    Q_OBJECT

private slots:
    void tellsAReceiverInAnotherThread();
    void sendsNothingMoreWhileTheReceiverIsBusy();
    void survivesAReceiverThatEnds();

private:
    std::unique_ptr<DiscoveryService> makeService(unsigned targets);

    std::unique_ptr<lab::Responder> m_responder;
};

std::unique_ptr<DiscoveryService> TestDiscoveryRelay::makeService(unsigned targets) {
    std::vector<lab::PlayedTarget> list;
    for (unsigned i = 0; i < targets; ++i)
        list.push_back(played(i));
    m_responder = std::make_unique<lab::Responder>(plug, list);
    auto wire = std::make_shared<FakeWire>();
    wire->onSend = [this, far = wire.get()](const std::vector<std::byte>& frame) {
        lab::FrameQueue replies;
        m_responder->frameReceived(frame, replies);
        for (const auto reply : replies.front(replies.size()))
            far->receive({reply.begin(), reply.end()});
    };
    wire->open();
    return std::make_unique<DiscoveryService>(
        [wire](const std::string&) { return std::make_unique<FakeLink>(wire); }, discovery::Settings());
}

void TestDiscoveryRelay::tellsAReceiverInAnotherThread() {
    const auto service = makeService(7);
    QThread thread;
    QObject receiver;
    receiver.moveToThread(&thread);
    std::atomic<int> events = 0;
    std::atomic<int> targets = 0;
    std::atomic<bool> isThere = true;
    DiscoveryRelay::connect(*service, receiver, [&](const DiscoveryReport& report) {
        isThere = isThere && QThread::currentThread() == &thread;
        events += static_cast<int>(report.events.size());
        targets = std::max(targets.load(), static_cast<int>(report.inventory.updated.size()));
    });
    thread.start();
    service->setInterfaces({"fake0"});
    QTRY_COMPARE(events.load(), 7);
    QTRY_COMPARE(targets.load(), 7);
    QVERIFY(isThere);
    thread.quit();
    thread.wait();
}

void TestDiscoveryRelay::sendsNothingMoreWhileTheReceiverIsBusy() {
    const auto service = makeService(200);
    QThread thread;
    QObject receiver;
    receiver.moveToThread(&thread);
    std::atomic<int> reports = 0;
    std::atomic<int> events = 0;
    QSemaphore mayGoOn;
    DiscoveryRelay::connect(*service, receiver, [&](const DiscoveryReport& report) {
        ++reports;
        events += static_cast<int>(report.events.size());
        mayGoOn.acquire();
    });
    thread.start();
    service->setInterfaces({"fake0"});
    QTRY_COMPARE(service->discovery().targetCount(), std::size_t{200});
    QTRY_VERIFY(service->discovery().isSettled());
    QCOMPARE(reports.load(), 1);
    mayGoOn.release(1000);
    QTRY_COMPARE(events.load(), 200);
    QVERIFY2(reports.load() <= 5, qPrintable(QString::number(reports.load())));
    thread.quit();
    thread.wait();
}

void TestDiscoveryRelay::survivesAReceiverThatEnds() {
    const auto service = makeService(7);
    {
        QObject receiver;
        DiscoveryRelay::connect(*service, receiver, [](const DiscoveryReport&) {});
    }
    service->setInterfaces({"fake0"});
    QTRY_COMPARE(service->discovery().targetCount(), std::size_t{7});
    QTRY_VERIFY(service->discovery().isSettled());
}

QTEST_GUILESS_MAIN(TestDiscoveryRelay)
#include "tst_discovery_relay.moc"
