#include "core/netconsole/kernel/crash_signs.h"

#include "core/base/characters.h"
#include "core/netconsole/kernel/crash_table.h"
#include "core/netconsole/kernel/prefix.h"
#include "core/netconsole/kernel/printk_stamp.h"

#include <algorithm>
#include <array>
#include <vector>

namespace etherdeck::netconsole {

namespace {

using namespace std::string_view_literals;

/// The part of the kernel that speaks: it is named or not, depending on the version.
constexpr std::array speakers{"NMI watchdog: "sv,
                              "watchdog: "sv,
                              "rcu: "sv,
                              "traps: "sv,
                              "blk_update_request: "sv,
                              "print_req_error: "sv,
                              "blk_print_req_error: "sv,
                              "end_request: "sv};

/// The rows of the table by their first character: an ordinary line is compared with few of them.
class RowIndex {
public:
    struct Entry {
        const CrashTableRow* row;
        std::string_view start; ///< up to the first mark
    };

    RowIndex() {
        for (const auto& row : crashTable())
            m_entries[static_cast<unsigned char>(row.words[0])].push_back(
                {&row, row.words.substr(0, row.words.find_first_of("*%@"))});
    }
    [[nodiscard]] const std::vector<Entry>& at(char first) const {
        return m_entries[static_cast<unsigned char>(first)];
    }

private:
    std::array<std::vector<Entry>, 256> m_entries;
};

// "stress-ng invoked oom-killer: gfp_mask=0x…": the command's name has at most 15 characters.
bool isOomKiller(std::string_view message) {
    constexpr auto words = " invoked oom-killer: "sv;
    constexpr std::size_t longestName = 15;
    if (message.size() < words.size() || message.find(':') > longestName + words.size())
        return false; // quick
    const auto found = message.substr(0, longestName + words.size()).find(words);
    return found != std::string_view::npos && found > 0;
}

// die() counts: "divide error: 0000 [#1] PREEMPT SMP", "illegal operation: 0001 ilc:1 [#2]"
struct Die {
    bool is = false;
    bool isPlain = false; ///< with nothing between the error code and the count: nobody else writes that
};

Die dieIn(std::string_view message) {
    constexpr std::size_t longest = 160;
    constexpr std::size_t codeLength = 6; // ": 0000"
    const auto hash = message.substr(0, longest).find('#');
    if (hash == std::string_view::npos || !message.substr(0, hash).ends_with(" ["))
        return {};
    const auto mark = hash - 2;
    const auto before = message.substr(0, mark);
    const auto digits = message.substr(mark + 3);
    const auto end = std::ranges::find_if_not(digits, isDigit);
    if (before.find(": ") == std::string_view::npos || end == digits.begin() || end == digits.end() ||
        *end != ']')
        return {};
    const auto code = before.substr(before.size() - std::min(before.size(), codeLength));
    const bool isPlain = code.starts_with(": ") && std::ranges::all_of(code.substr(2), isDigit);
    return {true, isPlain};
}

/// Rows that begin with any words are looked at only where these follow.
bool isErrorOfDevice(std::string_view message) {
    constexpr auto before = " error"sv;
    const auto comma = message.substr(0, 64).find(',');
    return comma != std::string_view::npos && message.substr(0, comma).ends_with(before) &&
           message.substr(comma).starts_with(", dev ");
}

std::optional<CrashSign> signByRows(const std::vector<RowIndex::Entry>& entries, std::string_view message) {
    for (const auto& [row, start] : entries) {
        if (!message.starts_with(start))
            continue;
        if (const auto match = matchRow(row->words, message); match.fits)
            return CrashSign{row->kind, match.key, row->proof, row->frames, message, {}};
    }
    return std::nullopt;
}

std::optional<CrashSign> signByTable(std::string_view message) {
    static const RowIndex rows;
    if (message.empty())
        return std::nullopt;
    if (auto sign = signByRows(rows.at(message[0]), message))
        return sign;
    return isErrorOfDevice(message) ? signByRows(rows.at('%'), message) : std::nullopt;
}

std::string_view withoutSpeaker(std::string_view message) {
    constexpr auto firstLetters = "Nwrtbpe"sv;
    if (firstLetters.find(message[0]) != std::string_view::npos)
        for (const auto speaker : speakers)
            if (takePrefix(message, speaker))
                break;
    return message;
}

std::optional<CrashSign> signAt(std::string_view whole) {
    const auto message = withoutSpeaker(whole);
    if (auto sign = signByTable(message)) {
        sign->title = whole;
        return sign;
    }
    if (isOomKiller(whole))
        return CrashSign{CrashKind::OutOfMemory, {}, Proof::Words, FrameRule::Trace, whole, {}};
    const auto die = dieIn(message);
    if (!die.is)
        return std::nullopt;
    return CrashSign{CrashKind::Oops,    {},    die.isPlain ? Proof::Words : Proof::Always,
                     FrameRule::Counter, whole, {}};
}

// Lockdep's reports before 4.11: "[ INFO: possible recursive locking detected ]"
std::optional<CrashSign> signInBrackets(std::string_view message) {
    if (!message.starts_with("[ ") || !message.ends_with(" ]"))
        return std::nullopt;
    return signByTable(message.substr(2, message.size() - 4));
}

// "2018/01/09 14:28:48 BUG: memory leak": a program that prints what it has read from the kernel
std::string_view withoutDate(std::string_view message) {
    constexpr auto form = "dddd/dd/dd dd:dd:dd "sv;
    const auto fits = [](char c, char f) { return f == 'd' ? isDigit(c) : c == f; };
    return message.size() > form.size() && std::ranges::equal(message.substr(0, form.size()), form, fits)
               ? message.substr(form.size())
               : std::string_view();
}

// "login: [   16.305150] BUG: …": what was on the line did not end before the kernel spoke
std::optional<PrintkStamp> stampWithin(std::string_view message) {
    constexpr std::size_t searched = 256;
    const auto start = message.substr(0, searched);
    for (auto at = start.find('[', 1); at != std::string_view::npos; at = start.find('[', at + 1))
        if (auto stamp = parseStamp(message.substr(at)))
            return stamp;
    return std::nullopt;
}

std::optional<CrashSign> signAtStart(std::string_view message) {
    message.remove_prefix(std::min(message.find_first_not_of(' '), message.size()));
    if (message.empty())
        return std::nullopt;
    return message[0] == '[' ? signInBrackets(message) : signAt(message);
}

} // namespace

std::string_view withoutDropNote(std::string_view message) {
    constexpr auto note = " printk messages dropped ** "sv;
    if (!message.starts_with("** "))
        return message;
    const auto found = message.substr(0, 16 + note.size()).find(note);
    if (found == std::string_view::npos)
        return message;
    message.remove_prefix(found + note.size());
    const auto stamp = parseStamp(message);
    return stamp ? stamp->text : message;
}

std::optional<CrashSign> crashSign(std::string_view message) {
    message = withoutDropNote(message);
    if (auto sign = signAtStart(message))
        return sign;
    const auto dated = withoutDate(message);
    const auto stamp = dated.empty() ? stampWithin(message) : std::nullopt;
    auto sign = signAtStart(stamp ? stamp->text : dated);
    if (!sign)
        return std::nullopt;
    sign->proof = Proof::Always; // it may be a copy
    if (stamp)
        sign->caller = stamp->caller;
    return sign;
}

bool isSeries(CrashKind kind) { return kind == CrashKind::IoError || kind == CrashKind::UsbResetStorm; }

bool announcesCrash(std::string_view message) {
    constexpr std::array starts{"------------[ cut here ]---"sv, "8<--- cut here ---"sv,
                                "=================="sv};
    return startsWithAny(message, starts);
}

bool endsCrash(std::string_view message) {
    constexpr std::array starts{"---[ end "sv, "Rebooting in "sv};
    return startsWithAny(message, starts);
}

} // namespace etherdeck::netconsole
