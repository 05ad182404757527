#pragma once

namespace etherdeck::askpass {

/// A secret is never in a core dump, and no other process of the user reads it.
void hideMemory();
/// Ends when ssh does: nobody waits for the answer then, and who asks for it finds that out.
void endWithSsh();

} // namespace etherdeck::askpass
