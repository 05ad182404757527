#include "ui/shell/san_target.h"

namespace etherdeck::ui {

namespace {

SanTarget::State stateOf(discovery::TargetState state) {
    switch (state) {
    case discovery::TargetState::Up:
        return SanTarget::State::Answers;
    case discovery::TargetState::Vanished:
    case discovery::TargetState::Missing:
        return SanTarget::State::Silent;
    case discovery::TargetState::NotWatched:
        return SanTarget::State::NotWatched;
    }
    return SanTarget::State::NotWatched;
}

} // namespace

SanTarget sanTarget(const discovery::Target& target) {
    SanTarget seen{stateOf(target.state), target.principal().key.mac, {}};
    for (const auto& path : target.paths)
        seen.macs.insert(path.key.mac);
    return seen;
}

} // namespace etherdeck::ui
