#include "ui/devices/netconsole/proof.h"

#include "ui/devices/base/text.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/notice.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QRandomGenerator>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;
using box_netconsole::Verification;

constexpr int longestKernel = 20; ///< seconds
constexpr int longestBoot = 300;  ///< a box that shuts its exports down first
constexpr auto testEvery = 4s;

} // namespace

NetconsoleProof::NetconsoleProof(QWidget* parent) :
    QWidget(parent),
    m_commands(std::make_shared<DeviceCommands>()),
    m_notice(new Notice(this)),
    m_cancel(new QPushButton(tr("Stop waiting"), this)),
    m_restart(new QPushButton(tr("Restart the box…"), this)),
    m_show(new QPushButton(icon(Icon::Terminal), tr("Show on the Console"), this)) {
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid);
    for (auto* button : {m_restart, m_cancel, m_show}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addWidget(m_notice);
    column->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, &NetconsoleProof::cancel);
    connect(m_restart, &QPushButton::clicked, this, &NetconsoleProof::restartRequested);
    connect(m_show, &QPushButton::clicked, this, [this] { m_commands->showConsoleOf(m_sender); });
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        showWaiting();
        if (m_question.isKernel && m_waited.elapsed() % std::chrono::milliseconds(testEvery).count() < 1000)
            sendTestLine();
    });
    m_notice->clear();
    showButtons();
}

void NetconsoleProof::start(const std::string& device, const box_netconsole::Parts& parts,
                            const box_netconsole::BoxParts& found,
                            const std::vector<plans::BoxInterface>& interfaces, bool canRestart) {
    m_device = device;
    m_parts = parts;
    m_found = found;
    m_interfaces = interfaces;
    m_canRestart = canRestart;
    m_arrived.clear();
    m_sender.clear();
    if (m_parts.kernel && m_found.kernel && m_found.kernel->place() != nullptr)
        verifyKernel();
    else if (m_parts.boot && m_found.environment)
        verifyBoot();
}

void NetconsoleProof::verifyKernel() {
    const auto& place = *m_found.kernel->place();
    m_parts.kernel = false;
    m_server = QString::fromStdString(place.server.toString());
    wait(box_netconsole::kernelQuestion(place, m_interfaces, QRandomGenerator::global()->generate()),
         longestKernel);
    sendTestLine();
}

void NetconsoleProof::verifyBoot() {
    m_parts.boot = false;
    m_server = fromWire(uboot::netconsoleState(m_found.environment->environment).server);
    wait(box_netconsole::bootQuestion(*m_found.environment), longestBoot);
}

void NetconsoleProof::wait(const Verification::Question& question, int seconds) {
    m_question = question;
    m_longest = seconds;
    m_waited.start();
    m_call = m_commands->verifyNetconsole(question, std::chrono::seconds(seconds), this,
                                          [this](const auto& answer) { noteEnd(answer); });
    m_tick.start();
    showWaiting();
    emit changed();
}

void NetconsoleProof::sendTestLine() {
    m_testing = m_commands->testNetconsole(
        m_device, m_question.text, this, [this](const Result<remote::Answer<void>>& answer) {
            if ((answer && *answer) || !m_call.isUnderWay())
                return;
            m_call.cancel();
            const auto text =
                failureText(answer ? answer->error() : remote::Failure(remote::ConnectionError{}), m_device);
            showEnd(Lamp::Conflict, text.what, text.why);
        });
}

void NetconsoleProof::cancel() {
    if (!m_call.isUnderWay())
        return;
    m_call.cancel();
    m_testing.cancel();
    showEnd(Lamp::Off, tr("Nothing has arrived so far"), tr("Waiting was stopped."));
}

void NetconsoleProof::noteEnd(const Result<Verification>& answer) {
    m_testing.cancel();
    if (!answer) {
        showEnd(Lamp::Conflict, tr("The Console does not listen"),
                tr("The page Console says why. What arrives is seen there only."));
        return;
    }
    switch (answer->state()) {
    case Verification::State::Arrived:
        return noteArrived(*answer);
    case Verification::State::Waiting:
    case Verification::State::Cancelled:
        return showEnd(Lamp::Off, tr("Nothing has arrived so far"), tr("The Console was closed."));
    case Verification::State::TimedOut:
        break;
    }
    QStringList sentences;
    if (!answer->stranger().empty())
        sentences << tr("Such a line came from %1, which is not the address of this box.")
                         .arg(fromWire(answer->stranger()));
    sentences << (answer->question().isKernel
                      ? tr("It is sent to %1: is that this computer, and does its firewall let UDP port 6666 "
                           "in?")
                      : tr("It is sent to %1: is that this computer, and does its firewall let UDP port 6666 "
                           "and pings in?"))
                     .arg(m_server);
    showEnd(Lamp::Conflict,
            answer->question().isKernel ? tr("The test line of the kernel did not arrive")
                                        : tr("U-Boot's banner did not arrive"),
            sentences.join(QLatin1Char(' ')));
}

void NetconsoleProof::noteArrived(const Verification& verification) {
    m_sender = verification.from();
    m_arrived << (verification.question().isKernel ? tr("The kernel's test line has arrived from %1.")
                                                   : tr("U-Boot's banner has arrived from %1."))
                     .arg(fromWire(verification.from()));
    if (!verification.question().isKernel)
        m_arrived << fromWire(verification.line());
    if (m_parts.boot && m_found.environment)
        verifyBoot();
    else
        showEnd(Lamp::On, tr("Netconsole works"), {});
}

void NetconsoleProof::showWaiting() {
    constexpr int all = 1000;
    const auto waited = static_cast<int>(m_waited.elapsed() / all);
    auto lines = m_arrived;
    if (!m_question.isKernel)
        lines << tr("Restart the box now. What arrives from other boxes does not count.");
    m_notice->setMessage({Lamp::New,
                          m_question.isKernel ? tr("Waiting for a test line of the kernel")
                                              : tr("Waiting for U-Boot's banner"),
                          lines.join(QLatin1Char('\n')),
                          {},
                          {},
                          std::min(waited * all / std::max(m_longest, 1), all)});
    showButtons();
}

void NetconsoleProof::showEnd(Lamp lamp, const QString& title, const QString& text) {
    m_tick.stop();
    auto lines = m_arrived;
    if (!text.isEmpty())
        lines << text;
    m_notice->setMessage({lamp, title, lines.join(QLatin1Char('\n')), {}, {}, -1});
    showButtons();
    emit changed();
}

void NetconsoleProof::showButtons() {
    const bool isWaiting = m_call.isUnderWay();
    m_cancel->setVisible(isWaiting);
    m_restart->setVisible(isWaiting && !m_question.isKernel && m_canRestart);
    m_show->setVisible(!m_sender.empty());
}

} // namespace etherdeck::ui

#include "moc_proof.cpp"
