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

/// A program that stores what comes to a UDP port.
struct ReceiverKind {
    enum class Output {
        StandardOutput, ///< its standard output is the file
        File,           ///< it writes a file of lines
        Store,          ///< it writes a store of ours
    };

    std::string name;
    Output output = Output::File;
    /// `file` is where the datagrams are to go, and what else stands beside it goes with it.
    std::function<std::vector<std::string>(std::uint16_t port, const std::filesystem::path& file)> command;
};

/// Ours, and those of rsyslog, nc and socat that are installed; all that can be told to ask for a receive
/// buffer as large as ours are.
[[nodiscard]] std::vector<ReceiverKind> receiverKinds(const std::string& etherdeckctl);
/// rsyslog with the same buffer, and the queue that it has when nobody says anything: what waits there is
/// never much; and with the buffer that it has then, too.
[[nodiscard]] ReceiverKind rsyslogWithSmallQueue();
[[nodiscard]] ReceiverKind rsyslogByDefault();

/// Its socket, as the kernel tells of it.
struct SocketState {
    std::uint64_t waiting = 0; ///< bytes of memory that hold what it has not taken yet
    std::uint64_t drops = 0;   ///< datagrams that had no room
};

/// One that runs; ended, and its files removed, with this.
class ReceiverProgram {
public:
    /// Once it listens; nothing when it does not start. On one processor, when that is told.
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
    /// Nothing while it does not listen.
    [[nodiscard]] std::optional<SocketState> socketState() const;
    /// The time that it has used a processor for.
    [[nodiscard]] double processorSeconds() const;
    /// Ends it at once; what it has written goes with this object.
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

/// This thread, and what it starts from now on.
void runOn(int processor);

} // namespace etherdeck::bench
