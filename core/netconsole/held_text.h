#pragma once

#include "core/netconsole/text_stream.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace etherdeck::netconsole {

/// Lines of text that wait for the next one, which tells where they belong: empty lines, which U-Boot prints
/// before its banner, and the first lines of a sender that nothing has identified yet.
class HeldText {
public:
    static constexpr Duration maxWait = std::chrono::milliseconds(500);
    static constexpr std::size_t maxLines = 8;

    struct Held {
        TextLine text;
        Arrival arrival;
    };

    [[nodiscard]] static bool mustWait(const TextLine& text) {
        return !text.time && (text.isGuessed || text.text.empty());
    }
    void add(TextLine&& text, Arrival arrival) { m_lines.push_back({std::move(text), arrival}); }

    [[nodiscard]] bool isEmpty() const { return m_lines.empty(); }
    [[nodiscard]] bool isFull() const { return m_lines.size() >= maxLines; }
    [[nodiscard]] TimePoint deadline() const {
        return isEmpty() ? TimePoint::max() : m_lines.front().arrival.now + maxWait;
    }
    [[nodiscard]] std::optional<std::uint64_t> journalPosition() const;

    /// What was guessed gets this kind.
    [[nodiscard]] std::vector<Held> take(Kind kind);
    /// The empty lines right before the next one, as U-Boot's.
    [[nodiscard]] std::vector<Held> takeEmptyAtEnd();

private:
    std::vector<Held> m_lines;
};

} // namespace etherdeck::netconsole
