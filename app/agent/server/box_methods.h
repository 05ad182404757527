#pragma once

#include "app/agent/box/kernel_log.h"
#include "app/agent/server/methods.h"

/// Methods that only read, and objects of their answers that events have as well.
namespace etherdeck::agent {

[[nodiscard]] plans::Outcome<plans::Json> getBox(Agent& agent, const plans::Json& params, OpenCall& call);
[[nodiscard]] plans::Outcome<plans::Json> listInterfaces(Agent& agent, const plans::Json& params,
                                                         OpenCall& call);
[[nodiscard]] plans::Outcome<plans::Json> listDisks(Agent& agent, const plans::Json& params, OpenCall& call);
[[nodiscard]] plans::Outcome<plans::Json> findDiskByPath(Agent& agent, const plans::Json& params,
                                                         OpenCall& call);
[[nodiscard]] plans::Outcome<plans::Json> readKernelLog(Agent& agent, const plans::Json& params,
                                                        OpenCall& call);
[[nodiscard]] plans::Outcome<plans::Json> readUbootEnvironment(Agent& agent, const plans::Json& params,
                                                               OpenCall& call);
[[nodiscard]] plans::Outcome<plans::Json> testKernelNetconsole(Agent& agent, const plans::Json& params,
                                                               OpenCall& call);
[[nodiscard]] plans::Outcome<plans::Json> readKernelNetconsole(Agent& agent, const plans::Json& params,
                                                               OpenCall& call);
[[nodiscard]] plans::Outcome<plans::Json> backUpUbootEnvironment(Agent& agent, const plans::Json& params,
                                                                 OpenCall& call);
[[nodiscard]] plans::Json recordJson(const KernelRecord& record);
/// With `warnings`.
[[nodiscard]] plans::Json interfaceJson(const plans::BoxInterface& interface);
/// What is wrong with the files of the configuration.
[[nodiscard]] plans::Json configurationProblems(Agent& agent);

} // namespace etherdeck::agent
