#pragma once

#include "app/etherdeckctl/device/options.h"
#include "core/plans/refusal.h"
#include "core/plans/wish.h"

#include <cstdint>
#include <string>
#include <string_view>

/// Wishes from what was typed. Values are checked here, before anything is sent: the refusals are those that
/// the agent would give.
namespace etherdeck::ctl {

using plans::Outcome;
using plans::Wish;

[[nodiscard]] Outcome<Address> parseAddress(std::string_view text);
[[nodiscard]] Outcome<Wish> createWish(const ExportWords& words);
[[nodiscard]] Outcome<Wish> changeWish(const ExportWords& words);
/// Nothing in them says what to change.
[[nodiscard]] bool changesNothing(const ExportWords& words);
[[nodiscard]] Outcome<Wish> allowWish(const std::string& address, const std::string& mac, bool allowed);

/// "start", "stop", "restart", "remove", "auto" and "noauto".
[[nodiscard]] Outcome<Wish> runWish(std::string_view action, const std::string& address);

[[nodiscard]] Outcome<Wish> lockWish(const std::string& path, bool locked);
[[nodiscard]] Outcome<Wish> imageWish(const std::string& path, std::string_view size, bool full);
[[nodiscard]] Outcome<Wish> mtuWish(const std::string& interface, std::uint32_t mtu);
[[nodiscard]] Outcome<Wish> addVlanWish(const std::string& interface, std::uint16_t id);
[[nodiscard]] Outcome<Wish> removeVlanWish(const std::string& interface);

/// Bytes: a number with K, M, G or T for powers of 1024, or with kB, MB, GB or TB for powers of 1000, as
/// truncate(1) has it.
[[nodiscard]] Outcome<std::uint64_t> parseSize(std::string_view text);

} // namespace etherdeck::ctl
