#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::remote {

/// Options by which ssh talks to an old server, such as a factory firmware's: only methods that it offered,
/// and that are on our short list. From ssh's message "Unable to negotiate … Their offer: …"; empty when
/// nothing of the offer is on the list. Servers tell one fault at a time.
[[nodiscard]] std::vector<std::string> optionsForOldServer(std::string_view said);
/// True for an option as from optionsForOldServer(), such as one that was stored.
[[nodiscard]] bool isOptionForOldServer(std::string_view option);

} // namespace etherdeck::remote
