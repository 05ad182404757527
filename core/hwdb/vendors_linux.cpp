#include "core/hwdb/vendors.h"

#include <array>
#include <cstdio>
#include <libudev.h>
#include <string_view>

namespace etherdeck::hwdb {

namespace {

constexpr std::uint8_t locallyAssigned = 0x02;

} // namespace

struct Vendors::Database {
    struct Release {
        void operator()(udev* freed) const { udev_unref(freed); }
        void operator()(udev_hwdb* freed) const { udev_hwdb_unref(freed); }
    };
    std::unique_ptr<udev, Release> context{udev_new()};
    std::unique_ptr<udev_hwdb, Release> database{context ? udev_hwdb_new(context.get()) : nullptr};
};

Vendors::Vendors() : m_database(std::make_unique<Database>()) {}
Vendors::~Vendors() = default;
Vendors::Vendors(Vendors&&) noexcept = default;
Vendors& Vendors::operator=(Vendors&&) noexcept = default;

bool Vendors::isOpen() const { return m_database->database != nullptr; }

std::string Vendors::of(const MacAddress& mac) const {
    const auto& bytes = mac.bytes();
    if (!isOpen() || (bytes[0] & locallyAssigned) != 0)
        return {};
    std::array<char, 32> key{};
    std::snprintf(key.data(), key.size(), "OUI:%02X%02X%02X%02X%02X%02X", bytes[0], bytes[1], bytes[2],
                  bytes[3], bytes[4], bytes[5]);
    for (auto* entry = udev_hwdb_get_properties_list_entry(m_database->database.get(), key.data(), 0);
         entry != nullptr; entry = udev_list_entry_get_next(entry))
        if (std::string_view(udev_list_entry_get_name(entry)) == "ID_OUI_FROM_DATABASE")
            return udev_list_entry_get_value(entry);
    return {};
}

} // namespace etherdeck::hwdb
