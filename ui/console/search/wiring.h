#pragma once

namespace etherdeck {
class ConsoleReader;
}

namespace etherdeck::ui {

class SearchPanel;

/// Connects what the panel asks with what the reader answers. The reader may live in another thread. Which
/// boxes there are is told by setSources().
void connectSearch(SearchPanel& panel, ConsoleReader& reader);

} // namespace etherdeck::ui
