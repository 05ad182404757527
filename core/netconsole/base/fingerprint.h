#pragma once

#include <string>
#include <string_view>

namespace etherdeck::netconsole {

/// The function of a frame, without the address and the suffixes of the compiler: "foo" of
/// "foo.isra.0+0x1/0x2".
[[nodiscard]] std::string_view functionOf(std::string_view frame);

/// What is the same each time the same failure happens, on whatever box: its kind and its function or, where
/// there is no function, its title without the numbers.
[[nodiscard]] std::string fingerprint(std::string_view kind, std::string_view frame, std::string_view title);

} // namespace etherdeck::netconsole
