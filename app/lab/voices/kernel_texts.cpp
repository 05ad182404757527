#include "app/lab/voices/kernel_texts.h"

#include <array>

namespace etherdeck::lab {

namespace {

using namespace std::chrono_literals;

constexpr int warning = 4;
constexpr int notice = 5;
constexpr int information = 6;
constexpr int emergency = 0;
constexpr int ofDaemon = 30; // facility 3, information

// Longer than a datagram, so that it is sent in fragments.
constexpr std::string_view commandLine =
    "Kernel command line: console=ttyS0,115200 root=LABEL=plug rootdelay=10 rootfstype=ext4 panic=5 "
    "sysrq_always_enabled=1 loglevel=8 netconsole=+r6665@/eth0,6666@192.168.7.1/02:ed:ec:00:00:01 "
    "mtdparts=orion_nand:0xc0000(boot),0x20000(environment),0x20000(spare),0x300000(rescue-kernel),"
    "0x700000(rescue-root),0x7500000(data) "
    "blkdevparts=sda:64M(a-boot),512M(a-swap),8G(a-root),16G(a-var),-(a-music);"
    "sdb:64M(b-boot),512M(b-swap),8G(b-root),16G(b-var),-(b-photos);"
    "sdc:64M(c-boot),512M(c-swap),8G(c-root),16G(c-var),-(c-films);"
    "sdd:64M(d-boot),512M(d-swap),8G(d-root),16G(d-var),-(d-scratch);"
    "sde:64M(e-boot),512M(e-swap),8G(e-root),16G(e-var),-(e-archive);"
    "sdf:64M(f-boot),512M(f-swap),8G(f-root),16G(f-var),-(f-backup) "
    "usb-storage.quirks=152d:0578:u,174c:55aa:u,0bc2:2320:u,1058:25a2:u libata.force=1.00:noncq,2.00:noncq "
    "aoe.aoe_iflist=eth0 aoe.aoe_deadsecs=180 ip=:::255.255.255.0::eth0:dhcp "
    "usbcore.autosuspend=-1 consoleblank=0 net.ifnames=0 biosdevname=0 fsck.mode=auto fsck.repair=yes "
    "printk.time=1 printk.devkmsg=on log_buf_len=1M init=/sbin/init";

constexpr std::array boot{
    KernelStep{0ms, information, "Booting Linux on physical CPU 0x0"},
    KernelStep{0ms, notice,
               "Linux version 6.1.0-56-marvell (lab@etherdeck) (arm-linux-gnueabi-gcc-12 (Debian 12.2.0-14) "
               "12.2.0, GNU ld (GNU Binutils for Debian) 2.40) #1 Debian 6.1.192-2 (2026-11-16)"},
    KernelStep{0ms, information, "OF: fdt: Machine model: Etherdeck lab plug"},
    KernelStep{0ms, information, "Memory policy: Data cache writeback"},
    KernelStep{0ms, information, "Zone ranges:"},
    KernelStep{0ms, information, "  Normal   [mem 0x0000000000000000-0x000000000fffffff]"},
    KernelStep{0ms, notice, commandLine},
    KernelStep{0ms, information, "Memory: 244012K/262144K available"},
    KernelStep{0ms, information, "NR_IRQS: 16, nr_irqs: 16, preallocated irqs: 16"},
    KernelStep{4ms, information, "Console: colour dummy device 80x30"},
    KernelStep{18ms, information, "pid_max: default: 32768 minimum: 301"},
    KernelStep{61ms, information, "devtmpfs: initialized"},
    KernelStep{40ms, information, "NET: Registered PF_NETLINK/PF_ROUTE protocol family"},
    KernelStep{210ms, information, "SCSI subsystem initialized"},
    KernelStep{12ms, information, "usbcore: registered new interface driver usbfs"},
    KernelStep{350ms, information, "NET: Registered PF_INET protocol family"},
    KernelStep{430ms, information, "workingset: timestamp_bits=30 max_order=16 bucket_order=0"},
    KernelStep{310ms, information, "orion-ehci f1050000.ehci: EHCI Host Controller", "platform",
               "+platform:f1050000.ehci"},
    KernelStep{35ms, information, "orion-ehci f1050000.ehci: USB 2.0 started, EHCI 1.00", "platform",
               "+platform:f1050000.ehci"},
    KernelStep{9ms, information, "hub 1-0:1.0: USB hub found", "usb", "+usb:1-0:1.0"},
    KernelStep{2ms, information, "hub 1-0:1.0: 1 port detected", "usb", "+usb:1-0:1.0"},
    KernelStep{290ms, information, "usb 1-1: new high-speed USB device number 2 using orion-ehci", "usb",
               "c189:1"},
    KernelStep{160ms, information, "hub 1-1:1.0: 4 ports detected", "usb", "+usb:1-1:1.0"},
    KernelStep{320ms, information, "usb 1-1.1: new high-speed USB device number 3 using orion-ehci", "usb",
               "c189:2"},
    KernelStep{140ms, information, "usb-storage 1-1.1:1.0: USB Mass Storage device detected", "usb",
               "+usb:1-1.1:1.0"},
    KernelStep{180ms, information,
               "mv643xx_eth_port mv643xx_eth_port.0 eth0: link up, 1000 Mb/s, full duplex, flow control "
               "disabled",
               "platform", "+platform:mv643xx_eth_port.0"},
    KernelStep{120ms, information, "printk: console [netcon0] enabled"},
    KernelStep{1ms, information, "netconsole: network logging started"},
    KernelStep{870ms, notice, "sd 0:0:0:0: [sda] 488397168 512-byte logical blocks: (250 GB/233 GiB)", "scsi",
               "+scsi:0:0:0:0"},
    KernelStep{3ms, notice, "sd 0:0:0:0: [sda] Write Protect is off", "scsi", "+scsi:0:0:0:0"},
    KernelStep{22ms, information, " sda: sda1 sda2"},
    KernelStep{4ms, notice, "sd 0:0:0:0: [sda] Attached SCSI disk", "scsi", "+scsi:0:0:0:0"},
    KernelStep{610ms, information,
               "EXT4-fs (sda1): mounted filesystem with ordered data mode. Quota mode: none."},
    KernelStep{20ms, information, "VFS: Mounted root (ext4 filesystem) readonly on device 8:1."},
    KernelStep{45ms, information, "Run /sbin/init as init process"},
    KernelStep{900ms, ofDaemon, "systemd[1]: Set hostname."},
    KernelStep{640ms, information, "EXT4-fs (sda1): re-mounted. Quota mode: none."},
    KernelStep{520ms, information, "aoe: AoE v85 initialised."},
    KernelStep{280ms, ofDaemon, "systemd[1]: Started the exports of this plug."},
};

constexpr std::array routine{
    KernelStep{4200ms, information, "aoe: 002531000003 e7.3 v4019 has 625142448 sectors"},
    KernelStep{3900ms, information, "usb 1-1.4: new high-speed USB device number 6 using orion-ehci", "usb",
               "c189:5"},
    KernelStep{150ms, information, "usb-storage 1-1.4:1.0: USB Mass Storage device detected", "usb",
               "+usb:1-1.4:1.0"},
    KernelStep{1050ms, notice, "sd 3:0:0:0: [sdd] 60062500 512-byte logical blocks: (30.8 GB/28.6 GiB)",
               "scsi", "+scsi:3:0:0:0"},
    KernelStep{18ms, information, " sdd: sdd1"},
    KernelStep{5ms, notice, "sd 3:0:0:0: [sdd] Attached SCSI removable disk", "scsi", "+scsi:3:0:0:0"},
    KernelStep{900ms, warning,
               "EXT4-fs (sdd1): warning: mounting unchecked fs, running e2fsck is recommended"},
    KernelStep{60ms, information,
               "EXT4-fs (sdd1): mounted filesystem with ordered data mode. Quota mode: none."},
    KernelStep{17s, ofDaemon, "systemd[1]: Starting to look after the disks."},
    KernelStep{2300ms, ofDaemon, "systemd[1]: Finished looking after the disks."},
    KernelStep{21s, information, "EXT4-fs (sdd1): unmounting filesystem."},
    KernelStep{4100ms, information, "usb 1-1.4: USB disconnect, device number 6", "usb", "c189:5"},
    KernelStep{26s, warning, "hrtimer: interrupt took 1186402 ns"},
    KernelStep{33s, information, "aoe: 002531000003 e7.3 v4019 has 625142448 sectors"},
    KernelStep{24s, information, "EXT4-fs (sda1): re-mounted. Quota mode: none."},
    KernelStep{29s, ofDaemon, "systemd[1]: Rotated the logs."},
};

constexpr std::array panic{
    KernelStep{0ms, emergency, "Kernel panic - not syncing: Fatal exception in interrupt"},
    KernelStep{1ms, warning,
               "CPU: 0 PID: 318 Comm: vblade Not tainted 6.1.0-56-marvell #1  Debian 6.1.192-2"},
    KernelStep{0ms, warning, "Hardware name: Etherdeck lab plug"},
    KernelStep{0ms, warning, "Call Trace:"},
    KernelStep{0ms, warning, " dump_stack_lvl+0x44/0x5c"},
    KernelStep{0ms, warning, " panic+0x118/0x2f4"},
    KernelStep{0ms, warning, " ? _printk+0x68/0x83"},
    KernelStep{0ms, warning, " mv643xx_eth_poll+0x1d4/0x8a0"},
    KernelStep{0ms, warning, " net_rx_action+0x11c/0x2d8"},
    KernelStep{0ms, warning, " __do_softirq+0x10c/0x2f0"},
    KernelStep{0ms, warning, " irq_exit+0x8c/0xb4"},
    KernelStep{0ms, warning, " packet_sendmsg+0x6f0/0x1250"},
    KernelStep{0ms, warning, " sock_sendmsg+0x40/0x60"},
    KernelStep{0ms, warning, " ksys_write+0x6b/0xf0"},
    KernelStep{3ms, emergency, "Rebooting in 5 seconds.."},
};

} // namespace

std::span<const KernelStep> kernelBoot() { return boot; }
std::span<const KernelStep> kernelRoutine() { return routine; }
std::span<const KernelStep> kernelPanic() { return panic; }

} // namespace etherdeck::lab
