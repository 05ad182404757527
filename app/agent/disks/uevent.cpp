#include "app/agent/disks/uevent.h"

#include "app/agent/disks/kernel_tables.h"
#include "app/agent/disks/text.h"

#include <map>
#include <string_view>

namespace etherdeck::agent {

namespace {

using Values = std::map<std::string_view, std::string_view>;

std::string_view valueIn(const Values& values, std::string_view name) {
    const auto found = values.find(name);
    return found == values.end() ? std::string_view() : found->second;
}

Result<Values> readValues(std::string_view text) {
    Values values;
    while (!text.empty()) {
        const auto end = text.find('\0');
        if (end == std::string_view::npos)
            return fail(ErrorCode::Truncated);
        const auto line = text.substr(0, end);
        const auto equals = line.find('=');
        if (equals == std::string_view::npos || equals == 0)
            return fail(ErrorCode::Malformed);
        values.emplace(line.substr(0, equals), line.substr(equals + 1));
        text.remove_prefix(end + 1);
    }
    return values;
}

} // namespace

Result<Uevent> parseUevent(std::span<const std::byte> message) {
    if (message.size() > maxUevent)
        return fail(ErrorCode::TooLong);
    std::string_view text(reinterpret_cast<const char*>(message.data()), message.size());
    const auto end = text.find('\0');
    if (end == std::string_view::npos)
        return fail(ErrorCode::Truncated);
    const auto headline = text.substr(0, end);
    const auto at = headline.find('@');
    if (at == std::string_view::npos)
        return fail(ErrorCode::Malformed);
    const auto values = readValues(text.substr(end + 1));
    if (!values)
        return fail(values.error());
    const auto sequence = valueIn(*values, "SEQNUM");
    if (sequence.empty())
        return fail(ErrorCode::Truncated);
    Uevent event{std::string(valueIn(*values, "ACTION")),
                 std::string(valueIn(*values, "DEVPATH")),
                 std::string(valueIn(*values, "SUBSYSTEM")),
                 std::string(valueIn(*values, "DEVNAME")),
                 parseDeviceNumber(std::string(valueIn(*values, "MAJOR")) + ":" +
                                   std::string(valueIn(*values, "MINOR"))),
                 wholeNumber(sequence).value_or(0)};
    if (event.sequence == 0 || event.action != headline.substr(0, at) ||
        event.path != headline.substr(at + 1) || event.action.empty() || !event.path.starts_with('/') ||
        event.subsystem.empty())
        return fail(ErrorCode::Malformed);
    return event;
}

bool concernsDisks(const Uevent& event) { return event.subsystem == "block"; }

bool isUdevsAboutDisks(std::span<const std::byte> message) {
    using namespace std::string_view_literals;
    const std::string_view text(reinterpret_cast<const char*>(message.data()), message.size());
    return text.starts_with("libudev\0"sv) && text.find("\0SUBSYSTEM=block\0"sv) != std::string_view::npos;
}

} // namespace etherdeck::agent
