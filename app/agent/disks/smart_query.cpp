#include "app/agent/disks/smart_query.h"

#include <array>
#include <cerrno>
#include <unistd.h>

namespace etherdeck::agent {

namespace {

constexpr std::size_t maxAnswer = std::size_t{1} << 20;

} // namespace

Result<SmartQuery> SmartQuery::start(const std::vector<std::string>& command, TimePoint now) {
    auto child = link::ChildProcess::start(command);
    if (!child)
        return fail(child.error());
    return SmartQuery(std::move(*child), now + limit);
}

std::optional<Result<SmartAnswer>> SmartQuery::take(TimePoint now) {
    m_child.collectErrors();
    std::array<char, 4096> piece{};
    for (;;) {
        const auto got = ::read(m_child.descriptor(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && errno == EAGAIN)
            break;
        if (got <= 0) {
            m_child.end(std::chrono::seconds(1));
            return parseSmart(m_output);
        }
        m_output.append(piece.data(), static_cast<std::size_t>(got));
        if (m_output.size() > maxAnswer)
            return Result<SmartAnswer>(fail(ErrorCode::TooLong));
    }
    if (now >= m_deadline)
        return Result<SmartAnswer>(fail(ErrorCode::TimedOut));
    return std::nullopt;
}

} // namespace etherdeck::agent
