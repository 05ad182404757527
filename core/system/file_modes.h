#pragma once

#include <string>

namespace etherdeck::store {

/// Who may read console text: the owner of the file only. In a folder that passes on its group (setgid) and
/// is closed to all others, the members of that group as well.
struct FileModes {
    unsigned file = 0600;
    unsigned folder = 0700;

    friend bool operator==(const FileModes&, const FileModes&) = default;
};
/// The modes for what is created in `folder`.
[[nodiscard]] FileModes modesIn(const std::string& folder);
/// The folder that contains `path`.
[[nodiscard]] std::string folderOf(const std::string& path);

/// Creates an empty file if there is none, with its final mode from the start. Failures are not reported
/// here; opening the file will report them.
void makeFile(const std::string& path);
/// Sets the mode that makeFile() would use. Leaves files of other users and links alone.
void tightenFile(const std::string& path);

} // namespace etherdeck::store
