#pragma once

#include "core/advisor/arrival_check.h"

#include <QByteArray>
#include <QDialog>

#include <memory>

namespace etherdeck::ui {

/// "Nothing arrives?": looks at every leg of the way of a console line to this desk, says which one is
/// broken and what to do, and has the sender's configuration ready to copy.
class NothingArrivesDialog : public QDialog {
    Q_OBJECT

public:
    explicit NothingArrivesDialog(QWidget* parent = nullptr);
    ~NothingArrivesDialog() override;

public slots:
    /// Where the console listens, and why not.
    void setPort(const etherdeck::ArrivalPort& port);
    /// The box that nothing comes from, when one was chosen: its name and address.
    void setBox(const QString& name, const etherdeck::netconsole::Endpoint& endpoint);
    /// The answer to factsWanted().
    void showFacts(quint64 ticket, const etherdeck::ArrivalFacts& facts);
    /// The answer to testWanted() with the same ticket: it was sent, or could not be.
    void noteTestSent(quint64 ticket, const etherdeck::Error& error, bool isSent);
    /// Lines that came in. The test line among them is recognised; others are passed over.
    void noteLineText(const QString& text);

signals:
    void factsWanted(quint64 ticket, const etherdeck::ArrivalQuestion& question);
    /// Send this from another socket to there.
    void testWanted(quint64 ticket, const etherdeck::ConsoleAddress& to, const QByteArray& datagram);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void checkAgain();
    void beginTest();
    void testOwnAddresses();
    void sendTest(const netconsole::Endpoint& to, const std::string& line);
    void retranslate();
    void refresh();

    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace etherdeck::ui
