#include "core/store/console/lines/row.h"

#include "core/store/database/values.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace etherdeck::store {

namespace {

using netconsole::DictionaryEntry;
using netconsole::Line;

constexpr char entryEnd = '\x1f'; // no text of a line holds a control character

template <class T>
std::optional<std::int64_t> optionalNumber(const std::optional<T>& value) {
    return value ? std::optional(static_cast<std::int64_t>(*value)) : std::nullopt;
}

std::string joined(const std::vector<DictionaryEntry>& dictionary) {
    std::string text;
    for (const auto& entry : dictionary)
        text += (text.empty() ? "" : std::string(1, entryEnd)) + entry.key + '=' + entry.value;
    return text;
}

std::vector<DictionaryEntry> split(std::string_view text) {
    std::vector<DictionaryEntry> dictionary;
    while (!text.empty()) {
        const auto entry = text.substr(0, text.find(entryEnd));
        const auto sign = std::min(entry.find('='), entry.size());
        const auto value = entry.substr(std::min(sign + 1, entry.size()));
        dictionary.push_back({std::string(entry.substr(0, sign)), std::string(value)});
        text.remove_prefix(std::min(entry.size() + 1, text.size()));
    }
    return dictionary;
}

} // namespace

std::string insertLineSql() {
    std::string values = "?";
    for (int i = 1; i < lineColumnCount; ++i)
        values += ",?";
    return std::string("INSERT INTO lines (") + storedColumns + ") VALUES (" + values + ")";
}

void bindLine(Statement& insert, const LineKey& key, const Line& line) {
    const bool isCut = line.cut || line.text.size() > longestText;
    insert.bind(1, key.id);
    insert.bind(2, toNumber(line.time));
    insert.bind(3, key.source);
    insert.bind(4, key.boot);
    insert.bind(5, optionalNumber(line.seq));
    insert.bind(6, line.isLevelInferred ? std::nullopt : optionalNumber(line.level));
    insert.bindInPlace(7, std::string_view(line.text).substr(0, longestText));
    insert.bind(8, optionalNumber(line.facility));
    insert.bind(9, static_cast<std::int64_t>(line.kind));
    insert.bind(10, line.kernelTime ? std::optional<std::int64_t>(line.kernelTime->count()) : std::nullopt);
    insert.bindInPlace(11, line.caller);
    insert.bind(12, joined(line.dictionary));
    insert.bind(13, std::int64_t{line.missingBytes});
    insert.bind(14, std::int64_t{isCut} | static_cast<std::int64_t>(line.continuation) << 1 |
                        (line.isFromBoxLog ? fromBoxLog : 0));
}

Line lineOf(const Statement& row) {
    Line line;
    line.id = static_cast<netconsole::LineId>(row.number(0));
    line.time = toTime(row.number(1));
    line.source = static_cast<netconsole::SourceId>(row.number(2));
    line.boot = static_cast<netconsole::BootNumber>(row.number(3));
    if (const auto seq = row.optionalNumber(4))
        line.seq = static_cast<std::uint64_t>(*seq);
    if (const auto level = row.optionalNumber(5))
        line.level = static_cast<netconsole::Level>(*level & 7);
    line.text = row.text(6);
    if (const auto facility = row.optionalNumber(7))
        line.facility = static_cast<std::uint16_t>(*facility);
    line.kind = static_cast<netconsole::Kind>(std::clamp<std::int64_t>(row.number(8), 0, 2));
    if (const auto time = row.optionalNumber(9))
        line.kernelTime = std::chrono::microseconds(*time);
    line.caller = row.text(10);
    line.dictionary = split(row.view(11));
    line.missingBytes = static_cast<std::uint32_t>(row.number(12));
    line.cut = (row.number(13) & 1) != 0;
    line.isFromBoxLog = (row.number(13) & fromBoxLog) != 0;
    line.continuation =
        static_cast<netconsole::Continuation>(std::clamp<std::int64_t>(row.number(13) >> 1 & 3, 0, 2));
    return line;
}

std::int64_t costOf(const Line& line) {
    std::size_t dictionary = 0;
    for (const auto& entry : line.dictionary)
        dictionary += entry.key.size() + entry.value.size() + 2;
    return static_cast<std::int64_t>(48 + 2 * std::min(line.text.size(), longestText) + dictionary -
                                     (dictionary > 0 ? 1 : 0));
}

} // namespace etherdeck::store
