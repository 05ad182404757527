// What the log of the console costs the window's thread, one JSON line per figure:
//   QT_QPA_PLATFORM=offscreen bench_log_view [LINES [FOLDER]]
// Frames while 50,000 lines a second arrive in a store, and while it scrolls and finds in LINES stored ones
// (ten million when it is not told). With a FOLDER the store of LINES is made there once, and kept.

#include "core/services/console/reader.h"
#include "core/store/console/store.h"
#include "tests/bench/console_lines.h"
#include "tests/bench/frame_work.h"
#include "ui/console/lines/view.h"
#include "ui/console/log/find_bar.h"
#include "ui/console/log/panel.h"
#include "ui/look/theme.h"

#include <QApplication>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <functional>
#include <iostream>
#include <random>
#include <thread>

using namespace etherdeck;
using namespace etherdeck::bench;
using namespace etherdeck::ui;
using namespace std::chrono_literals;
using netconsole::Line;
using store::ConsoleStore;

namespace {

constexpr std::int64_t linesASecond = 50'000;
constexpr auto frameTime = 16ms;
Line lineOf(std::int64_t number) {
    auto line = lineWithoutText(static_cast<std::uint64_t>(number), std::chrono::microseconds(20));
    const auto n = std::to_string(number);
    line.text =
        number % rareEvery == 77'777 ? "Unable to handle kernel paging request at virtual address " + n
        : number % 2 == 0 ? "usb 1-1: new high-speed USB device number " + n + " using ehci-platform"
                          : "sd 0:0:0:0: [sda] Write cache: enabled, read cache: enabled, sector " + n;
    return line;
}

void append(ConsoleStore& store, std::int64_t& number, std::int64_t count) {
    static const auto known = sources();
    std::vector<netconsole::Event> batch;
    for (; count > 0; --count)
        batch.emplace_back(lineOf(number++));
    must(store.append(batch, known));
}

void tell(const std::string& figure, double value) {
    std::cout << R"({"figure":"log_view/)" << figure << R"(","value":)" << value << "}" << std::endl;
}

/// A panel on a store, as in the window.
class Bench {
public:
    explicit Bench(const QString& path) {
        m_reader.open(path);
        panel.setReader(m_reader);
        panel.view()->viewport()->installEventFilter(&m_painted);
        panel.resize(1400, 1000);
        panel.show();
        (void)QTest::qWaitForWindowExposed(&panel);
        panel.showSources({}, {});
    }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    /// Measures all work of the window's thread in each frame until `isOver`; each frame begins with `work`.
    void frames(const std::string& figure, const std::function<void()>& work,
                const std::function<bool()>& isOver) {
        std::vector<double> times;
        const int before = m_painted.count;
        while (!isOver()) {
            const auto next = Clock::now() + frameTime;
            double busy = took(work);
            do {
                busy += took([] { QCoreApplication::processEvents(); });
                if (Clock::now() < next)
                    std::this_thread::sleep_for(500us);
            } while (Clock::now() < next);
            times.push_back(busy);
        }
        std::ranges::sort(times);
        if (times.empty())
            return;
        tell(figure + "_frames", static_cast<double>(times.size()));
        tell(figure + "_painted", m_painted.count - before);
        tell(figure + "_frame_p50_ms", times[times.size() / 2]);
        tell(figure + "_frame_p99_ms", times[times.size() * 99 / 100]);
        tell(figure + "_frame_worst_ms", times.back());
    }

private:
    ConsoleReader m_reader;

public:
    LogPanel panel;

private:
    PaintCounter m_painted;
};

void benchArrival() {
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("arrival.sqlite"));
    auto store = must(ConsoleStore::open(path.toStdString()));
    Bench bench(path);
    std::atomic<bool> isOver = false;
    std::atomic<std::int64_t> last = 0;
    std::thread writer([&] {
        std::int64_t number = 0;
        const auto begin = Clock::now();
        while (!isOver) {
            const auto due = std::chrono::duration<double>(Clock::now() - begin).count() * linesASecond;
            if (const auto wanted = static_cast<std::int64_t>(due) - number; wanted > 0)
                append(store, number, wanted);
            last = number;
            std::this_thread::sleep_for(33ms);
        }
    });
    const auto begin = Clock::now();
    bench.frames(
        "arrival", [&] { bench.panel.noteStored(last); }, [&] { return Clock::now() > begin + 10s; });
    const auto seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    tell("arrival_lines_per_second", static_cast<double>(last) / seconds);
    const auto held = bench.panel.view()->pager().row(bench.panel.view()->pager().screenRows() - 1).id;
    tell("arrival_rows_behind", static_cast<double>(last - held));
    bench.panel.view()->verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
    const auto paused = Clock::now();
    bench.frames(
        "arrival_paused", [&] { bench.panel.noteStored(last); }, [&] { return Clock::now() > paused + 3s; });
    isOver = true;
    writer.join();
    tell("arrival_memory_mebibytes", mebibytesOfProcess("VmRSS:"));
}

void makeStore(const QString& path, std::int64_t lines) {
    auto store = must(ConsoleStore::open(path.toStdString()));
    if (must(store.lastLine()) >= lines)
        return;
    std::int64_t number = must(store.lastLine());
    while (number < lines)
        append(store, number, std::min<std::int64_t>(2000, lines - number));
    while (must(store.index(20'000)) > 0) {
    }
}

void benchScrolling(Bench& bench, std::int64_t lines) {
    auto* view = bench.panel.view();
    auto* bar = view->verticalScrollBar();
    int left = 600;
    const auto isOver = [&] { return left-- <= 0; };
    bench.frames(
        "page_up", [&] { bar->triggerAction(QAbstractSlider::SliderPageStepSub); }, isOver);
    left = 600;
    bench.frames(
        "wheel",
        [&] {
            for (int i = 0; i < 9; ++i)
                bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
        },
        isOver);
    left = 600;
    std::mt19937 random(1); // NOLINT: the same each time
    bench.frames(
        "drag_anywhere",
        [&] {
            bar->setSliderPosition(static_cast<int>(random() % static_cast<unsigned>(bar->maximum())));
            bar->triggerAction(QAbstractSlider::SliderMove);
        },
        isOver);
    // How long a position stays empty after a jump.
    std::vector<double> waits;
    for (int i = 0; i < 200; ++i)
        waits.push_back(took([&] {
            bench.panel.showLine(1 + static_cast<qint64>(random() % static_cast<unsigned>(lines - 1)));
            while (view->pager().row(0).line == nullptr)
                QCoreApplication::processEvents();
        }));
    std::ranges::sort(waits);
    tell("jump_shown_p50_ms", waits[waits.size() / 2]);
    tell("jump_shown_worst_ms", waits.back());
}

/// From the key press to the hit on the screen. Each step is awaited, since the next one would cancel it.
std::vector<double> steps(Bench& bench, int count, const std::function<void()>& step) {
    auto* view = bench.panel.view();
    const auto isShown = [view](std::int64_t line) {
        for (int i = 0; i < view->pager().screenRows(); ++i)
            if (const auto row = view->pager().row(i); row.id == line && row.kind == LogRow::Kind::Text)
                return true;
        return false;
    };
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        const auto before = view->look().foundLine;
        times.push_back(took([&] {
            step();
            while (view->look().foundLine == before || !isShown(view->look().foundLine))
                QCoreApplication::processEvents();
        }));
    }
    return times;
}

void tellTimes(const std::string& figure, std::vector<double> times) {
    std::ranges::sort(times);
    tell(figure + "_p50_ms", times[times.size() / 2]);
    tell(figure + "_p99_ms", times[times.size() * 99 / 100]);
    tell(figure + "_worst_ms", times.back());
}

/// Upwards first, since it starts at the end.
void benchSteps(Bench& bench, const std::string& word) {
    constexpr int count = 100;
    auto* bar = bench.panel.findChild<LogFindBar*>();
    tellTimes("find_previous_" + word, steps(bench, count, [bar] { emit bar->previousRequested(); }));
    tellTimes("find_next_" + word, steps(bench, count, [bar] { emit bar->nextRequested(); }));
}

void benchFinding(Bench& bench) {
    auto* bar = bench.panel.findChild<LogFindBar*>();
    bar->open(QStringLiteral("paging request"));
    const auto begin = Clock::now();
    double first = 0;
    double all = 0;
    bench.frames(
        "find",
        [&] {
            const auto now = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
            if (first == 0 && bench.panel.view()->look().foundLine != 0)
                first = now;
            all = now;
        },
        [&] {
            const auto status = bar->status();
            return Clock::now() > begin + 120s ||
                   (first != 0 && !status.isEmpty() && !status.contains(QChar(u'…')));
        });
    tell("find_first_ms", first);
    tell("find_all_ms", all);
    std::cerr << "found: " << bar->status().toStdString() << std::endl;
    benchSteps(bench, "rare");
    bar->setSearch({QStringLiteral("usb")});
    emit bar->searchChanged();
    while (bench.panel.view()->look().foundLine == 0 || bar->status().contains(QChar(u'…')))
        QCoreApplication::processEvents();
    benchSteps(bench, "frequent");
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    Theme theme(application);
    theme.apply(ThemeChoice::Light);
    const std::int64_t lines = argc > 1 ? std::atoll(argv[1]) : 10'000'000;
    if (lines < 10'000 || lines > 1'000'000'000) {
        std::cerr << "usage: bench_log_view [LINES [FOLDER]]" << std::endl;
        return 2;
    }
    benchArrival();
    const QTemporaryDir temporary;
    const QString folder = argc > 2 ? QString::fromLocal8Bit(argv[2]) : temporary.path();
    const auto path = folder + QStringLiteral("/console.sqlite");
    makeStore(path, lines);
    tell("lines", static_cast<double>(lines));
    tell("memory_before_mebibytes", mebibytesOfProcess("VmRSS:"));
    Bench bench(path);
    const auto opened = took([&] {
        while (bench.panel.view()->pager().isEmpty() ||
               bench.panel.view()->verticalScrollBar()->maximum() == 0)
            QCoreApplication::processEvents();
    });
    tell("opened_ms", opened);
    benchScrolling(bench, lines);
    benchFinding(bench);
    tell("memory_mebibytes", mebibytesOfProcess("VmRSS:"));
    tell("memory_peak_mebibytes", mebibytesOfProcess("VmHWM:"));
    return 0;
}
