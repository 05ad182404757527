#include "tests/integration/agent/uboot_box.h"

#include "core/base/sha256.h"
#include "core/plans/json.h"

#include <filesystem>
#include <fstream>

namespace etherdeck::tests {

using namespace std::chrono_literals;

Json setWish(const std::string& name, const Json& value) {
    return {{"kind", "uboot-env"}, {"changes", {{{"name", name}, {"value", value}}}}};
}

const uboot::Environment& firstEnvironment() {
    static const auto environment = environmentOf({{"bootcmd", "run bootcmd_usb; reset"},
                                                   {"bootdelay", "10"},
                                                   {"note", "a=b; echo \"x y\" 'z'"},
                                                   {"ethaddr", "00:25:31:00:00:01"}});
    return environment;
}

UbootBox::UbootBox() {
    put("proc/device-tree/model", std::string("Cloud Engines Pogoplug E02\0", 27));
    put("proc/device-tree/compatible",
        std::string("cloudengines,pogoe02\0marvell,kirkwood-88f6281\0marvell,kirkwood\0", 63));
    put("proc/meminfo", "MemTotal:         250000 kB\nMemAvailable:     100000 kB\n");
    put("proc/mtd", "dev:    size   erasesize  name\nmtd0: 00100000 00020000 \"u-boot\"\n");
    put("sys/class/mtd/mtd0/flags", "0x400\n");
    put("sys/class/mtd/mtd0/name", "u-boot\n");
    put("dev/mtd0", flashWith(firstEnvironment()).toStdString());
    put("fw_env.config", file("dev/mtd0") + " 0xc0000 0x20000 0x20000\n");
}

void UbootBox::put(const std::string& name, const std::string& content) const {
    const std::filesystem::path path(file(name));
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
}

std::string UbootBox::flash() const {
    std::ifstream content(file("dev/mtd0"), std::ios::binary);
    return {std::istreambuf_iterator<char>(content), {}};
}

Json UbootBox::changeFlash(const Json& wish) {
    const auto made = plan(wish);
    if (made.contains("error"))
        return made;
    const auto backup = plans::backupFrom(call("uboot.env.backup", made["backup_of"]));
    if (!backup || backup->sha256 != made["backup"] || backup->content != flash())
        return {{"error", {{"code", "backup"}, {"message", "the backup is not what is in the flash"}}}};
    return apply(made);
}

Json UbootBox::apply(const Json& plan) {
    return call(
        "change.apply",
        {{"plan", plan["id"]}, {"click", true}, {"confirm", plan["confirm"]}, {"backup", plan["backup"]}});
}

Program UbootBox::traced(const std::string& name, const std::string& signal, int when) const {
    auto strace =
        Program::start(box(), {"strace", "-f", "-p", std::to_string(processId()), "-e", "trace=" + name, "-e",
                               "inject=" + name + ":signal=" + signal + ":when=" + std::to_string(when)});
    if (!strace || !strace->waitForOutput("attached", 10s))
        qFatal("strace is needed");
    return std::move(*strace);
}

} // namespace etherdeck::tests
