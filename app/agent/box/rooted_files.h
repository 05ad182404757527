#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace etherdeck::agent {

/// Small files of a box: of this computer, or of a box whose files are below a folder.
class RootedFiles {
public:
    static constexpr std::size_t maxSize = 64 * 1024;

    /// An empty root is the box itself.
    explicit RootedFiles(std::string root) : m_root(std::move(root)) {}

    [[nodiscard]] bool isLab() const { return !m_root.empty(); }
    [[nodiscard]] std::string at(const std::string& path) const { return m_root + path; }
    [[nodiscard]] bool has(const std::string& path) const;
    /// At most maxSize; empty when it cannot be read.
    [[nodiscard]] std::string read(const std::string& path) const;
    /// Without line feeds, blanks and NULs at its end.
    [[nodiscard]] std::string line(const std::string& path) const;
    /// What is in a folder, sorted.
    [[nodiscard]] std::vector<std::string> names(const std::string& folder) const;
    /// The text of a symbolic link; empty when it is none.
    [[nodiscard]] std::string link(const std::string& path) const;
    /// The file below the root, or that of this computer if there is none: for what any box here has in
    /// common.
    [[nodiscard]] std::string readOwnOrReal(const std::string& path) const;

private:
    std::string m_root;
};

} // namespace etherdeck::agent
