#include "app/agent/box/rooted_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace etherdeck::agent {

namespace {

constexpr std::size_t mostNames = 1000;

} // namespace

bool RootedFiles::has(const std::string& path) const {
    std::error_code problem;
    return std::filesystem::exists(at(path), problem);
}

std::string RootedFiles::read(const std::string& path) const {
    std::error_code problem;
    if (!std::filesystem::is_regular_file(at(path), problem)) // not a FIFO that somebody put there
        return {};
    std::ifstream file(at(path), std::ios::binary);
    std::string content(maxSize, '\0');
    file.read(content.data(), static_cast<std::streamsize>(content.size()));
    content.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return content;
}

std::string RootedFiles::line(const std::string& path) const {
    auto content = read(path);
    content.resize(std::min(content.find('\n'), content.size()));
    content.resize(content.find_last_not_of(std::string_view(" \t\r\0", 4)) + 1);
    return content;
}

std::vector<std::string> RootedFiles::names(const std::string& folder) const {
    std::vector<std::string> list;
    std::error_code problem;
    for (std::filesystem::directory_iterator entry(at(folder), problem), end;
         !problem && entry != end && list.size() < mostNames; entry.increment(problem))
        list.push_back(entry->path().filename().string());
    std::ranges::sort(list);
    return list;
}

std::string RootedFiles::link(const std::string& path) const {
    std::error_code problem;
    return std::filesystem::read_symlink(at(path), problem).string();
}

std::string RootedFiles::readOwnOrReal(const std::string& path) const {
    return has(path) ? read(path) : RootedFiles({}).read(path);
}

} // namespace etherdeck::agent
