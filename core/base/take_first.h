#pragma once

#include <deque>
#include <optional>
#include <utility>

namespace etherdeck {

/// The first of a queue, which is removed; nothing when it is empty.
template <class Value>
[[nodiscard]] std::optional<Value> takeFirst(std::deque<Value>& queue) {
    if (queue.empty())
        return std::nullopt;
    std::optional<Value> first(std::move(queue.front()));
    queue.pop_front();
    return first;
}

} // namespace etherdeck
