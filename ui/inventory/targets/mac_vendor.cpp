#include "ui/inventory/targets/mac_vendor.h"

#include "core/hwdb/vendors.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

struct MacVendorTexts {
    Q_DECLARE_TR_FUNCTIONS(MacVendor)
};

constexpr std::uint8_t locallyAdministered = 0x02;

} // namespace

QString vendorText(const MacAddress& mac) {
    if ((mac.bytes()[0] & locallyAdministered) != 0)
        return MacVendorTexts::tr("None: the address was set by software");
    const auto vendor = hwdb::Vendors().of(mac);
    return vendor.empty() ? MacVendorTexts::tr("Unknown") : QString::fromUtf8(vendor);
}

} // namespace etherdeck::ui
