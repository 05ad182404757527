#include "ui/inventory/targets/mac_vendor.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace etherdeck::ui {

namespace {

struct MacVendorTexts {
    Q_DECLARE_TR_FUNCTIONS(MacVendor)
};

struct Vendor {
    std::uint32_t prefix;
    const char* name;
};
/// What is met around AoE, from the registry of the IEEE.
constexpr std::array vendors{
    Vendor{0x000569, "VMware"},       Vendor{0x000c29, "VMware"},
    Vendor{0x005056, "VMware"},       Vendor{0x00155d, "Microsoft (Hyper-V)"},
    Vendor{0x00163e, "Xen"},          Vendor{0x001b21, "Intel"},
    Vendor{0x001c42, "Parallels"},    Vendor{0x002531, "Cloud Engines (Pogoplug)"},
    Vendor{0x002590, "Supermicro"},   Vendor{0x003048, "Supermicro"},
    Vendor{0x005043, "Marvell"},      Vendor{0x00e04c, "Realtek"},
    Vendor{0x080027, "VirtualBox"},   Vendor{0x525400, "QEMU"},
    Vendor{0xb827eb, "Raspberry Pi"}, Vendor{0xdca632, "Raspberry Pi"},
    Vendor{0xe45f01, "Raspberry Pi"},
};

constexpr std::uint8_t locallyAdministered = 0x02;

} // namespace

QString vendorText(const MacAddress& mac) {
    const auto prefix = static_cast<std::uint32_t>(mac.toNumber() >> 24);
    const auto found = std::find_if(vendors.begin(), vendors.end(),
                                    [prefix](const Vendor& vendor) { return vendor.prefix == prefix; });
    if (found != vendors.end())
        return QString::fromLatin1(found->name);
    if ((mac.bytes()[0] & locallyAdministered) != 0)
        return MacVendorTexts::tr("None: the address was set by software");
    return MacVendorTexts::tr("Unknown");
}

} // namespace etherdeck::ui
