#include "core/remote/host_key.h"

#include <algorithm>
#include <cctype>

namespace etherdeck::remote {

namespace {

constexpr std::string_view hashName = "SHA256:";
constexpr std::size_t hashLength = 43;
constexpr std::string_view unknownMark = "etherdeck-askpass: unknown host key ";
constexpr std::string_view otherMark = "etherdeck-askpass: other host key ";
constexpr std::size_t longestType = 64;

bool isOfType(std::string_view text) {
    return !text.empty() && text.size() <= longestType &&
           std::ranges::all_of(text, [](unsigned char character) {
               return std::isalnum(character) != 0 ||
                      std::string_view("-_.@").find(character) != std::string_view::npos;
           });
}

std::optional<ReportedKey> readReport(std::string_view line) {
    ReportedKey key;
    key.isOther = line.starts_with(otherMark);
    if (!key.isOther && !line.starts_with(unknownMark))
        return std::nullopt;
    line.remove_prefix(key.isOther ? otherMark.size() : unknownMark.size());
    const auto blank = line.find(' ');
    if (blank == std::string_view::npos)
        return std::nullopt;
    key.type = line.substr(0, blank);
    key.fingerprint = line.substr(blank + 1);
    return isOfType(key.type) && isFingerprint(key.fingerprint) ? std::optional(key) : std::nullopt;
}

} // namespace

bool isFingerprint(std::string_view text) {
    return text.starts_with(hashName) && text.size() == hashName.size() + hashLength &&
           std::ranges::all_of(text.substr(hashName.size()), [](unsigned char character) {
               return std::isalnum(character) != 0 || character == '+' || character == '/';
           });
}

std::string knownHostsLine(const HostKey& key) { return key.host + ' ' + key.type + ' ' + key.key + '\n'; }

std::string reportLine(const ReportedKey& key) {
    return std::string(key.isOther ? otherMark : unknownMark) + key.type + ' ' + key.fingerprint + '\n';
}

std::optional<ReportedKey> takeReport(std::string& said) {
    std::optional<ReportedKey> found;
    std::string rest;
    for (std::string_view text = said; !text.empty();) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        auto line = text.substr(0, end);
        text.remove_prefix(end);
        auto words = line;
        while (words.ends_with('\n') || words.ends_with('\r'))
            words.remove_suffix(1);
        if (auto report = readReport(words))
            found = std::move(report);
        else
            rest += line;
    }
    said = std::move(rest);
    return found;
}

} // namespace etherdeck::remote
