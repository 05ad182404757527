#pragma once

#include "core/store/events/name_book.h"
#include "ui/inventory/history/csv.h"
#include "ui/inventory/targets/commands.h"

#include <QObject>

namespace etherdeck::ui {

class Banner;

/// Saves events to a CSV file, and reports how that has ended.
class HistorySaver : public QObject {
    Q_OBJECT

public:
    /// The file dialog stands before `window`, which is the parent; `banner` outlives it.
    HistorySaver(Banner& banner, QWidget& window);

    void setCommands(InventoryCommandsPtr commands) { m_commands = std::move(commands); }
    void setNames(const store::NameBook& names) { m_names = names; }
    void setBoxOf(const EventBoxOf& boxOf) { m_boxOf = boxOf; }
    /// What is to be saved: all of it, shown or not.
    void setQuery(const store::EventQuery& query) { m_query = query; }
    void chooseFile();
    /// saved() or the banner reports the outcome.
    void save(const QString& path);

signals:
    void saved(const QString& path, int events);

private:
    void write(const QString& path, const std::vector<store::EventRecord>& events);

    Banner& m_banner;
    QWidget& m_window;
    InventoryCommandsPtr m_commands = std::make_shared<InventoryCommands>();
    store::NameBook m_names;
    EventBoxOf m_boxOf = [](const store::EventRecord&) { return QString(); };
    store::EventQuery m_query;
    Call m_events;
};

} // namespace etherdeck::ui
