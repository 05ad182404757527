#pragma once

#include "app/etherdeckctl/base/command.h"
#include "core/remote/failure.h"

#include <string>

namespace etherdeck::ctl {

/// A failure as it is printed.
struct FailureText {
    std::string code;
    std::string message; ///< one sentence
    std::string advice;
    std::string said; ///< by ssh, or whatever answered: lines
    wire::Json data = wire::Json::object();
};
[[nodiscard]] FailureText explain(const remote::Failure& failure, const std::string& device);
[[nodiscard]] FailureText explain(const plans::Refusal& refusal);

/// To standard error.
void print(const FailureText& failure);
/// With `json`: {"error": {"code", "message", "data"}} on the output, behind the members of `done`; else to
/// standard error. Returns Failed.
ExitStatus report(Output& output, const FailureText& failure, bool json,
                  const nlohmann::ordered_json& done = nlohmann::ordered_json::object());

} // namespace etherdeck::ctl
