#pragma once

namespace etherdeck::askpass {

/// A secret is never in a core dump, and no other process of the user reads it.
void hideMemory();

} // namespace etherdeck::askpass
