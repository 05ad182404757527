#pragma once

#include "core/base/error.h"
#include "core/console/values.h"

#include <QByteArray>
#include <QList>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <vector>

class QAction;
class QSettings;

namespace etherdeck::ui {

/// Types to a box's U-Boot: a terminal, a line mode that waits for the prompt, the button that stops a boot,
/// and useful commands. One box shows; the others keep their screens, and what was started for them goes on.
/// To be told all that U-Boots say; what it wants sent leaves by a signal.
class TerminalPanel : public QWidget {
    Q_OBJECT

public:
    explicit TerminalPanel(QWidget* parent = nullptr);
    ~TerminalPanel() override;

    /// The box that shows, by its number in the store; 0: none.
    void showBox(qint64 source);
    [[nodiscard]] qint64 box() const;
    /// Puts the keyboard where one types.
    void focusContent();

    /// The titles of the boxes whose U-Boot blocks when this desk does not answer: for a warning before
    /// quitting, closing the port and sleeping.
    [[nodiscard]] QStringList dependsOnUs() const;

    /// For the menu: stop the boot, control-C, commands, line or terminal, clear.
    [[nodiscard]] QList<QAction*> actions() const;
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

public slots:
    /// From ConsoleService, as they are.
    void setBoxes(const std::vector<etherdeck::ConsoleBoxState>& boxes);
    void hear(qint64 source, const etherdeck::ConsoleAddress& from, const QByteArray& bytes);
    void setState(qint64 source, const etherdeck::netconsole::UbootState& state);
    void setSendFailure(const etherdeck::Error& error);

signals:
    /// A datagram of at most 512 bytes.
    void sendRequested(const etherdeck::ConsoleAddress& to, const QByteArray& datagram);
    /// dependsOnUs() has changed.
    void dependentsChanged(const QStringList& titles);

private:
    class Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace etherdeck::ui
