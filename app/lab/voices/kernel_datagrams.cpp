#include "app/lab/voices/kernel_datagrams.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace etherdeck::lab {

namespace {

/// Escapes non-printing bytes and the backslash as "\x1b".
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte < 0x7f && c != '\\') {
            result += c;
            continue;
        }
        std::array<char, 8> code{};
        (void)std::snprintf(code.data(), code.size(), "\\x%02x", unsigned{byte});
        result += code.data();
    }
    return result;
}

std::string bodyOf(const KernelRecord& record) {
    auto body = escaped(record.text) + '\n';
    for (const auto& [key, value] : record.dictionary)
        body += ' ' + escaped(key) + '=' + escaped(value) + '\n';
    return body;
}

std::string headerOf(const KernelRecord& record) {
    return std::to_string(record.priority) + ',' + std::to_string(record.seq) + ',' +
           std::to_string(record.time.count()) + ",-";
}

std::vector<std::string> fragments(const std::string& header, std::string_view body) {
    std::vector<std::string> datagrams;
    for (std::size_t offset = 0; offset < body.size();) {
        auto datagram =
            header + ",ncfrag=" + std::to_string(offset) + '/' + std::to_string(body.size()) + ';';
        const auto piece = body.substr(offset, longestKernelDatagram - datagram.size());
        datagram += piece;
        offset += piece.size();
        datagrams.push_back(std::move(datagram));
    }
    return datagrams;
}

} // namespace

std::vector<std::string> extendedDatagrams(const KernelRecord& record, const std::string& release) {
    const auto header = (release.empty() ? "" : release + ',') + headerOf(record);
    const auto body = bodyOf(record);
    if (header.size() + 1 + body.size() > longestKernelDatagram)
        return fragments(header, body);
    return {header + ';' + body};
}

std::string logRecord(const KernelRecord& record) { return headerOf(record) + ';' + bodyOf(record); }

std::vector<std::string> basicDatagrams(const KernelRecord& record) {
    const auto microseconds = record.time.count();
    std::array<char, 48> stamp{};
    (void)std::snprintf(stamp.data(), stamp.size(), "[%5lld.%06lld] ",
                        static_cast<long long>(microseconds / 1'000'000),
                        static_cast<long long>(microseconds % 1'000'000));
    const auto text = stamp.data() + record.text + '\n';
    std::vector<std::string> datagrams;
    for (std::size_t offset = 0; offset < text.size(); offset += longestKernelDatagram)
        datagrams.push_back(text.substr(offset, longestKernelDatagram));
    return datagrams;
}

} // namespace etherdeck::lab
