#pragma once

#include "core/remote/device.h"
#include "core/remote/failure.h"
#include "core/remote/ssh.h"
#include "core/system/child_process.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace etherdeck::remote {

/// How this process connects to a device: shares the connection with others, and asks as it can.
[[nodiscard]] SshConnection connectionTo(const SshDevice& device);

/// Bytes to and from an agent: through a Unix socket, or standard input and output of a program.
class Stream {
public:
    [[nodiscard]] static Answer<Stream> open(const Device& device);

    /// For poll(); never blocks.
    [[nodiscard]] int descriptor() const;
    /// The standard error of the program; -1 when there is none.
    [[nodiscard]] int errorDescriptor() const;
    /// How many bytes; nothing when there are none now. The end of the stream is 0.
    [[nodiscard]] std::optional<std::size_t> read(std::span<char> bytes);
    /// How many were taken, maybe none. False when the other side is gone.
    [[nodiscard]] bool write(std::string_view bytes, std::size_t& taken);
    void collectErrors();
    /// The program's standard error so far; empty for a socket.
    [[nodiscard]] std::string errors() const;
    /// Ends the program if it still runs, and says why the stream ended.
    [[nodiscard]] ConnectionError end(const std::string& noise);

private:
    Stream(link::UniqueDescriptor socket) : m_way(std::move(socket)) {}
    Stream(link::ChildProcess program, bool viaSsh) : m_way(std::move(program)), m_viaSsh(viaSsh) {}

    std::variant<link::UniqueDescriptor, link::ChildProcess> m_way;
    bool m_viaSsh = false;
};

} // namespace etherdeck::remote
