#pragma once

#include "core/base/error.h"
#include "ui/console/terminal/uboot_commands.h"
#include "ui/widgets/notice.h"

#include <QByteArray>
#include <QObject>
#include <QString>

namespace etherdeck::ui {

class TerminalSession;

/// Sends to a box what is typed, pasted or chosen, and asks before that where it matters.
class TerminalSender : public QObject {
    Q_OBJECT

public:
    static const QByteArray interruptKey; ///< Control-C

    /// Questions stand before `parent`.
    explicit TerminalSender(QWidget* parent);

    /// Not owned; nullptr: nobody is there.
    void setSession(TerminalSession* session) { m_session = session; }

    /// At once.
    void type(const QByteArray& bytes);
    void sendInterrupt();
    /// Short text goes as if it was typed, if `asKeys`; else it is asked about and sent a line at a prompt.
    void paste(const QString& text, bool asKeys);
    /// Whether a line can be sent at the next prompt; says why not.
    [[nodiscard]] bool canSendLine(const QString& line);
    /// A line at each prompt.
    void runScript(const QString& text);
    void runCommand(const UbootCommand& command);
    void stopBoot();
    /// The network refused.
    void noteFailed(const Error& error);

signals:
    void sent();
    void refused(const etherdeck::ui::Notice::Message& message);

private:
    void askScript(const QString& text);

    QWidget* m_parent;
    TerminalSession* m_session = nullptr;
};

} // namespace etherdeck::ui
