#pragma once

#include "app/etherdeckctl/device/failure.h"
#include "core/setup/image_checks.h"
#include "core/setup/steps.h"

#include <nlohmann/json.hpp>

#include <string>

/// The steps of the setup, for people and for scripts.
namespace etherdeck::ctl {

/// What it is, what can go wrong, and whether there is a way back: three sentences.
[[nodiscard]] std::string stepText(setup::StepId step);
/// What to do now, with a command where there is one; empty when it is done. `device` is as typed.
[[nodiscard]] std::string nextText(const setup::Step& step, const std::string& device);

/// Why an image is not written.
[[nodiscard]] FailureText explain(const setup::ImageRefusal& refusal);

/// {"id", "state", "text", "next"}
[[nodiscard]] nlohmann::ordered_json stepJson(const setup::Step& step, const std::string& device);
/// {"steps": […]}
[[nodiscard]] nlohmann::ordered_json stepsJson(const std::vector<setup::Step>& steps,
                                               const std::string& device);
[[nodiscard]] std::string stepsText(const std::vector<setup::Step>& steps, const std::string& device);

} // namespace etherdeck::ctl
