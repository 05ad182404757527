#pragma once

#include "core/base/result.h"
#include "core/plans/members.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// For the readers of this room.
namespace etherdeck::remote {

/// What was read, or the first member that was wrong.
template <class Value>
[[nodiscard]] Result<Value> finished(const plans::Members& members, Value value) {
    if (!members.firstWrong().empty())
        return fail(ErrorCode::Malformed, members.firstWrong());
    return value;
}

/// A member that is a list of objects; `read` gets the members of each.
template <class Value, class Read>
void readList(plans::Members& members, const char* name, std::vector<Value>& values, const Read& read) {
    members.list(name, values, [&](const plans::Json& json, Value& value) {
        plans::Members of(json);
        read(of, value);
        if (!of.firstWrong().empty())
            members.wrong(name);
    });
}

/// The same, where a function reads one entry.
template <class Value>
void readListWith(plans::Members& members, const char* name, std::vector<Value>& values,
                  Result<Value> (*read)(const plans::Json&)) {
    members.list(name, values, [&](const plans::Json& json, Value& value) {
        if (auto one = read(json))
            value = std::move(*one);
        else
            members.wrong(name);
    });
}

/// Microseconds since 1970 or since a start, limited to what can be reckoned with in nanoseconds: 285 years.
template <class Integer>
void readTime(plans::Members& members, const char* name, Integer& time) {
    constexpr Integer latest = 9'000'000'000'000'000;
    members.number(name, time);
    time = std::clamp<Integer>(time, 0, latest);
}

/// A finite number.
inline void readDouble(plans::Members& members, const char* name, double& value) {
    const auto* const found = members.find(name);
    if (!found)
        return;
    if (found->is_number() && std::isfinite(found->get<double>()))
        value = found->get<double>();
    else
        members.wrong(name);
}

} // namespace etherdeck::remote
