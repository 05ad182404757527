#include "core/box_netconsole/verification.h"

#include "core/uboot/signs.h"

#include <algorithm>
#include <utility>

namespace etherdeck::box_netconsole {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t maxLine = 1200;     ///< a datagram of the kernel, and some more
constexpr std::size_t maxSenders = 16;    ///< beside those of the box
constexpr std::size_t maxDatagram = 9216; ///< of one call
constexpr auto longestRest = 2s;

} // namespace

Verification::Verification(Question question, TimePoint now, Duration longest) :
    m_question(std::move(question)), m_deadline(now + longest) {}

bool Verification::isOfBox(const std::string& from, const std::optional<MacAddress>& mac) const {
    const auto& macs = m_question.macs;
    return std::ranges::find(m_question.addresses, from) != m_question.addresses.end() &&
           (!mac || macs.empty() || std::ranges::find(macs, *mac) != macs.end());
}

bool Verification::proves(std::string_view line) const {
    if (m_question.isKernel)
        return !m_question.text.empty() && line.find(m_question.text) != std::string_view::npos;
    return netconsole::isUbootBanner(line) || netconsole::countdownSeconds(line).has_value();
}

void Verification::heard(const std::string& from, const std::optional<MacAddress>& mac,
                         std::string_view bytes, TimePoint now) {
    if (m_state != State::Waiting)
        return;
    const bool isBox = isOfBox(from, mac);
    const std::pair key(isBox, from);
    if (!m_lines.contains(key) && !isBox && m_lines.size() >= maxSenders)
        return;
    auto& line = m_lines[key];
    for (const char byte : bytes.substr(0, maxDatagram)) {
        if (byte == '\n') {
            take(from, isBox, line);
            if (m_state != State::Waiting)
                return;
            line = {};
        } else if (byte == '\r') {
            line.text.clear(); // U-Boot draws the countdown anew
        } else if (line.text.size() < maxLine) {
            line.text += byte;
        }
    }
    if (!line.isProof && proves(line.text)) {
        line.isProof = true;
        if (isBox && !m_lineDeadline)
            m_lineDeadline = now + longestRest;
        if (!isBox)
            m_stranger = from;
    }
    if (isBox && line.isProof) {
        m_from = from;
        m_line = line.text;
    }
}

void Verification::take(const std::string& from, bool isBox, Line& line) {
    if (!proves(line.text))
        return;
    if (!isBox) {
        m_stranger = from;
        return;
    }
    m_from = from;
    m_line = std::move(line.text);
    m_state = State::Arrived;
}

void Verification::timeReached(TimePoint now) {
    if (m_state != State::Waiting)
        return;
    if (m_lineDeadline && now >= *m_lineDeadline)
        m_state = State::Arrived;
    else if (now >= m_deadline)
        m_state = m_lineDeadline ? State::Arrived : State::TimedOut;
}

void Verification::cancel() {
    if (m_state == State::Waiting)
        m_state = State::Cancelled;
}

TimePoint Verification::nextDeadline() const {
    if (m_state != State::Waiting)
        return TimePoint::max();
    return m_lineDeadline ? std::min(*m_lineDeadline, m_deadline) : m_deadline;
}

Verification::Question bootQuestion(const plans::BoxEnvironment& found) {
    Verification::Question question;
    question.addresses = {std::string(found.environment.value("ipaddr"))};
    if (found.board.mac)
        question.macs.push_back(*found.board.mac);
    if (const auto own = MacAddress::parse(found.environment.value("ethaddr")))
        question.macs.push_back(*own);
    return question;
}

Verification::Question kernelQuestion(const plans::NetconsoleTarget& place,
                                      const std::vector<plans::BoxInterface>& interfaces,
                                      std::uint32_t number) {
    Verification::Question question;
    question.isKernel = true;
    question.text = "etherdeck-test-" + std::to_string(number);
    question.addresses = {place.local.toString()};
    for (const auto& interface : interfaces)
        if (interface.ethernet && !interface.mac.isZero())
            question.macs.push_back(interface.mac);
    return question;
}

} // namespace etherdeck::box_netconsole
