#pragma once

#include "core/services/console/arrival_probe.h"

#include <QByteArray>
#include <QDialog>

#include <memory>
#include <string>

namespace etherdeck::ui {

/// "Nothing arrives?": checks each leg of the way of a console line to this computer, says what is broken and
/// what to do, and has the sender's configuration ready to copy.
class NothingArrivesDialog : public QDialog {
    Q_OBJECT

public:
    /// `probe` looks at this computer and sends the test lines; it lives longer.
    explicit NothingArrivesDialog(ArrivalProbe& probe, QWidget* parent = nullptr);
    ~NothingArrivesDialog() override;

public slots:
    /// Where the console listens, and why not.
    void setPort(const etherdeck::ArrivalPort& port);
    /// The box that nothing comes from, when one was chosen: its name and address.
    void setBox(const QString& name, const etherdeck::netconsole::Endpoint& endpoint);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void checkAgain();
    void beginTest();
    void testOwnAddresses();
    void sendTest(const netconsole::Endpoint& to, const std::string& line);
    void showFacts(const ArrivalFacts& facts);
    void retranslate();
    void refresh();

    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace etherdeck::ui
