#pragma once

#include "core/base/byte_reader.h"
#include "core/journal/journal.h"

#include <string>
#include <vector>

/// Numbered datagrams for tests of journals.
namespace etherdeck::test {

inline std::vector<std::byte> recordBytes(const std::string& text) {
    std::vector<std::byte> bytes;
    netconsole::appendPcapRecord({netconsole::Endpoint::v4({10, 0, 0, 1}, 6665),
                                  netconsole::Endpoint::v4({10, 0, 0, 2}, 6666), asBytes(text),
                                  WallTime(std::chrono::seconds(1'700'000'000))},
                                 bytes);
    return bytes;
}

inline std::string numbered(int number) { return "datagram " + std::to_string(number); }

/// Takes what is there, and remembers the texts.
class Texts {
public:
    [[nodiscard]] JournalReader::Taken taker() {
        return [this](const netconsole::PcapRecord& record) { all.emplace_back(asText(record.payload)); };
    }
    std::vector<std::string> all;
};

inline std::vector<std::string> numberedFrom(int first, int count) {
    std::vector<std::string> texts;
    for (int i = first; i < first + count; ++i)
        texts.push_back(numbered(i));
    return texts;
}

} // namespace etherdeck::test
