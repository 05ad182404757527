#include "core/setup/file_format.h"

#include "core/plans/members.h"

#include <utility>

namespace etherdeck::setup {

Result<nlohmann::json> parseFile(std::string_view text, const FileFormat& format) {
    if (text.size() > format.maxText)
        return fail(ErrorCode::TooLong);
    auto json = nlohmann::json::parse(text, nullptr, false);
    plans::Members members(json);
    std::string name;
    int version = 0;
    members.text("format", name);
    members.number("version", version);
    if (!members.firstWrong().empty() || name != format.name)
        return fail(ErrorCode::Malformed, "format");
    if (version > format.version)
        return fail(ErrorCode::Unsupported);
    return json;
}

std::string fileText(nlohmann::json members, const FileFormat& format) {
    members["format"] = format.name;
    members["version"] = format.version;
    return members.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

} // namespace etherdeck::setup
