#include "core/netconsole/channel.h"

#include "core/base/byte_reader.h"
#include "core/netconsole/kernel/printk_stamp.h"
#include "core/netconsole/line_from.h"
#include "core/netconsole/source.h"
#include "core/uboot/signs.h"

#include <algorithm>
#include <utility>

namespace etherdeck::netconsole {

namespace {

constexpr Duration shortestRestart = std::chrono::milliseconds(500);

} // namespace

Channel::Channel(Endpoint endpoint, const Settings& settings, EventQueue& events) :
    m_endpoint(endpoint),
    m_events(events),
    m_text(settings.longestLine),
    m_uboot(settings.promptWait, settings.quietAfter),
    m_kernel(settings, *this),
    m_joiner(settings.openLineWait, settings.longestLine),
    m_openLineWait(settings.openLineWait) {}

Channel::~Channel() = default;

void Channel::joinTo(Source& source, std::uint32_t number) {
    m_source = &source;
    m_number = number;
}

void Channel::moveTo(Source& source, std::uint32_t number) {
    resolvePending();
    m_crashes.endAll();
    tellCrashes();
    joinTo(source, number);
    for (const auto kind : {Kind::Extended, Kind::Basic})
        if (hasHeard(kind))
            source.tell(*this, source.boots().kernelHeard(logOf(kind)), m_lastText.wall);
    m_kernel.renumber(source.boots().current());
    m_clocks.renumber(source.boots().current());
}

void Channel::received(std::span<const std::byte> datagram, Arrival arrival) {
    const auto bytes = asText(datagram);
    if (const auto record = parseExtended(bytes))
        recordReceived(*record, arrival);
    else
        textReceived(bytes, arrival);
}

void Channel::recordReceived(const ExtendedRecord& record, Arrival arrival) {
    if (m_text.isOpen())
        endOpenLine(m_lastText);
    endHeldText(Kind::Basic);
    hear(Kind::Extended);
    m_text.setUsual(Kind::Basic); // until U-Boot is recognised
    if (!record.release.empty() && record.release != m_release)
        m_release = record.release;
    if (!m_kernel.recordReceived(record, arrival))
        m_events.countRefusedFragment();
    m_source->kernelSpeaks(arrival);
    tellCrashes();
}

void Channel::kernelTookOver(Arrival arrival) {
    endHeldText(m_text.usualKind());
    if (!hasHeard(Kind::Uboot))
        return;
    if (m_text.openKind() == Kind::Uboot) // it has printed something, though no line of it has ended yet
        m_source->tell(*this, m_source->boots().ubootHeard(), m_lastText.wall);
    leaveOpenLine(m_source->boots().current());
    m_uboot.kernelHeard();
    noteUbootState(arrival);
}

void Channel::leaveOpenLine(BootNumber boot) {
    for (auto& held : m_held.take(m_text.usualKind()))
        addText(std::move(held.text), boot, held.arrival);
    if (m_text.openKind() != Kind::Uboot)
        return; // a kernel's line ends by itself
    m_text.endLine();
    if (m_text.lineEnded())
        addText(m_text.takeLine(), boot, m_lastText);
}

void Channel::textReceived(std::string_view bytes, Arrival arrival) {
    if (m_text.isOpen() && startsAnew(bytes, arrival.now))
        endOpenLine(m_lastText);
    m_lastText = arrival;
    while (!bytes.empty()) {
        bytes.remove_prefix(m_text.consume(bytes));
        if (m_text.lineEnded())
            lineEnded(arrival);
    }
    watchOpenLine(arrival);
    noteUbootState(arrival);
    tellCrashes();
}

/// True when the rest of the open line will not come. Basic text is sent one record per datagram, so a time
/// stamp at the start of a datagram starts a line. A box that was switched off in the middle of a line was
/// silent for a moment.
bool Channel::startsAnew(std::string_view bytes, TimePoint now) const {
    const bool isStamped = guessStamp(bytes) == StampGuess::Yes;
    if (m_text.openKind() == Kind::Basic)
        return isStamped;
    return now - m_lastText.now >= shortestRestart &&
           (isStamped || isUbootBanner(bytes.substr(0, bytes.find('\n'))));
}

void Channel::lineEnded(Arrival arrival) {
    auto text = m_text.takeLine();
    if (HeldText::mustWait(text) && !m_held.isFull()) {
        holdLine(std::move(text), arrival);
        return;
    }
    if (text.isGuessed) // so many lines, and no kernel has shown
        m_text.setUsual(Kind::Uboot);
    const bool isBanner = text.kind == Kind::Uboot && isUbootBanner(text.text);
    auto emptyBefore = isBanner ? m_held.takeEmptyAtEnd() : decltype(m_beforeBanner)();
    if (!m_held.isEmpty()) {
        text.id = takeLineId();
        endHeldText(text.kind); // first: these lines are of the boot before
    }
    m_beforeBanner = std::move(emptyBefore);
    placeLine(std::move(text), arrival);
}

void Channel::placeLine(TextLine&& text, Arrival arrival) {
    hear(text.kind);
    if (text.kind == Kind::Uboot)
        ubootLine(std::move(text), arrival);
    else
        basicLine(std::move(text), arrival);
}

void Channel::holdLine(TextLine&& text, Arrival arrival) {
    text.id = takeLineId();
    m_held.add(std::move(text), arrival);
}

/// Nothing has to be waited for any more. What is known by now, `kind`, has told it all.
void Channel::endHeldText(Kind kind) {
    for (auto& held : m_held.take(kind))
        placeLine(std::move(held.text), held.arrival);
}

/// A kernel sends whole lines. A line without an end is U-Boot's, unless it was too long for a datagram.
void Channel::openLineTellsSender() {
    constexpr std::size_t longestOfKernel = 900;
    constexpr std::string_view banner = "U-Boot ";
    const auto screen = m_text.screen();
    if (!m_text.isUsualKnown() && screen.size() < longestOfKernel)
        m_text.setUsual(Kind::Uboot);
    const auto start = screen.substr(0, banner.size());
    if (!banner.starts_with(start))
        endHeldText(Kind::Uboot);
}

void Channel::ubootLine(TextLine&& text, Arrival arrival) {
    const auto prompt = promptLength(text.text, m_uboot.state().prompt);
    const bool isBehindPrompt = prompt > 0 && isUbootBanner(std::string_view(text.text).substr(prompt));
    if (isBehindPrompt)
        bannerAfterPrompt(text, prompt, arrival);
    const bool isStart = isUbootBanner(text.text) && !m_uboot.expectsBanner();
    auto before = std::exchange(m_beforeBanner, {});
    m_source->noteUboot(*this, isStart ? &Boots::banner : &Boots::ubootHeard, arrival);
    for (auto& held : before)
        addText(std::move(held.text), m_source->boots().current(), held.arrival);
    m_uboot.lineEnded(text.text, arrival.now);
    addText(std::move(text), m_source->boots().current(), arrival);
}

/// A box that was switched off at its prompt prints its banner on the same line: splits the two.
void Channel::bannerAfterPrompt(TextLine& text, std::size_t prompt, Arrival arrival) {
    auto left = text;
    left.text.resize(prompt);
    text.text.erase(0, prompt);
    m_source->noteUboot(*this, &Boots::ubootHeard, arrival);
    addText(std::move(left), m_source->boots().current(), arrival);
}

void Channel::basicLine(TextLine&& text, Arrival arrival) {
    m_text.setUsual(Kind::Basic); // until U-Boot is recognised
    const auto boot = bootOfBasic(text, arrival);
    m_source->kernelSpeaks(arrival);
    addText(std::move(text), boot, arrival);
}

BootNumber Channel::bootOfBasic(const TextLine& text, Arrival arrival) {
    using Finding = KernelClocks::Finding;
    auto finding = Finding::GoesOn;
    if (text.time)
        finding = m_clocks.heard(*text.time, arrival.now);
    else
        m_clocks.heardUnstamped();
    const bool isBanner = m_banner.isStart(text.text);
    if (!isBanner && finding != Finding::Restarted) {
        if (finding == Finding::Interleaves)
            sequencesInterleave(m_clocks.otherBoot(), m_clocks.boot());
        else if (finding == Finding::StillRuns)
            kernelStillRuns(m_clocks.boot());
        return bootWithoutStart(arrival);
    }
    m_crashes.endAll();
    const auto cause = isBanner ? BootCause::LinuxVersion : BootCause::TimeRestart;
    const auto boot = m_source->tell(*this, m_source->boots(arrival).kernelStarted(logOf(Kind::Basic), cause),
                                     arrival.wall);
    m_clocks.setBoot(boot);
    return boot;
}

/// The source's current boot, unless the line is known to belong to another.
BootNumber Channel::bootWithoutStart(Arrival arrival) {
    if (m_clocks.isReturned())
        return m_clocks.boot();
    const auto boot = m_source->tell(*this, m_source->boots().kernelHeard(logOf(Kind::Basic)), arrival.wall);
    m_clocks.setBoot(boot);
    return boot;
}

void Channel::watchOpenLine(Arrival arrival) {
    m_openLineDeadline = TimePoint::max();
    if (!m_text.isOpen()) {
        m_openLine.reset();
        m_openLineChanged = false;
        return;
    }
    if (!m_openLine) {
        m_openLine = m_events.nextLineId();
        m_openLinePosition = arrival.journalPosition;
    }
    m_openLineChanged = true;
    if (m_text.openKind() == Kind::Basic) {
        m_openLineDeadline = arrival.now + m_openLineWait;
        return;
    }
    if (!m_text.isDecided())
        return;
    openLineTellsSender();
    hear(Kind::Uboot);
    m_uboot.openLineIs(m_text.screen(), arrival.now);
}

void Channel::endOpenLine(Arrival arrival) {
    m_text.endLine();
    if (m_text.lineEnded())
        lineEnded(arrival);
    m_openLineDeadline = TimePoint::max();
}

void Channel::noteUbootState(Arrival arrival) {
    const auto before = m_uboot.takenPhase();
    const auto state = m_uboot.takeChange();
    if (!state)
        return;
    if (before == UbootPhase::CountingDown && state->phase != UbootPhase::CountingDown)
        m_source->boots().autobootOver();
    if (state->phase == UbootPhase::CountingDown && before != UbootPhase::CountingDown)
        m_source->noteUboot(*this, &Boots::countdown, arrival);
    if (state->phase == UbootPhase::AtPrompt)
        m_source->noteUboot(*this, &Boots::prompt, arrival);
    m_events.push(UbootStateChanged{m_source->id(), m_endpoint, *state, arrival.wall});
}

BootNumber Channel::kernelStarted(const ExtendedRecord& first, bool isRestart, Arrival arrival) {
    endHeldLine();
    auto& boots = m_source->boots(arrival);
    const bool isStart = isRestart || first.seq == 0 || isLinuxVersion(first.body);
    if (isRestart)
        m_crashes.endAll();
    return m_source->tell(*this,
                          isStart ? boots.kernelStarted(logOf(Kind::Extended), isRestart
                                                                                   ? BootCause::SeqRestart
                                                                                   : BootCause::LinuxVersion)
                                  : boots.kernelHeard(logOf(Kind::Extended)),
                          arrival.wall);
}

void Channel::recordAccepted(const ExtendedRecord& record, BootNumber boot, Arrival arrival) {
    auto line = lineFrom(record);
    line.boot = boot;
    if (m_joiner.add(line, arrival))
        return;
    endHeldLine();
    line.id = m_events.nextLineId();
    if (!RecordJoiner::mayGoOn(line)) {
        addLine(std::move(line), arrival);
        return;
    }
    m_joiner.hold(std::move(line), arrival);
}

void Channel::endHeldLine() {
    if (auto held = m_joiner.end())
        addLine(std::move(held->line), held->arrival);
}

void Channel::recordsSkipped(BootNumber boot, std::uint64_t first, std::uint64_t last, Arrival arrival) {
    m_events.push(Gap{m_source->id(), boot, first, last, arrival.wall});
}

void Channel::kernelStillRuns(BootNumber boot) { sequencesInterleave(boot, m_source->boots().current()); }

void Channel::sequencesInterleave(BootNumber one, BootNumber other) {
    if (!std::exchange(m_source->isSharedTold, true))
        m_events.push(AddressShared{m_source->id(), one, other});
}

void Channel::addText(TextLine&& text, BootNumber boot, Arrival arrival) {
    const auto id = text.id ? *text.id : takeLineId();
    auto line = lineFrom(std::move(text));
    line.boot = boot;
    line.id = id;
    addLine(std::move(line), arrival);
}

LineId Channel::takeLineId() {
    const auto id = m_openLine ? *m_openLine : m_events.nextLineId();
    m_openLine.reset();
    m_openLineChanged = false;
    return id;
}

void Channel::addLine(Line&& line, Arrival arrival) {
    line.source = m_source->id();
    line.time = arrival.wall;
    m_source->boots().lineAdded(line.id, line.time);
    const auto level = m_crashes.lineAdded(line, arrival.now);
    if (level && !line.level) {
        line.level = level;
        line.isLevelInferred = true;
    }
    m_events.pushLine(std::move(line));
}

void Channel::tellCrashes() {
    while (auto crash = m_crashes.take())
        m_events.push(CrashFound{m_source->id(), std::move(*crash)});
}

void Channel::takeOpenLine(std::vector<Event>& into) {
    if (m_joiner.takeChanged()) {
        auto line = m_joiner.held()->line;
        line.source = m_source->id();
        line.time = m_joiner.held()->arrival.wall;
        into.emplace_back(OpenLine{std::move(line)});
    }
    if (!std::exchange(m_openLineChanged, false))
        return;
    auto line = lineFrom(m_text.openLine());
    line.boot = m_source->boots().current();
    line.id = *m_openLine;
    line.source = m_source->id();
    line.time = m_lastText.wall;
    into.emplace_back(OpenLine{std::move(line)});
}

std::optional<std::uint64_t> Channel::oldestOpen(std::uint64_t since) const {
    auto oldest = m_kernel.oldestOpen(since);
    const auto note = [&oldest, since](std::uint64_t journalPosition) {
        if (journalPosition >= since)
            oldest = std::min(oldest.value_or(journalPosition), journalPosition);
    };
    if (m_openLine)
        note(m_openLinePosition);
    if (const auto held = m_held.journalPosition())
        note(*held);
    if (m_joiner.held())
        note(m_joiner.held()->arrival.journalPosition);
    return oldest;
}

void Channel::timeReached(TimePoint now) {
    if (m_openLineDeadline <= now)
        endOpenLine(m_lastText);
    if (m_held.deadline() <= now) {
        if (!m_text.isUsualKnown())
            m_text.setUsual(Kind::Uboot);
        endHeldText(m_text.usualKind());
    }
    m_kernel.timeReached(now);
    if (m_joiner.deadline() <= now)
        endHeldLine();
    m_uboot.timeReached(now);
    m_crashes.timeReached(now);
    noteUbootState(m_lastText);
    tellCrashes();
}

TimePoint Channel::nextDeadline() const {
    return std::min({m_openLineDeadline, m_held.deadline(), m_kernel.nextDeadline(), m_joiner.deadline(),
                     m_uboot.nextDeadline(), m_crashes.nextDeadline()});
}

void Channel::finish() {
    endOpenLine(m_lastText);
    endHeldText(m_text.usualKind());
    m_kernel.finish();
    endHeldLine();
    m_crashes.endAll();
    tellCrashes();
}

void Channel::resolvePending() {
    endHeldText(m_text.usualKind());
    m_kernel.resolvePending();
    endHeldLine();
}

void Channel::boxRestarted(TimePoint now) {
    m_kernel.expectRestart(now);
    endHeldLine();
    m_clocks.expectStart(now);
    m_crashes.endAll();
    tellCrashes();
}

} // namespace etherdeck::netconsole
