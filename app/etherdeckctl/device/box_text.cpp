#include "app/etherdeckctl/base/terminal.h"
#include "app/etherdeckctl/device/tables.h"
#include "app/etherdeckctl/device/words.h"
#include "core/base/harmless_text.h"
#include "core/console/line_text.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace etherdeck::ctl {

namespace {

using netconsole::Level;

std::string factLine(std::string_view name, const std::string& value) {
    if (value.empty())
        return {};
    auto text = "  " + std::string(name);
    text.resize(std::max<std::size_t>(text.size(), 16), ' ');
    return text + harmlessLine(value) + '\n';
}

std::string uptimeText(std::uint64_t seconds) {
    constexpr std::uint64_t minute = 60;
    constexpr std::uint64_t hour = 60 * minute;
    constexpr std::uint64_t day = 24 * hour;
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%02u:%02u:%02u", static_cast<unsigned>(seconds % day / hour),
                  static_cast<unsigned>(seconds % hour / minute), static_cast<unsigned>(seconds % minute));
    const auto days = seconds / day;
    return (days == 0 ? "" : std::to_string(days) + (days == 1 ? " day " : " days ")) + text.data();
}

std::string decimalText(const char* format, double number) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), format, number);
    return text.data();
}

} // namespace

std::string boxFacts(const remote::Box& box, const std::string& agentVersion) {
    auto text = styled(harmlessLine(orDash(box.hostName)), Style::Bold) + '\n';
    text += factLine("model", joinedWords({box.model, box.soc}));
    text += factLine(
        "system", joinedWords({box.distribution, box.kernel.empty() ? "" : "Linux " + box.kernel, box.init}));
    text += factLine("agent", agentVersion);
    text += factLine("vblade", box.vblade.empty() ? "not installed" : box.vblade);
    text += factLine("running for", uptimeText(box.uptime));
    if (box.memoryTotal != 0)
        text += factLine("memory",
                         sizeText(box.memoryAvailable) + " of " + sizeText(box.memoryTotal) + " available");
    std::vector<std::string> numbers;
    for (const auto load : box.load)
        numbers.push_back(decimalText("%.2f", load));
    text += factLine("load", joinedWords(numbers, " "));
    numbers.clear();
    for (const auto& temperature : box.temperatures)
        numbers.push_back(joinedWords({temperature.name, decimalText("%.1f °C", temperature.celsius)}, " "));
    text += factLine("temperature", joinedWords(numbers));
    for (const auto& part : box.flash)
        text += factLine("flash", "mtd" + std::to_string(part.index) + " " + part.name + ", " +
                                      sizeText(part.bytes) + (part.readOnly ? ", read-only" : ""));
    for (const auto& warning : box.warnings)
        text += styled("Warning: " + harmlessLine(warning.text()), Style::Warning) + '\n';
    return text;
}

std::string recordText(const remote::KernelRecord& record) {
    constexpr std::uint64_t million = 1'000'000;
    std::array<char, 64> start{};
    const auto level = static_cast<Level>(std::min<std::uint8_t>(record.level, 7));
    std::snprintf(start.data(), start.size(), "[%5llu.%06llu] %-7s ",
                  static_cast<unsigned long long>(record.time / million),
                  static_cast<unsigned long long>(record.time % million),
                  std::string(levelName(level)).c_str());
    const auto style = level < Level::Warning    ? Style::Bad
                       : level == Level::Warning ? Style::Warning
                                                 : Style::Plain;
    return start.data() + styled(harmlessLine(record.text), style);
}

} // namespace etherdeck::ctl
