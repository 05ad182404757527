#pragma once

#include "core/base/result.h"
#include "core/plans/members.h"

#include <cmath>
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
