#include "core/plans/plan.h"

#include <array>

namespace etherdeck::plans {

namespace {

/// FNV-1a with two different initial values, over texts with their lengths. It distinguishes plans, but not
/// against somebody who provokes a collision: whoever can do that could apply the plan as well.
class TextHash {
public:
    void add(std::string_view text) {
        addNumber(text.size());
        for (const auto character : text)
            addByte(static_cast<std::uint8_t>(character));
    }
    void addNumber(std::uint64_t number) {
        for (auto shift = 0; shift < 64; shift += 8)
            addByte(static_cast<std::uint8_t>(number >> shift));
    }
    [[nodiscard]] std::string toString() const {
        static constexpr std::string_view digits = "0123456789abcdef";
        std::string text;
        for (const auto half : m_halves) {
            for (auto shift = 60; shift >= 0; shift -= 4)
                text += digits[half >> shift & 15U];
        }
        return text;
    }

private:
    void addByte(std::uint8_t byte) {
        for (auto& half : m_halves)
            half = (half ^ byte) * 0x100000001b3ULL;
    }

    std::array<std::uint64_t, 2> m_halves{0xcbf29ce484222325ULL, 0x84222325cbf29ce4ULL};
};

} // namespace

std::string_view name(Confirmation level) {
    switch (level) {
    case Confirmation::None:
        return "none";
    case Confirmation::Click:
        return "click";
    case Confirmation::Type:
        return "type";
    }
    return "type";
}

std::string fingerprint(const Plan& plan) {
    TextHash hash;
    hash.add(plan.title.text());
    hash.addNumber(plan.steps.size());
    for (const auto& step : plan.steps) {
        hash.addNumber(step.action.index());
        hash.add(step.text.text());
        hash.addNumber(step.argv.size());
        for (const auto& word : step.argv)
            hash.add(word);
        hash.add(step.diff);
    }
    for (const auto& warning : plan.warnings)
        hash.add(warning.text());
    hash.add(name(plan.level));
    for (const auto& text : plan.confirm)
        hash.add(text);
    hash.add(plan.basis);
    hash.add(plan.backup);
    return hash.toString();
}

} // namespace etherdeck::plans
