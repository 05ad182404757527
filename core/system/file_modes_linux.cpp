#include "core/system/file_modes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace etherdeck::store {

namespace {

bool isShared(const struct stat& folder) {
    return S_ISDIR(folder.st_mode) && (folder.st_mode & S_ISGID) != 0 && (folder.st_mode & S_IRWXO) == 0 &&
           (folder.st_mode & (S_IRGRP | S_IXGRP)) == (S_IRGRP | S_IXGRP);
}

} // namespace

FileModes modesIn(const std::string& folder) {
    struct stat found {};
    if (::stat(folder.c_str(), &found) != 0 || !isShared(found))
        return {};
    return {0640, 0750}; // the setgid bit is inherited
}

std::string folderOf(const std::string& path) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos)
        return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

void makeFile(const std::string& path) {
    const int made =
        ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, modesIn(folderOf(path)).file);
    if (made >= 0)
        ::close(made); // the file is new, so nobody holds a lock that closing it would release
}

void tightenFile(const std::string& path) {
    struct stat file {};
    struct stat folder {};
    if (::lstat(path.c_str(), &file) != 0 || !S_ISREG(file.st_mode) ||
        ::stat(folderOf(path).c_str(), &folder) != 0)
        return;
    const bool isOfTheGroup = file.st_gid == folder.st_gid;
    const auto allowed = isOfTheGroup ? modesIn(folderOf(path)).file : FileModes().file;
    const auto mode = (file.st_mode & S_IRWXU) | (allowed & S_IRWXG);
    if ((file.st_mode & 07777) != mode)
        (void)::chmod(path.c_str(), mode); // refused for another user's file
}

} // namespace etherdeck::store
