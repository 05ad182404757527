#pragma once

#include "core/planner/plan_builder.h"

/// What must be true before an export is served. For the plans of this room, and for the agent before each
/// start of its own.
namespace etherdeck::plans {

/// Values, interfaces, and that nobody else has the address. `replaces` is the address of an export that is
/// about to be changed into this one.
[[nodiscard]] std::optional<Refusal> checkConfig(const BoxState& box, const exports::Export& config,
                                                 std::optional<Address> replaces);
/// That there is a program that starts an export.
[[nodiscard]] std::optional<Refusal> checkProgram(const BoxState& box);
/// The disk: it exists, it is the right one, and nothing else uses it or the same sectors of it.
[[nodiscard]] std::optional<Refusal> checkDisk(const BoxState& box, const exports::Export& config,
                                               std::optional<Address> replaces);

} // namespace etherdeck::plans
