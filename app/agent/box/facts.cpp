#include "app/agent/box/facts.h"

#include "app/agent/box/facts_text.h"
#include "app/agent/box/host_name.h"
#include "app/agent/box/rooted_files.h"
#include "core/base/known_macs.h"
#include "core/system/small_files.h"

#include <algorithm>
#include <charconv>
#include <sys/utsname.h>

namespace etherdeck::agent {

namespace {

constexpr std::array programFolders{"/usr/local/sbin/", "/usr/local/bin/", "/usr/sbin/",
                                    "/usr/bin/",        "/sbin/",          "/bin/"};

std::vector<std::string> compatibleOf(const RootedFiles& files) {
    return deviceTreeStrings(files.read("/proc/device-tree/compatible"));
}

std::string readModel(const RootedFiles& files) {
    if (auto model = files.line("/proc/device-tree/model"); !model.empty())
        return model;
    const auto vendor = files.line("/sys/class/dmi/id/sys_vendor");
    const auto product = files.line("/sys/class/dmi/id/product_name");
    if (!product.empty())
        return vendor.empty() ? product : vendor + ' ' + product;
    return cpuinfoValue(files.read("/proc/cpuinfo"), "Hardware");
}

std::string readSoc(const RootedFiles& files) {
    if (auto soc = socIn(compatibleOf(files)); !soc.empty())
        return soc;
    const auto cpuinfo = files.read("/proc/cpuinfo");
    for (const auto* name : {"model name", "Processor"})
        if (auto soc = cpuinfoValue(cpuinfo, name); !soc.empty())
            return soc;
    return {};
}

std::string readKernel() {
    utsname system{};
    return ::uname(&system) == 0 ? std::string(system.release) + ' ' + system.machine : std::string();
}

InitSystem readInit(const RootedFiles& files) {
    if (files.has("/run/systemd/system"))
        return InitSystem::Systemd;
    const auto first = files.line("/proc/1/comm");
    if (first == "procd" || files.has("/sbin/procd"))
        return InitSystem::Procd;
    const auto init = files.link("/sbin/init");
    if (init.ends_with("busybox"))
        return InitSystem::Busybox;
    return first == "init" ? InitSystem::SysvInit : InitSystem::Other;
}

void addTemperature(std::vector<Temperature>& list, const std::string& name, const std::string& value) {
    constexpr std::size_t mostTemperatures = 64;
    int thousandths = 0;
    const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), thousandths);
    const bool isKnown = std::ranges::find(list, name, &Temperature::name) != list.end();
    if (!value.empty() && problem == std::errc() && end == value.data() + value.size() && !isKnown &&
        list.size() < mostTemperatures)
        list.push_back({name, thousandths / 1000.0});
}

std::vector<Temperature> readTemperatures(const RootedFiles& files) {
    std::vector<Temperature> list;
    const std::string zones = "/sys/class/thermal/";
    for (const auto& zone : files.names(zones))
        if (zone.starts_with("thermal_zone"))
            addTemperature(list, files.line(zones + zone + "/type"), files.line(zones + zone + "/temp"));
    const std::string monitors = "/sys/class/hwmon/";
    for (const auto& monitor : files.names(monitors)) {
        const auto folder = monitors + monitor + '/';
        for (const auto& file : files.names(folder)) {
            if (!file.starts_with("temp") || !file.ends_with("_input"))
                continue;
            const auto label = files.line(folder + file.substr(0, file.size() - 5) + "label");
            const auto chip = files.line(folder + "name");
            addTemperature(list, label.empty() ? chip : chip + ' ' + label, files.line(folder + file));
        }
    }
    return list;
}

std::vector<MtdPartition> readMtd(const RootedFiles& files) {
    constexpr unsigned long writable = 0x400; // MTD_WRITEABLE
    auto partitions = parseMtd(files.read("/proc/mtd"));
    for (auto& partition : partitions) {
        auto flags = files.line("/sys/class/mtd/mtd" + std::to_string(partition.index) + "/flags");
        unsigned long value = 0;
        if (flags.starts_with("0x"))
            flags.erase(0, 2);
        if (std::from_chars(flags.data(), flags.data() + flags.size(), value, 16).ec == std::errc())
            partition.readOnly = (value & writable) == 0;
    }
    return partitions;
}

/// From the package database: vblade itself would have to be started on an interface to tell.
std::string readPackageVersion(const RootedFiles& files, const std::string& package) {
    for (const auto* database : {"/var/lib/dpkg/status", "/usr/lib/opkg/status"}) {
        PackageVersion version(package);
        readLines(files.at(database), [&version](std::string_view line) { version.addLine(line); });
        version.end();
        if (!version.version().empty())
            return version.version();
    }
    return {};
}

void readVblade(const RootedFiles& files, BoxFacts& facts) {
    for (const std::string folder : programFolders) {
        const auto path = folder + "vblade";
        if (!files.has(path))
            continue;
        facts.vblade = path;
        if (!path.starts_with("/usr/local/")) // packages do not go there
            facts.vbladeVersion = readPackageVersion(files, "vblade");
        return;
    }
}

/// mtd0 is the first mebibyte; OpenWrt has the environment at its end in a partition of its own.
bool hasFlashOfE02(const std::vector<MtdPartition>& mtd) {
    constexpr std::uint64_t mebibyte = 1 << 20;
    constexpr std::uint64_t block = 128 * 1024;
    if (mtd.empty() || mtd[0].index != 0 || mtd[0].eraseBytes != block)
        return false;
    return mtd[0].bytes == mebibyte ||
           (mtd[0].bytes == mebibyte - block && mtd.size() > 1 && mtd[1].index == 1 && mtd[1].bytes == block);
}

PogoplugE02 examine(const RootedFiles& files, const BoxFacts& facts) {
    constexpr std::uint64_t mebibyte = 1 << 20;
    PogoplugE02 e02;
    const auto compatible = compatibleOf(files);
    e02.model = facts.model == "Cloud Engines Pogoplug E02" || facts.model == "Pogoplug E02" ||
                std::ranges::find(compatible, "cloudengines,pogoe02") != compatible.end();
    e02.soc = facts.soc == "Marvell 88F6281";
    // What the kernel keeps for itself is missing in MemTotal.
    e02.memory = facts.memoryTotal >= 220 * mebibyte && facts.memoryTotal <= 256 * mebibyte;
    e02.flash = hasFlashOfE02(facts.mtd);
    return e02;
}

} // namespace

std::string readBootId(const std::string& root) {
    auto id = RootedFiles(root).readOwnOrReal("/proc/sys/kernel/random/boot_id");
    id.resize(std::min(id.find('\n'), id.size()));
    return id;
}

BoxFacts readBoxFacts(const std::string& root) {
    const RootedFiles files(root);
    BoxFacts facts;
    facts.hostName = readHostName(root);
    facts.bootId = readBootId(root);
    facts.model = readModel(files);
    facts.soc = readSoc(files);
    facts.kernel = readKernel();
    const std::string osRelease = files.has("/etc/os-release") ? "/etc/os-release" : "/usr/lib/os-release";
    facts.distribution = osReleaseValue(files.read(osRelease), "PRETTY_NAME");
    facts.init = readInit(files);
    facts.uptime = parseUptime(files.readOwnOrReal("/proc/uptime"));
    facts.time = std::chrono::system_clock::now();
    const auto memory = files.readOwnOrReal("/proc/meminfo");
    facts.memoryTotal = memoryIn(memory, "MemTotal");
    facts.memoryAvailable = memoryIn(memory, "MemAvailable");
    if (facts.memoryAvailable == 0) // before Linux 3.14
        facts.memoryAvailable = memoryIn(memory, "MemFree") + memoryIn(memory, "Cached");
    facts.load = parseLoad(files.readOwnOrReal("/proc/loadavg"));
    facts.temperatures = readTemperatures(files);
    facts.mtd = readMtd(files);
    readVblade(files, facts);
    facts.pogoplugE02 = examine(files, facts);
    return facts;
}

std::vector<Sentence> warningsAbout(const BoxFacts& facts, const std::vector<MacAddress>& macs) {
    std::vector<Sentence> warnings;
    if (std::ranges::find(macs, sharedDefaultMac) != macs.end())
        warnings.push_back(say(
            "This box has the MAC address %1, which all plugs have whose U-Boot environment was never given "
            "their own. Two of them on one network break AoE: set ethaddr to the address on the label.",
            sharedDefaultMac.toString()));
    if (facts.pogoplugE02.model && !facts.pogoplugE02.isOne())
        warnings.push_back(
            say("This box says that it is a Pogoplug E02, but its hardware does not look like one: "
                "nothing dangerous is done to its flash memory."));
    return warnings;
}

} // namespace etherdeck::agent
