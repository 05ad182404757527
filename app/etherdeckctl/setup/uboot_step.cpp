#include "app/etherdeckctl/setup/uboot_step.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/asking.h"
#include "app/etherdeckctl/device/consent.h"
#include "app/etherdeckctl/device/plan_text.h"
#include "app/etherdeckctl/setup/copies.h"
#include "app/etherdeckctl/setup/text.h"
#include "core/base/byte_reader.h"
#include "core/base/harmless_text.h"
#include "core/base/sha256.h"
#include "core/base/shell_word.h"
#include "core/discovery/target_json.h"
#include "core/services/desk/state_folder.h"
#include "core/setup/image_checks.h"
#include "core/setup/write_commands.h"
#include "core/system/small_files.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace etherdeck::ctl {

namespace {

using Purpose = setup::TypedCommand::Purpose;
using plans::RefusalCode;

constexpr const char* pathOnBox = "/tmp/u-boot.kwb";

/// The one that comes with the program, then the user's own.
setup::ImageList imageList() {
    setup::ImageList list;
    const auto own = ownImageListPath();
    for (const auto& path :
         {QCoreApplication::applicationDirPath() + "/../share/etherdeck/pogoplug.list", own}) {
        const auto text = readWhole(QFile::encodeName(path).toStdString(), setup::ImageList::maxText);
        if (!text)
            continue;
        const auto more = setup::ImageList::parse(*text);
        for (const auto line : more.wrongLines())
            printNote(QFile::encodeName(path).toStdString() + ", line " + std::to_string(line) +
                      ": this cannot be read, and is left out.\n");
        list.add(more);
    }
    return list;
}

std::optional<std::string> readImage(SetupBox& box, const std::string& file) {
    auto bytes = readWhole(file, std::size_t{16} << 20);
    if (bytes)
        return std::move(*bytes);
    box.refuse(
        {RefusalCode::BadPath, "'" + file + "' cannot be read: " + bytes.error().detail, {{"file", file}}});
    return std::nullopt;
}

std::string purposeText(const setup::TypedCommand& command) {
    switch (command.purpose) {
    case Purpose::Check:
        return "On the box: go on only if this prints " + command.expected;
    case Purpose::Erase:
        return "On the box: erase the old U-Boot. From here on there is no way back: the box must not lose "
               "power or be restarted until the new one was read back";
    case Purpose::Write:
        break;
    }
    return "On the box: write the new U-Boot";
}

std::vector<std::string> wordsOf(const std::string& line) {
    std::vector<std::string> words(1);
    for (const auto character : line) {
        if (character == ' ')
            words.emplace_back();
        else
            words.back() += character;
    }
    return words;
}

plans::ShownPlan writingPlan(const DeviceOptions& device, const SetupVisit& visit, const std::string& image,
                             const std::string& bytes, const setup::KnownImage& known) {
    const auto& facts = visit.seen.facts;
    const auto area = setup::areaOf(*setup::ubootPartition(facts.hardware), bytes.size());
    plans::ShownPlan shown;
    auto& plan = shown.plan;
    plan.title = "Write " + known.file + " to " + area.device() + ", by hand";
    plan.steps.push_back({plans::RunProgram{},
                          "On this computer: copy the image to the box",
                          {"scp", "-O", image, "root@BOX:" + std::string(pathOnBox)},
                          {}});
    for (const auto& command : setup::ubootCommands(area, pathOnBox, known.sha256))
        plan.steps.push_back({plans::RunProgram{}, purposeText(command), wordsOf(command.line), {}});
    plan.steps.push_back(
        {plans::RunProgram{},
         "On this computer: read back and compare. Restart the box only if this says that it is "
         "the same",
         {"etherdeckctl", "-d", device.device, "setup", "next"},
         {}});
    plan.warnings.emplace_back("Etherdeck writes nothing here: it checks the image, prints the commands, and "
                               "compares what was written.");
    plan.warnings.emplace_back("A box whose U-Boot is damaged can be repaired by a JTAG adapter only.");
    plan.level = plans::Confirmation::Type;
    plan.confirm = {facts.mac->toString()};
    return shown;
}

/// Asks at the terminal for what has to be typed.
bool isTyped(const plans::Plan& plan, const DeviceOptions& device) {
    if (missingTexts(plan, device.confirm).empty())
        return true;
    if (!canAsk(device))
        return false;
    printNote("Type " + plan.confirm.front() + " if you are going to do this: ");
    return readTypedLine() == plan.confirm.front();
}

/// What is where U-Boot is started from, and what should be there.
struct UbootPlace {
    plans::FlashPartition partition;
    std::string image;
    std::string flash;
    std::string copy; ///< path of the copy from before
    bool isAsBefore = false;
};
std::optional<UbootPlace> lookAtUboot(SetupVisit& visit) {
    const auto& begun = *visit.record.uboot;
    const auto& facts = visit.seen.facts;
    auto image = readImage(*visit.box, begun.file);
    if (!image)
        return std::nullopt;
    const auto* const partition = setup::ubootPartition(facts.hardware);
    if (sha256(*image) != begun.sha256 || partition == nullptr || image->size() > partition->bytes) {
        visit.box->refuse({RefusalCode::StateMoved,
                           begun.file + " is not the image any more whose writing was begun.",
                           {{"file", begun.file}}});
        return std::nullopt;
    }
    auto flash = readStartOf(*visit.box, *partition, image->size());
    if (!flash)
        return std::nullopt;
    UbootPlace place{*partition, std::move(*image), std::move(*flash), {}};
    if (const auto* const before = setup::copyOf(facts.kept, *partition, facts.mac)) {
        place.copy = copyFolder(*facts.mac) + '/' + before->file;
        const auto content = readStart(place.copy, place.flash.size());
        place.isAsBefore = content && *content == place.flash;
    }
    return place;
}

std::string absolutePath(const std::string& file) {
    const auto path = QFileInfo(QFile::decodeName(QByteArray::fromStdString(file))).absoluteFilePath();
    return QFile::encodeName(path).toStdString();
}

} // namespace

ExitStatus beginUboot(Output& output, const DeviceOptions& device, SetupVisit& visit,
                      const std::string& image) {
    auto& box = *visit.box;
    const auto bytes = readImage(box, image);
    if (!bytes)
        return ExitStatus::Failed;
    auto facts = visit.seen.facts;
    if (facts.mac)
        facts.kept = keptCopies(*facts.mac, true);
    const auto known = setup::checkUboot({image, asBytes(*bytes)}, imageList(), facts);
    if (!known)
        return report(output, explain(known.error()), device.json);
    const auto shown = writingPlan(device, visit, image, *bytes, *known);
    if (device.planOnly) {
        printOwnPlan(output, shown, device.json);
        return ExitStatus::Done;
    }
    if (!missingTexts(shown.plan, device.confirm).empty() && !device.json)
        printNote(planText(shown));
    if (!isTyped(shown.plan, device)) {
        if (canAsk(device))
            return ExitStatus::Failed;
        return report(output, confirmationNeeded(shown.plan), device.json);
    }
    const setup::BegunImage begun{known->sha256, bytes->size(), absolutePath(image), known->hasL2Fix, false};
    if (!visit.note([&](setup::BoxRecord& record) { record.uboot = begun; }))
        return ExitStatus::Failed;
    printOwnPlan(output, shown, device.json);
    return ExitStatus::Done;
}

bool withdrawUboot(SetupVisit& visit) {
    const auto place = lookAtUboot(visit);
    if (!place)
        return false;
    if (place->isAsBefore)
        return visit.note([](setup::BoxRecord& record) { record.uboot.reset(); });
    visit.box->refuse(
        {RefusalCode::HalfWritten,
         "The flash memory has not the U-Boot any more that it had. Finish this step, or write back "
         "the copy: " +
             place->copy,
         {{"partition", place->partition.name}}});
    return false;
}

ExitStatus verifyUboot(Output& output, const DeviceOptions& device, SetupVisit& visit) {
    const auto place = lookAtUboot(visit);
    if (!place)
        return ExitStatus::Failed;
    if (place->isAsBefore) {
        visit.box->refuse(
            {RefusalCode::NothingToDo,
             "Nothing was written yet: the box still has its old U-Boot. To leave it: etherdeckctl -d " +
                 shellWord(device.device) + " setup skip uboot",
             {{"partition", place->partition.name}}});
        return ExitStatus::Failed;
    }
    if (!setup::isWritten(place->flash, place->image)) {
        visit.box->refuse(
            {RefusalCode::HalfWritten,
             "The flash memory does not have the image. Do not restart the box: write it again, or "
             "write back the copy: " +
                 place->copy,
             {{"partition", place->partition.name}, {"sha256", sha256(place->flash)}}});
        return ExitStatus::Failed;
    }
    const auto isNoted = visit.note([](setup::BoxRecord& record) {
        if (record.uboot)
            record.uboot->isVerified = true;
    });
    if (!isNoted)
        return ExitStatus::Failed;
    output.print(device.json
                     ? dump({{"verified", place->partition.name}, {"sha256", sha256(place->image)}}) + '\n'
                     : "The flash memory has the image: the box can be restarted.\n");
    return ExitStatus::Done;
}

} // namespace etherdeck::ctl
