#pragma once

#include "core/base/result.h"
#include "core/system/unique_descriptor.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace etherdeck::remote {

inline constexpr std::size_t longestQuestion = 8192;
inline constexpr std::size_t longestSecret = 4096;

struct AskedQuestion {
    std::string device; ///< destination of the device that ssh connects to; empty: it was not told
    std::string text;   ///< hostile: a part of it may be the server's
    /// Nothing is to be entered: ssh waits for something else, such as a touch of a security key, and then
    /// nobody waits for an answer any more.
    bool isNotice = false;
};

/// Answers what ssh asks: passwords, passphrases, and whether a host key is right. ssh starts
/// etherdeck-askpass for each question, which passes it on through a socket that only the user can reach.
/// While there is one, isAskingAnswered(): the environment of this process says so to ssh. One per process.
class AskServer {
public:
    /// In a thread of the server's. Nothing: there is no answer, and ssh gives up. `stop` becomes readable
    /// when nobody waits for the answer any more.
    using Answer = std::function<std::optional<std::string>(const std::string& question, int stop)>;

    using AnswerQuestion = std::function<std::optional<std::string>(const AskedQuestion& question, int stop)>;

    /// Errors: ProgramMissing when there is no etherdeck-askpass, PermissionDenied when no folder is private,
    /// System.
    [[nodiscard]] static Result<std::unique_ptr<AskServer>> start(Answer answer);
    /// Then isAskingOnRequest().
    [[nodiscard]] static Result<std::unique_ptr<AskServer>> startOnRequest(AnswerQuestion answer);
    AskServer(const AskServer&) = delete;
    AskServer& operator=(const AskServer&) = delete;
    ~AskServer();

private:
    [[nodiscard]] static Result<std::unique_ptr<AskServer>> startWith(AnswerQuestion answer);
    AskServer(std::string path, link::UniqueDescriptor listener, link::UniqueDescriptor stop,
              AnswerQuestion answer);
    void serve();
    void serveOne();

    std::string m_path;
    link::UniqueDescriptor m_listener;
    link::UniqueDescriptor m_stop;
    AnswerQuestion m_answer;
    std::thread m_thread;
};

/// etherdeck-askpass's side: asks the server at `path`. Nothing when it has no answer.
[[nodiscard]] std::optional<std::string> askServerAt(const std::string& path, std::string_view question,
                                                     std::string_view device = {}, bool isNotice = false);

} // namespace etherdeck::remote
