#pragma once

#include "core/advisor/arrival_check.h"
#include "core/console/values.h"
#include "core/services/console/reader.h"

#include <QObject>
#include <QStringList>

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

    /// Whom it asks from now on: lives longer than this.
    void setReader(ConsoleReader& reader) { m_reader = &reader; }
    /// About a box, or about none in particular (0).
    void open(const ConsoleBoxState* box);
    [[nodiscard]] NothingArrivesDialog* dialog() const { return m_dialog; }

public slots:
    void noteOpened(const QStringList& where);
    void noteFailed(const etherdeck::Error& error);
    void noteClosed();
    void noteTally(const etherdeck::ConsoleTally& tally);
    void noteStored(qint64 lastLine);
    void showFacts(quint64 ticket, const etherdeck::ArrivalFacts& facts);
    void noteTestSent(quint64 ticket, const etherdeck::Error& error, bool isSent);

signals:
    void factsWanted(quint64 ticket, const etherdeck::ArrivalQuestion& question);
    void testWanted(quint64 ticket, const etherdeck::ConsoleAddress& to, const QByteArray& datagram);
    void forgetRequested(qint64 source);

private:
    void tellPort();
    void showLines(const ConsoleReader::Lines& lines);

    QWidget* m_window;
    NothingArrivesDialog* m_dialog = nullptr; ///< while it is open
    ArrivalPort m_port;
    qint64 m_lastLine = 0;
    ConsoleReader* m_reader = &ConsoleReader::closed();
    Calls m_asksLines;
    std::vector<std::string> m_testLines;
};

} // namespace etherdeck::ui
