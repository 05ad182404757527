#pragma once

#include "app/agent/box/kernel_log.h"
#include "app/agent/server/methods.h"

/// Methods that only read. For methods.cpp.
namespace etherdeck::agent {

[[nodiscard]] plans::Outcome<plans::Json> getBox(Agent& agent, const plans::Json& params, OpenCall& call);
[[nodiscard]] plans::Outcome<plans::Json> listInterfaces(Agent& agent, const plans::Json& params,
                                                         OpenCall& call);
[[nodiscard]] plans::Outcome<plans::Json> listDisks(Agent& agent, const plans::Json& params, OpenCall& call);
[[nodiscard]] plans::Outcome<plans::Json> findDiskByPath(Agent& agent, const plans::Json& params,
                                                         OpenCall& call);
[[nodiscard]] plans::Outcome<plans::Json> readKernelLog(Agent& agent, const plans::Json& params,
                                                        OpenCall& call);
[[nodiscard]] plans::Json recordJson(const KernelRecord& record);
/// What is wrong with the files of the configuration.
[[nodiscard]] plans::Json configurationProblems(Agent& agent);

} // namespace etherdeck::agent
