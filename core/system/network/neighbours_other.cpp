#include "core/system/network/neighbours.h"

namespace etherdeck::link {

Result<std::vector<Neighbour>> neighbours() { return std::vector<Neighbour>(); }

} // namespace etherdeck::link
