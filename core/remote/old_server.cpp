#include "core/remote/old_server.h"

#include <algorithm>
#include <array>

namespace etherdeck::remote {

namespace {

struct OldMethod {
    std::string_view what; ///< in ssh's message
    std::string_view name;
    std::string_view option;
    std::string_view secondOption; ///< that is needed with it
};
constexpr std::array oldMethods{
    OldMethod{"key exchange method", "diffie-hellman-group14-sha1", "KexAlgorithms", {}},
    OldMethod{"key exchange method", "diffie-hellman-group1-sha1", "KexAlgorithms", {}},
    OldMethod{"host key type", "ssh-rsa", "HostKeyAlgorithms", "PubkeyAcceptedAlgorithms"},
    OldMethod{"cipher", "aes128-cbc", "Ciphers", {}},
    OldMethod{"cipher", "3des-cbc", "Ciphers", {}},
    OldMethod{"MAC", "hmac-sha1", "MACs", {}},
};

std::string optionText(std::string_view option, std::string_view method) {
    return std::string(option) + "=+" + std::string(method);
}

/// Between commas.
bool offers(std::string_view offer, std::string_view method) {
    while (!offer.empty()) {
        const auto end = std::min(offer.find(','), offer.size());
        if (offer.substr(0, end) == method)
            return true;
        offer.remove_prefix(std::min(end + 1, offer.size()));
    }
    return false;
}

} // namespace

std::vector<std::string> optionsForOldServer(std::string_view said) {
    constexpr std::string_view begin = "no matching ";
    constexpr std::string_view middle = " found. Their offer: ";
    const auto at = said.find(begin);
    const auto found = said.find(middle, at);
    if (at == std::string_view::npos || found == std::string_view::npos)
        return {};
    const auto what = said.substr(at + begin.size(), found - at - begin.size());
    auto offer = said.substr(found + middle.size());
    offer = offer.substr(0, offer.find_first_of(" \r\n"));
    for (const auto& method : oldMethods) { // the best one first
        if (method.what != what || !offers(offer, method.name))
            continue;
        std::vector<std::string> options{optionText(method.option, method.name)};
        if (!method.secondOption.empty())
            options.push_back(optionText(method.secondOption, method.name));
        return options;
    }
    return {};
}

bool isOptionForOldServer(std::string_view option) {
    return std::ranges::any_of(oldMethods, [option](const OldMethod& method) {
        return option == optionText(method.option, method.name) ||
               (!method.secondOption.empty() && option == optionText(method.secondOption, method.name));
    });
}

} // namespace etherdeck::remote
