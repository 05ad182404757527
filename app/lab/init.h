#pragma once

#include "app/lab/command.h"
#include "app/lab/targets/profile.h"

#include <array>
#include <type_traits>

/// The process that is init of the lab: builds everything, runs COMMAND, and takes all with it when it ends.
namespace etherdeck::lab {

struct Order {
    Profile profile;
    CommandLine command; ///< empty: wait until told to end
    std::string ownFolder;
};

/// How far init has come; where it is not Ready, it ends.
enum class Stage : std::uint8_t {
    Ready,
    Namespaces, ///< the system does not give us a virtual wire
    Targets,    ///< the wire is there, the targets are not
};

/// What init writes to its starter, once. One write, so it is never torn.
struct InitReport {
    Stage stage = Stage::Ready;
    ErrorCode code = ErrorCode::System;
    int systemError = 0;
    std::array<char, 1024> detail{};

    [[nodiscard]] Error error() const { return {code, detail.data(), systemError}; }
};
static_assert(std::is_trivially_copyable_v<InitReport>);

/// The ends that init holds of the pipes to its starter.
struct InitPipes {
    UniqueDescriptor orders;  ///< signal numbers for COMMAND, a byte each; its end means: end everything
    UniqueDescriptor reports; ///< one InitReport
};

/// The body of init. Returns its exit status: COMMAND's.
[[nodiscard]] int runInit(const Order& order, InitPipes pipes, const Result<void>& prepared);

} // namespace etherdeck::lab
