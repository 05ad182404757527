#pragma once

#include "core/netconsole/base/line.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace etherdeck::netconsole {

/// A line for a log server, with the name of its source.
struct SyslogRecord {
    Line line;
    std::string source; ///< the name that someone gave it, otherwise the address
    std::string box;    ///< MAC address of the known box, or empty

    friend bool operator==(const SyslogRecord&, const SyslogRecord&) = default;
};

/// The size that every receiver must accept, and the one that it should accept (RFC 5424, section 6.1).
inline constexpr std::size_t safestSyslogSize = 480;
inline constexpr std::size_t defaultSyslogSize = 2048;
/// rsyslog's default limit.
inline constexpr std::size_t longestSyslogSize = 8192;

/// How messages to a log server are written.
struct SyslogFormat {
    std::size_t longest = defaultSyslogSize; ///< bytes of a message, at least safestSyslogSize
    /// The user's private enterprise number, which names the elements of structured data (RFC 5424, section
    /// 7); 0: no such number, so no elements.
    std::uint32_t enterprise = 0;

    friend bool operator==(const SyslogFormat&, const SyslogFormat&) = default;
};

/// A message in the format of RFC 5424:
///
///     <4>1 2026-11-25T21:07:09.000123Z plug-7 kernel - extended - …
///     <4>1 2026-11-25T21:07:09.000123Z plug-7 kernel - extended [netconsole@32473 box="…" boot="3"
///     seq="345"] …
///
/// Facility and level come from the record, otherwise they are local0 and notice. HOSTNAME is the source's
/// name in ASCII; if that is not the same, the element contains the name as `source`. A dictionary becomes an
/// element of its own. Without an enterprise number there are no elements. The text has no control characters
/// (a line feed becomes \x0a, as the kernel writes it, a tab a blank) and ends in an ellipsis where it is
/// cut. It starts with a byte order mark if it is not plain ASCII.
[[nodiscard]] std::string syslogMessage(const SyslogRecord& record, const SyslogFormat& format);

/// "LENGTH MESSAGE", for streams (RFC 6587, section 3.4.1; RFC 5425, section 4.3).
[[nodiscard]] std::string octetCounted(std::string_view message);

} // namespace etherdeck::netconsole
