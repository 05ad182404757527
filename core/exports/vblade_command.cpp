#include "core/exports/vblade_command.h"

#include "core/exports/validation.h"

#include <cstdlib>
#include <optional>

namespace etherdeck::exports {

namespace {

constexpr std::size_t positionalWords = 4; ///< shelf, slot, interface, file

/// A list given with -m, and where the positional words that directly follow it begin and end.
struct MaskList {
    std::vector<std::string> pieces;
    std::size_t first = 0;
    std::size_t last = 0;
};

struct CommandWords {
    std::optional<std::string> buffers;
    std::optional<std::string> offset;
    std::optional<std::string> length;
    bool direct = false;
    bool sync = false;
    bool readOnly = false;
    std::vector<MaskList> masks;
    std::vector<std::string> positional;
};

std::string_view baseName(std::string_view path) {
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// The place of vblade's own name; the number of words when it is not there.
std::size_t programAt(std::span<const std::string> words) {
    if (words.empty())
        return 0;
    if (!baseName(words[0]).starts_with("qemu-"))
        return baseName(words[0]) == "vblade" ? 0 : words.size();
    std::size_t at = 1;
    while (at < words.size() && baseName(words[at]) != "vblade")
        ++at;
    return at;
}

void splitAtCommas(std::string_view list, std::vector<std::string>& pieces) {
    while (true) {
        const auto comma = list.find(',');
        pieces.emplace_back(list.substr(0, comma));
        if (comma == std::string_view::npos)
            return;
        list.remove_prefix(comma + 1);
    }
}

void takeValue(CommandWords& taken, char option, const std::string& value) {
    switch (option) {
    case 'b':
        taken.buffers = value;
        break;
    case 'o':
        taken.offset = value;
        break;
    case 'l':
        taken.length = value;
        break;
    default:
        taken.masks.push_back({{}, taken.positional.size(), taken.positional.size()});
        splitAtCommas(value, taken.masks.back().pieces);
    }
}

/// One word of options, such as "-ds", "-b16" or "-b" with its value in the next one.
std::optional<CommandProblem> takeOptions(CommandWords& taken, std::span<const std::string> words,
                                          std::size_t& at) {
    const auto& word = words[at];
    for (std::size_t i = 1; i < word.size(); ++i) {
        switch (word[i]) {
        case 'd':
            taken.direct = true;
            continue;
        case 's':
            taken.sync = true;
            continue;
        case 'r':
            taken.readOnly = true;
            continue;
        case 'b':
        case 'm':
        case 'o':
        case 'l':
            break;
        default:
            return CommandProblem::UnknownOption;
        }
        if (i + 1 < word.size())
            takeValue(taken, word[i], word.substr(i + 1));
        else if (++at < words.size())
            takeValue(taken, word[i], words[at]);
        else
            return CommandProblem::MissingValue;
        return std::nullopt;
    }
    return std::nullopt;
}

/// As getopt() of glibc: options are found among the positional words, up to "--".
tl::expected<CommandWords, CommandProblem> takeWords(std::span<const std::string> words) {
    CommandWords taken;
    auto optionsEnded = false;
    auto followsMasks = false;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto& word = words[at];
        if (!optionsEnded && word == "--") {
            optionsEnded = true;
            followsMasks = false;
        } else if (!optionsEnded && word.size() > 1 && word[0] == '-') {
            const auto lists = taken.masks.size();
            if (const auto problem = takeOptions(taken, words, at))
                return tl::unexpected(*problem);
            followsMasks = taken.masks.size() > lists;
        } else {
            taken.positional.push_back(word);
            if (followsMasks)
                taken.masks.back().last = taken.positional.size();
        }
    }
    return taken;
}

/// Returns words to the lists of -m that a running vblade has cut at the commas: as many as there are too
/// many, MAC addresses first. For the others, this is possible only when there is a single list.
bool joinCutMasks(CommandWords& taken) {
    if (taken.positional.size() <= positionalWords)
        return taken.positional.size() == positionalWords;
    auto surplus = taken.positional.size() - positionalWords;
    std::vector<bool> isMask(taken.positional.size());
    const auto give = [&](MaskList& list) {
        list.pieces.push_back(taken.positional[list.first]);
        isMask[list.first++] = true;
        --surplus;
    };
    for (auto& list : taken.masks) {
        while (surplus > 0 && list.first < list.last && MacAddress::parse(taken.positional[list.first]))
            give(list);
    }
    if (surplus > 0 && taken.masks.size() == 1) {
        auto& list = taken.masks.front();
        while (surplus > 0 && list.first < list.last)
            give(list);
    }
    if (surplus > 0)
        return false;
    std::vector<std::string> left;
    for (std::size_t i = 0; i < taken.positional.size(); ++i) {
        if (!isMask[i])
            left.push_back(std::move(taken.positional[i]));
    }
    taken.positional = std::move(left);
    return true;
}

/// vblade's parseether(): two characters a byte, whatever they are, colons between them or not; it does not
/// look at what follows.
std::optional<MacAddress> macAsVbladeReads(std::string_view text) {
    MacAddress::Bytes bytes{};
    std::size_t at = 0;
    for (auto& byte : bytes) {
        if (at + 2 > text.size())
            return std::nullopt;
        const char digits[] = {text[at], text[at + 1], '\0'};
        byte = static_cast<std::uint8_t>(std::strtoul(digits, nullptr, 16));
        at += 2;
        if (at < text.size() && text[at] == ':')
            ++at;
    }
    return MacAddress(bytes);
}

void readMasks(const std::vector<MaskList>& lists, CommandMeaning& meaning) {
    std::size_t count = 0;
    for (const auto& list : lists) {
        for (const auto& piece : list.pieces) {
            const auto read = macAsVbladeReads(piece);
            const auto meant = MacAddress::parse(piece);
            if (!read || !meant || *read != *meant)
                meaning.faults.push_back(fault(FaultKind::Mac, piece));
            else if (auto wrong = initiatorFault(*read))
                meaning.faults.push_back(std::move(*wrong));
            if (read) {
                meaning.config.allowed.push_back(*read);
                ++count;
            }
        }
    }
    if (count > maxAllowed)
        meaning.faults.push_back(fault(FaultKind::TooManyMacs, std::to_string(count)));
}

/// False when vblade prints its usage instead. It reads buffers by atoi(), sectors by strtoll() with hex and
/// octal numbers, and looks at nothing behind a number.
bool readNumbers(const CommandWords& taken, CommandMeaning& meaning) {
    if (taken.buffers) {
        const auto count = static_cast<int>(std::strtol(taken.buffers->c_str(), nullptr, 10));
        if (count <= 0)
            return false;
        meaning.config.buffers = static_cast<std::uint16_t>(count);
        if (const auto checked = parseBuffers(*taken.buffers); !checked)
            meaning.faults.push_back(checked.error());
    }
    const auto readSectors = [&](const std::string& text, long long least, FaultKind kind,
                                 const Checked<Sectors>& checked) -> std::optional<Sectors> {
        char* end = nullptr;
        const auto number = std::strtoll(text.c_str(), &end, 0);
        if (end == text.c_str() || number < least)
            return std::nullopt;
        const Sectors sectors{static_cast<std::uint64_t>(number)};
        if (!checked || *checked != sectors)
            meaning.faults.push_back(fault(kind, text));
        return sectors;
    };
    if (taken.offset) {
        const auto offset = readSectors(*taken.offset, 0, FaultKind::Offset, parseOffset(*taken.offset));
        if (!offset)
            return false;
        meaning.config.offset = *offset;
    }
    if (taken.length) {
        meaning.config.length = readSectors(*taken.length, 1, FaultKind::Length, parseLength(*taken.length));
        return meaning.config.length.has_value();
    }
    return true;
}

void readPositional(const std::vector<std::string>& words, std::string_view directory,
                    CommandMeaning& meaning) {
    const auto number = [](const std::string& text) {
        return static_cast<int>(std::strtol(text.c_str(), nullptr, 10));
    };
    const auto add = [&meaning](std::optional<Fault> wrong) {
        if (wrong)
            meaning.faults.push_back(std::move(*wrong));
    };
    meaning.config.address =
        Address(static_cast<std::uint16_t>(number(words[0])), static_cast<std::uint8_t>(number(words[1])));
    if (const auto shelf = parseShelf(words[0]); !shelf)
        add(shelf.error());
    if (const auto slot = parseSlot(words[1]); !slot)
        add(slot.error());
    meaning.config.interfaces = {words[2]};
    add(interfaceFault(words[2]));
    meaning.config.path = words[3];
    add(pathFault(words[3]));
    if (!words[3].starts_with('/')) {
        meaning.config.path = std::string(directory);
        if (!directory.ends_with('/'))
            meaning.config.path += '/';
        meaning.config.path += std::string_view(words[3]).substr(words[3].starts_with("./") ? 2 : 0);
    }
}

} // namespace

std::string_view name(CommandProblem problem) {
    switch (problem) {
    case CommandProblem::NotVblade:
        return "not-vblade";
    case CommandProblem::UnknownOption:
        return "unknown-option";
    case CommandProblem::MissingValue:
        return "missing-value";
    case CommandProblem::WrongCount:
        return "wrong-count";
    case CommandProblem::RefusedValue:
        return "refused-value";
    }
    return {};
}

std::vector<std::string> vbladeOptions(const Export& config) {
    std::vector<std::string> words;
    if (config.readOnly)
        words.emplace_back("-r");
    if (config.direct)
        words.emplace_back("-d");
    if (config.sync)
        words.emplace_back("-s");
    if (config.buffers != Export().buffers)
        words.insert(words.end(), {"-b", std::to_string(config.buffers)});
    if (config.offset.count != 0)
        words.insert(words.end(), {"-o", std::to_string(config.offset.count)});
    if (config.length)
        words.insert(words.end(), {"-l", std::to_string(config.length->count)});
    std::string list;
    for (const auto& mac : config.allowed)
        list += (list.empty() ? "" : ",") + mac.toString();
    if (!list.empty())
        words.insert(words.end(), {"-m", list});
    return words;
}

std::vector<std::string> vbladeCommand(const Export& config, const std::string& interface,
                                       std::string_view program) {
    std::vector<std::string> words{std::string(program)};
    const auto options = vbladeOptions(config);
    words.insert(words.end(), options.begin(), options.end());
    words.insert(words.end(), {std::to_string(config.address.shelf()), std::to_string(config.address.slot()),
                               interface, config.path});
    return words;
}

tl::expected<CommandMeaning, CommandProblem> readVbladeCommand(std::span<const std::string> words,
                                                               WordsFrom from, std::string_view directory) {
    const auto program = programAt(words);
    if (program == words.size())
        return tl::unexpected(CommandProblem::NotVblade);
    auto taken = takeWords(words.subspan(program + 1));
    if (!taken)
        return tl::unexpected(taken.error());
    const auto complete =
        from == WordsFrom::Process ? joinCutMasks(*taken) : taken->positional.size() == positionalWords;
    if (!complete)
        return tl::unexpected(CommandProblem::WrongCount);

    CommandMeaning meaning;
    meaning.config.direct = taken->direct;
    meaning.config.sync = taken->sync;
    meaning.config.readOnly = taken->readOnly;
    if (!readNumbers(*taken, meaning))
        return tl::unexpected(CommandProblem::RefusedValue);
    readMasks(taken->masks, meaning);
    readPositional(taken->positional, directory, meaning);
    normalize(meaning.config);
    return meaning;
}

std::vector<std::string> commandLineWords(std::string_view bytes) {
    std::vector<std::string> words;
    while (!bytes.empty()) {
        const auto end = bytes.find('\0');
        words.emplace_back(bytes.substr(0, end));
        if (end == std::string_view::npos)
            break;
        bytes.remove_prefix(end + 1);
    }
    return words;
}

} // namespace etherdeck::exports
