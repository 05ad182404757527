#pragma once

#include "core/base/result.h"
#include "core/netconsole/base/line.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::netconsole {

/// Which part of a record's body a datagram carries: `offset` and `total` are bytes of the escaped body.
struct FragmentPlace {
    std::uint32_t offset = 0;
    std::uint32_t total = 0;

    friend bool operator==(const FragmentPlace&, const FragmentPlace&) = default;
};

/// A datagram in the extended format, split into its fields (kernel Documentation/networking/netconsole.rst,
/// Documentation/ABI/testing/dev-kmsg). The views point into the parsed datagram; the body is still escaped.
struct ExtendedRecord {
    std::string_view release; ///< "6.4.0" (netconsole=…r…), otherwise empty
    std::uint16_t facility = 0;
    Level level{};
    std::uint64_t seq = 0;
    std::chrono::microseconds time{};
    Continuation continuation = Continuation::None;
    std::string_view caller; ///< the value of caller=
    std::optional<FragmentPlace> fragment;
    std::uint32_t missingBytes = 0; ///< not on the wire: holes left by lost fragments
    std::string_view body;
};

/// Errors: Truncated (ends inside the header), Malformed (not such a header), OutOfRange (a number is too
/// large).
[[nodiscard]] Result<ExtendedRecord> parseExtended(std::string_view datagram);

/// The content of a body, unescaped and safe to print.
struct RecordText {
    std::string text;
    std::vector<DictionaryEntry> dictionary; ///< at most maxDictionaryEntries
};
inline constexpr std::size_t maxDictionaryEntries = 32;
[[nodiscard]] RecordText readBody(std::string_view body);

/// A record that outlives its datagram.
class OwnedRecord {
public:
    explicit OwnedRecord(const ExtendedRecord& record);
    /// The same header with another body.
    OwnedRecord(const ExtendedRecord& header, std::string body, std::uint32_t missingBytes);

    /// The views point into this object.
    [[nodiscard]] ExtendedRecord view() const;
    [[nodiscard]] std::size_t size() const { return m_body.size() + m_release.size() + m_caller.size(); }

private:
    ExtendedRecord m_header;
    std::string m_release;
    std::string m_caller;
    std::string m_body;
};

} // namespace etherdeck::netconsole
