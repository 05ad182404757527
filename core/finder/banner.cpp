#include "core/finder/banner.h"

#include "core/base/byte_reader.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace etherdeck::finder {

namespace {

constexpr std::size_t maxSoftware = 100;
constexpr std::string_view versions[] = {"SSH-2.0-", "SSH-1.99-"};

bool isPrintable(char c) { return c >= ' ' && c <= '~'; }

} // namespace

void BannerReader::feed(std::span<const std::byte> bytes) {
    for (const char c : asText(bytes)) {
        if (m_isDone)
            return;
        if (++m_read > maxBytes)
            m_isDone = true;
        else if (c == '\n')
            takeLine(std::exchange(m_line, {}));
        else
            m_line += c;
    }
}

void BannerReader::takeLine(std::string line) {
    if (!line.starts_with("SSH-"))
        return;
    m_isDone = true;
    if (line.ends_with('\r'))
        line.pop_back();
    const auto version =
        std::ranges::find_if(versions, [&](std::string_view one) { return line.starts_with(one); });
    if (version == std::end(versions))
        return;
    line.erase(0, version->size());
    line.resize(std::min(line.size(), maxSoftware));
    std::ranges::replace_if(
        line, [](char c) { return !isPrintable(c); }, '?');
    m_software = std::move(line);
}

} // namespace etherdeck::finder
