#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// What of the files of a database is looked at beside SQLite.
namespace etherdeck::store {

/// What changes with a file whenever somebody writes to it.
class FrozenFile {
public:
    explicit FrozenFile(std::string path);

    /// Nobody has written to it since.
    [[nodiscard]] bool isUnchanged() const { return FrozenFile(m_path).m_state == m_state; }

private:
    struct State {
        std::uint64_t size = 0;
        std::int64_t written = 0;

        friend bool operator==(const State&, const State&) = default;
    };

    std::string m_path;
    State m_state;
};

/// The file that a path leads to over links: SQLite's other files lie beside that.
[[nodiscard]] std::string resolved(const std::string& path);
/// 0 also where there is none.
[[nodiscard]] std::uint64_t sizeOf(const std::string& path);
/// Never of a database that this process has open: to close it again would end SQLite's locks on it.
[[nodiscard]] std::vector<std::byte> headOf(const std::string& path, std::size_t limit);
/// For SQLite: a file that nobody writes to, so that it takes no lock and makes no file.
[[nodiscard]] std::string frozenUri(const std::string& path);

} // namespace etherdeck::store
