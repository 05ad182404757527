#include "app/agent/state/versions.h"

#include "app/agent/state/files.h"

#include <cerrno>
#include <cstdio>

namespace etherdeck::agent {

plans::Outcome<void> FileVersions::keep(const std::string& path, std::string_view content) const {
    auto name = path;
    for (auto& character : name) {
        if (character == '/')
            character = '%';
    }
    const auto numbered = [&](int number) { return m_folder + '/' + name + '.' + std::to_string(number); };
    for (auto number = maxKept - 1; number >= 1; --number) {
        if (std::rename(numbered(number).c_str(), numbered(number + 1).c_str()) != 0 && errno != ENOENT)
            return plans::refuse(systemRefusal(errno, "keep the earlier content of " + path));
    }
    return replaceFile(numbered(1), content, 0600);
}

} // namespace etherdeck::agent
