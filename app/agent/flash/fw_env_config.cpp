#include "app/agent/flash/fw_env_config.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace etherdeck::agent {

namespace {

using plans::RefusalCode;
using plans::refuse;

constexpr std::string_view mtdDevice = "/dev/mtd";

std::vector<std::string_view> wordsIn(std::string_view line) {
    static constexpr std::string_view blanks = " \t\r";
    std::vector<std::string_view> words;
    while (true) {
        line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
        if (line.empty())
            return words;
        const auto end = std::min(line.find_first_of(blanks), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
}

std::optional<std::uint64_t> numberIn(std::string_view text, int base) {
    if (text.starts_with("0x") || text.starts_with("0X")) {
        text.remove_prefix(2);
        base = 16;
    } else if (base == 0) {
        base = text.size() > 1 && text.front() == '0' ? 8 : 10;
    }
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

tl::unexpected<plans::Refusal> refuseConfig(const std::string& why) {
    return refuse(RefusalCode::UnknownLayout, "/etc/fw_env.config " + why, {{"file", "/etc/fw_env.config"}});
}

} // namespace

plans::Outcome<EnvironmentLine> parseFwEnvConfig(std::string_view text) {
    std::optional<EnvironmentLine> found;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto words = wordsIn(text.substr(0, std::min(end, text.find('#'))));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (words.empty())
            continue;
        if (found)
            return refuseConfig("names two copies of the environment. Those are not supported.");
        if (!words[0].starts_with(mtdDevice) || words.size() < 3)
            return refuseConfig("does not name raw flash memory, such as /dev/mtd0 0xc0000 0x20000 0x20000.");
        const auto mtd = numberIn(words[0].substr(mtdDevice.size()), 10);
        const auto offset = numberIn(words[1], 0);
        const auto size = numberIn(words[2], 16);
        if (!mtd || *mtd > 1000 || !offset || !size || *size == 0)
            return refuseConfig("has a line that cannot be read. An example: "
                                "/dev/mtd0 0xc0000 0x20000 0x20000");
        found = EnvironmentLine{static_cast<std::uint32_t>(*mtd), *offset, *size};
    }
    if (!found)
        return refuseConfig("has no line that says where the environment is.");
    return *found;
}

} // namespace etherdeck::agent
