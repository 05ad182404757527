// What an agent reads about disks; the first byte selects the parser.
#include "app/agent/disks/kernel_tables.h"
#include "app/agent/disks/lab.h"
#include "app/agent/disks/names.h"
#include "app/agent/disks/smart.h"
#include "app/agent/disks/text.h"
#include "app/agent/disks/uevent.h"
#include "app/agent/disks/vpd.h"
#include "core/base/harmless_text.h"
#include "tests/fuzz/require.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

using namespace etherdeck;
using namespace etherdeck::agent;
using test::require;

namespace {

void tryNames(std::string_view text) {
    const auto name = udevText(text);
    require(name.find_first_of(std::string_view(" \t\n/\\\0", 6)) == std::string::npos);
    require(harmlessLine(name) == name);
    const auto shown = shownText(text);
    require(harmlessLine(shown) == shown);
    require(!comesBefore(text, text));
}

void tryTables(std::string_view text) {
    for (const auto& mount : parseMounts(text))
        require(mount.process == 0 && !mount.point.empty());
    for (const auto& swap : parseSwaps(text))
        require(!swap.path.empty() && !swap.number);
}

void tryPages(std::span<const std::byte> bytes) {
    if (const auto serial = parseSerialPage(bytes))
        require(serial->size() + 4 <= bytes.size());
    if (const auto ata = parseAtaPage(bytes))
        require(ata->wwn.empty() || ata->wwn.size() == 16);
    if (const auto ata = parseIdentificationPage(bytes))
        require(ata->serial.size() <= 20);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const auto bytes = std::as_bytes(std::span(data + 1, size - 1));
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] == 'u') {
        if (const auto event = parseUevent(bytes))
            require(event->path.starts_with('/') && event->sequence > 0);
    } else if (data[0] == 's') {
        if (const auto answer = parseSmart(text))
            require(!answer->asleep || !answer->smart);
    } else if (data[0] == 'l') {
        (void)parseLabDisks(text);
    } else if (data[0] == 'p') {
        tryPages(bytes);
    } else if (data[0] == 't') {
        tryTables(text);
    } else {
        tryNames(text);
    }
    return 0;
}
