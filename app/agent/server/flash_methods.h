#pragma once

#include "app/agent/server/methods.h"

/// The raw flash memory of the box, which is only read.
namespace etherdeck::agent {

[[nodiscard]] plans::Outcome<plans::Json> listFlashPartitions(Agent& agent, const plans::Json& params,
                                                              OpenCall& call);
[[nodiscard]] plans::Outcome<plans::Json> readFlashPart(Agent& agent, const plans::Json& params,
                                                        OpenCall& call);

} // namespace etherdeck::agent
