#include "core/base/byte_reader.h"
#include "core/netconsole/base/fingerprint.h"
#include "core/netconsole/netconsole.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace std::chrono_literals;

// How many of a folder of crash logs are found. The logs have syzkaller's form
// (pkg/report/testdata/linux/report): "TITLE: …" and other headers, an empty line, the log, and perhaps
// "REPORT:" with what they make of it. A file without a title must not be called a crash.

namespace {

struct CrashLog {
    std::string name;
    std::string title;
    std::vector<std::string> lines;
};

CrashLog read(const std::filesystem::path& path) {
    CrashLog log;
    log.name = path.filename().string();
    std::ifstream file(path, std::ios::binary);
    bool isHeader = true;
    for (std::string line; std::getline(file, line);) {
        std::erase(line, '\r');
        constexpr std::string_view title = "TITLE: ";
        if (isHeader && line.starts_with(title))
            log.title = line.substr(title.size());
        else if (!isHeader && line == "REPORT:" && !log.lines.empty() && log.lines.back().empty())
            break;
        else if (!isHeader)
            log.lines.push_back(line);
        isHeader = isHeader && !line.empty();
    }
    return log;
}

/// As basic text of a kernel that was heard from its start, in the order of their first lines.
std::vector<Crash> crashesIn(const CrashLog& log) {
    Netconsole netconsole;
    Arrival arrival{TimePoint(1h), WallTime(std::chrono::hours(24 * 365 * 50))};
    std::vector<Crash> crashes;
    std::vector<Event> events;
    const auto take = [&] {
        netconsole.drain(events);
        for (const auto& event : events)
            if (const auto* found = std::get_if<CrashFound>(&event))
                crashes.push_back(found->crash);
    };
    const auto send = [&](const std::string& line) {
        netconsole.datagramReceived(Endpoint::v4({10, 0, 2, 15}, 6666), asBytes(line + '\n'), arrival);
        arrival.now += 1us;
        take();
    };
    send("[    0.000000] Linux version 6.1.0 (builder@host) #1");
    for (const auto& line : log.lines)
        send(line);
    netconsole.finish();
    take();
    std::ranges::sort(crashes, {}, &Crash::firstLine);
    return crashes;
}

/// The function that a title names: "general protection fault in foo"; empty where it names none.
std::string_view namedIn(std::string_view title) {
    const auto blank = title.rfind(' ');
    if (blank == std::string_view::npos ||
        (!title.substr(0, blank).ends_with(" in") && !title.substr(0, blank).ends_with(" at")))
        return {};
    const auto name = title.substr(blank + 1);
    return name == "corrupted" ? std::string_view() : name.substr(0, name.find('/'));
}

/// Without what the compiler adds behind, and the prefix of a system call, which titles leave out.
std::string_view plain(std::string_view function) {
    constexpr std::array<std::string_view, 12> prefixes{
        "__x64_sys_", "__ia32_sys_", "__arm64_sys_", "__se_sys_", "__do_sys_", "____sys_",
        "___sys_",    "__sys_",      "ksys_",        "sys_",      "SyS_",      "SYSC_"};
    function = functionOf(function);
    for (const auto prefix : prefixes)
        if (function.starts_with(prefix))
            return function.substr(prefix.size());
    return function;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: bench_crash_logs FOLDER\n";
        return 2;
    }
    int titled = 0, found = 0, named = 0, right = 0, untitled = 0, wrong = 0;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
        const auto log = read(entry.path());
        const auto crashes = crashesIn(log);
        ++(log.title.empty() ? untitled : titled);
        wrong += log.title.empty() && !crashes.empty();
        if (log.title.empty() != crashes.empty())
            std::cerr << log.name << (log.title.empty() ? ": is none" : ": not found: " + log.title) << '\n';
        found += !log.title.empty() && !crashes.empty();
        const auto function = namedIn(log.title);
        named += !function.empty();
        right += !function.empty() && !crashes.empty() && plain(crashes[0].firstFrame) == plain(function);
    }
    std::printf(
        "{\"name\":\"crash_logs\",\"titled\":%d,\"found\":%d,\"named\":%d,\"right\":%d,\"untitled\":%d,"
        "\"called_a_crash\":%d}\n",
        titled, found, named, right, untitled, wrong);
    return 0;
}
