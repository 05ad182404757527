#pragma once

#include "core/base/result.h"
#include "core/remote/ask_server.h"

#include <QObject>

#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace etherdeck {

/// What ssh asks while it connects to a box: a password, the passphrase of a key, a code. May be used in any
/// thread; the first answer counts.
class LoginQuestion {
public:
    explicit LoginQuestion(remote::AskedQuestion asked);
    LoginQuestion(const LoginQuestion&) = delete;
    LoginQuestion& operator=(const LoginQuestion&) = delete;
    ~LoginQuestion();

    [[nodiscard]] const std::string& device() const { return m_asked.device; }
    /// Hostile: a part of it may be the server's.
    [[nodiscard]] const std::string& text() const { return m_asked.text; }
    /// Nothing is to be entered; it is withdrawn when what ssh waits for has happened.
    [[nodiscard]] bool isNotice() const { return m_asked.isNotice; }

    void answer(std::string secret);
    /// There will be no answer.
    void refuse();
    [[nodiscard]] bool isOver() const;

private:
    friend class LoginQuestions;
    [[nodiscard]] std::optional<std::string> waitForAnswer(int stop);
    void finish(std::optional<std::string> secret);

    const remote::AskedQuestion m_asked;
    mutable std::mutex m_mutex;
    bool m_isOver = false;
    std::optional<std::string> m_secret;
    link::UniqueDescriptor m_done; ///< readable once it is over
};
using LoginQuestionPtr = std::shared_ptr<LoginQuestion>; ///< never null

/// Passes on what ssh asks, one question at a time. Questions about host keys are refused: the errors of ssh
/// tell about those. One per process, made before other threads start: it changes the environment.
class LoginQuestions : public QObject {
    Q_OBJECT

public:
    explicit LoginQuestions(QObject* parent = nullptr);
    ~LoginQuestions() override;

    /// Why ssh cannot ask; nothing: it can.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

signals:
    // In a thread of its own.
    void asked(const etherdeck::LoginQuestionPtr& question);
    /// Nobody waits for an answer any more.
    void withdrawn(const etherdeck::LoginQuestionPtr& question);

private:
    [[nodiscard]] std::optional<std::string> ask(const remote::AskedQuestion& asked, int stop);

    std::optional<Error> m_error;
    std::unique_ptr<remote::AskServer> m_server;
};

} // namespace etherdeck
