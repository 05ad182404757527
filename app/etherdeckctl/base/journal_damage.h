#pragma once

#include "core/journal/damage.h"

namespace etherdeck::ctl {

/// Prints how much of the journal could not be read, if any.
void printJournalDamage(const JournalDamage& damage);

} // namespace etherdeck::ctl
