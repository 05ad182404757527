#include "app/lab/plugs/hardware.h"

#include <array>

namespace etherdeck::lab {

namespace {

using namespace std::string_view_literals;

constexpr std::array hardwareFiles{
    BoxFile{"/proc/device-tree/model", "Cloud Engines Pogoplug E02\0"sv},
    BoxFile{"/proc/device-tree/compatible",
            "cloudengines,pogoe02\0marvell,kirkwood-88f6281\0marvell,kirkwood\0"sv},
    BoxFile{"/proc/meminfo", "MemTotal:         249876 kB\n"
                             "MemFree:          151204 kB\n"
                             "MemAvailable:     198648 kB\n"
                             "Cached:            53120 kB\n"},
    BoxFile{"/proc/mtd", "dev:    size   erasesize  name\n"
                         "mtd0: 00100000 00020000 \"u-boot\"\n"
                         "mtd1: 00400000 00020000 \"uImage\"\n"
                         "mtd2: 02000000 00020000 \"pogoplug\"\n"
                         "mtd3: 05b00000 00020000 \"root\"\n"},
    BoxFile{"/sys/class/mtd/mtd0/flags", "0x400\n"}, // its device tree does not say that it is read-only
    BoxFile{"/sys/class/mtd/mtd1/flags", "0x400\n"},
    BoxFile{"/sys/class/mtd/mtd2/flags", "0x400\n"},
    BoxFile{"/sys/class/mtd/mtd3/flags", "0x400\n"},
    BoxFile{"/proc/1/comm", "init\n"},
    BoxFile{"/etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\n"},
};

} // namespace

std::span<const BoxFile> pogoplugFiles() { return hardwareFiles; }

} // namespace etherdeck::lab
