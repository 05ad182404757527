#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace etherdeck::finder {

/// The first line of an SSH server (RFC 4253, 4.2): "SSH-2.0-dropbear_2015.67". Lines before it are skipped.
/// Give it what the server sends; it keeps no more than maxBytes.
class BannerReader {
public:
    static constexpr std::size_t maxBytes = 1024;

    void feed(std::span<const std::byte> bytes);
    /// True when nothing more will change the answer.
    [[nodiscard]] bool isDone() const { return m_isDone; }
    /// What follows "SSH-2.0-" or "SSH-1.99-", printable and at most 100 characters; nothing when it is no
    /// SSH server, or none of these versions.
    [[nodiscard]] const std::optional<std::string>& software() const { return m_software; }

private:
    void takeLine(std::string line);

    std::string m_line;
    std::size_t m_read = 0;
    bool m_isDone = false;
    std::optional<std::string> m_software;
};

} // namespace etherdeck::finder
