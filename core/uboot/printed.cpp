#include "core/uboot/printed.h"

#include "core/uboot/environment.h"
#include "core/uboot/signs.h"

#include <algorithm>
#include <cstddef>

namespace etherdeck::uboot {

namespace {

constexpr std::string_view sizeLine = "Environment size:";
constexpr std::string_view printCommand = "printenv";

/// Takes the first line off the text; without its end.
std::string_view takeFirstLine(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

/// Of a line that is no prompt.
bool isVariable(std::string_view line) {
    return line.find('=') != std::string_view::npos && parsePrinted(line).unread.empty();
}

/// An output that has not ended.
struct OpenOutput {
    const char* start = nullptr;
    bool hasCommand = false; ///< it began with one
    std::size_t variables = 0;
};

} // namespace

std::string_view lastPrinted(std::string_view text) {
    std::string_view last;
    OpenOutput open;
    const auto endAt = [&](const char* end, bool isWhole) {
        if (open.variables > 1 && (isWhole || open.hasCommand))
            last = {open.start, static_cast<std::size_t>(end - open.start)};
        open = {};
    };
    while (!text.empty()) {
        const char* const begin = text.data();
        const auto line = takeFirstLine(text);
        if (line.starts_with(sizeLine)) {
            endAt(text.data(), true);
        } else if (line.ends_with(printCommand)) {
            endAt(begin, false);
            open = {begin, true, 0};
        } else if (netconsole::looksLikePrompt(line)) {
            endAt(begin, false);
        } else if (isVariable(line)) {
            if (open.start == nullptr)
                open.start = begin;
            ++open.variables;
        } else if (!open.hasCommand) {
            endAt(begin, false);
        }
    }
    endAt(text.data(), false);
    return last;
}

} // namespace etherdeck::uboot
