// ssh's helper. Passes on to the program that has started ssh what ssh asks, and says which host keys the
// user has confirmed.
//   etherdeck-askpass QUESTION
//   etherdeck-askpass --host-key FINGERPRINT[,FINGERPRINT…]|- WHY HOST TYPE KEY FINGERPRINT
#include "app/askpass/hide_memory.h"
#include "core/remote/ask_server.h"
#include "core/remote/askpass.h"
#include "core/remote/host_key.h"
#include "core/system/output.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

using namespace etherdeck;
using namespace etherdeck::remote;

namespace {

enum ExitStatus { Done = 0, Refused = 1, WrongUsage = 2 };

constexpr std::size_t hostKeyWords = 6;

bool isListed(std::string_view list, std::string_view fingerprint) {
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        if (list.substr(0, end) == fingerprint)
            return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

/// WHY is "ORDER" when ssh only asks which kinds of keys are known, "ADDRESS" for the address of a host.
ExitStatus answerHostKey(const std::vector<std::string>& words) {
    const auto& confirmed = words[0];
    const HostKey key{words[2], words[3], words[4], words[5]};
    if (words[1] != "HOSTNAME" || !isFingerprint(key.fingerprint))
        return Done;
    if (isListed(confirmed, key.fingerprint))
        Output(STDOUT_FILENO).print(knownHostsLine(key));
    else
        Output(STDERR_FILENO).print(reportLine({key.type, key.fingerprint, confirmed != "-"}));
    return Done;
}

ExitStatus answerQuestion(const std::string& question) {
    const auto* const socket = std::getenv(askSocketVariable);
    if (socket == nullptr)
        return Refused;
    askpass::endWithSsh();
    const auto* const device = std::getenv(askDeviceVariable);
    // "none" where ssh only tells something, and ends this program when that is over.
    const auto* const kind = std::getenv("SSH_ASKPASS_PROMPT");
    const bool isNotice = kind != nullptr && std::string_view(kind) == "none";
    auto answer = askServerAt(socket, question, device == nullptr ? "" : device, isNotice);
    if (!answer)
        return Refused;
    answer->push_back('\n');
    Output output(STDOUT_FILENO);
    output.print(*answer);
    const auto isWritten = output.close();
    ::explicit_bzero(answer->data(), answer->size());
    return isWritten ? Done : Refused;
}

} // namespace

int main(int argc, char** argv) {
    askpass::hideMemory();
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() == hostKeyWords + 1 && words.front() == "--host-key")
        return answerHostKey({words.begin() + 1, words.end()});
    if (words.size() == 1 && words.front() == "--version") {
        Output(STDOUT_FILENO).print("etherdeck-askpass " ETHERDECK_VERSION "\n");
        return Done;
    }
    if (words.size() == 1)
        return answerQuestion(words.front());
    Output(STDERR_FILENO).print("etherdeck-askpass: ssh starts this; there is nothing to see here.\n");
    return WrongUsage;
}
