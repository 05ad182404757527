#pragma once

#include "core/base/mac_address.h"
#include "core/base/result.h"
#include "core/setup/steps.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace etherdeck::setup {

/// An image whose writing was begun: by a person who types what was printed, or by the agent.
struct BegunImage {
    std::string sha256; ///< of the image
    std::uint64_t bytes = 0;
    std::string file; ///< on this computer
    bool hasL2Fix = false;
    bool isVerified = false; ///< it was read back from the flash

    friend bool operator==(const BegunImage&, const BegunImage&) = default;
};

/// What is not seen in a box: what its user has decided, and what was begun.
struct BoxRecord {
    std::set<StepId> skipped;
    std::optional<BegunImage> uboot{};

    friend bool operator==(const BoxRecord&, const BoxRecord&) = default;
};

/// That of all boxes, as a file of the user.
class Records {
public:
    static constexpr std::size_t maxText = 1'048'576;
    static constexpr std::size_t maxBoxes = 10'000;

    /// Errors: Malformed, Unsupported, TooLong.
    [[nodiscard]] static Result<Records> parse(std::string_view text);
    [[nodiscard]] std::string text() const;

    /// An empty one, if nothing is known of the box.
    [[nodiscard]] BoxRecord of(const MacAddress& mac) const;
    void set(const MacAddress& mac, BoxRecord record);

    friend bool operator==(const Records&, const Records&) = default;

private:
    std::map<MacAddress, BoxRecord> m_boxes;
};

} // namespace etherdeck::setup
