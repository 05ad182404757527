#pragma once

#include "core/plans/wish.h"

#include <string>
#include <vector>

namespace etherdeck::plans {

/// The words of the etherdeckctl command that has the same effect, without "etherdeckctl" and the box:
/// {"export", "create", "e7.3", "--disk", …}. Exports that are loaded have no such words, since they come
/// from a file: theirs name the addresses.
[[nodiscard]] std::vector<std::string> commandWords(const Wish& wish);

} // namespace etherdeck::plans
