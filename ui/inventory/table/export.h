#pragma once

#include "core/base/result.h"
#include "core/discovery/target_json.h"
#include "core/store/events/label.h"
#include "ui/text/target.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <vector>

/// Targets as text, JSON, CSV and commands: for the clipboard and for files.
namespace etherdeck::ui {

using Targets = std::vector<const discovery::Target*>; ///< none of them null

/// What targets alone do not know.
struct ExportContext {
    InterfaceNames interfaceName;
    std::function<store::Label(Address)> label;
    Moment now = Moment::now();
    std::vector<LinkStatus> links{}; ///< for why a target is not watched
    /// What its box is called; empty: not known.
    std::function<QString(Address)> box = [](Address) { return QString(); };
};

/// Aligned facts in words, an empty line between targets.
[[nodiscard]] QString asText(const Targets& targets, const ExportContext& context);
/// One target as an object, several as an array: as `etherdeckctl` prints them, with "name" and "note".
[[nodiscard]] QString asJson(const Targets& targets, const ExportContext& context);
/// One `etherdeckctl show` line for each, quoted for a shell.
[[nodiscard]] QString asCommands(const Targets& targets, const ExportContext& context);

/// RFC 4180 with a header row, UTF-8. Texts that a spreadsheet would take for a formula begin with an
/// apostrophe.
[[nodiscard]] QByteArray inventoryCsv(const Targets& targets, const ExportContext& context);
/// Always an array.
[[nodiscard]] QByteArray inventoryJson(const Targets& targets, const ExportContext& context);

/// Replaces the file only when all of it is written. Errors: PermissionDenied, System with the reason as
/// detail.
[[nodiscard]] Result<void> saveFile(const QString& path, const QByteArray& bytes);
/// What happened, why, what to do: one sentence each.
[[nodiscard]] QString saveErrorText(const QString& path, const Error& error);

} // namespace etherdeck::ui
