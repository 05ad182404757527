#pragma once

#include "core/base/mac_address.h"

#include <memory>
#include <string>

namespace etherdeck::hwdb {

/// The makers of network cards, from the system's hardware database (udev's hwdb).
class Vendors {
public:
    Vendors();
    ~Vendors();
    Vendors(Vendors&&) noexcept;
    Vendors& operator=(Vendors&&) noexcept;

    /// False where the system has no such database: then no maker is known.
    [[nodiscard]] bool isOpen() const;
    /// "Cloud Engines, Inc."; empty: not known, or an address that no maker has given.
    [[nodiscard]] std::string of(const MacAddress& mac) const;

private:
    struct Database;
    std::unique_ptr<Database> m_database;
};

} // namespace etherdeck::hwdb
