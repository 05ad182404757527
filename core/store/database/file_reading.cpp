#include "core/store/database/file_reading.h"

#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

namespace etherdeck::store {

namespace fs = std::filesystem;

FrozenFile::FrozenFile(std::string path) : m_path(std::move(path)) {
    std::error_code ignored;
    m_state.size = sizeOf(m_path);
    m_state.written = fs::last_write_time(m_path, ignored).time_since_epoch().count();
}

std::string resolved(const std::string& path) {
    std::error_code error;
    const auto found = fs::weakly_canonical(path, error);
    return error ? path : found.string();
}

std::uint64_t sizeOf(const std::string& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return error ? 0 : size;
}

std::vector<std::byte> headOf(const std::string& path, std::size_t limit) {
    std::ifstream file(path, std::ios::binary);
    std::vector<std::byte> head(limit);
    file.read(reinterpret_cast<char*>(head.data()), static_cast<std::streamsize>(limit));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return head;
}

std::string frozenUri(const std::string& path) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string uri = "file://";
    std::error_code error;
    const auto whole = fs::absolute(path, error);
    for (const char c : error ? path : whole.lexically_normal().string()) {
        if (c == '%' || c == '?' || c == '#') {
            uri += '%';
            uri += digits[static_cast<unsigned char>(c) >> 4];
            uri += digits[static_cast<unsigned char>(c) & 15];
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

} // namespace etherdeck::store
