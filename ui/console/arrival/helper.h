#pragma once

#include "core/services/console/arrival_probe.h"
#include "core/services/console/reader.h"
#include "core/services/console/service.h"

#include <QObject>
#include <QStringList>

#include <string>
#include <vector>

class QWidget;

namespace etherdeck::ui {

class NothingArrivesDialog;

/// Opens the "Nothing arrives?" dialog and feeds it with what the console service tells. Each test line
/// that the dialog sends makes a box of its own, which is forgotten when it has come.
class ArrivalHelper : public QObject {
    Q_OBJECT

public:
    /// `window` is what the dialog belongs to.
    explicit ArrivalHelper(QWidget* window);

    /// Whom it asks from now on; only while a dialog is open.
    void setServices(ConsoleReader& reader, ArrivalProbe& probe, ConsoleService& console) {
        m_reader = &reader;
        m_probe = &probe;
        m_console = &console;
    }
    /// About a box, or about none in particular (null). Needs its services.
    void open(const ConsoleBoxState* box);
    [[nodiscard]] NothingArrivesDialog* dialog() const { return m_dialog; }

public slots:
    void noteOpened(const QStringList& where);
    void noteFailed(const etherdeck::Error& error);
    void noteClosed();
    void noteTally(const etherdeck::ConsoleTally& tally);
    void noteStored(qint64 lastLine);

private:
    void tellPort();
    void expectTest(const std::string& line);
    void showLines(const ConsoleReader::Lines& lines);

    QWidget* m_window;
    NothingArrivesDialog* m_dialog = nullptr; ///< while it is open
    ArrivalPort m_port;
    qint64 m_lastLine = 0;
    ConsoleReader* m_reader = &ConsoleReader::closed();
    ArrivalProbe* m_probe = nullptr;
    ConsoleService* m_console = nullptr;
    Calls m_asksLines;
    Calls m_forgets;
    std::vector<std::string> m_testLines;
};

} // namespace etherdeck::ui
