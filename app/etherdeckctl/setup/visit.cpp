#include "app/etherdeckctl/setup/visit.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/setup/copies.h"
#include "core/services/desk/state_folder.h"
#include "core/user_files/edited_file.h"

#include <QFile>

namespace etherdeck::ctl {

namespace {

std::string recordFile() { return QFile::encodeName(setupRecordPath()).toStdString(); }

void refuseRecord(SetupBox& box, const Error& error) {
    box.refuse({plans::RefusalCode::Failed,
                "What was noted about this box cannot be read or written in " + recordFile() + ": " +
                    (error.detail.empty() ? describe(error) : error.detail) + '.',
                {{"file", recordFile()}}});
}

} // namespace

bool SetupVisit::note(const std::function<void(setup::BoxRecord&)>& change) {
    if (!seen.facts.mac) {
        box->refuse({plans::RefusalCode::Unsupported,
                     "The box has no network interface with a MAC address, so nothing can be noted about it.",
                     {}});
        return false;
    }
    const auto edited = remote::editFileOf<setup::Records>(recordFile(), [&](setup::Records& records) {
        record = records.of(*seen.facts.mac);
        change(record);
        records.set(*seen.facts.mac, record);
        return Result<void>();
    });
    if (!edited)
        refuseRecord(*box, edited.error());
    return edited.has_value();
}

std::optional<SetupVisit> visitBox(Output& output, const DeviceOptions& options) {
    SetupVisit visit;
    visit.box = SetupBox::open(output, options);
    if (!visit.box)
        return std::nullopt;
    auto seen = visit.box->look();
    if (!seen)
        return std::nullopt;
    visit.seen = std::move(*seen);
    auto& facts = visit.seen.facts;
    if (!facts.mac)
        return visit;
    facts.kept = keptCopies(*facts.mac, false);
    const auto records = remote::readFileOf<setup::Records>(recordFile());
    if (!records) {
        refuseRecord(*visit.box, records.error());
        return std::nullopt;
    }
    visit.record = records->of(*facts.mac);
    return visit;
}

} // namespace etherdeck::ctl
