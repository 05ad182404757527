#pragma once

#include "ui/inventory/targets/commands.h"

#include <QObject>
#include <QString>

#include <cstddef>
#include <optional>

namespace etherdeck::ui {

/// How many events there are, and how many of them match a filter: counted once, and kept up as more come in.
/// Both numbers may be old by the time they are told.
class HistoryCount : public QObject {
    Q_OBJECT

public:
    explicit HistoryCount(QObject* parent) : QObject(parent) {}

    void setCommands(const InventoryCommandsPtr& commands) { m_commands = commands; }
    /// Counts anew; until then nothing is known.
    void count(const store::EventQuery& matching);
    /// So many came in, and so many of them match.
    void add(std::size_t events, std::size_t matching);
    /// "3 of 40"; empty until both are known.
    [[nodiscard]] QString text() const;

signals:
    void changed();

private:
    InventoryCommandsPtr m_commands = std::make_shared<InventoryCommands>();
    std::optional<std::size_t> m_all;
    std::optional<std::size_t> m_matching;
    Call m_countAll;
    Call m_countMatching;
};

} // namespace etherdeck::ui
