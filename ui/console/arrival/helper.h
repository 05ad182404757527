#pragma once

#include "core/console/values.h"
#include "core/services/console/arrival_probe.h"

#include <QObject>
#include <QStringList>

class QWidget;

namespace etherdeck::ui {

class NothingArrivesDialog;

/// Opens the "Nothing arrives?" dialog and feeds it with what the console service tells.
class ArrivalHelper : public QObject {
    Q_OBJECT

public:
    /// `window` is what the dialog belongs to.
    explicit ArrivalHelper(QWidget* window);

    /// Whom it asks from now on; only while a dialog is open.
    void setProbe(ArrivalProbe& probe) { m_probe = &probe; }
    /// About a box, or about none in particular (null). Needs its probe.
    void open(const ConsoleBoxState* box);
    [[nodiscard]] NothingArrivesDialog* dialog() const { return m_dialog; }

public slots:
    void noteOpened(const QStringList& where);
    void noteFailed(const etherdeck::Error& error);
    void noteClosed();
    void noteTally(const etherdeck::ConsoleTally& tally);

private:
    void tellPort();

    QWidget* m_window;
    NothingArrivesDialog* m_dialog = nullptr; ///< while it is open
    ArrivalPort m_port;
    ArrivalProbe* m_probe = nullptr;
};

} // namespace etherdeck::ui
