#include "ui/inventory/contents_text.h"

#include "ui/widgets/plain_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace etherdeck::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ContentsText)
};

QString signatureText(const DiskSignature& signature) {
    if (signature.type.empty())
        return Text::tr("Several that contradict each other");
    const QString type = fromWire(signature.type);
    if (signature.usage == "raid")
        return Text::tr("%1 (part of a volume or RAID)").arg(type);
    if (signature.usage == "crypto")
        return Text::tr("%1 (encrypted)").arg(type);
    return type;
}

void addSignature(std::vector<Fact>& facts, const DiskSignature& signature) {
    facts.push_back({Text::tr("File system"), signatureText(signature), false});
    if (!signature.label.empty())
        facts.push_back({Text::tr("Label"), fromWire(signature.label), false});
    if (!signature.uuid.empty())
        facts.push_back({Text::tr("UUID"), fromWire(signature.uuid), true});
}

ContentsGroup partitionGroup(const DiskPartition& partition) {
    ContentsGroup group;
    group.title = partition.name.empty()
                      ? Text::tr("Partition %1").arg(partition.number)
                      : Text::tr("Partition %1, “%2”").arg(partition.number).arg(fromWire(partition.name));
    group.facts.push_back({Text::tr("Size"), sizeText(partition.size), false});
    if (partition.signature)
        addSignature(group.facts, *partition.signature);
    else
        group.facts.push_back({Text::tr("File system"),
                               partition.isRead ? Text::tr("None that is known") : Text::tr("Not looked at"),
                               false});
    group.facts.push_back({Text::tr("Type"), fromWire(partition.type), true});
    return group;
}

} // namespace

QString bytesText(std::uint64_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

QString contentsSentence(const DiskContents& contents) {
    const QString read = bytesText(contents.bytesRead);
    if (contents.tableType.empty() && !contents.whole)
        return Text::tr("No partitions and no file system that is known. %1 were read, nothing was written.")
            .arg(read);
    if (contents.tableType.empty())
        return Text::tr("One file system, without partitions. %1 were read, nothing was written.").arg(read);
    return Text::tr("Partition table %1 with %2 partitions. %3 were read, nothing was written.")
        .arg(fromWire(contents.tableType))
        .arg(contents.partitions.size())
        .arg(read);
}

std::vector<ContentsGroup> contentsGroups(const DiskContents& contents) {
    std::vector<ContentsGroup> groups;
    if (contents.whole) {
        groups.push_back({Text::tr("Whole disk"), {}});
        addSignature(groups.back().facts, *contents.whole);
    }
    for (const auto& partition : contents.partitions)
        groups.push_back(partitionGroup(partition));
    return groups;
}

Notice::Message peekBusy(std::uint64_t bytesRead, std::uint64_t bytesWanted) {
    const int progress = bytesWanted == 0 ? 1001 : static_cast<int>(bytesRead * 1000 / bytesWanted);
    return {Lamp::New,
            Text::tr("Looking at the disk"),
            bytesWanted == 0 ? Text::tr("Reading the first sectors.")
                             : Text::tr("%1 of %2 read.").arg(bytesText(bytesRead), bytesText(bytesWanted)),
            {},
            Text::tr("Cancel"),
            progress};
}

Notice::Message peekProblem(Address address, const PeekOutcome& outcome) {
    const QString target = QString::fromStdString(address.toString());
    Notice::Message message{
        Lamp::Conflict, Text::tr("%1 could not be looked at").arg(target), {}, {}, {}, -1};
    switch (outcome.kind) {
    case PeekOutcome::Kind::Done:
    case PeekOutcome::Kind::Cancelled:
        message.lamp = Lamp::Off;
        message.title = Text::tr("The look was cancelled");
        message.text = Text::tr("%1 had been read by then.").arg(bytesText(outcome.bytesRead));
        break;
    case PeekOutcome::Kind::NoAnswer:
        message.text =
            Text::tr("It stopped answering to reads. The disk may be asleep or the target may have "
                     "stopped; try again in a few seconds.");
        break;
    case PeekOutcome::Kind::Reserved:
        message.lamp = Lamp::Limited;
        message.text = Text::tr("It is reserved by another station, so it lets nobody else read. Ask whoever "
                                "reserved it to release it.");
        break;
    case PeekOutcome::Kind::Refused:
        message.text = Text::tr("The target refused to read. Look at what it says on its own machine.");
        message.details = fromWire(outcome.error.detail);
        break;
    case PeekOutcome::Kind::DiskError:
        message.text = Text::tr("The disk reported an error while it was being read. It may be failing: save "
                                "what is on it, and check it on its own machine.");
        message.details = fromWire(outcome.error.detail);
        break;
    case PeekOutcome::Kind::NotIdentified:
        message.text = Text::tr("It has not said yet how large it is. Try again when its size is listed.");
        break;
    case PeekOutcome::Kind::LinkDown:
        message.text = Text::tr("The interface to it is not up. Switch it on, then try again.");
        break;
    case PeekOutcome::Kind::Failed:
        message.text = Text::tr("This machine could not read the answer. Try again; if it fails again, the "
                                "details below belong in a bug report.");
        const auto code = name(outcome.error.code);
        message.details =
            QStringLiteral("%1 %2").arg(QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size())),
                                        fromWire(outcome.error.detail));
        break;
    }
    return message;
}

} // namespace etherdeck::ui
