#pragma once

namespace etherdeck::ui {

class ConsolePage;
class LogPanel;
class SearchPanel;
class TerminalPanel;

/// What is on the console page beside the list of boxes.
struct ConsolePanels {
    LogPanel* log = nullptr;
    TerminalPanel* terminal = nullptr;
    SearchPanel* search = nullptr;
};
/// Makes them, puts them into the page and connects them with it.
[[nodiscard]] ConsolePanels makePanels(ConsolePage& page);

} // namespace etherdeck::ui
