#include "ui/console/search/wiring.h"

#include "core/services/console/reader.h"
#include "ui/console/search/panel.h"

namespace etherdeck::ui {

void connectSearch(SearchPanel& panel, ConsoleReader& reader) {
    const auto asks = [&](auto signal, auto slot) { QObject::connect(&panel, signal, &reader, slot); };
    const auto answers = [&](auto signal, auto slot) { QObject::connect(&reader, signal, &panel, slot); };
    asks(&SearchPanel::searchWanted, &ConsoleReader::search);
    asks(&SearchPanel::leftOutWanted, &ConsoleReader::countLeftOut);
    asks(&SearchPanel::cancelWanted, &ConsoleReader::cancel);
    asks(&SearchPanel::pageWanted, &ConsoleReader::readPage);
    asks(&SearchPanel::bootsWanted, &ConsoleReader::readBoots);
    answers(&ConsoleReader::hitsFound, &SearchPanel::showHits);
    answers(&ConsoleReader::leftOutCounted, &SearchPanel::showLeftOut);
    answers(&ConsoleReader::searchEnded, &SearchPanel::endSearch);
    answers(&ConsoleReader::pageRead, &SearchPanel::showPage);
    answers(&ConsoleReader::bootsRead, &SearchPanel::showBoots);
    answers(&ConsoleReader::failed, &SearchPanel::noteFailed);
}

} // namespace etherdeck::ui
