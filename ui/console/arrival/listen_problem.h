#pragma once

#include "core/base/error.h"
#include "core/journal/damage.h"
#include "core/system/port_holder.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_place.h"

#include <QString>
#include <QStringList>

#include <vector>

/// What the console page says of receiving and storing.
namespace etherdeck::ui {

[[nodiscard]] Banner::Message listenProblem(const Error& error, const QString& where,
                                            const std::vector<PortHolder>& holders);
[[nodiscard]] Banner::Message storeProblem(const Error& error, const QString& path, bool hasTemporary);
[[nodiscard]] Banner::Message editProblem(const Error& error);
/// The history cannot be used to store what the logs of boxes have, or what belongs to which box.
[[nodiscard]] Banner::Message boxLogProblem(const Error& error);
[[nodiscard]] Banner::Message boxesProblem(const Error& error);
/// Of what was written down before it was stored: it is damaged, or cannot be read at present.
[[nodiscard]] Banner::Message journalDamage(const JournalDamage& damage);
[[nodiscard]] Banner::Message journalProblem(const Error& error);
/// Before anything was heard. `where` is empty when it does not listen.
[[nodiscard]] EmptyPlace emptyConsole(const QStringList& where, bool isOff);

} // namespace etherdeck::ui
