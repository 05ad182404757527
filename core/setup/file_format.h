#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace etherdeck::setup {

/// How a file of ours begins: a JSON object that says what it is.
struct FileFormat {
    std::string_view name;
    int version = 1;
    std::size_t maxText = 0;
};
/// Its object. Errors: TooLong; Malformed, with "format" as detail, when it is no such file; Unsupported for
/// a later version.
[[nodiscard]] Result<nlohmann::json> parseFile(std::string_view text, const FileFormat& format);
[[nodiscard]] std::string fileText(nlohmann::json members, const FileFormat& format);

} // namespace etherdeck::setup
