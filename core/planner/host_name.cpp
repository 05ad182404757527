#include "core/planner/host_name.h"

#include <algorithm>

namespace etherdeck::plans {

namespace {

constexpr std::size_t longestLabel = 63;

bool isLabel(std::string_view label) {
    return !label.empty() && label.size() <= longestLabel && label.front() != '-' && label.back() != '-' &&
           std::ranges::all_of(label, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

} // namespace

bool isHostName(std::string_view name) {
    if (name.size() > longestHostName)
        return false;
    for (;;) {
        const auto dot = name.find('.');
        if (!isLabel(name.substr(0, dot)))
            return false;
        if (dot == std::string_view::npos)
            return true;
        name.remove_prefix(dot + 1);
    }
}

} // namespace etherdeck::plans
