#include "app/agent/box/rooted_files.h"

#include "core/system/small_files.h"

#include <algorithm>
#include <string_view>

namespace etherdeck::agent {

namespace {

constexpr std::size_t mostNames = 1000;

} // namespace

bool RootedFiles::has(const std::string& path) const { return isThere(at(path)); }

std::string RootedFiles::read(const std::string& path) const {
    return readStart(at(path), maxSize).value_or(std::string());
}

std::string RootedFiles::line(const std::string& path) const {
    auto content = read(path);
    content.resize(std::min(content.find('\n'), content.size()));
    content.resize(content.find_last_not_of(std::string_view(" \t\r\0", 4)) + 1);
    return content;
}

std::vector<std::string> RootedFiles::names(const std::string& folder) const {
    return namesIn(at(folder), mostNames);
}

std::string RootedFiles::link(const std::string& path) const { return linkOf(at(path)); }

std::string RootedFiles::readOwnOrReal(const std::string& path) const {
    return has(path) ? read(path) : RootedFiles({}).read(path);
}

} // namespace etherdeck::agent
