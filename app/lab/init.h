#pragma once

#include "app/lab/command.h"
#include "app/lab/targets/profile.h"

#include <array>
#include <type_traits>

/// The process that is init of the lab: builds everything, runs COMMAND, and takes everything down when it
/// ends.
namespace etherdeck::lab {

struct Order {
    Profile profile;
    CommandLine command; ///< empty: wait until told to end
    std::string ownFolder;
};

/// How far init has got; unless it is Ready, it ends.
enum class Stage : std::uint8_t {
    Ready,
    Namespaces, ///< the system does not permit a virtual network
    Targets,    ///< the network is there, the targets are not
};

/// What init writes to its starter, once. A single write, so it is never torn.
struct InitReport {
    Stage stage = Stage::Ready;
    ErrorCode code = ErrorCode::System;
    int systemError = 0;
    std::array<char, 1024> detail{};

    [[nodiscard]] Error error() const { return {code, detail.data(), systemError}; }
};
static_assert(std::is_trivially_copyable_v<InitReport>);

/// Init's ends of the pipes to its starter.
struct InitPipes {
    UniqueDescriptor orders; ///< signal numbers for COMMAND, one byte each; end of file means: end everything
    UniqueDescriptor reports; ///< one InitReport
};

/// The body of init. Returns its exit status, which is COMMAND's.
[[nodiscard]] int runInit(const Order& order, InitPipes pipes, const Result<void>& prepared);

} // namespace etherdeck::lab
