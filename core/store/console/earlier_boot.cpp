#include "core/store/console/earlier_boot.h"

#include "core/store/console/boot_ending.h"
#include "core/store/database/values.h"
#include "core/uboot/signs.h"

#include <chrono>
#include <cmath>
#include <string>
#include <vector>

namespace etherdeck::store {

namespace {

using netconsole::BootCause;
using netconsole::Kind;
using netconsole::Line;
using Stage = EarlierBoot::Stage;

constexpr std::int64_t linesLookedAt = 500; // at the end of the boot

bool tellsOfPrompt(std::string_view line) {
    return netconsole::promptLength(line, {}) > 0 || netconsole::looksLikePrompt(line);
}

/// The later of what is known and what a line of U-Boot's tells.
Stage stageBy(std::string_view line, Stage known) {
    if (tellsOfPrompt(line) || netconsole::countdownSeconds(line) || netconsole::isUbootHandover(line))
        return Stage::PastAutoboot;
    if (netconsole::isUbootBanner(line) || netconsole::guessUboot(line) == netconsole::UbootGuess::Yes)
        return std::max(known, Stage::Uboot);
    return known;
}

Result<void> lookAtLines(const Database& database, std::int64_t source, std::int64_t firstLine,
                         EarlierBoot& earlier) {
    std::vector<std::string> last;
    auto read = database.forEach(
        "SELECT kind, text, time, kernel_time, seq FROM (SELECT * FROM lines INDEXED BY lines_by_source"
        " WHERE source = ?1 AND id >= ?3 AND flags < 8 ORDER BY id DESC LIMIT ?4) WHERE boot = ?2",
        [&](const Statement& row) {
            if (last.size() < linesOfAnEnding)
                last.push_back(row.text(1));
            if (row.number(0) != static_cast<std::int64_t>(Kind::Uboot))
                earlier.stage = Stage::Kernel;
            else if (earlier.stage != Stage::Kernel)
                earlier.stage = stageBy(row.view(1), earlier.stage);
            if (const auto time = row.optionalNumber(3); time && !earlier.clock)
                earlier.clock = EarlierBoot::Clock{toTime(row.number(2)), *time, row.optionalNumber(4)};
            return true;
        },
        source, earlier.number, firstLine, linesLookedAt);
    const auto ending = endingOf(last);
    if (ending == BootEnding::Restart || ending == BootEnding::PowerOff)
        earlier.isOver = true;
    return read;
}

/// When the kernel started, in seconds since 1970.
double kernelStart(WallTime heard, std::int64_t microseconds) {
    return std::chrono::duration<double>(heard.time_since_epoch()).count() -
           static_cast<double>(microseconds) / 1e6;
}

/// The kernel's clock has gone on as the wall clock has, and so have its numbers.
bool goesOn(const EarlierBoot::Clock& clock, const Line& line) {
    constexpr double tolerance = 2; // seconds
    constexpr double drift = 0.0005;
    constexpr std::int64_t late = 64; // a record may come behind so many others
    const auto now = line.kernelTime->count();
    const auto passed = static_cast<double>(now - clock.microseconds) / 1e6;
    if (passed < -tolerance)
        return false;
    if (clock.seq && line.seq && static_cast<std::int64_t>(*line.seq) + late < *clock.seq)
        return false;
    const auto apart = kernelStart(line.time, now) - kernelStart(clock.heard, clock.microseconds);
    return std::abs(apart) <= tolerance + std::abs(passed) * drift;
}

} // namespace

Result<std::optional<EarlierBoot>> earlierBoot(const Database& database, std::int64_t source,
                                               std::int64_t number) {
    std::int64_t firstLine = 0;
    auto found = database.first(
        "SELECT ending, first_line, linux FROM boots WHERE source = ? AND number = ? AND doomed = 0",
        [&](const Statement& row) {
            EarlierBoot earlier;
            earlier.number = number;
            earlier.isOver = row.view(0) != name(BootEnding::None);
            if (!row.view(2).empty())
                earlier.stage = Stage::Kernel;
            firstLine = row.number(1);
            return earlier;
        },
        source, number);
    if (!found || firstLine <= 0)
        return found;
    return lookAtLines(database, source, firstLine, **found).map([&] { return std::move(*found); });
}

SameBoot isSameBoot(const EarlierBoot& earlier, BootCause cause) {
    const auto unless = [](bool isProof) { return isProof ? SameBoot::No : SameBoot::Unclear; };
    switch (cause) {
    case BootCause::FirstHeard:
        return SameBoot::Unclear;
    case BootCause::Prompt: // a kernel has no prompt
        return unless(earlier.stage == Stage::Kernel);
    case BootCause::LinuxVersion: // a U-Boot and the kernel that it starts are one boot
        return unless(earlier.stage != Stage::Uboot && earlier.stage != Stage::PastAutoboot);
    case BootCause::Banner:
    case BootCause::Countdown:
    case BootCause::SeqRestart:
    case BootCause::TimeRestart:
        break;
    }
    return SameBoot::No;
}

SameBoot isSameBoot(const EarlierBoot& earlier, const Line& line) {
    if (line.kernelTime && earlier.clock)
        return goesOn(*earlier.clock, line) ? SameBoot::Yes : SameBoot::No;
    if (line.kind != Kind::Uboot)
        return SameBoot::Unclear;
    const bool isPast = earlier.stage == Stage::PastAutoboot || earlier.stage == Stage::Kernel;
    if (isPast && netconsole::countdownSeconds(line.text))
        return SameBoot::No;
    return earlier.stage == Stage::Kernel && tellsOfPrompt(line.text) ? SameBoot::No : SameBoot::Unclear;
}

BootCause causeOf(const Line& line) {
    if (line.kind != Kind::Uboot)
        return BootCause::FirstHeard;
    return netconsole::countdownSeconds(line.text) ? BootCause::Countdown : BootCause::Prompt;
}

} // namespace etherdeck::store
