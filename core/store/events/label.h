#pragma once

#include <string>

namespace etherdeck::store {

/// The user's name and note for a target or shelf. UTF-8.
struct Label {
    std::string name; ///< one line, at most 80 characters
    std::string note; ///< any lines, at most 4000 characters

    [[nodiscard]] bool isEmpty() const { return name.empty() && note.empty(); }
    friend bool operator==(const Label&, const Label&) = default;
};

} // namespace etherdeck::store
