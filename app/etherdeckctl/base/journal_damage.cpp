#include "app/etherdeckctl/base/journal_damage.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/base/terminal.h"

#include <string>

namespace etherdeck::ctl {

void printJournalDamage(const JournalDamage& damage) {
    if (damage.places == 0)
        return;
    const auto places = damage.places == 1 ? "one place" : std::to_string(damage.places) + " places";
    printProblem("the journal of received datagrams is damaged in " + places + ": " + sizeText(damage.bytes) +
                     " could not be read.",
                 "The console output there is lost; what came before and after it is stored.");
}

} // namespace etherdeck::ctl
