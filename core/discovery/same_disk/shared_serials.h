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

/// Finds serial numbers that several addresses report at the same time: such a number does not identify a
/// disk. A disk that moves to another address is different: its old address no longer reports the number once
/// the new one does.
///
/// A number that was shared once stays so for the rest of the run.
class SharedSerials {
public:
    explicit SharedSerials(std::size_t limit) : m_limit(limit) {}

    /// Everything that the live paths of a target report now.
    void tells(Address address, const std::set<std::string>& serials, TimePoint now);
    /// The target was asked again, and reported this number.
    void confirmed(Address address, const std::string& serial, TimePoint now);
    [[nodiscard]] bool isShared(const std::string& serial) const;

    /// An address to be asked for its identity again, to see whether it still reports the same as another
    /// one.
    [[nodiscard]] std::optional<Address> takeToConfirm();
    /// Addresses with a serial number that turned out to be shared.
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

    std::size_t m_limit;
    std::map<std::string, Serial> m_serials;
    std::map<Address, std::set<std::string>> m_told;
    std::set<Address> m_toConfirm;
    std::set<Address> m_found;
};

} // namespace etherdeck::discovery
