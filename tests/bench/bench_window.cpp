// What the inventory's views cost with ten thousand targets: filling them, a key press in the filter, and
// each frame while a thousand targets change per second. Off-screen, elapsed time.
//   QT_QPA_PLATFORM=offscreen bench_window [TARGETS]

#include "tests/bench/frame_work.h"
#include "tests/ui/support/demo_inventory.h"
#include "ui/inventory/rack/view.h"
#include "ui/inventory/table/filter_model.h"
#include "ui/inventory/table/table.h"
#include "ui/inventory/table/tree.h"
#include "ui/inventory/targets/model.h"
#include "ui/inventory/targets/selection.h"
#include "ui/look/theme.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <string>

using namespace etherdeck;
using namespace etherdeck::bench;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

namespace {

constexpr int changesASecond = 1000;
constexpr int framesASecond = 50;
constexpr int frames = 5 * framesASecond;

/// The views as in the page, one of them in a window.
class Bench {
public:
    Bench(std::string view, int targets) : m_name(std::move(view)), m_targets(demo::rack(targets)) {
        m_filter.setSourceModel(&m_model);
        m_selection.follow(m_model);
        m_model.setTime(Moment::now());
        m_model.setLinks({demo::link("san0")});
        if (m_name == "table") {
            m_view = std::make_unique<TargetTable>(m_filter, m_selection);
        } else if (m_name == "tree") {
            m_view = std::make_unique<TargetTree>(m_model, m_selection);
        } else {
            auto rack = std::make_unique<RackView>(m_filter, m_selection);
            rack->setZoom(m_name == "rack-lamps" ? RackZoom::Lamp : RackZoom::NameAndSize);
            m_view = std::move(rack);
        }
        m_view->viewport()->installEventFilter(&m_painted);
        m_view->resize(1600, 1200);
        m_view->show();
        (void)QTest::qWaitForWindowExposed(m_view.get());
        paint();
    }

    void run() {
        print("insert_ms", took([this] {
                  m_model.apply({m_targets, {}});
                  paint();
              }));
        print("filter_keystroke_ms", took([this] {
                  setFilter("3");
                  paint();
              }));
        print("filter_second_keystroke_ms", took([this] {
                  setFilter("3.");
                  paint();
              }));
        print("filter_cleared_ms", took([this] {
                  setFilter({});
                  paint();
              }));
        printFrames();
    }

private:
    /// Processes events until the view has painted.
    void paint() const {
        const int before = m_painted.count;
        const auto patience = Clock::now() + 2s;
        while (m_painted.count == before && Clock::now() < patience)
            QCoreApplication::processEvents();
    }

    void setFilter(const QString& text) {
        if (auto* tree = qobject_cast<TargetTree*>(m_view.get()))
            tree->setFilterText(text);
        else
            m_filter.setFilterText(text);
    }

    /// Some targets, spread over the whole rack, answer differently.
    void changeSome(int count) {
        InventoryChange change;
        for (int i = 0; i < count; ++i) {
            m_next = (m_next + 7919) % m_targets.size();
            auto& target = m_targets[m_next];
            auto& config = target.paths.front().configString;
            config = config == "claimed" ? "" : "claimed";
            change.updated.push_back(target);
        }
        std::sort(change.updated.begin(), change.updated.end(),
                  [](const auto& a, const auto& b) { return a.address < b.address; });
        m_model.apply(change);
    }

    void printFrames() {
        // All work of the window's thread in each fiftieth of a second.
        std::vector<double> times;
        const int paintedBefore = m_painted.count;
        for (int frame = 0; frame < frames; ++frame) {
            const auto next = Clock::now() + 1000ms / framesASecond;
            double busy = took([this] { changeSome(changesASecond / framesASecond); });
            while (Clock::now() < next) {
                busy += took([] { QCoreApplication::processEvents(); });
                QTest::qSleep(1);
            }
            times.push_back(busy);
        }
        std::sort(times.begin(), times.end());
        print("frames_painted", m_painted.count - paintedBefore);
        print("frame_median_ms", times[times.size() / 2]);
        print("frame_95th_percentile_ms", times[times.size() * 95 / 100]);
        print("frame_worst_ms", times.back());
    }

    void print(const std::string& figure, double value) const {
        std::cout << R"({"figure":"window_)" << figure << R"(","view":")" << m_name << R"(","targets":)"
                  << m_targets.size() << R"(,"value":)" << value << "}" << std::endl;
    }

    std::string m_name;
    std::vector<discovery::Target> m_targets;
    std::size_t m_next = 0;
    TargetModel m_model;
    TargetFilterModel m_filter;
    TargetSelection m_selection;
    PaintCounter m_painted;
    std::unique_ptr<QAbstractScrollArea> m_view;
};

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    Theme theme(application);
    theme.apply(ThemeChoice::Light);
    const int targets = argc > 1 ? std::atoi(argv[1]) : 10'000;
    if (targets <= 0) {
        std::cerr << "usage: bench_window [TARGETS]" << std::endl;
        return 2;
    }
    for (const auto* view : {"rack", "rack-lamps", "table", "tree"})
        Bench(view, targets).run();
    return 0;
}
