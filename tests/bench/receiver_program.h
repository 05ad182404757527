#pragma once

#include "core/store/console/store.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace etherdeck::bench {

/// A program that stores what arrives at a UDP port.
struct ReceiverKind {
    enum class Output {
        StandardOutput, ///< its standard output is the file
        File,           ///< it writes a file of lines
        Store,          ///< it writes a store of ours
    };

    std::string name;
    Output output = Output::File;
    /// `file` is where the datagrams are stored; other files beside it are removed with it.
    std::function<std::vector<std::string>(std::uint16_t port, const std::filesystem::path& file)> command;
};

/// Our receiver, and rsyslog, nc and socat if installed; those that can be configured to request a receive
/// buffer as large as ours do so.
[[nodiscard]] std::vector<ReceiverKind> receiverKinds(const std::string& etherdeckctl);
/// rsyslog with the same buffer and its default queue, in which little ever waits; and with its default
/// buffer as well.
[[nodiscard]] ReceiverKind rsyslogWithSmallQueue();
[[nodiscard]] ReceiverKind rsyslogByDefault();

/// The state of its socket, as reported by the kernel.
struct SocketState {
    std::uint64_t waiting = 0; ///< bytes of memory for datagrams that it has not read yet
    std::uint64_t drops = 0;   ///< dropped datagrams
};

/// A running receiver; killed, and its files removed, with this object.
class ReceiverProgram {
public:
    /// Returns once it listens; nothing when it does not start. Runs on one processor, if given.
    [[nodiscard]] static std::unique_ptr<ReceiverProgram>
    start(const ReceiverKind& kind, const std::filesystem::path& folder, std::optional<int> processor = {});
    ~ReceiverProgram();
    ReceiverProgram(const ReceiverProgram&) = delete;
    ReceiverProgram& operator=(const ReceiverProgram&) = delete;

    [[nodiscard]] pid_t processId() const { return m_process; }
    [[nodiscard]] const std::string& name() const { return m_kind.name; }
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::uint64_t stored();
    [[nodiscard]] bool hasIndex() const { return m_kind.output == ReceiverKind::Output::Store; }
    [[nodiscard]] std::uint64_t indexed();
    [[nodiscard]] std::uint64_t peakKilobytes() const;
    /// Nothing while it is not listening.
    [[nodiscard]] std::optional<SocketState> socketState() const;
    /// The processor time that it has used.
    [[nodiscard]] double processorSeconds() const;
    /// Kills it; what it has written is removed with this object.
    void kill();

private:
    ReceiverProgram(const ReceiverKind& kind, std::filesystem::path folder);
    bool spawn();
    bool spawnOn(std::optional<int> processor);
    void end(int signal);
    [[nodiscard]] std::uint64_t linesOfFile();

    ReceiverKind m_kind;
    std::filesystem::path m_folder;
    std::filesystem::path m_file;
    std::uint16_t m_port;
    pid_t m_process = -1;
    std::optional<store::ConsoleStore> m_store;
    std::uint64_t m_counted = 0; ///< bytes of the file whose lines are counted
    std::uint64_t m_lines = 0;
};

/// Moves this thread, and what it starts from now on.
void runOn(int processor);

} // namespace etherdeck::bench
