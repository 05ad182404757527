#pragma once

#include "app/etherdeckctl/device/failure.h"
#include "core/user_files/device_book.h"

#include <string>

namespace etherdeck::ctl {

/// The file with the devices of the user.
[[nodiscard]] std::string bookFile();
[[nodiscard]] FailureText bookFailure(const Error& error);
[[nodiscard]] FailureText noSuchDevice(const std::string& name);

} // namespace etherdeck::ctl
