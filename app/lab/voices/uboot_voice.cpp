#include "app/lab/voices/uboot_voice.h"

#include <charconv>
#include <utility>

namespace etherdeck::lab {

namespace {

constexpr char interrupt = '\x03';
constexpr auto tick = std::chrono::seconds(1);

int numberIn(const std::string& text) {
    int number = 0;
    (void)std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

void UbootVoice::powerOn(TimePoint now) {
    m_shell.restart();
    m_line.clear();
    m_lastLine.clear();
    m_phase = Phase::Starting;
    m_deadline = now + startTakes;
}

void UbootVoice::timeReached(TimePoint now) {
    if (now < m_deadline)
        return;
    switch (m_phase) {
    case Phase::Starting:
        UbootShell::printVersion(m_output);
        m_secondsLeft = numberIn(m_shell.variable("bootdelay"));
        if (m_secondsLeft < 0)
            return prompt();
        m_phase = Phase::CountingDown;
        countDown();
        m_deadline += tick;
        return;
    case Phase::CountingDown:
        if (m_secondsLeft == 0)
            return boot(m_deadline);
        --m_secondsLeft;
        countDown();
        m_deadline += tick;
        return;
    case Phase::Loading:
        say("4892160 bytes read in 871 ms (5.4 MiB/s)\n");
        say("## Booting kernel from Legacy Image at 00800000 ...\n");
        say("   Verifying Checksum ... ");
        say("OK\n");
        say("\nStarting kernel ...\n\n");
        m_phase = Phase::Gone;
        break;
    default:
        break;
    }
    m_deadline = TimePoint::max();
}

void UbootVoice::countDown() {
    say("\x1b[2K\rHit any key to stop autoboot: " + std::to_string(m_secondsLeft));
}

void UbootVoice::prompt() {
    m_phase = Phase::AtPrompt;
    m_deadline = TimePoint::max();
    m_line.clear();
    m_escape = Escape::None;
    say("=> ");
}

void UbootVoice::boot(TimePoint now) {
    say("\n");
    say("Loading uImage from the first disk\n");
    m_phase = Phase::Loading;
    m_deadline = now + loadTakes;
}

void UbootVoice::received(std::string_view datagram, TimePoint now) {
    datagram = datagram.substr(0, longestInput);
    if (m_phase == Phase::CountingDown && !datagram.empty()) {
        m_secondsLeft = 0;
        countDown();
        say("\n");
        prompt();
        datagram.remove_prefix(1); // the key has been consumed
    }
    for (const char c : datagram) {
        if (m_phase != Phase::AtPrompt)
            return;
        typed(c, now);
    }
}

/// True when the character belongs to an escape sequence. The only one supported is cursor up, which recalls
/// the last line.
bool UbootVoice::typedInEscape(char c) {
    switch (m_escape) {
    case Escape::None:
        m_escape = c == '\x1b' ? Escape::Started : Escape::None;
        return m_escape == Escape::Started;
    case Escape::Started:
        m_escape = c == '[' ? Escape::Bracket : Escape::None;
        return m_escape == Escape::Bracket;
    case Escape::Bracket:
        m_escape = Escape::None;
        if (c == 'A' && m_line.empty() && !m_lastLine.empty()) {
            m_line = m_lastLine;
            say(m_line);
        }
        return true;
    }
    return false;
}

void UbootVoice::typed(char c, TimePoint now) {
    if (typedInEscape(c))
        return;
    if (c == '\r' || c == '\n') {
        lineTyped(now);
    } else if (c == interrupt) {
        say("<INTERRUPT>\n");
        m_lastLine.clear();
        prompt();
    } else if ((c == '\b' || c == '\x7f') && !m_line.empty()) {
        m_line.pop_back();
        say("\b");
        say(" ");
        say("\b");
    } else if (static_cast<unsigned char>(c) < 0x20 || c == '\x7f' || m_line.size() >= longestInput) {
        say("\a");
    } else {
        m_line += c;
        say(std::string(1, c));
    }
}

/// An empty line repeats the last command.
void UbootVoice::lineTyped(TimePoint now) {
    say("\n");
    if (!m_line.empty())
        m_lastLine = m_line;
    switch (m_shell.run(m_lastLine, m_output)) {
    case UbootAction::Prompt:
        return prompt();
    case UbootAction::Reset:
        return powerOn(now);
    case UbootAction::Boot:
        return boot(now);
    }
}

std::optional<std::string> UbootVoice::takeDatagram() {
    if (m_taken < m_output.size())
        return std::move(m_output[m_taken++]);
    m_output.clear();
    m_taken = 0;
    return std::nullopt;
}

} // namespace etherdeck::lab
