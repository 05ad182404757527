// What the page of the boxes costs with a hundred of them connected, each with an agent of its own: until all
// are connected, memory, and the work in each frame while each box tells what it carries once a second and
// changes once a second. Off-screen, elapsed time.
//   QT_QPA_PLATFORM=offscreen bench_devices SCRIPTED-AGENT [BOXES]

#include "core/services/devices/service.h"
#include "tests/bench/frame_work.h"
#include "ui/devices/page/box_list.h"
#include "ui/devices/page/box_view.h"
#include "ui/devices/page/page.h"
#include "ui/look/theme.h"

#include <QApplication>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

using namespace etherdeck;
using namespace etherdeck::bench;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

namespace {

constexpr int framesASecond = 50;
constexpr int frames = 5 * framesASecond;

/// Of this process; the agents are others.
double memoryInMegabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:"))
            return std::strtod(line.c_str() + 6, nullptr) / 1024;
    return 0;
}

class Bench {
public:
    Bench(const std::string& agent, int boxes) : m_service(new DeviceService({"bench 1", "bench", 15s})) {
        for (int i = 0; i < boxes; ++i) // a further word makes each another device
            m_known.push_back({"exec:" + agent + " box " + std::to_string(i), "Box " + std::to_string(i)});
        m_service->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_service, &QObject::deleteLater);
        QObject::connect(m_service, &DeviceService::changed, &m_page, [this](const DeviceStatePtr& state) {
            m_states[state->device] = state;
            m_page.setState(state);
        });
        QObject::connect(m_service, &DeviceService::ratesCame, &m_page, &DevicesPage::noteRates);
        m_thread.start();
        m_page.resize(1366, 768);
        m_page.show();
        (void)QTest::qWaitForWindowExposed(&m_page);
    }
    ~Bench() {
        m_thread.quit();
        m_thread.wait();
    }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    /// False when not all could be connected.
    [[nodiscard]] bool run() {
        const double before = memoryInMegabytes();
        const double milliseconds = took([this] {
            m_page.setDevices(m_known);
            QMetaObject::invokeMethod(m_service, [this] { m_service->setDevices(m_known); });
            const auto patience = Clock::now() + 60s;
            while (connected() < m_known.size() && Clock::now() < patience)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
        });
        if (connected() < m_known.size())
            return false;
        print("connected_ms", milliseconds);
        m_page.view().showTab(DeviceTab::Exports);
        printFrames();
        print("memory_mb", memoryInMegabytes() - before);
        return true;
    }

private:
    [[nodiscard]] std::size_t connected() const {
        return static_cast<std::size_t>(std::ranges::count_if(m_states, [](const auto& one) {
            return one.second->link == DeviceState::Link::Connected && one.second->exports;
        }));
    }

    /// What comes from a box once a second.
    void changeOne(std::size_t number) {
        const auto& device = m_known[number % m_known.size()].device;
        auto state = *m_states[device];
        state.box->load = {static_cast<double>(number % 7), 0.2, 0.3};
        m_page.setState(std::make_shared<const DeviceState>(std::move(state)));
        std::vector<remote::ExportRate> rates;
        for (const auto& status : m_states[device]->exports->exports)
            rates.push_back({status.config.address, 40.0, 12.0, 1e6 * static_cast<double>(number % 40)});
        m_page.noteRates(device, rates);
    }

    void printFrames() {
        std::vector<double> times;
        std::size_t next = 0;
        const auto boxesAFrame = (m_known.size() + framesASecond - 1) / framesASecond;
        for (int frame = 0; frame < frames; ++frame) {
            const auto end = Clock::now() + 1000ms / framesASecond;
            double busy = took([&] {
                for (std::size_t i = 0; i < boxesAFrame; ++i)
                    changeOne(next++);
            });
            while (Clock::now() < end) {
                busy += took([] { QCoreApplication::processEvents(); });
                QTest::qSleep(1);
            }
            times.push_back(busy);
        }
        std::ranges::sort(times);
        print("frame_median_ms", times[times.size() / 2]);
        print("frame_95th_percentile_ms", times[times.size() * 95 / 100]);
        print("frame_worst_ms", times.back());
    }

    void print(const std::string& figure, double value) const {
        std::cout << R"({"figure":"devices_)" << figure << R"(","boxes":)" << m_known.size() << R"(,"value":)"
                  << value << "}" << std::endl;
    }

    std::vector<KnownDevice> m_known;
    QThread m_thread;
    DeviceService* m_service;
    std::map<std::string, DeviceStatePtr> m_states;
    DevicesPage m_page;
};

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    Theme theme(application);
    theme.apply(ThemeChoice::Light);
    const int boxes = argc > 2 ? std::atoi(argv[2]) : 100;
    if (argc < 2 || boxes <= 0) {
        std::cerr << "usage: bench_devices SCRIPTED-AGENT [BOXES]" << std::endl;
        return 2;
    }
    if (!Bench(argv[1], boxes).run()) {
        std::cerr << "bench_devices: not all boxes could be connected" << std::endl;
        return 1;
    }
    return 0;
}
