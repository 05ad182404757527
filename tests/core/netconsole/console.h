#pragma once

#include "core/netconsole/netconsole.h"

#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::netconsole::test {

/// A Netconsole with a clock that only this moves, and all its events so far.
class Console {
public:
    explicit Console(Settings settings = {}) : netconsole(settings) {}

    static inline const Endpoint box = Endpoint::v4({10, 0, 2, 15}, 6666);

    void send(std::string_view datagram, const Endpoint& from = box);
    /// Lets time pass, deadline by deadline.
    void wait(Duration duration);
    /// A record "prio,seq,usec,-;text\n".
    void record(std::uint64_t seq, std::uint64_t usec, std::string_view text, int priority = 6,
                const Endpoint& from = box);

    /// Every event of a kind, in order.
    template <class T>
    [[nodiscard]] std::vector<T> all() const {
        std::vector<T> found;
        for (const auto& event : events)
            if (const auto* one = std::get_if<T>(&event))
                found.push_back(*one);
        return found;
    }
    [[nodiscard]] std::vector<std::string> texts() const;
    /// The phases that U-Boot went through.
    [[nodiscard]] std::vector<UbootPhase> phases() const;

    Netconsole netconsole;
    std::vector<Event> events;
    TimePoint now{std::chrono::hours(1)};
    WallTime wall{std::chrono::hours(24 * 365 * 50)};

private:
    void take();

    std::vector<Event> m_batch;
};

} // namespace etherdeck::netconsole::test
