#pragma once

#include "core/remote/secret.h"
#include "core/services/devices/logins.h"

#include <QPointer>

#include <functional>
#include <optional>
#include <string>

class QWidget;

namespace etherdeck::ui {

class LoginDialog;

/// Shows what ssh asks as a dialog, one at a time. It closes when nobody waits for an answer any more.
class Logins : public QObject {
    Q_OBJECT

public:
    /// What a box is called, by its device.
    using TitleOf = std::function<QString(const std::string& device)>;

    Logins(TitleOf titleOf, QWidget* window);
    ~Logins() override;

public slots:
    void ask(const etherdeck::LoginQuestionPtr& question);
    void withdraw(const etherdeck::LoginQuestionPtr& question);

signals:
    /// The user does not want to answer.
    void cancelled(const std::string& device);

private:
    void answer(int result);

    TitleOf m_titleOf;
    QWidget* m_window;
    std::shared_ptr<LoginQuestion> m_question; ///< of the dialog; null: none is open
    QPointer<LoginDialog> m_dialog;
    std::optional<remote::NoCoreDumps> m_noDumps; ///< while a secret may be in it
};

} // namespace etherdeck::ui
