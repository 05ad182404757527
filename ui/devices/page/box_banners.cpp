#include "ui/devices/page/box_banners.h"

#include "ui/devices/base/remedy.h"
#include "ui/devices/base/text.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/text/sentence.h"
#include "ui/widgets/banner.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto countdownInterval = 1s;

/// An agent that was there need not be installed.
QString adviceFor(const DeviceState& state, const DeviceFailureText& text) {
    return state.known && state.error->fault == remote::ConnectionFault::NoAgent
               ? DeviceBoxBanners::tr(
                     "It was there before: it may have been stopped, or be starting. Etherdeck "
                     "connects again by itself.")
               : text.advice;
}

} // namespace

DeviceBoxBanners::DeviceBoxBanners(QWidget* parent) :
    QWidget(parent), m_commands(std::make_shared<DeviceCommands>()) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    for (auto** banner : {&m_connection, &m_logFailure, &m_pending, &m_warnings}) {
        column->addWidget(*banner = new Banner);
        (*banner)->clear();
        (*banner)->installEventFilter(this);
    }
    hide();
    connect(m_connection, &Banner::actionTriggered, this, &DeviceBoxBanners::remedyRequested);
    connect(m_connection, &Banner::secondActionTriggered, this,
            [this] { m_commands->retryDevice(m_known.device); });
    connect(m_pending, &Banner::actionTriggered, this, &DeviceBoxBanners::keepPending);
    connect(&m_clock, &QTimer::timeout, this, &DeviceBoxBanners::showPending);
}

/// Without a banner, it takes no room and no spacing.
bool DeviceBoxBanners::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
        setVisible(std::ranges::any_of(findChildren<Banner*>(Qt::FindDirectChildrenOnly),
                                       [](const Banner* banner) { return !banner->isHidden(); }));
    return QWidget::eventFilter(watched, event);
}

void DeviceBoxBanners::show(const KnownDevice& known, const DeviceStatePtr& state, bool hasFacts) {
    if (known.device != m_known.device) {
        m_keeping.cancel();
        m_keepFailure.reset();
        m_logFailure->clear();
    }
    m_known = known;
    m_state = state;
    showConnection(hasFacts);
    showWarnings(hasFacts);
    showPending();
}

void DeviceBoxBanners::showConnection(bool hasFacts) {
    m_connection->clear();
    if (m_state && hasFacts && m_state->link == DeviceState::Link::Waiting && m_state->error) {
        const auto text = failureText(*m_state, m_known.device);
        const auto remedy = remedyFor(*m_state);
        const auto raw = (text.command + QLatin1Char('\n') + text.raw).trimmed();
        m_connection->setMessage({text.what,
                                  text.why + QLatin1Char('\n') + adviceFor(*m_state, text) +
                                      QLatin1Char('\n') + tr("The tables show what was known last."),
                                  raw, remedyText(remedy), Lamp::Missing,
                                  remedy == DeviceRemedy::Connect || remedy == DeviceRemedy::LogIn
                                      ? QString()
                                      : remedyText(DeviceRemedy::Connect)});
    }
}

void DeviceBoxBanners::showWarnings(bool hasFacts) {
    m_warnings->clear();
    if (!m_state || !hasFacts)
        return;
    QStringList lines;
    if (m_state->box)
        for (const auto& warning : m_state->box->warnings)
            lines << sentenceText(warning);
    if (m_state->exports)
        for (const auto& problem : m_state->exports->problems)
            lines << tr("%1: %2").arg(fromWire(problem.file), fromWire(problem.message));
    for (const auto& [method, why] : m_state->unreadable)
        lines << tr("The answer to %1 cannot be used: %2").arg(fromWire(method), fromWire(why));
    constexpr qsizetype maxLines = 4;
    if (lines.isEmpty())
        return;
    const auto rest = lines.size() > maxLines ? lines.mid(maxLines).join(QLatin1Char('\n')) : QString();
    m_warnings->setMessage({lines.size() == 1
                                ? tr("The box has a warning")
                                : tr("The box has %n warnings", nullptr, static_cast<int>(lines.size())),
                            lines.mid(0, maxLines).join(QLatin1Char('\n')),
                            rest,
                            {},
                            Lamp::Doubt});
}

/// Each second, since it counts down.
void DeviceBoxBanners::showPending() {
    if (!m_state || !m_state->pending || m_state->link != DeviceState::Link::Connected) {
        m_clock.stop();
        m_pending->clear();
        return;
    }
    const auto passed = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - m_state->pendingRead);
    const auto left = std::max<std::int64_t>(m_state->pending->secondsLeft - passed.count(), 0);
    Banner::Message message{tr("Keep these settings? %1 s").arg(left),
                            sentenceText(m_state->pending->text),
                            {},
                            m_keeping.isUnderWay() ? QString() : tr("Keep"),
                            Lamp::Changed};
    message.text += QLatin1Char('\n') +
                    tr("The box reverts them by itself when the time is over. To revert them, just wait.");
    if (m_keepFailure)
        message.text += QLatin1Char('\n') + failureText(*m_keepFailure, m_known.device).why;
    if (m_pending->message() != message)
        m_pending->setMessage(message);
    if (!m_clock.isActive())
        m_clock.start(countdownInterval);
}

void DeviceBoxBanners::keepPending() {
    if (!m_state || !m_state->pending)
        return;
    m_keepFailure.reset();
    m_keeping = m_commands->keepChange(m_known.device, m_state->pending->id, this,
                                       [this](const Result<remote::Answer<void>>& answer) {
                                           if (!answer)
                                               m_keepFailure = remote::ConnectionError{};
                                           else if (!*answer)
                                               m_keepFailure = answer->error();
                                           showPending();
                                       });
    showPending();
}

} // namespace etherdeck::ui

#include "moc_box_banners.cpp"
