#include "core/services/devices/service.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/devices/base/row_table.h"
#include "ui/devices/base/text.h"
#include "ui/devices/page/box_list.h"
#include "ui/devices/page/box_view.h"
#include "ui/devices/page/disk_map_view.h"
#include "ui/devices/page/overview.h"
#include "ui/devices/page/page.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <limits>

using namespace etherdeck;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 20'000;

/// The page with the service behind it, and agents that behave as they are told to.
class Live {
public:
    explicit Live(const std::vector<std::string>& manners) :
        m_service(new DeviceService({"test 1", "eva", 5s})) {
        m_service->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_service, &QObject::deleteLater);
        QObject::connect(m_service, &DeviceService::changed, &page, &DevicesPage::setState);
        QObject::connect(m_service, &DeviceService::ratesCame, &page, &DevicesPage::noteRates);
        m_thread.start();
        std::vector<KnownDevice> known;
        for (const auto& manner : manners)
            known.push_back({"exec:" SCRIPTED_AGENT " " + manner, {}});
        page.resize(1000, 700);
        page.show();
        page.setDevices(known);
        QMetaObject::invokeMethod(m_service, [this, known] {
            m_service->setDevices(known);
            m_service->watchRates(true);
        });
    }
    ~Live() {
        m_thread.quit();
        m_thread.wait();
    }
    Live(const Live&) = delete;
    Live& operator=(const Live&) = delete;

    [[nodiscard]] DeviceStatePtr state(std::size_t index) const {
        return page.list().stateOf(page.devices()[index].device);
    }

    DevicesPage page;

private:
    QThread m_thread;
    DeviceService* m_service;
};

bool isHarmless(const QString& text) {
    return std::ranges::all_of(text, [](QChar letter) {
        return letter.isPrint() || letter == QLatin1Char('\n') || letter.isSurrogate();
    });
}

/// All that the page shows of a box.
QStringList textsOf(const DevicesPage& page) {
    QStringList texts;
    for (const auto tab : allDeviceTabs) {
        const auto* model = page.view().table(tab).model();
        for (int row = 0; row < model->rowCount(); ++row)
            for (int column = 0; column < model->columnCount(); ++column)
                texts << model->index(row, column).data().toString()
                      << model->index(row, column).data(Qt::ToolTipRole).toString();
    }
    for (const auto& node : page.view().overview().map().map().nodes)
        texts << node.title << node.text << node.toolTip;
    for (const auto* label : page.findChildren<QLabel*>())
        texts << label->text() << label->toolTip();
    for (int row = 0; row < page.list().count(); ++row)
        texts << page.list().item(row)->text() << page.list().item(row)->toolTip();
    return texts;
}

} // namespace

/// Boxes that lie, and one that has much.
class TestHostile : public QObject {
    Q_OBJECT

private slots:
    void textsOfABoxAreHarmless() {
        const Live live({"hostile-texts"});
        QTRY_VERIFY_WITH_TIMEOUT(live.state(0) && live.state(0)->exports && live.state(0)->disks &&
                                     live.state(0)->interfaces && live.state(0)->journal,
                                 patience);
        const auto texts = textsOf(live.page);
        QVERIFY(texts.size() > 50);
        for (const auto& text : texts)
            QVERIFY2(isHarmless(text), qPrintable(text));
    }

    void aBoxThatFloodsFreezesNothing_data() {
        QTest::addColumn<QString>("manner");
        for (const auto* manner : {"flood", "long", "deep", "garble", "invent", "errors", "rates"})
            QTest::newRow(manner) << manner;
    }

    void aBoxThatFloodsFreezesNothing() {
        QFETCH(const QString, manner);
        const Live live({"box", manner.toStdString()});
        QElapsedTimer since;
        since.start();
        qint64 longest = 0;
        QTimer tick;
        QObject::connect(&tick, &QTimer::timeout, &tick,
                         [&] { longest = std::max(longest, since.restart()); });
        tick.start(10ms);
        QTRY_VERIFY_WITH_TIMEOUT(live.state(0) && live.state(0)->exports, patience);
        QTest::qWait(1'000); // of the flood
        QVERIFY2(longest < 1'000, qPrintable(QString::number(longest)));
    }

    void liesAboutSizesAreOnlyNumbers() {
        DevicesPage page;
        page.setDevices({{demo::plugDevice, {}}});
        page.show();
        auto state = demo::plugState();
        constexpr auto most = std::numeric_limits<std::uint64_t>::max();
        state.box->memoryTotal = 1;
        state.box->memoryAvailable = most;
        state.box->uptime = most;
        state.box->load = {-1e300, 1e300};
        state.box->temperatures = {{"cpu", 1e300}};
        for (auto& disk : *state.disks) {
            disk.bytes = most;
            disk.start = most;
            disk.whole = disk.path; // a circle
        }
        for (auto& interface : state.interfaces->interfaces) {
            interface.mtu = interface.maxMtu = std::numeric_limits<std::uint32_t>::max();
            interface.speed = std::numeric_limits<std::uint32_t>::max();
            interface.errors = interface.dropped = most;
        }
        state.journal->front().time = std::numeric_limits<std::int64_t>::max();
        page.setState(demo::shared(state));
        page.noteRates(demo::plugDevice, {{Address(7, 3), 1e15, 1e15, 1e15}});
        for (const auto& text : textsOf(page))
            QVERIFY(text.size() < 2'000);
        page.grab();
    }

    void aBoxOfTwoHundredExportsIsShown() {
        DevicesPage page;
        page.setDevices({{demo::plugDevice, {}}});
        page.resize(1000, 700);
        page.show();
        auto state = demo::crowdedState(200);
        page.setState(demo::shared(state));
        auto& table = page.view().table(DeviceTab::Exports);
        QCOMPARE(table.shownRows(), 201);
        QCOMPARE(table.model()->index(11, 0).data().toString(), QStringLiteral("e8.10"));
        table.selectAll();
        state.exports->exports[100].state = plans::ExportState::Stopped;
        state.exports->exports.erase(state.exports->exports.begin() + 5);
        page.setState(demo::shared(state));
        QCOMPARE(table.shownRows(), 200);
        QCOMPARE(table.selectedKeys().size(), 200); // an update keeps what is selected
        std::vector<remote::ExportRate> rates;
        for (const auto& status : state.exports->exports)
            rates.push_back({status.config.address, 1, 2, 4096});
        page.noteRates(demo::plugDevice, rates);
        QCOMPARE(table.model()->index(150, 2).data().toString(), QStringLiteral("3"));
        page.view().showOverview();
        page.grab();
    }
};

QTEST_MAIN(TestHostile)
#include "tst_hostile.moc"
