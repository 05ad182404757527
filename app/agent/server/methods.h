#pragma once

#include "app/agent/server/agent.h"
#include "core/plans/json.h"
#include "core/plans/refusal.h"

#include <functional>
#include <memory>
#include <string>

namespace etherdeck::agent {

/// A call of a client while it is answered.
struct OpenCall {
    std::string who;
    CancelFlag cancelled{false};
    bool outlivesSession = false; ///< the end of the session does not cancel it
    std::function<void(int step, int steps, const std::string& text)> progress; ///< from any thread
};

/// Carries out a method of the protocol and returns its result, as the text of wire::toText(). Waits; from a
/// worker. Refusals: those of the method, UnknownMethod, BadRequest.
[[nodiscard]] plans::Outcome<std::string> callMethod(Agent& agent, const std::string& method,
                                                     const plans::Json& params, OpenCall& call);

/// The topics that `watch` accepts.
[[nodiscard]] bool isTopic(std::string_view topic);

} // namespace etherdeck::agent
