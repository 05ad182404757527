#include "app/lab/plugs/flash.h"

#include "core/base/byte_reader.h"
#include "core/base/ipv4_address.h"
#include "core/uboot/environment.h"

#include <array>
#include <utility>

namespace etherdeck::lab {

namespace {

constexpr std::size_t flashBytes = 0x100000;
constexpr std::uint32_t addressesBetween = 100; ///< that of Linux, and that of U-Boot

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> variables{{
    {"arcNumber", "3542"},
    {"baudrate", "115200"},
    {"bootcmd", "run bootcmd_usb; run bootcmd_rescue; reset"},
    {"bootcmd_rescue", "run set_bootargs_rescue; nand read.e 0x800000 0x100000 0x400000; bootm 0x800000"},
    {"bootcmd_usb", "usb start; run set_bootargs; ext2load usb 0:1 0x800000 /boot/uImage; bootm 0x800000"},
    {"bootdelay", "10"},
    {"if_netconsole", "ping $serverip"},
    {"mtdids", "nand0=orion_nand"},
    {"mtdparts", "mtdparts=orion_nand:1M(u-boot),4M(uImage),32M(pogoplug),-(root)"},
    {"preboot", "run preboot_nc"},
    {"preboot_nc", "run if_netconsole start_netconsole"},
    {"rescue_installed", "1"},
    {"set_bootargs", "setenv bootargs console=ttyS0,115200 root=/dev/sda1 rootdelay=10 $mtdparts"},
    {"set_bootargs_rescue", "setenv bootargs console=ttyS0,115200 ubi.mtd=2 rootfstype=ubifs $mtdparts"},
    {"start_netconsole",
     "setenv ncip $serverip; setenv bootdelay 10; setenv stdin nc; setenv stdout nc; setenv stderr nc; "
     "version;"},
    {"stderr", "serial"},
    {"stdout", "serial"},
}};

} // namespace

std::string flashContent(const VirtualPlug& plug, const std::string& server) {
    uboot::Environment environment;
    for (const auto& [name, value] : variables)
        environment.set(name, value);
    environment.set("ethaddr", plug.mac.toString());
    environment.set("serverip", server);
    if (const auto address = Ipv4Address::parse(plug.ip))
        environment.set("ipaddr", Ipv4Address(address->toNumber() + addressesBetween).toString());
    std::string content(flashBytes, '\xff');
    const auto& place = uboot::knownPlaces().front();
    if (const auto image = environment.build(place.size))
        content.replace(place.offset, place.size, asText(*image));
    return content;
}

} // namespace etherdeck::lab
