#pragma once

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::uboot {

/// Why bytes are not an environment. Each asks for something else: a blank one may be written, a wrong
/// checksum mostly means that the environment is elsewhere.
enum class EnvironmentFault : std::uint8_t {
    TooShort, ///< no room for a checksum and an end
    Blank,    ///< erased flash: all bytes are 0xff
    Checksum, ///< it does not fit to what follows
    Content,  ///< a value without a name, or one that does not end
    TooLarge, ///< the variables do not fit into the size
};
/// "checksum", …: for JSON.
[[nodiscard]] std::string_view name(EnvironmentFault fault);
[[nodiscard]] std::optional<EnvironmentFault> environmentFault(std::string_view name);

/// The variables of U-Boot, as they stand in flash (common/env_common.c, include/env_internal.h of U-Boot):
/// one copy, without a flag for redundancy.
///
///   0          4
///   +----------+--------------------------------------+------+---------+
///   | CRC-32   | name=value NUL name=value NUL …      | NUL  | padding |
///   +----------+--------------------------------------+------+---------+
///     little endian, of all that follows, padding included
///
/// A backslash in a value is stored as two, and fw_printenv shows both. A name without a value is not set.
class Environment {
public:
    using Variables = std::map<std::string, std::string, std::less<>>;

    /// `image` is the whole environment, as large as U-Boot takes it.
    [[nodiscard]] static tl::expected<Environment, EnvironmentFault> parse(std::span<const std::byte> image);
    /// Sorted by name, as U-Boot writes it, and padded with zeroes to `size` bytes. TooLarge.
    [[nodiscard]] tl::expected<std::vector<std::byte>, EnvironmentFault> build(std::size_t size) const;

    /// A name is not empty, and has neither '=' nor NUL; a value has no NUL. False: not changed. An empty
    /// value removes the variable, as in U-Boot.
    bool set(std::string_view name, std::string_view value);
    void unset(std::string_view name);
    /// Nullptr: it is not set.
    [[nodiscard]] const std::string* find(std::string_view name) const;
    /// Empty when it is not set.
    [[nodiscard]] std::string_view value(std::string_view name) const;
    [[nodiscard]] const Variables& variables() const { return m_variables; }
    [[nodiscard]] bool isEmpty() const { return m_variables.empty(); }

    friend bool operator==(const Environment&, const Environment&) = default;

private:
    Variables m_variables;
};

/// A change of a variable: nothing as value removes it.
struct VariableChange {
    std::string name;
    std::optional<std::string> value;

    friend bool operator==(const VariableChange&, const VariableChange&) = default;
};
/// What leads from one environment to another, by name.
[[nodiscard]] std::vector<VariableChange> changesBetween(const Environment& before, const Environment& after);

/// Where the environment is in flash, and who keeps it there.
struct EnvironmentPlace {
    std::size_t offset = 0; ///< in the partition mtd0, or of the whole flash
    std::size_t size = 0;
    std::string_view keeper; ///< "bodhi and mainline since 2022"
};
/// The places that are known for a Pogoplug E02, the most common first.
[[nodiscard]] std::span<const EnvironmentPlace> knownPlaces();

/// An environment found in a file: the environment alone, or a dump of the partition that holds it.
struct FoundEnvironment {
    Environment environment;
    EnvironmentPlace place;
};
/// Nothing fits: the fault of the most likely place.
[[nodiscard]] tl::expected<FoundEnvironment, EnvironmentFault>
findEnvironment(std::span<const std::byte> image);

/// What a person copied from a console, or what a program printed.
struct PrintedEnvironment {
    Environment environment;
    std::vector<std::string> unread; ///< lines that are no variables, at most maxUnread
    static constexpr std::size_t maxUnread = 20;
};
/// The output of `printenv` or fw_printenv: a variable on each line. Prompts, the command and the line with
/// the size are skipped.
[[nodiscard]] PrintedEnvironment parsePrinted(std::string_view text);

} // namespace etherdeck::uboot
