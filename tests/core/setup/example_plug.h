#pragma once

#include "core/base/byte_reader.h"
#include "core/base/crc32.h"
#include "core/base/sha256.h"
#include "core/setup/record.h"
#include "core/setup/steps.h"
#include "core/setup/uimage.h"

#include <string>

/// A Pogoplug E02, and images for one.
namespace etherdeck::tests {

inline constexpr std::uint64_t mebibyte = 1 << 20;
inline constexpr std::uint64_t flashBlock = 0x20000;
inline const MacAddress plugMac({0x00, 0x25, 0x31, 0x01, 0x02, 0x03});

[[nodiscard]] inline setup::Hardware hardwareOfE02() {
    return {"Cloud Engines Pogoplug E02",
            "Marvell 88F6281",
            250000ULL * 1024,
            {{0, "u-boot", mebibyte, flashBlock},
             {1, "uImage", 4 * mebibyte, flashBlock},
             {2, "pogoplug", 32 * mebibyte, flashBlock},
             {3, "root", 91 * mebibyte, flashBlock}}};
}

[[nodiscard]] inline setup::Manifest copiesOf(const setup::Hardware& hardware) {
    setup::Manifest manifest{hardware.model, plugMac, 1'700'000'000, {}};
    for (const auto& partition : hardware.flash)
        manifest.put(
            {partition, setup::copyName(plugMac, hardware.model, partition), sha256(partition.name), {}});
    return manifest;
}

[[nodiscard]] inline uboot::Environment environmentWithNetconsole() {
    uboot::Environment environment;
    for (const auto& [name, value] :
         {std::pair{"bootcmd", "run bootcmd_usb; reset"}, std::pair{"ipaddr", "192.168.1.100"},
          std::pair{"serverip", "192.168.1.2"}, std::pair{"if_netconsole", "ping $serverip"},
          std::pair{"start_netconsole", "setenv ncip $serverip; setenv bootdelay 10; setenv stdin nc; "
                                        "setenv stdout nc; setenv stderr nc; version;"},
          std::pair{"preboot_nc", "run if_netconsole start_netconsole"},
          std::pair{"preboot", "run preboot_nc"}})
        environment.set(name, value);
    return environment;
}

/// As it is in its wrapping, reached by SSH.
[[nodiscard]] inline setup::Facts newPlug() {
    setup::Facts facts;
    facts.hardware = hardwareOfE02();
    facts.mac = plugMac;
    facts.kernel = "2.6.22.18";
    facts.root = setup::RootPlace::Flash;
    facts.uboot = setup::UbootTraits{"1.1.4", false};
    facts.ubootBadBlocks.emplace();
    return facts;
}

/// All steps are done.
[[nodiscard]] inline setup::Facts readyPlug() {
    auto facts = newPlug();
    facts.kernel = "6.1.0-27-marvell armv5tel";
    facts.distribution = "Debian GNU/Linux 12 (bookworm)";
    facts.hasAgent = true;
    facts.root = setup::RootPlace::Usb;
    facts.uboot = setup::UbootTraits{"2017.07-tld-1", true};
    facts.environment = environmentWithNetconsole();
    facts.environment->set("rescue_installed", "1");
    facts.kept = copiesOf(facts.hardware);
    facts.hasVblade = true;
    facts.exports = facts.runningExports = facts.exportsAtBoot = 1;
    return facts;
}

/// mkimage -n kwbimage.cfg -T kwbimage -a 0x600000 -e 0x600000, of "U-Boot 2017.07" and two NULs.
[[nodiscard]] inline std::string smallUboot() {
    std::string image("\x8b\0\0\x08\x14\0\0\0\0\0\0\0\0\x02\0\0\0\0\x60\0\0\0\x60\0\0\0\0\0\0\0\x01\x6a\x40",
                      33);
    image.resize(64);
    image.append("\xe0\x00\xd1\xff\x9b\x1b\x1b\x1b", 8);
    image.resize(511);
    image += "\xdc";
    image.append("U-Boot 2017.07\0\0\x24\x0a\x9a\xcf", 20);
    image.resize(768);
    return image;
}

/// The same, of another program.
[[nodiscard]] inline std::string ubootOf(std::string program) {
    program.resize((program.size() + 3) / 4 * 4);
    std::uint32_t sum = 0;
    const auto byteAt = [](const std::string& text, std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at]));
    };
    for (std::size_t at = 0; at < program.size(); at += 4)
        sum += byteAt(program, at) | byteAt(program, at + 1) << 8 | byteAt(program, at + 2) << 16 |
               byteAt(program, at + 3) << 24;
    for (std::size_t i = 0; i < 4; ++i)
        program += static_cast<char>(sum >> (8 * i) & 0xff);
    auto image = smallUboot().substr(0, 512);
    for (std::size_t i = 0; i < 4; ++i)
        image[4 + i] = static_cast<char>(program.size() >> (8 * i) & 0xff);
    std::uint32_t headerSum = 0;
    for (std::size_t at = 0; at < 31; ++at)
        headerSum += byteAt(image, at);
    image[31] = static_cast<char>(headerSum & 0xff);
    return image + program;
}

[[nodiscard]] inline std::string uImageOf(const std::string& content, setup::UImage header = {}) {
    header.size = static_cast<std::uint32_t>(content.size());
    header.dataCrc = crc32(asBytes(content));
    const auto bytes = setup::buildUImageHeader(header);
    return std::string(asText(bytes)) + content;
}

/// Whole erase blocks of UBI.
[[nodiscard]] inline std::string ubiImage(std::size_t blocks) {
    std::string header("UBI#\x01", 5);
    header.resize(60);
    const auto crc = ~crc32(asBytes(header));
    for (int shift = 24; shift >= 0; shift -= 8)
        header += static_cast<char>(crc >> shift & 0xff);
    header.resize(flashBlock, 'd');
    std::string image;
    for (std::size_t i = 0; i < blocks; ++i)
        image += header;
    return image;
}

} // namespace etherdeck::tests
