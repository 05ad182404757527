#include "app/etherdeckctl/setup/box.h"

#include "app/etherdeckctl/setup/agent_box.h"
#include "app/etherdeckctl/setup/shell_box.h"

#include <algorithm>

namespace etherdeck::ctl {

std::unique_ptr<SetupBox> SetupBox::open(Output& output, const DeviceOptions& options) {
    const auto device = knownDevice(options);
    const auto* const ssh = device ? std::get_if<remote::SshDevice>(&*device) : nullptr;
    if (ssh == nullptr) {
        auto session = DeviceSession::open(output, options);
        return session ? std::make_unique<AgentBox>(std::move(*session)) : nullptr;
    }
    bool hasNoAgent = false;
    if (auto session = DeviceSession::open(output, options, hasNoAgent))
        return std::make_unique<AgentBox>(std::move(*session));
    return hasNoAgent ? std::make_unique<ShellBox>(output, options, *ssh) : nullptr;
}

std::optional<std::string> readStartOf(SetupBox& box, const plans::FlashPartition& partition,
                                       std::uint64_t bytes) {
    std::string content;
    bytes = std::min(bytes, partition.bytes);
    while (content.size() < bytes) {
        const auto part =
            box.read({partition, content.size(), std::min(box.pieceBytes(), bytes - content.size())});
        if (!part || part->empty())
            return std::nullopt;
        content += *part;
    }
    return content;
}

} // namespace etherdeck::ctl
