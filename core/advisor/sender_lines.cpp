#include "core/advisor/sender_lines.h"

namespace etherdeck {

namespace {

/// For U-Boot: first checks that this computer answers, because without an answer each piece of console
/// output takes seconds.
std::string ubootLines(const LocalAddress& local, const std::string& port,
                       const std::optional<netconsole::Endpoint>& box) {
    const std::string suffix = port == "6666" ? "" : ":" + port;
    std::string lines;
    if (box && box->isV4())
        lines += "setenv ipaddr " + box->addressText() + '\n';
    lines += "setenv serverip " + local.address + '\n';
    lines += "setenv ncip " + local.address + suffix + '\n';
    lines += "setenv ncoutport\nsetenv ncinport\n"; // what is set there goes before the port in ncip
    lines += "setenv nc 'setenv stdin nc; setenv stdout nc; setenv stderr nc; version'\n";
    lines += "setenv if_netconsole 'ping $serverip'\n";
    lines += "setenv preboot 'run if_netconsole nc'\n";
    lines += "saveenv\n";
    return lines;
}

std::string configfsLines(const LocalAddress& local, const std::string& port,
                          const std::string& boxInterface) {
    const std::string folder = "/sys/kernel/config/netconsole/etherdeck";
    std::string lines = "modprobe netconsole\n"
                        "mountpoint -q /sys/kernel/config || mount -t configfs none /sys/kernel/config\n"
                        "mkdir " +
                        folder + '\n';
    const auto set = [&](const std::string& value, const std::string& file) {
        lines += "echo " + value + " > " + folder + '/' + file + '\n';
    };
    set(boxInterface, "dev_name");
    set("1", "extended");
    set(local.address, "remote_ip");
    set(port, "remote_port");
    set(local.mac.toString(), "remote_mac");
    set("1", "enabled");
    lines += "dmesg -n 8\n";
    return lines;
}

} // namespace

SenderLines senderLines(const LocalAddress& local, std::uint16_t port,
                        const std::optional<netconsole::Endpoint>& box, const std::string& boxInterface) {
    const std::string number = std::to_string(port);
    const std::string target =
        "netconsole=+@/" + boxInterface + ',' + number + '@' + local.address + '/' + local.mac.toString();
    return {ubootLines(local, number, box), target + " loglevel=8\n",
            "modprobe netconsole " + target + "\ndmesg -n 8\n", configfsLines(local, number, boxInterface)};
}

} // namespace etherdeck
