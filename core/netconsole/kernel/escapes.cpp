#include "core/netconsole/kernel/escapes.h"

#include "core/base/harmless_text.h"

#include <algorithm>

namespace etherdeck::netconsole {

namespace {

int hexDigit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// The byte that \xNN at the start of `wire` stands for, or -1.
int escapedByte(std::string_view wire) {
    if (wire.size() < 4 || wire[0] != '\\' || wire[1] != 'x')
        return -1;
    const int high = hexDigit(wire[2]);
    const int low = hexDigit(wire[3]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
}

} // namespace

void appendUnescaped(std::string& bytes, std::string_view wire) {
    while (!wire.empty()) {
        const auto run = std::min(wire.find('\\'), wire.size());
        bytes.append(wire.substr(0, run));
        wire.remove_prefix(run);
        if (wire.empty())
            return;
        const int byte = escapedByte(wire);
        bytes += byte < 0 ? wire[0] : static_cast<char>(byte);
        wire.remove_prefix(byte < 0 ? 1 : 4);
    }
}

std::string unescapedText(std::string_view wire) {
    if (isPlain(wire) && wire.find('\\') == std::string_view::npos)
        return std::string(wire);
    std::string bytes;
    bytes.reserve(wire.size());
    appendUnescaped(bytes, wire);
    return harmlessText(bytes);
}

} // namespace etherdeck::netconsole
