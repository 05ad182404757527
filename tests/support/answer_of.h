#pragma once

#include "core/services/calls/call.h"

#include <QTest>

#include <optional>
#include <utility>

namespace etherdeck::tests {

/// Asks, and waits for the answer; TimedOut when none comes.
///     const auto names = answerOf<Names>([&](auto... to) { return service.names(filter, to...); });
template <class Answer, class Ask>
Result<Answer> answerOf(Ask ask, int patience = 30'000) {
    QObject receiver;
    std::optional<Result<Answer>> answer;
    const Call call =
        ask(&receiver, Then<Answer>([&answer](Result<Answer> told) { answer = std::move(told); }));
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, patience))
        return fail(ErrorCode::TimedOut);
    return std::move(*answer);
}

} // namespace etherdeck::tests
