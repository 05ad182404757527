// Draws the log of the console, light and dark, into a folder: for the eye, not for ctest.
#include "tests/ui/support/console_log.h"
#include "tests/ui/support/drawing.h"
#include "tests/ui/support/fake_reader.h"
#include "ui/console/log/filter_bar.h"
#include "ui/console/log/find_bar.h"
#include "ui/console/rules/dialog.h"
#include "ui/look/theme.h"

#include <QTest>

#include <map>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;
using netconsole::Level;
using netconsole::Line;

namespace {

class Story {
public:
    void say(std::string text, std::optional<Level> level = Level::Information, std::uint32_t source = 1) {
        auto line = kernelLine(std::move(text), ++m_number, Level::Information, m_boot);
        line.id = static_cast<netconsole::LineId>(m_number);
        line.source = static_cast<netconsole::SourceId>(source);
        line.level = level;
        line.time = std::chrono::system_clock::now() - std::chrono::minutes(20) +
                    std::chrono::milliseconds(137 * m_number);
        line.kernelTime = std::chrono::microseconds(137'003 * m_number);
        line.seq = ++m_seq[source];
        if (source == 1 && m_lost > 0) {
            events.emplace_back(
                netconsole::Gap{line.source, line.boot, *line.seq, *line.seq + m_lost - 1, line.time});
            line.seq = m_seq[source] += std::exchange(m_lost, 0);
        }
        if (m_number % 7 == 0)
            line.dictionary = {{"SUBSYSTEM", "usb"}, {"DEVICE", "c189:1"}};
        if (!level)
            line.seq.reset();
        events.emplace_back(line);
    }
    void lose(std::uint64_t count) { m_lost = count; }
    void boot() {
        ++m_boot;
        say("U-Boot 2017.07-tld-1 (Sep 05 2017 - 00:34:25 -0700)", std::nullopt);
        say("Pogo E02", std::nullopt);
        say("SoC:   Kirkwood 88F6281_A0", std::nullopt);
        say("Hit any key to stop autoboot:  0", std::nullopt);
        say("Starting kernel ...", std::nullopt);
        say("Linux version 6.5.7-kirkwood (builder@host) (arm-linux-gnueabi-gcc 12.2.0)", Level::Notice);
        for (const auto* text : {"CPU: Feroceon 88FR131 [56251311] revision 1 (ARMv5TE), cr=0005397f",
                                 "Memory: 245316K/262144K available (8192K kernel code, 1079K rwdata)",
                                 "usb 1-1: new high-speed USB device number 2 using orion-ehci",
                                 "mv643xx_eth_port mv643xx_eth_port.0 eth0: link up, 1000 Mb/s, full duplex",
                                 "EXT4-fs (sda1): mounted filesystem with ordered data mode"})
            say(text);
        say("random: crng init done", Level::Notice);
        say("uas 1-1:1.0: over-current change #1", Level::Warning);
        say("blk_update_request: I/O error, dev sda, sector 2048 op 0x0", Level::Error);
    }
    void crash(std::optional<Level> level = Level::Emergency) {
        const auto first = m_number + 1;
        for (const auto* text :
             {"8<--- cut here ---",
              "Unable to handle kernel NULL pointer dereference at virtual address 00000000",
              "Internal error: Oops: 805 [#1] PREEMPT ARM",
              "CPU: 0 PID: 1423 Comm: sh Not tainted 6.5.7-kirkwood #1",
              "PC is at sysrq_handle_crash+0x16/0x20", "LR is at __handle_sysrq+0x9c/0x174",
              "Call trace:\n sysrq_handle_crash from __handle_sysrq+0x9c/0x174\n __handle_sysrq from "
              "write_sysrq_trigger+0x6c/0x80",
              "---[ end trace 0000000000000000 ]---"})
            say(text, level);
        netconsole::Crash found;
        found.kind = netconsole::CrashKind::Oops;
        found.boot = static_cast<netconsole::BootNumber>(m_boot);
        found.title = "Unable to handle kernel NULL pointer dereference at virtual address 00000000";
        found.firstLine = static_cast<netconsole::LineId>(first);
        found.lastLine = static_cast<netconsole::LineId>(m_number);
        found.time = std::chrono::system_clock::now();
        events.emplace_back(netconsole::CrashFound{netconsole::SourceId{1}, found});
    }
    std::vector<netconsole::Event> events;

private:
    std::uint64_t m_number = 0;
    std::uint64_t m_lost = 0;
    std::map<std::uint32_t, std::uint64_t> m_seq;
    std::uint32_t m_boot = 0;
};

struct Picture {
    Story story;
    std::vector<qint64> sources{1};
    std::function<void(ConsoleLog&)> prepare;
};

bool draw(const QString& path, const Picture& picture) {
    ConsoleLog log;
    if (!picture.story.events.empty())
        log.append(picture.story.events);
    log.show(picture.sources);
    if (!picture.story.events.empty() && !QTest::qWaitFor([&] { return !log.view().pager().isEmpty(); }))
        return false;
    if (picture.prepare)
        picture.prepare(log);
    return demo::stillPicture(log.panel).save(path);
}

Story twoBoots() {
    Story story;
    story.boot();
    story.lose(3);
    story.say("e1000: after a hole");
    story.boot();
    story.crash();
    story.say("Kernel panic - not syncing: Fatal exception", Level::Emergency);
    return story;
}

Story merged() {
    Story story;
    story.boot();
    for (int i = 0; i < 40; ++i)
        story.say("aoe: e7." + std::to_string(i) + " discovered on eth0",
                  i % 9 == 0 ? Level::Warning : Level::Information, 1 + static_cast<std::uint32_t>(i % 2));
    return story;
}

Story withGapsAndSleep() {
    Story story;
    story.boot();
    story.lose(3);
    story.say("e1000: after a hole");
    for (int i = 0; i < 6; ++i)
        story.say("aoe: e7." + std::to_string(i) + " discovered on eth0");
    return story;
}

/// What the box has in its log of that.
void fill(ConsoleLog& log) {
    std::vector<store::BoxLogRecord> records;
    for (const auto& line : must(log.store.lines({}, {store::Order::OldestFirst, 0, 100}))) {
        if (!line.seq || !line.kernelTime)
            continue;
        for (auto next = records.empty() ? 1 : records.back().seq + 1; next < *line.seq; ++next)
            records.push_back({next,
                               Level::Notice,
                               0,
                               *line.kernelTime - std::chrono::microseconds(1),
                               false,
                               "usb 1-1: reset high-speed USB device number 2 using orion-ehci",
                               {}});
        records.push_back(
            {*line.seq, *line.level, *line.facility, *line.kernelTime, false, line.text, line.dictionary});
    }
    must(log.store.fillGaps(1, records));
    log.show({1});
    log.view().showLine(12);
}

/// Rare lines in a store that takes long to look through.
bool drawLooking(const QString& path, bool hasFound) {
    FakeReader reader;
    LogPanel panel;
    panel.setReader(reader);
    panel.resize(1000, 640);
    panel.showSources({1}, {});
    panel.noteStored(1'000'000);
    panel.show();
    auto* bar = panel.findChild<LogFilterBar*>();
    bar->setFilter(QStringLiteral("I/O error"), std::nullopt);
    emit bar->filterChanged();
    store::LogPage page;
    page.lookedTo = 340'000;
    page.lookedToTime = std::chrono::system_clock::now() - std::chrono::hours(9);
    if (hasFound) {
        Story story;
        for (int i = 0; i < 3; ++i)
            story.say("blk_update_request: I/O error, dev sda, sector 2048 op 0x0", Level::Error);
        for (const auto& event : story.events)
            page.lines.insert(page.lines.begin(), std::get<Line>(event));
        for (auto& line : page.lines)
            line.id = static_cast<netconsole::LineId>(900'000 + static_cast<std::int64_t>(line.id));
    }
    reader.logPages.back().reply.answer(page);
    reader.deliver();
    return demo::stillPicture(panel).save(path);
}

void find(ConsoleLog& log) {
    auto* bar = log.panel.findChild<LogFindBar*>();
    bar->open(QStringLiteral("eth0|kernel"));
    bar->setSearch({QStringLiteral("eth0|kernel"), true});
}

} // namespace

int main(int argc, char** argv) {
    return demo::drawInBothThemes(argc, argv, [](const QDir& folder, ThemeChoice choice) {
        const auto path = [&](const char* name) { return demo::picturePath(folder, name, choice); };
        bool isGood = draw(path("log-crash"), {twoBoots(), {1}, [](ConsoleLog& log) {
                                                   log.view().showLine(20);
                                                   log.view().toggleDictionary();
                                               }});
        isGood &= draw(path("log-merged"),
                       {merged(), {1, 2}, [](ConsoleLog& log) {
                            must(log.store.setBookmark(40, "ask Anna about this", {}));
                            must(log.store.setBookmark(46, "", {}));
                            log.panel.reload();
                            log.view().setRules({{QStringLiteral("e7\\.3\\d"), true, RuleColor::Blue}});
                        }});
        isGood &= draw(path("log-folded"),
                       {twoBoots(), {1}, [](ConsoleLog& log) { log.view().setAllFolded(true); }});
        isGood &= draw(path("log-find"), {merged(), {1}, find});
        isGood &= draw(path("log-empty"), {});
        isGood &= drawLooking(path("log-looking"), false) && drawLooking(path("log-looking-found"), true);
        isGood &= draw(path("log-slept"), {withGapsAndSleep(), {1}, [](ConsoleLog& log) {
                                               const auto lines = must(log.store.lines({}, {}));
                                               const auto time = lines.front().time;
                                               must(log.store.addSleep(time - std::chrono::milliseconds(500),
                                                                       time + std::chrono::hours(3)));
                                               log.show({1});
                                           }});
        isGood &= draw(path("log-filled"), {withGapsAndSleep(), {1}, fill});
        Story untold;
        untold.boot();
        untold.crash(std::nullopt);
        untold.say("Rebooting in 10 seconds..", std::nullopt);
        isGood &= draw(path("log-level"), {untold, {1}, [](ConsoleLog& log) {
                                               auto* bar = log.panel.findChild<LogFilterBar*>();
                                               bar->setFilter({}, Level::Error);
                                               emit bar->filterChanged();
                                           }});
        isGood &= draw(path("log-filtered"), {merged(), {1}, [](ConsoleLog& log) {
                                                  auto* bar = log.panel.findChild<LogFilterBar*>();
                                                  bar->setFilter(QStringLiteral("tape"), Level::Error);
                                                  emit bar->filterChanged();
                                              }});
        LogRulesDialog rules({{QStringLiteral("eth0"), false, RuleColor::Blue},
                              {QStringLiteral("ata\\d+("), true, RuleColor::Red}});
        rules.open();
        return demo::stillPicture(rules).save(path("log-rules")) && isGood;
    });
}
