#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

namespace etherdeck::agent {

/// A text that is made again only when what it is made from has changed. From any thread.
class KeptText {
public:
    /// `make` is called unless the text is of this version.
    template <class Make>
    [[nodiscard]] std::string text(std::uint64_t version, Make make) {
        const std::lock_guard lock(m_mutex);
        if (m_version != version) {
            m_text = make(); // what changes meanwhile has a later version
            m_version = version;
        }
        return m_text;
    }

private:
    std::mutex m_mutex;
    std::optional<std::uint64_t> m_version;
    std::string m_text;
};

} // namespace etherdeck::agent
