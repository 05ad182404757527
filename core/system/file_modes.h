#pragma once

#include <string>

namespace etherdeck::store {

/// Who may read what boxes have said: the owner of the file alone. In a folder that hands its group on
/// (setgid) and is closed to all others, the members of that group as well.
struct FileModes {
    unsigned file = 0600;
    unsigned folder = 0700;

    friend bool operator==(const FileModes&, const FileModes&) = default;
};
/// Of what is made in `folder`.
[[nodiscard]] FileModes modesIn(const std::string& folder);
/// The folder that a path lies in.
[[nodiscard]] std::string folderOf(const std::string& path);

/// An empty file that has its mode from the first moment on, where there is none; what prevents it is told
/// when the file is opened.
void makeFile(const std::string& path);
/// Gives a file the mode that it would be made with; others' files and links stay.
void tightenFile(const std::string& path);

} // namespace etherdeck::store
