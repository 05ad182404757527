#pragma once

namespace etherdeck {
class ConsoleReader;
}

namespace etherdeck::ui {

class LogPanel;

/// Connects what the panel asks with what the reader answers. The reader may live in another thread.
void connectLog(LogPanel& panel, ConsoleReader& reader);

} // namespace etherdeck::ui
