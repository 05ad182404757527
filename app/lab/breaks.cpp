#include "app/lab/breaks.h"

#include <array>
#include <charconv>
#include <optional>
#include <string_view>

namespace etherdeck::lab {

namespace {

enum class ValueKind { None, WhatToKill, Disk, Percent, Milliseconds };

struct BreakWord {
    std::string_view word;
    BreakKind kind;
    ValueKind value;
    std::string_view usage;
};

constexpr std::array breakWords{
    BreakWord{"kill", BreakKind::KillPlug, ValueKind::WhatToKill, "kill PLUG [agent|ADDRESS]"},
    BreakWord{"unplug", BreakKind::Unplug, ValueKind::Disk, "unplug PLUG DISK"},
    BreakWord{"plug", BreakKind::PlugIn, ValueKind::Disk, "plug PLUG DISK"},
    BreakWord{"loss", BreakKind::Loss, ValueKind::Percent, "loss PLUG PERCENT, 0 to 100"},
    BreakWord{"delay", BreakKind::Delay, ValueKind::Milliseconds, "delay PLUG MS, 0 to 10000"},
    BreakWord{"no-jumbo", BreakKind::NoJumbo, ValueKind::None, "no-jumbo PLUG"},
    BreakWord{"fill", BreakKind::Fill, ValueKind::None, "fill PLUG"},
    BreakWord{"heal", BreakKind::Heal, ValueKind::None, "heal PLUG"},
};

std::string allBreakWords() {
    std::string list;
    for (const auto& word : breakWords)
        list += (list.empty() ? "" : ", ") + std::string(word.word);
    return list;
}

std::optional<int> numberUpTo(std::string_view text, int maximum) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0 || number > maximum)
        return std::nullopt;
    return number;
}

/// False when the value is not valid for this fault.
bool takeValue(Break& wished, ValueKind kind, const std::string& value) {
    switch (kind) {
    case ValueKind::None:
        return false;
    case ValueKind::WhatToKill: {
        const auto address = Address::parse(value);
        wished.kind = value == "agent" ? BreakKind::KillAgent : BreakKind::KillVblade;
        wished.address = address.value_or(Address());
        return value == "agent" || address;
    }
    case ValueKind::Disk:
        wished.disk = value;
        return !value.empty();
    case ValueKind::Percent:
    case ValueKind::Milliseconds: {
        const auto number = numberUpTo(value, kind == ValueKind::Percent ? 100 : maxDelayMs);
        wished.amount = number.value_or(0);
        return number.has_value();
    }
    }
    return false;
}

} // namespace

tl::expected<Break, std::string> parseBreak(const std::vector<std::string>& words) {
    const BreakWord* word = nullptr;
    for (const auto& candidate : breakWords)
        if (!words.empty() && candidate.word == words.front())
            word = &candidate;
    if (!word)
        return tl::unexpected("--break takes one of " + allBreakWords());
    const auto usage = tl::unexpected("expected --break " + std::string(word->usage));
    if (words.size() < 2 || words[1].empty() || words.size() > 3)
        return usage;
    Break wished;
    wished.kind = word->kind;
    wished.plug = words[1];
    const bool mayLackValue = word->value == ValueKind::None || word->value == ValueKind::WhatToKill;
    if (words.size() == 2 ? !mayLackValue : !takeValue(wished, word->value, words[2]))
        return usage;
    return wished;
}

} // namespace etherdeck::lab
