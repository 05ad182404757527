#pragma once

namespace etherdeck {

/// Lets other threads of this process go first: for work that may wait while datagrams may not.
void yieldToOthers();

} // namespace etherdeck
