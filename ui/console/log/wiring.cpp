#include "ui/console/log/wiring.h"

#include "core/services/console/reader.h"
#include "ui/console/log/panel.h"

namespace etherdeck::ui {

void connectLog(LogPanel& panel, ConsoleReader& reader) {
    const auto asks = [&](auto signal, auto slot) { QObject::connect(&panel, signal, &reader, slot); };
    const auto answers = [&](auto signal, auto slot) { QObject::connect(&reader, signal, &panel, slot); };
    asks(&LogPanel::logPageWanted, &ConsoleReader::readLogPage);
    asks(&LogPanel::pageWanted, &ConsoleReader::readPage);
    asks(&LogPanel::bootsWanted, &ConsoleReader::readBoots);
    asks(&LogPanel::crashesWanted, &ConsoleReader::readCrashes);
    asks(&LogPanel::gapWanted, &ConsoleReader::findGap);
    asks(&LogPanel::marksWanted, &ConsoleReader::readMarks);
    asks(&LogPanel::countWanted, &ConsoleReader::count);
    asks(&LogPanel::leftOutWanted, &ConsoleReader::countLeftOut);
    asks(&LogPanel::findWanted, &ConsoleReader::find);
    asks(&LogPanel::findOneWanted, &ConsoleReader::findOne);
    asks(&LogPanel::cancelWanted, &ConsoleReader::cancel);
    asks(&LogPanel::setMarkWanted, &ConsoleReader::setMark);
    asks(&LogPanel::removeMarkWanted, &ConsoleReader::removeMark);
    asks(&LogPanel::exportWanted, &ConsoleReader::exportLines);
    answers(&ConsoleReader::logPageRead, &LogPanel::showLogPage);
    answers(&ConsoleReader::pageRead, &LogPanel::showPage);
    answers(&ConsoleReader::bootsRead, &LogPanel::showBoots);
    answers(&ConsoleReader::crashesRead, &LogPanel::showCrashes);
    answers(&ConsoleReader::gapFound, &LogPanel::showGap);
    answers(&ConsoleReader::marksRead, &LogPanel::showMarks);
    answers(&ConsoleReader::counted, &LogPanel::showCount);
    answers(&ConsoleReader::leftOutCounted, &LogPanel::showLeftOut);
    answers(&ConsoleReader::idsFound, &LogPanel::addFound);
    answers(&ConsoleReader::oneFound, &LogPanel::showOne);
    answers(&ConsoleReader::searchEnded, &LogPanel::endSearch);
    answers(&ConsoleReader::markChanged, &LogPanel::noteMarkChanged);
    answers(&ConsoleReader::exportProgress, &LogPanel::showExportProgress);
    answers(&ConsoleReader::exported, &LogPanel::endExport);
    asks(&LogPanel::rawExportRequested, &ConsoleReader::exportDatagrams);
    answers(&ConsoleReader::datagramsExported, &LogPanel::noteDatagramsExported);
    answers(&ConsoleReader::datagramsNotExported, &LogPanel::noteDatagramsNotExported);
    answers(&ConsoleReader::failed, &LogPanel::noteFailed);
}

} // namespace etherdeck::ui
