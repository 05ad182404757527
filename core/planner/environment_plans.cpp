#include "core/base/byte_reader.h"
#include "core/base/harmless_text.h"
#include "core/base/hex_text.h"
#include "core/base/known_macs.h"
#include "core/base/sha256.h"
#include "core/planner/wish_plans.h"
#include "core/plans/diff.h"
#include "core/uboot/netconsole_setup.h"

#include <algorithm>
#include <array>

namespace etherdeck::plans {

namespace {

constexpr std::size_t longestVariable = 256; ///< of a name
constexpr std::size_t shortHash = 16;        ///< digits that distinguish backups

std::string placeText(const FlashArea& area) { return area.device() + " (\"" + area.partition.name + "\")"; }

/// Why nothing may be written to this flash.
std::optional<Refusal> flashRefusal(const BoxEnvironment& found) {
    const auto& area = found.area;
    if (found.board.claimsPogoE02 && !found.board.isPogoE02)
        return Refusal{
            RefusalCode::WrongBoard,
            say("This box says that it is a Pogoplug E02, but its processor, memory or flash is not that "
                "of one. Nothing is written to its flash."),
            {{"model", found.board.model}}};
    if (found.readOnly)
        return Refusal{
            RefusalCode::ReadOnly,
            say("The kernel of the box lets nobody write to %1. A kernel or device tree without the "
                "flag 'read-only' for it is needed.",
                placeText(area)),
            {{"partition", area.partition.name}}};
    if (!found.badBlocks.empty())
        return Refusal{RefusalCode::BadBlock,
                       say("%1 has a bad block at %2. What U-Boot does then depends on how it was built, so "
                           "nothing is written.",
                           placeText(area), hexText(found.badBlocks.front())),
                       {{"partition", area.partition.name}, {"offset", hexText(found.badBlocks.front())}}};
    const auto block = area.partition.eraseBytes;
    if (block == 0 || area.size == 0 || area.offset % block != 0 || area.size % block != 0)
        return Refusal{
            RefusalCode::UnknownLayout,
            say("The environment does not fill whole erase blocks of %1, so something else in them "
                "would be lost.",
                placeText(area)),
            {{"partition", area.partition.name}}};
    return std::nullopt;
}

std::optional<Refusal> contentRefusal(const BoxEnvironment& found) {
    if (!found.fault)
        return std::nullopt;
    const auto where = say("%1 at %2", placeText(found.area), hexText(found.area.offset));
    const auto text =
        *found.fault == uboot::EnvironmentFault::Blank
            ? say("%1 is erased: U-Boot uses its built-in defaults, which cannot be read here. Type "
                  "'saveenv' "
                  "at its prompt first.",
                  where)
            : say("There is no environment with a right checksum in %1: it is damaged, or it is elsewhere. "
                  "Nothing is written. A backup of this box can be restored.",
                  where);
    return Refusal{RefusalCode::BadChecksum,
                   text,
                   {{"partition", found.area.partition.name},
                    {"offset", hexText(found.area.offset)},
                    {"fault", std::string(uboot::name(*found.fault))}}};
}

/// What can be written: with bootcmd, and small enough.
Outcome<std::string> imageOf(const uboot::Environment& environment, const FlashArea& area) {
    if (environment.find("bootcmd") == nullptr)
        return refuse(RefusalCode::NoBootcmd, say("Without bootcmd, U-Boot would start nothing."));
    const auto image = environment.build(static_cast<std::size_t>(area.size));
    if (!image)
        return refuse(
            RefusalCode::TooLarge,
            say("The variables need more than the %1 bytes of the environment.", std::to_string(area.size)),
            {{"size", std::to_string(area.size)}});
    return std::string(asText(*image));
}

bool isVariableName(std::string_view name) {
    return !name.empty() && name.size() <= longestVariable &&
           std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7f' && c != '='; });
}

/// Any bytes but these: U-Boot runs each line as a command of its own.
bool isOneLine(std::string_view value) {
    return value.find_first_of(std::string_view("\0\n\r", 3)) == std::string_view::npos;
}

Outcome<uboot::Environment> changed(uboot::Environment environment,
                                    const std::vector<uboot::VariableChange>& changes) {
    for (const auto& change : changes) {
        const auto isRemoved = !change.value && environment.find(change.name) != nullptr;
        if (!isVariableName(change.name) && !isRemoved)
            return refuse(RefusalCode::BadName,
                          say("The name of a variable consists of printable ASCII characters without blanks "
                              "and '='; at most 256."),
                          {{"name", harmlessStart(change.name, longestVariable)}});
        const auto value = change.value.value_or(std::string());
        if (!isOneLine(value))
            return refuse(RefusalCode::BadValue, say("The value of a variable is one line."),
                          {{"name", change.name}});
        environment.set(change.name, value);
    }
    return environment;
}

/// One line for each variable.
std::string printed(const uboot::Environment& environment) {
    std::string text;
    for (const auto& [name, value] : environment.variables())
        text += harmlessLine(name + '=' + value) + '\n';
    return text;
}

/// It could be requested.
bool canBeSet(const uboot::VariableChange& change) {
    return !change.value || (isVariableName(change.name) && isOneLine(*change.value));
}

bool startsUnguarded(const uboot::Environment& environment) {
    return std::ranges::any_of(uboot::netconsoleOf(environment),
                               [](const uboot::NetconsoleSetup& setup) { return !setup.isGuarded; });
}

std::string typedText(const BoxState& box, const BoxEnvironment& found) {
    return found.board.mac ? found.board.mac->toString() : box.hostName;
}

void reliesOnFlash(PlanBuilder& plan, const BoxEnvironment& found) {
    const auto& area = found.area;
    plan.reliesOn(found.sha256 + ' ' + placeText(area) + ' ' + hexText(area.offset) + ' ' +
                  hexText(area.size) + ' ' + hexText(area.partition.bytes) + ' ' +
                  hexText(area.partition.eraseBytes));
}

/// It is as it should be, but a write of it was noted as not finished.
Plan checkAlone(const BoxState& box, const BoxEnvironment& found) {
    PlanBuilder plan(box, say("Check U-Boot's environment, which was not written completely before"));
    plan.step(CheckFlash{found.area, found.image}, say("Read it again, and compare"), {"fw_printenv"});
    reliesOnFlash(plan, found);
    plan.needs(Confirmation::Click);
    return plan.take();
}

void addSteps(PlanBuilder& plan, const BoxEnvironment& found, std::string image, std::string diff) {
    const auto& area = found.area;
    const auto path = plan.box().stateDirectory + "/uboot/" + found.sha256.substr(0, shortHash) + ".backup";
    const auto blocks = area.size / area.partition.eraseBytes;
    plan.step(BackUpFlash{{found.board.model, found.board.mac, area, found.sha256, {}}, path},
              say("Back up all of %1 to %2 on the box", placeText(area), path),
              {"dd", "if=" + area.device(), "of=" + path});
    plan.step(
        EraseFlash{area, path, sha256(image)},
        say("Erase %1 bytes at %2 of %3", std::to_string(area.size), hexText(area.offset), placeText(area)),
        {"flash_erase", area.device(), hexText(area.offset), std::to_string(blocks)});
    plan.step(WriteFlash{area, image}, say("Write the environment there"), {}, std::move(diff));
    plan.step(CheckFlash{area, std::move(image)}, say("Read it back, and compare"), {"fw_printenv"});
    plan.needsBackup(found.sha256, area);
    reliesOnFlash(plan, found);
    plan.warn(say("There is only one copy of the environment, and a failure while it is erased and written "
                  "loses it. Do not switch the box off or restart it before this has ended."));
}

Outcome<BoxEnvironment> environmentOf(const BoxState& box) {
    if (!box.environment)
        return refuse(RefusalCode::UnknownLayout,
                      say("It is not known where this box has U-Boot's environment."));
    return *box.environment;
}

std::optional<Refusal> otherBoxRefusal(const RestoreEnvironment& wish, const BoxEnvironment& found) {
    const auto& now = found.area;
    if (!wish.mac || wish.mac != found.board.mac || wish.model != found.board.model)
        return Refusal{RefusalCode::OtherBox,
                       "This is a backup of another box: " +
                           (wish.mac ? wish.mac->toString() : std::string("one without MAC address")) + ", " +
                           harmlessStart(wish.model, longestVariable) + ". This one is " +
                           (found.board.mac ? found.board.mac->toString() : std::string("without one")) +
                           ", " + harmlessStart(found.board.model, longestVariable) + '.',
                       {{"model", wish.model}}};
    if (!isSamePlace(wish.area, now))
        return Refusal{RefusalCode::OtherBox,
                       "This is a backup of another place: \"" +
                           harmlessStart(wish.area.partition.name, longestVariable) + "\" at " +
                           hexText(wish.area.offset) + ". The environment is now in " + placeText(now) +
                           " at " + hexText(now.offset) + '.',
                       {{"partition", wish.area.partition.name}}};
    return std::nullopt;
}

/// While one environment may be lost, no other one is written.
std::optional<Refusal> unfinishedRefusal(const BoxEnvironment& found) {
    if (found.unfinished.empty() || (found.unfinishedArea && isSamePlace(*found.unfinishedArea, found.area)))
        return std::nullopt;
    const auto where = found.unfinishedArea
                           ? placeText(*found.unfinishedArea) + " at " + hexText(found.unfinishedArea->offset)
                           : std::string("the flash memory");
    return Refusal{RefusalCode::HalfWritten,
                   "An environment in " + where +
                       " was not written completely. What was there before is in " + found.unfinished +
                       ": restore it first.",
                   {{"backup", found.unfinished}}};
}

} // namespace

Outcome<Plan> planOf(const BoxState& box, const EditEnvironment& wish) {
    const auto found = environmentOf(box);
    if (!found)
        return refuse(found.error());
    for (auto& refusal : std::array{flashRefusal(*found), unfinishedRefusal(*found), contentRefusal(*found)})
        if (refusal)
            return refuse(std::move(*refusal));
    const auto after = changed(found->environment, wish.changes);
    if (!after)
        return refuse(after.error());
    const auto changes = uboot::changesBetween(found->environment, *after);
    if (changes.empty())
        return refuse(RefusalCode::NothingToDo, say("U-Boot's environment is as requested already."));
    auto image = imageOf(*after, found->area);
    if (!image)
        return refuse(image.error());
    std::vector<std::string> names;
    for (const auto& change : changes)
        names.push_back(harmlessStart(change.name, longestVariable));
    PlanBuilder plan(box, say("Change %1 in U-Boot's environment", listed(names)));
    addSteps(plan, *found, std::move(*image),
             unifiedDiff(found->area.device(), printed(found->environment), printed(*after)));
    plan.needs(Confirmation::Click);
    if (std::ranges::any_of(changes, isDangerous, &uboot::VariableChange::name))
        plan.needsTyped(typedText(box, *found));
    if (startsUnguarded(*after) && !startsUnguarded(found->environment))
        plan.warn(say("The console is sent to the network without a ping before it: while the other side is "
                      "off, each start of the box takes minutes."));
    auto back = uboot::changesBetween(*after, found->environment);
    if (std::ranges::all_of(back, canBeSet))
        plan.undoneBy(EditEnvironment{std::move(back)});
    return plan.take();
}

Outcome<Plan> planOf(const BoxState& box, const RestoreEnvironment& wish) {
    const auto found = environmentOf(box);
    if (!found)
        return refuse(found.error());
    const auto elsewhere = found->unfinishedArea ? unfinishedRefusal(*found) : std::nullopt;
    for (auto& refusal : std::array{flashRefusal(*found), elsewhere, otherBoxRefusal(wish, *found)})
        if (refusal)
            return refuse(std::move(*refusal));
    if (!found->fault && found->environment == wish.environment && !found->unfinished.empty())
        return checkAlone(box, *found);
    if (!found->fault && found->environment == wish.environment)
        return refuse(RefusalCode::NothingToDo, say("U-Boot's environment is that of the backup already."));
    auto image = imageOf(wish.environment, found->area);
    if (!image)
        return refuse(image.error());
    PlanBuilder plan(box, say("Restore U-Boot's environment from a backup"));
    addSteps(plan, *found, std::move(*image),
             unifiedDiff(found->area.device(), printed(found->environment), printed(wish.environment)));
    plan.needsTyped(typedText(box, *found));
    if (found->board.mac == sharedDefaultMac)
        plan.warn(
            say("Many boxes have this MAC address, so it does not prove that the backup is of this one."));
    auto back = uboot::changesBetween(wish.environment, found->environment);
    if (!found->fault && std::ranges::all_of(back, canBeSet))
        plan.undoneBy(EditEnvironment{std::move(back)});
    return plan.take();
}

} // namespace etherdeck::plans
