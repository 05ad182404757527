#include "core/netconsole/kernel/crash_table.h"

#include <algorithm>
#include <array>

namespace etherdeck::netconsole {

namespace {

using enum CrashKind;
using enum FrameRule;
constexpr auto inTrace = FrameRule::Trace;
constexpr auto byWords = Proof::Words;
constexpr auto byTrace = Proof::Trace;

// From kernel/panic.c, lib/bug.c, arch/*/mm/fault.c, arch/*/kernel/traps.c, lib/ubsan.c, mm/kasan/report.c,
// mm/kfence/report.c, mm/kmsan/report.c, kernel/kcsan/report.c, kernel/locking, kernel/rcu,
// kernel/hung_task.c, kernel/watchdog.c, kernel/workqueue.c, kernel/sched/core.c, mm/oom_kill.c, mm/slub.c,
// mm/memory.c, mm/page_alloc.c, mm/kmemleak.c, fs/super.c, fs/open.c of the kernels 2.6 to 6.19.
constexpr std::array reportRows{
    CrashTableRow{"Kernel panic - not syncing: ", Panic, byWords, Title},
    CrashTableRow{"PANIC: double fault, error_code: ", Oops, byWords, Counter},

    CrashTableRow{"BUG: KASAN: ", Kasan, byWords, Title},
    CrashTableRow{"BUG: KFENCE: ", Kasan, byWords, Title},
    CrashTableRow{"BUG: KCSAN: ", Kasan, byWords, Title},
    CrashTableRow{"BUG: KMSAN: ", Kasan, byWords, Title},
    CrashTableRow{"UBSAN: ", Ubsan, byWords, inTrace},

    CrashTableRow{"BUG: kernel NULL pointer dereference", Oops, byWords, Counter},
    CrashTableRow{"BUG: Kernel NULL pointer dereference", Oops, byWords, Counter},
    CrashTableRow{"BUG: unable to handle ", Oops, byWords, Counter},
    CrashTableRow{"BUG: Unable to handle ", Oops, byWords, Counter},
    CrashTableRow{"BUG: unsupported FP instruction", Oops, byWords, Counter},
    CrashTableRow{"BUG: stack guard page was hit", Oops, byWords, Counter},
    CrashTableRow{"BUG: TASK stack guard page was hit", Oops, byWords, Counter},
    CrashTableRow{"Unable to handle kernel ", Oops, byWords, Counter},
    CrashTableRow{"CPU * Unable to handle kernel ", Oops, byWords, Counter},
    CrashTableRow{"Unhandled fault: ", Oops, Proof::Always, Counter},
    CrashTableRow{"Unhandled prefetch abort: ", Oops, Proof::Always, Counter},
    CrashTableRow{"Alignment trap: ", Oops, Proof::Always, Counter},
    CrashTableRow{"Unhandled kernel unaligned access[#", Oops, byWords, Counter},
    CrashTableRow{"Insufficient stack space to handle exception!", Oops, byWords, Counter},
    CrashTableRow{"Internal error: ", Oops, byWords, Counter},
    CrashTableRow{"Bad mode in ", Oops, byTrace, Counter},
    CrashTableRow{"Oops: * [#", Oops, byWords, Counter},
    CrashTableRow{"Oops: 0", Oops, byTrace, Counter},
    CrashTableRow{"Oops - *[#", Oops, byWords, Counter},
    CrashTableRow{"Oops[#", Oops, byWords, Counter},
    CrashTableRow{"Oops [#", Oops, byWords, Counter},
    CrashTableRow{"general protection fault*[#", Oops, byWords, Counter},

    CrashTableRow{"kernel BUG at ", Bug, byWords, Counter},
    CrashTableRow{"Kernel BUG at ", Bug, byWords, Counter},
    CrashTableRow{"Kernel bug detected[#", Bug, byWords, Counter},
    CrashTableRow{"Kernel BUG [#", Bug, byWords, Counter},

    CrashTableRow{"BUG: soft lockup - CPU#", Lockup, byWords, Stall},
    CrashTableRow{"BUG: workqueue lockup - ", Lockup, byWords, inTrace},
    CrashTableRow{"BUG: spinlock lockup suspected on ", Lockup, byWords, inTrace},
    CrashTableRow{"Watchdog detected hard LOCKUP", Lockup, byWords, Counter},
    CrashTableRow{"CPU*: Watchdog detected hard LOCKUP", Lockup, byWords, Counter},
    CrashTableRow{"INFO: rcu*detected *stall", Lockup, byWords, Stall},

    CrashTableRow{"INFO: task * blocked for more than ", HungTask, byWords, inTrace},
    CrashTableRow{"INFO: task * blocked in I/O wait for more than ", HungTask, byWords, inTrace},
    CrashTableRow{"INFO: task * blocked on ", HungTask, byTrace, inTrace},
    CrashTableRow{"INFO: task * can't die for more than ", HungTask, byWords, inTrace},

    CrashTableRow{"Out of memory: Kill", OutOfMemory, byWords, inTrace},
    CrashTableRow{"Memory cgroup out of memory: Kill", OutOfMemory, byWords, inTrace},
};

constexpr std::array lockAndWarningRows{
    // Lockdep writes "WARNING: …" since 4.11 and "[ INFO: … ]" before; the brackets do not stand here.
    CrashTableRow{"WARNING: possible circular locking dependency detected", Warning, byWords, Named},
    CrashTableRow{"INFO: possible circular locking dependency detected", Warning, byWords, Named},
    CrashTableRow{"WARNING: possible recursive locking detected", Warning, byWords, Named},
    CrashTableRow{"INFO: possible recursive locking detected", Warning, byWords, Named},
    CrashTableRow{"WARNING: possible irq lock inversion dependency detected", Warning, byWords, Named},
    CrashTableRow{"INFO: possible irq lock inversion dependency detected", Warning, byWords, Named},
    CrashTableRow{"WARNING: %-safe -> %-unsafe lock order detected", Warning, byWords, Named},
    CrashTableRow{"INFO: %-safe -> %-unsafe lock order detected", Warning, byWords, Named},
    CrashTableRow{"WARNING: inconsistent lock state", Warning, byWords, Named},
    CrashTableRow{"INFO: inconsistent lock state", Warning, byWords, Named},
    CrashTableRow{"WARNING: bad unlock balance detected!", Warning, byWords, Named},
    CrashTableRow{"BUG: bad unlock balance detected!", Warning, byWords, Named},
    CrashTableRow{"WARNING: held lock freed!", Warning, byWords, Named},
    CrashTableRow{"BUG: held lock freed!", Warning, byWords, Named},
    CrashTableRow{"WARNING: lock held when returning to user space!", Warning, byWords, Named},
    CrashTableRow{"BUG: lock held when returning to user space!", Warning, byWords, Named},
    CrashTableRow{"WARNING: Nested lock was not taken", Warning, byWords, Named},
    CrashTableRow{"BUG: Invalid wait context", Warning, byWords, Named},
    CrashTableRow{"WARNING: * still has locks held!", Warning, byWords, Named},
    CrashTableRow{"BUG: * still has locks held!", Warning, byWords, Named},
    CrashTableRow{"WARNING: suspicious RCU usage", Warning, byWords, inTrace},
    CrashTableRow{"INFO: suspicious RCU usage", Warning, byWords, inTrace},
    CrashTableRow{"INFO: suspicious rcu_", Warning, byTrace, inTrace},
    CrashTableRow{"INFO: trying to register non-static key", Warning, byWords, inTrace},

    CrashTableRow{"WARNING: CPU: * at * ", Warning, byWords, Title},
    CrashTableRow{"WARNING: at *:", Warning, byTrace, Title},
    CrashTableRow{"WARNING: * at *, CPU#", Warning, byWords, Title}, // since 6.19
    CrashTableRow{"WARNING: kernel stack * has bad ", Warning, byWords, inTrace},

    CrashTableRow{"BUG: scheduling while atomic: ", Bug, byWords, inTrace},
    CrashTableRow{"BUG: sleeping function called from invalid context at ", Bug, byWords, inTrace},
    CrashTableRow{"BUG: using * in preemptible ", Bug, byWords, Named},
    CrashTableRow{"BUG: workqueue leaked lock or atomic: ", Bug, byWords, Named},
    CrashTableRow{"BUG: Bad page state in process ", Bug, byWords, inTrace},
    CrashTableRow{"BUG: Bad page map in process ", Bug, byWords, inTrace},
    CrashTableRow{"BUG: Bad rss-counter state ", Bug, byWords, inTrace},
    CrashTableRow{"BUG: Dentry * still in use ", Bug, byWords, inTrace},
    CrashTableRow{"BUG: memory leak", Bug, byTrace, inTrace},
    CrashTableRow{"BUG: spinlock ", Bug, byTrace, inTrace},
    CrashTableRow{"BUG: ", Bug, byTrace, inTrace},
    CrashTableRow{"BUG * (*): kasan: ", Bug, byTrace, inTrace},
    CrashTableRow{"BUG * (*ainted*): ", Bug, byWords, inTrace},
    CrashTableRow{"INFO: Allocated in *+0x* age=", Bug, byTrace, Title},
    CrashTableRow{"INFO: Freed in *+0x* age=", Bug, byTrace, Title},
    CrashTableRow{"VFS: Busy inodes after unmount of ", Bug, byWords, inTrace},
    CrashTableRow{"VFS: Close: file count is ", Bug, byWords, inTrace},
};

// From block/blk-core.c, fs/buffer.c, fs/ext2 to fs/ext4, fs/jbd2, fs/xfs, fs/btrfs, fs/f2fs, fs/fat,
// fs/ubifs, fs/jffs2, drivers/md, drivers/ata, drivers/scsi, drivers/nvme, drivers/mmc, drivers/mtd,
// drivers/usb/core.
constexpr std::array seriesRows{
    CrashTableRow{"Buffer I/O error on dev @,", IoError},
    CrashTableRow{"Buffer I/O error on device @,", IoError},
    CrashTableRow{"lost page write due to I/O error on @", IoError},
    CrashTableRow{"EXT4-fs error (device @)", IoError},
    CrashTableRow{"EXT4-fs (@): Remounting filesystem read-only", IoError},
    CrashTableRow{"EXT4-fs (@): I/O error while writing superblock", IoError},
    CrashTableRow{"EXT4-fs (@): previous I/O error to superblock detected", IoError},
    CrashTableRow{"EXT4-fs (@): failed to convert unwritten extents to written extents", IoError},
    CrashTableRow{"EXT4-fs (@): Delayed block allocation failed", IoError},
    CrashTableRow{"EXT3-fs error (device @)", IoError}, CrashTableRow{"EXT3-fs (@): error: ", IoError},
    CrashTableRow{"EXT3-fs (@): I/O error while writing superblock", IoError},
    CrashTableRow{"EXT2-fs error (device @)", IoError}, CrashTableRow{"EXT2-fs (@): error: ", IoError},
    CrashTableRow{"Aborting journal on device @-", IoError},
    CrashTableRow{"Aborting journal on device @.", IoError},
    CrashTableRow{"JBD2: Detected IO errors while flushing file data on @-", IoError},
    CrashTableRow{"JBD2: Error * detected when updating journal superblock for @-", IoError},
    CrashTableRow{"JBD2: I/O error * superblock for @-", IoError},
    CrashTableRow{"XFS (@): metadata I/O error", IoError}, CrashTableRow{"XFS (@): log I/O error", IoError},
    CrashTableRow{"XFS (@): Corruption ", IoError},
    CrashTableRow{"XFS (@): Metadata corruption detected", IoError},
    CrashTableRow{"XFS (@): Metadata CRC error detected", IoError},
    CrashTableRow{"XFS (@): * Shutting down filesystem", IoError},
    CrashTableRow{"BTRFS error (device @)", IoError}, CrashTableRow{"BTRFS error (device @ state ", IoError},
    CrashTableRow{"BTRFS critical (device @)", IoError},
    CrashTableRow{"BTRFS critical (device @ state ", IoError},
    CrashTableRow{"BTRFS: error (device @)", IoError},
    CrashTableRow{"BTRFS: error (device @ state ", IoError},
    CrashTableRow{"F2FS-fs (@): inconsistent ", IoError},
    CrashTableRow{"F2FS-fs (@): access invalid blkaddr", IoError},
    CrashTableRow{"FAT-fs (@): error, ", IoError},
    CrashTableRow{"FAT-fs (@): Filesystem has been set read-only", IoError},
    CrashTableRow{"SQUASHFS error: ", IoError}, CrashTableRow{"UBIFS error (@ ", IoError},
    CrashTableRow{"UBIFS error (@): ", IoError}, CrashTableRow{"UBIFS error (pid ", IoError},
    CrashTableRow{"UBIFS warning (@ * switched to read-only mode", IoError},
    CrashTableRow{"UBIFS warning (@): * switched to read-only mode", IoError},
    CrashTableRow{"UBIFS warning (pid *: switched to read-only mode", IoError},
    CrashTableRow{"ubi@ error: ", IoError}, CrashTableRow{"ubi@ warning: ubi_io_read: error ", IoError},
    CrashTableRow{"ubi@ warning: ubi_ro_mode", IoError}, CrashTableRow{"UBI error: ", IoError},
    CrashTableRow{"UBI warning: ubi_io_read: error ", IoError},
    CrashTableRow{"UBI warning: ubi_ro_mode", IoError}, CrashTableRow{"jffs2: error: ", IoError},
    CrashTableRow{"JFFS2 error: ", IoError}, CrashTableRow{"mtd->read(* returned ECC error", IoError},
    CrashTableRow{"mtd->read(* failed ", IoError}, CrashTableRow{"uncorrectable error : ", IoError},
    CrashTableRow{"ecc_sw_hamming_correct: uncorrectable ECC error", IoError},
    CrashTableRow{"nand: uncorrectable ", IoError},
    CrashTableRow{"__nand_correct_data: uncorrectable ECC error", IoError},
    CrashTableRow{"nand_correct_data: uncorrectable ECC error", IoError},
    CrashTableRow{"md/raid*:@: Disk failure on ", IoError}, CrashTableRow{"raid@: Disk failure on ", IoError},
    CrashTableRow{"md/raid*:@: * unrecoverable ", IoError},
    CrashTableRow{"md/raid*:@: read error NOT corrected", IoError},
    CrashTableRow{"md/raid*:@: read error not correctable", IoError},
    CrashTableRow{"ata@: exception Emask ", IoError}, CrashTableRow{"ata@: failed command: ", IoError},
    CrashTableRow{"ata@: error: {", IoError}, CrashTableRow{"ata@: disabled", IoError},
    CrashTableRow{"sd @: Device offlined - not ready after error recovery", IoError},
    CrashTableRow{"sd @: rejecting I/O to offline device", IoError},
    CrashTableRow{"sd @: timing out command, waited ", IoError},
    CrashTableRow{"nvme nvme@: controller is down; ", IoError},
    CrashTableRow{"nvme nvme@: I/O * timeout, ", IoError}, CrashTableRow{"mmcblk@: error ", IoError},
    CrashTableRow{"mmcblk@: timed out sending ", IoError},
    // The reasons of blk_errors[] differ by kernel: "I/O", "critical medium", "device offline", …
    CrashTableRow{"% error, dev @, sector ", IoError},

    CrashTableRow{"usb @: reset * USB device number ", UsbResetStorm},
    CrashTableRow{"usb @: reset * USB device using ", UsbResetStorm}, // before 3.0
};

template <std::size_t... N>
constexpr auto joined(const std::array<CrashTableRow, N>&... parts) {
    std::array<CrashTableRow, (N + ...)> all{};
    auto end = all.begin();
    ((end = std::ranges::copy(parts, end).out), ...);
    return all;
}

constexpr auto allRows = joined(reportRows, lockAndWarningRows, seriesRows);

constexpr std::size_t longestKey = 64;
constexpr std::size_t searched = 256; // of a message

bool isWords(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || c == '/' || c == '-';
    });
}

bool isKeyText(std::string_view text) {
    return !text.empty() && text.size() <= longestKey &&
           text.find_first_of(" (){}[]\t") == std::string_view::npos;
}

} // namespace

std::span<const CrashTableRow> crashTable() { return allRows; }

RowMatch matchRow(std::string_view words, std::string_view message) {
    constexpr std::string_view marks = "*%@";
    constexpr std::string_view wordStarts = " (:/";
    const auto whole = message.substr(0, searched);
    std::size_t at = 0;
    RowMatch match;
    while (true) {
        const auto plain = words.substr(0, words.find_first_of(marks));
        if (!whole.substr(at).starts_with(plain))
            return {};
        at += plain.size();
        if (plain.size() == words.size())
            break;
        const char mark = words[plain.size()];
        words.remove_prefix(plain.size() + 1);
        const auto next = words.substr(0, words.find_first_of(marks));
        const auto end =
            next.empty() ? std::min(whole.find_first_of(" ,", at), whole.size()) : whole.find(next, at);
        if (end == std::string_view::npos || (mark == '%' && !isWords(whole.substr(at, end - at))))
            return {};
        if (mark == '@') {
            const auto start = at == 0 ? 0 : whole.find_last_of(wordStarts, at - 1) + 1;
            match.key = whole.substr(start, end - start);
            if (end == at || !isKeyText(match.key))
                return {};
        }
        at = end;
    }
    match.fits = true;
    return match;
}

} // namespace etherdeck::netconsole
