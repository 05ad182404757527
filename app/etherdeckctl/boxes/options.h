#pragma once

#include <string>
#include <vector>

namespace etherdeck::ctl {

/// Options of the `box` commands.
struct BoxOptions {
    enum class Action { List, Show, Tie, Untie, Rename, Group, Note, Remove };
    Action action = Action::List;
    std::string store; ///< empty: the default history
    bool json = false;

    std::string box;                 ///< as typed
    std::vector<std::string> things; ///< targets, MAC addresses and sources, as typed
    std::string device;              ///< to tie or untie
    bool isNew = false;              ///< Tie: create the box
    std::string text;                ///< for Rename, Group and Note; empty: remove
};

} // namespace etherdeck::ctl
