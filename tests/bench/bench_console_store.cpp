#include "core/store/console/store.h"
#include "tests/bench/console_lines.h"
#include "tests/bench/peer_program.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

// Figures of the store of console lines, one JSON line each:
//   bench_console_store [LINES [FOLDER]]
// Leaves nothing in FOLDER (the current folder by default).

using namespace etherdeck;
using namespace etherdeck::bench;
using netconsole::Line;
using store::ConsoleSearch;
using store::ConsoleStore;
using store::Order;

namespace {

constexpr std::uint64_t linesOfABatch = 1000;
constexpr std::size_t linesToIndex = 2000; // as the thread of the store does, see StoreUpkeep
constexpr std::size_t linesToRemove = 400;

double secondsSince(TimePoint start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

void tell(const char* figure, const char* unit, double value) {
    std::printf("{\"figure\":\"console_store/%s\",\"%s\":%.3f}\n", figure, unit, value);
    std::fflush(stdout);
}

/// The cost of a piece of work: elapsed time, and processor time of this thread, which other processes do not
/// affect. The latter does not include the time for the disk.
struct Took {
    double wall = 0; ///< seconds
    double processor = 0;
};

class Stopwatch {
public:
    [[nodiscard]] Took took() const { return {secondsSince(m_start), processorSeconds() - m_processorStart}; }

private:
    static double processorSeconds() {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    }
    TimePoint m_start = Clock::now();
    double m_processorStart = processorSeconds();
};

/// The longest of many, separately for each clock.
void keepWorst(Took& worst, const Took& took) {
    worst = {std::max(worst.wall, took.wall), std::max(worst.processor, took.processor)};
}

void tell(const char* figure, const Took& took) {
    std::printf("{\"figure\":\"console_store/%s\",\"milliseconds\":%.3f,\"processor_milliseconds\":%.3f}\n",
                figure, took.wall * 1000, took.processor * 1000);
    std::fflush(stdout);
}

/// Lines as kernels write them, about 75 bytes each; one in a hundred thousand is a rare one.
std::string textOf(std::uint64_t number) {
    const auto n = std::to_string(number);
    if (number % rareEvery == 77'777)
        return "Unable to handle kernel paging request at virtual address " + n;
    switch (number % 8) {
    case 0:
        return "usb 1-1: new high-speed USB device number " + n + " using ehci-platform";
    case 1:
        return "mvneta d0070000.ethernet eth0: Link is Up - 1Gbps/Full - flow control rx/tx";
    case 2:
        return "EXT4-fs (sda1): mounted filesystem with ordered data mode, quota " + n;
    case 3:
        return "ata1.00: exception Emask 0x0 SAct 0x" + n + " SErr 0x0 action 0x6 frozen";
    case 4:
        return "systemd[1]: Started session " + n + " of user root on the serial console";
    case 5:
        return "aoe: packet could not be sent on eth0, tag " + n + ", consider increasing tx_queue_len";
    case 6:
        return "burst line " + n + " of 3000 padding padding padding padding padding";
    default:
        return "sd 0:0:0:0: [sda] Write cache: enabled, read cache: enabled, sector " + n;
    }
}

Line lineOf(std::uint64_t number) {
    auto line = lineWithoutText(number, std::chrono::microseconds(100));
    line.text = textOf(number);
    return line;
}

void fill(ConsoleStore& store, std::uint64_t lines) {
    const auto known = sources();
    Took inAppend;
    Took worst;
    for (std::uint64_t number = 0; number < lines;) {
        std::vector<netconsole::Event> batch;
        for (; batch.size() < linesOfABatch && number < lines; ++number)
            batch.emplace_back(lineOf(number));
        const Stopwatch watch;
        must(store.append(batch, known));
        const auto took = watch.took();
        inAppend = {inAppend.wall + took.wall, inAppend.processor + took.processor};
        keepWorst(worst, took);
    }
    tell("append", "lines_per_second", static_cast<double>(lines) / inAppend.wall);
    tell("append", "lines_per_processor_second", static_cast<double>(lines) / inAppend.processor);
    tell("append_batch_worst", worst);
}

void index(ConsoleStore& store, std::uint64_t lines) {
    const auto start = Clock::now();
    Took worst;
    for (;;) {
        const Stopwatch watch;
        if (must(store.index(linesToIndex)) == 0)
            break;
        keepWorst(worst, watch.took());
    }
    const auto took = secondsSince(start);
    tell("index", "lines_per_second", static_cast<double>(lines) / took);
    tell("index_all", "seconds", took);
    tell("index_worst", worst);
}

/// A new connection each time, as in a program that has just started. Measures the first hit, and a page of
/// 200.
void search(const std::string& path, const char* figure, const ConsoleSearch& wanted) {
    const auto store = must(ConsoleStore::open(path));
    const auto start = Clock::now();
    double first = 0;
    const auto hits = must(store.search(wanted, [&](const Line&) {
        if (first == 0)
            first = secondsSince(start);
        return true;
    }));
    const auto all = secondsSince(start);
    std::printf("{\"figure\":\"console_store/search %s\",\"first_hit_milliseconds\":%.3f,"
                "\"page_milliseconds\":%.3f,\"hits\":%zu}\n",
                figure, first * 1000, all * 1000, hits);
    std::fflush(stdout);
}

ConsoleSearch words(const char* text, Order order = Order::NewestFirst) {
    ConsoleSearch search;
    search.words = text;
    search.page.order = order;
    return search;
}

ConsoleSearch expression(const char* text) {
    ConsoleSearch search;
    search.expression = text;
    return search;
}

void searches(const std::string& path, std::uint64_t lines) {
    search(path, "frequent word", words("usb"));
    search(path, "frequent word, oldest first", words("usb", Order::OldestFirst));
    search(path, "rare word", words("paging"));
    search(path, "two words", words("exception frozen"));
    search(path, "phrase", words("\"unable to handle kernel paging request\""));
    search(path, "one number", words(std::to_string(lines / 3 / 8 * 8).c_str()));
    search(path, "no hit", words("nowhere"));
    auto filtered = words("link");
    filtered.filter.sources = {6};
    filtered.filter.boot = 1;
    search(path, "word of one boot", filtered);
    search(path, "regex, frequent", expression("usb.*number \\d+"));
    search(path, "regex, rare", expression("paging request at .* \\d+7{4}$"));
    auto all = expression("nowhere at all$");
    search(path, "regex, no hit, all lines", all);
}

/// Calls `step` until it has nothing to do, and reports the longest step, during which nobody else can write.
template <class Step>
void finish(const char* figure, Step step) {
    const auto start = Clock::now();
    Took worst;
    for (bool goesOn = true; goesOn;) {
        const Stopwatch watch;
        goesOn = must(step()) > 0;
        keepWorst(worst, watch.took());
    }
    tell((std::string(figure) + "_all").c_str(), "seconds", secondsSince(start));
    tell((std::string(figure) + "_worst").c_str(), worst);
}

/// Merges all boxes into one, which is then forgotten.
void mergeAndForget(ConsoleStore& store) {
    const auto known = must(store.sources());
    Took worst;
    for (std::size_t i = 1; i < known.size(); ++i) {
        const Stopwatch watch;
        must(store.merge(known.front().id, known[i].id, std::chrono::system_clock::now()));
        keepWorst(worst, watch.took());
    }
    tell("merge_worst", worst);
    ConsoleSearch ofOne = words("usb");
    ofOne.filter.sources = {known.front().id};
    const Stopwatch reading;
    must(store.search(ofOne, [](const Line&) { return true; }));
    must(store.lines(ofOne.filter, {}));
    tell("read_while_merging", reading.took());
    finish("settle", [&store] { return store.migrateMergedLines(1000); });
    const Stopwatch forgetting;
    must(store.forget(known.front().id, std::chrono::system_clock::now()));
    tell("forget", forgetting.took());
    const auto later = std::chrono::system_clock::now() + std::chrono::hours(1);
    finish("prune", [&store, later] { return store.prune({}, later, linesToRemove); });
}

/// A box that constantly claims to have started: boots of one line each.
void restart(ConsoleStore& store, std::uint32_t boots, std::uint32_t source) {
    netconsole::SourceInfo info;
    info.id = static_cast<netconsole::SourceId>(source);
    info.name = "restarting " + std::to_string(source);
    const auto start = Clock::now();
    Took worst;
    for (std::uint32_t boot = 1; boot <= boots;) {
        std::vector<netconsole::Event> batch;
        for (; batch.size() < linesOfABatch && boot <= boots; ++boot) {
            auto line = lineOf(boot);
            line.source = info.id;
            line.boot = static_cast<netconsole::BootNumber>(boot);
            line.text = "Linux version 6.1.0 (a@b)";
            if (boot > 1)
                batch.emplace_back(netconsole::BootEnded{
                    info.id, static_cast<netconsole::BootNumber>(boot - 1), line.id, line.time});
            batch.emplace_back(
                netconsole::BootStarted{info.id, line.boot, netconsole::BootCause::LinuxVersion, line.time});
            batch.emplace_back(std::move(line));
        }
        const Stopwatch watch;
        must(store.append(batch, std::vector{info}));
        keepWorst(worst, watch.took());
    }
    tell("boots_append", "boots_per_second", boots / secondsSince(start));
    tell("boots_append_worst", worst);
}

template <class Work>
void once(const char* figure, Work work) {
    const Stopwatch watch;
    (void)must(work());
    tell(figure, watch.took());
}

/// Many crashes, each recorded with its lines, and a page of the log among them.
void manyCrashes(ConsoleStore& store) {
    constexpr std::uint64_t count = 500'000;
    const auto known = sources();
    const auto last = must(store.lastLine());
    for (std::uint64_t number = 0; number < count;) {
        std::vector<netconsole::Event> batch;
        for (; batch.size() < 2 * linesOfABatch && number < count; ++number) {
            auto line = lineOf(number);
            line.level.reset();
            netconsole::CrashFound found;
            found.source = line.source;
            found.crash.boot = line.boot;
            found.crash.time = line.time;
            found.crash.firstLine = found.crash.lastLine = line.id;
            batch.emplace_back(std::move(line));
            batch.emplace_back(std::move(found));
        }
        must(store.append(batch, known));
    }
    for (const auto order : {Order::NewestFirst, Order::OldestFirst})
        once(order == Order::NewestFirst ? "crashes_page_newest" : "crashes_page_middle", [&] {
            return store.lines({}, {order, order == Order::NewestFirst ? 0 : last + 250'000, 200});
        });
}

void manyBoots(const std::filesystem::path& folder, std::uint32_t boots) {
    const auto path = (folder / "bench_console_store_boots.sqlite").string();
    {
        auto store = must(ConsoleStore::open(path));
        tell("boots", "count", boots);
        restart(store, boots, 1);
        restart(store, boots / 4, 2);
        once("boots_sources", [&store] { return store.sources(); });
        once("boots_latest_1000", [&store] { return store.boots({}, 1000); });
        once("boots_all", [&store] { return store.boots({}, 0); });
        once("boots_log_page", [&store] {
            store::ConsoleFilter filter;
            filter.sources = {1};
            return store.lines(filter, {});
        });
        finish("boots_index", [&store] { return store.index(2000); });
        const Stopwatch merging;
        must(store.merge(1, 2, WallTime()));
        tell("boots_merge", merging.took());
        finish("boots_settle", [&store] { return store.migrateMergedLines(1000); });
        finish("boots_prune_half", [&store, boots] {
            return store.prune({std::chrono::seconds(0), boots * 49}, std::chrono::system_clock::now(),
                               linesToRemove);
        });
        const Stopwatch forgetting;
        must(store.forget(1, WallTime()));
        tell("boots_forget", forgetting.took());
        finish("boots_prune_forgotten",
               [&store] { return store.prune({}, std::chrono::system_clock::now(), linesToRemove); });
    }
    for (const char* end : {"", "-wal", "-shm"})
        std::filesystem::remove(path + end);
}

/// All hits, read as fast as possible.
void searchAll(const std::string& path, const char* figure, ConsoleSearch wanted) {
    wanted.page.limit = 0;
    search(path, figure, wanted);
}

struct Wanted {
    const char* figure;
    const char* expression;
};

/// The matching lines, printed by another program.
void comparePeer(const std::string& program, const std::vector<std::string>& command, const Wanted& wanted,
                 const std::string& home) {
    const auto run = runPeer(command, home);
    if (!run) {
        std::cerr << "bench_console_store: " << program << " is not installed and is left out.\n";
        return;
    }
    std::printf("{\"figure\":\"console_store/%s %s\",\"first_hit_milliseconds\":%.3f,"
                "\"all_milliseconds\":%.3f,\"hits\":%llu,\"peak_resident_mebibytes\":%.1f}\n",
                program.c_str(), wanted.figure, run->firstSeconds * 1000, run->allSeconds * 1000,
                static_cast<unsigned long long>(run->lines), run->mebibytes);
    std::fflush(stdout);
}

/// The same lines as a text file, searched by grep and lnav. Neither keeps an index: both read the whole
/// file.
void peers(const std::filesystem::path& folder, std::uint64_t lines) {
    const auto path = (folder / "bench_console_store.txt").string();
    const auto home = folder / "bench_console_store.home"; // lnav writes there
    std::filesystem::create_directory(home);
    {
        std::ofstream file(path);
        for (std::uint64_t number = 0; number < lines; ++number)
            file << textOf(number) << '\n';
    }
    tell("text_file", "mebibytes", static_cast<double>(std::filesystem::file_size(path)) / (1 << 20));
    constexpr Wanted all[] = {{"frequent word", "usb"},
                              {"rare word", "paging"},
                              {"regex, frequent", "usb.*number [0-9]+"},
                              {"regex, rare", "paging request at .* [0-9]+7{4}$"},
                              {"no hit", "nowhere at all$"}};
    for (const auto& wanted : all) {
        comparePeer("grep", {"grep", "-E", wanted.expression, path}, wanted, home);
        comparePeer("lnav", {"lnav", "-n", "-c", std::string(":filter-in ") + wanted.expression, path},
                    wanted, home);
    }
    std::filesystem::remove(path);
    std::filesystem::remove_all(home);
}

} // namespace

int main(int argc, char** argv) {
    const std::uint64_t lines = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    const std::filesystem::path folder = argc > 2 ? argv[2] : ".";
    const auto path = (folder / "bench_console_store.sqlite").string();
    const auto removeAll = [&path] {
        for (const char* end : {"", "-wal", "-shm"})
            std::filesystem::remove(path + end);
    };
    removeAll();
    tell("lines", "count", static_cast<double>(lines));
    peers(folder,
          lines); // first: until it is replaced by its program, a child has the memory of this process
    {
        auto store = must(ConsoleStore::open(path));
        fill(store, lines);
        search(path, "regex in what is not indexed", expression("usb.*number \\d+"));
        search(path, "word in what is not indexed", words("paging"));
        index(store, lines);
        tell("memory_peak", "mebibytes", mebibytesOfProcess("VmHWM:"));
    }
    tell("file", "mebibytes", static_cast<double>(std::filesystem::file_size(path)) / (1 << 20));
    searches(path, lines);
    searchAll(path, "all of a frequent word", words("usb"));
    searchAll(path, "all of a rare word", words("paging"));
    searchAll(path, "all of a frequent regex", expression("usb.*number \\d+"));
    searchAll(path, "all of a rare regex", expression("paging request at .* \\d+7{4}$"));
    tell("memory_peak_searching", "mebibytes", mebibytesOfProcess("VmHWM:"));
    {
        auto store = must(ConsoleStore::open(path));
        mergeAndForget(store);
        manyCrashes(store);
    }
    removeAll();
    manyBoots(folder, static_cast<std::uint32_t>(std::min<std::uint64_t>(lines, 60'000)));
    return EXIT_SUCCESS;
}
