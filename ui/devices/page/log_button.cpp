#include "ui/devices/page/log_button.h"

#include "ui/devices/base/text.h"
#include "ui/look/icons.h"
#include "ui/text/error.h"

namespace etherdeck::ui {

KernelLogButton::KernelLogButton(QWidget* parent) :
    QPushButton(ui::icon(Icon::History), {}, parent), m_commands(std::make_shared<DeviceCommands>()) {
    connect(this, &QPushButton::clicked, this, &KernelLogButton::ask);
    retranslate();
    hide();
}

void KernelLogButton::setBox(const KnownDevice& known, const DeviceStatePtr& state) {
    if (known.device != m_known.device)
        m_call.cancel();
    m_known = known;
    m_title = titleOf(known, state.get());
    setEnabled(!m_call.isUnderWay());
    setVisible(state && state->link == DeviceState::Link::Connected && state->can("kernel-log"));
}

void KernelLogButton::ask() {
    setEnabled(false);
    m_call = m_commands->showKernelLog(m_known.device, tr("%1 (kernel log)").arg(m_title), this,
                                       [this](const auto& answer) { noteAnswer(answer); });
}

void KernelLogButton::noteAnswer(const Result<remote::Answer<qint64>>& answer) {
    setEnabled(true);
    if (answer && *answer) {
        m_commands->showSource(**answer);
        return;
    }
    Banner::Message message;
    message.title = tr("The kernel log of %1 cannot be shown").arg(m_title);
    if (answer) {
        const auto text = failureText(answer->error(), m_known.device);
        message.text = (text.why + QLatin1Char('\n') + text.advice).trimmed();
        message.details = text.raw;
    } else if (answer.error().code == ErrorCode::Malformed) {
        message.text = tr("What the agent sent cannot be the log of a kernel. Nothing was stored.");
    } else {
        const auto text = errorText(answer.error(), {});
        message.text = (text.why + QLatin1Char('\n') + text.advice).trimmed();
        message.details = text.raw;
    }
    emit failed(message);
}

void KernelLogButton::retranslate() {
    setText(tr("Show kernel log"));
    setToolTip(
        tr("Shows on the Console what the kernel of this box says. If the box sends nothing, the log is "
           "read from the box."));
}

} // namespace etherdeck::ui

#include "moc_log_button.cpp"
