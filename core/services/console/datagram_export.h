#pragma once

#include "core/base/result.h"
#include "core/store/console/store.h"

#include <QString>

#include <cstdint>
#include <stop_token>
#include <string>

namespace etherdeck {

/// Writes the raw datagrams that are kept beside a store to a pcap file, as they came; how many. Of the
/// filter, sources and times count. The file appears when it is finished and is not touched when that fails,
/// `stop` is requested, or no datagram matches. Errors: those of ConsoleStore::sources(), PermissionDenied
/// and System for the file.
[[nodiscard]] Result<std::int64_t> exportDatagrams(const std::string& storePath,
                                                   const store::ConsoleStore& store,
                                                   const store::ConsoleFilter& filter, const QString& path,
                                                   std::stop_token stop = {});

} // namespace etherdeck
