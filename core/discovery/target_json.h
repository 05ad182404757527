#pragma once

#include "core/discovery/target.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <optional>
#include <string>

namespace etherdeck {

/// A path that leads through the interface of a box, which this computer reaches by a line.
struct FarPath {
    std::string device;
    std::string interface;             ///< of the box
    std::optional<Duration> roundTrip; ///< of the line

    friend bool operator==(const FarPath&, const FarPath&) = default;
};

/// Names and times that are not part of a target.
struct TargetContext {
    std::function<std::string(discovery::LinkId)> interfaceName;
    std::function<WallTime(TimePoint)> wallTime;
    /// Nothing for interfaces of this computer. May be missing.
    std::function<std::optional<FarPath>(discovery::LinkId)> farPath{};
};

/// One target as the object that `etherdeckctl discover --json` prints; the window copies the same. Facts
/// that the target has not reported are null, lists are empty. docs/json.md describes the fields.
[[nodiscard]] nlohmann::ordered_json toJson(const discovery::Target& target, const TargetContext& context);

/// ISO 8601 in UTC with microseconds: 2026-03-01T12:00:00.250000Z.
[[nodiscard]] std::string toIso8601(WallTime time);

/// The text of a JSON value on one line (indent -1) or indented. Characters for which isHarmful() is true are
/// written as \uXXXX, which is harmless when shown and means the same; bytes that are not UTF-8 become
/// U+FFFD.
[[nodiscard]] std::string dump(const nlohmann::ordered_json& value, int indent = -1);

} // namespace etherdeck
