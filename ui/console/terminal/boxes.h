#pragma once

#include "core/console/values.h"
#include "ui/console/terminal/line_history.h"
#include "ui/console/terminal/session.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <map>
#include <memory>
#include <vector>

class QSettings;

namespace etherdeck::ui {

/// The boxes that can be typed to, by their number in the store: a session and the lines typed for each.
/// Knows which of them hang when this computer goes.
class TerminalBoxes : public QObject {
    Q_OBJECT

public:
    struct Box {
        std::unique_ptr<TerminalSession> session;
        LineHistory history;
        bool isNew = true; ///< its history was not read
    };

    explicit TerminalBoxes(QObject* parent);

    /// Made where there is none yet.
    [[nodiscard]] Box& at(qint64 source);
    [[nodiscard]] Box* find(qint64 source);
    /// Forgets all others but `kept`.
    void set(const std::vector<ConsoleBoxState>& boxes, qint64 kept);
    void hear(qint64 source, const ConsoleAddress& from, const QByteArray& bytes);
    void setState(qint64 source, const netconsole::UbootState& state);
    /// Titles of those whose U-Boot blocks when this computer does not answer.
    [[nodiscard]] QStringList dependents() const;

    void save(QSettings& settings) const;
    /// Histories are read from there from now on.
    void restore(QSettings& settings);

signals:
    /// A datagram of at most 512 bytes.
    void sendRequested(const etherdeck::ConsoleAddress& to, const QByteArray& datagram);
    void screenChanged(qint64 source);
    /// State, address, title, or what was started.
    void changed(qint64 source);
    void dependentsChanged(const QStringList& titles);

private:
    void noteDependents();

    std::map<qint64, Box> m_boxes;
    QSettings* m_settings = nullptr;
    QTimer m_lapse; ///< when a box does not depend on this computer any more
    QStringList m_dependents;
};

} // namespace etherdeck::ui
