#include "ui/inventory/targets/contents_text.h"

#include "ui/text/plain.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <utility>

namespace etherdeck::ui {

namespace {

struct ContentsTexts {
    Q_DECLARE_TR_FUNCTIONS(ContentsText)
};

QString signatureText(const DiskSignature& signature) {
    if (signature.type.empty())
        return ContentsTexts::tr("Several, contradictory");
    const QString type = fromWire(signature.type);
    if (signature.usage == "raid")
        return ContentsTexts::tr("%1 (part of a volume or RAID)").arg(type);
    if (signature.usage == "crypto")
        return ContentsTexts::tr("%1 (encrypted)").arg(type);
    return type;
}

/// Partition types that are met often; others stand as they are.
QString typeText(const std::string& type) {
    const std::array words{
        std::pair{"c12a7328-f81f-11d2-ba4b-00a0c93ec93b", ContentsTexts::tr("EFI system")},
        std::pair{"21686148-6449-6e6f-744e-656564454649", ContentsTexts::tr("BIOS boot")},
        std::pair{"0fc63daf-8483-4772-8e79-3d69d8477de4", ContentsTexts::tr("Linux file system")},
        std::pair{"0657fd6d-a4ab-43c4-84e5-0933c84b4f4f", ContentsTexts::tr("Linux swap")},
        std::pair{"e6d6d379-f507-44c2-a23c-238f2a3df928", ContentsTexts::tr("Linux LVM")},
        std::pair{"a19d880f-05fc-4d3b-a006-743f0f84911e", ContentsTexts::tr("Linux RAID")},
        std::pair{"ebd0a0a2-b9e5-4433-87c0-68b6b72699c7", ContentsTexts::tr("Microsoft basic data")},
        std::pair{"0x05", ContentsTexts::tr("Extended")},
        std::pair{"0x0f", ContentsTexts::tr("Extended")},
        std::pair{"0x82", ContentsTexts::tr("Linux swap")},
        std::pair{"0x83", ContentsTexts::tr("Linux file system")},
        std::pair{"0x8e", ContentsTexts::tr("Linux LVM")},
        std::pair{"0xfd", ContentsTexts::tr("Linux RAID")},
    };
    for (const auto& [code, word] : words)
        if (type == code)
            return word;
    return fromWire(type);
}

bool isExtended(const std::string& type) { return type == "0x05" || type == "0x0f" || type == "0x85"; }

void addSignature(std::vector<Fact>& facts, const DiskSignature& signature) {
    facts.push_back({ContentsTexts::tr("File system"), signatureText(signature), false});
    if (!signature.label.empty())
        facts.push_back({ContentsTexts::tr("Label"), fromWire(signature.label), false});
    if (!signature.uuid.empty())
        facts.push_back({ContentsTexts::tr("UUID"), fromWire(signature.uuid), true});
}

ContentsGroup partitionGroup(const DiskPartition& partition) {
    ContentsGroup group;
    group.title = ContentsTexts::tr("Partition %1").arg(partition.number);
    if (!partition.name.empty())
        group.facts.push_back({ContentsTexts::tr("Name"), fromWire(partition.name), false});
    group.facts.push_back({ContentsTexts::tr("Size"), sizeText(partition.size), false});
    if (partition.signature)
        addSignature(group.facts, *partition.signature);
    else if (!isExtended(partition.type))
        group.facts.push_back(
            {ContentsTexts::tr("File system"),
             partition.isRead ? ContentsTexts::tr("None recognized") : ContentsTexts::tr("Not inspected"),
             false});
    group.facts.push_back({ContentsTexts::tr("Type"), typeText(partition.type), false});
    return group;
}

} // namespace

QString bytesText(std::uint64_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

QString contentsSentence(const DiskContents& contents) {
    const QString read = bytesText(contents.bytesRead);
    if (contents.tableType.empty() && !contents.whole)
        return ContentsTexts::tr("No partitions and no known file system. %1 read, nothing written.")
            .arg(read);
    if (contents.tableType.empty())
        return ContentsTexts::tr("One file system, without partitions. %1 read, nothing written.").arg(read);
    if (contents.partitions.size() == 1)
        return ContentsTexts::tr("Partition table %1 with one partition. %2 read, nothing written.")
            .arg(fromWire(contents.tableType), read);
    return ContentsTexts::tr("Partition table %1 with %2 partitions. %3 read, nothing written.")
        .arg(fromWire(contents.tableType))
        .arg(contents.partitions.size())
        .arg(read);
}

std::vector<ContentsGroup> contentsGroups(const DiskContents& contents) {
    std::vector<ContentsGroup> groups;
    if (contents.whole) {
        groups.push_back({ContentsTexts::tr("Whole disk"), {}});
        addSignature(groups.back().facts, *contents.whole);
    }
    for (const auto& partition : contents.partitions)
        groups.push_back(partitionGroup(partition));
    return groups;
}

Notice::Message peekBusy(std::uint64_t bytesRead, std::uint64_t bytesWanted) {
    const int progress = bytesWanted == 0 ? 1001 : static_cast<int>(bytesRead * 1000 / bytesWanted);
    return {Lamp::New,
            ContentsTexts::tr("Inspecting the disk"),
            bytesWanted == 0
                ? ContentsTexts::tr("Reading the first sectors.")
                : ContentsTexts::tr("%1 of %2 read.").arg(bytesText(bytesRead), bytesText(bytesWanted)),
            {},
            ContentsTexts::tr("Cancel"),
            progress};
}

Notice::Message peekProblem(Address address, const PeekOutcome& outcome) {
    const QString target = QString::fromStdString(address.toString());
    Notice::Message message{
        Lamp::Conflict, ContentsTexts::tr("%1 could not be inspected").arg(target), {}, {}, {}, -1};
    switch (outcome.kind) {
    case PeekOutcome::Kind::Done:
    case PeekOutcome::Kind::Cancelled:
        message.lamp = Lamp::Off;
        message.title = ContentsTexts::tr("The inspection was cancelled");
        message.text = ContentsTexts::tr("%1 had been read by then.").arg(bytesText(outcome.bytesRead));
        break;
    case PeekOutcome::Kind::NoAnswer:
        message.text = ContentsTexts::tr("It stopped answering reads. The disk may be in standby, or the "
                                         "target may have stopped; try again in a few seconds.");
        break;
    case PeekOutcome::Kind::Reserved:
        message.lamp = Lamp::Limited;
        message.text = ContentsTexts::tr("It is reserved by another initiator, so nobody else can read it. "
                                         "Ask whoever reserved it to release it.");
        break;
    case PeekOutcome::Kind::Refused:
        message.text = ContentsTexts::tr("The target refused to read. Check its messages on its own box.");
        message.details = fromWire(outcome.error.detail);
        break;
    case PeekOutcome::Kind::DiskError:
        message.text = ContentsTexts::tr("The disk reported an error while it was being read. It may be "
                                         "failing: back it up, and check it on its own box.");
        message.details = fromWire(outcome.error.detail);
        break;
    case PeekOutcome::Kind::NotIdentified:
        message.text =
            ContentsTexts::tr("It has not reported its size yet. Try again when its size is listed.");
        break;
    case PeekOutcome::Kind::LinkDown:
        message.text =
            ContentsTexts::tr("The interface that leads to it is not up. Switch it on, then try again.");
        break;
    case PeekOutcome::Kind::Failed:
        message.text = ContentsTexts::tr("Etherdeck could not read the answer. Try again; if it fails again, "
                                         "report a bug with the details below.");
        const auto code = name(outcome.error.code);
        message.details =
            QStringLiteral("%1 %2").arg(QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size())),
                                        fromWire(outcome.error.detail));
        break;
    }
    return message;
}

} // namespace etherdeck::ui
