#pragma once

#include "core/base/address.h"
#include "core/base/clock.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace etherdeck::discovery {

/// Finds serial numbers that several addresses tell side by side: such a one names no disk. A disk that moves
/// to another address does not: its old address tells the number no more after the new one has begun to.
///
/// What was shared once in a run stays so.
class SharedSerials {
public:
    explicit SharedSerials(std::size_t most) : m_most(most) {}

    /// What the live paths of a target tell now, all of it.
    void tells(Address address, const std::set<std::string>& serials, TimePoint now);
    /// It was asked again, and told this one.
    void confirmed(Address address, const std::string& serial, TimePoint now);
    [[nodiscard]] bool isShared(const std::string& serial) const;

    /// An address that should be asked who it is once more, to know whether it still tells what another
    /// tells.
    [[nodiscard]] std::optional<Address> takeToConfirm();
    /// Addresses one of whose serial numbers has turned out to be shared.
    [[nodiscard]] std::vector<Address> takeFound();

private:
    struct Times {
        TimePoint since{};
        TimePoint confirmed{};
    };
    struct Serial {
        bool isShared = false;
        std::map<Address, Times> tellers;
    };

    void add(Address address, const std::string& serial, TimePoint now);
    void remove(Address address, const std::string& serial);

    std::size_t m_most;
    std::map<std::string, Serial> m_serials;
    std::map<Address, std::set<std::string>> m_told;
    std::set<Address> m_toConfirm;
    std::set<Address> m_found;
};

} // namespace etherdeck::discovery
