#pragma once

#include "core/store/events/event_query.h"
#include "core/store/events/name_book.h"
#include "ui/inventory/history/csv.h"

#include <QAbstractTableModel>
#include <QDate>

#include <deque>
#include <vector>

namespace etherdeck::ui {

/// Events of the SAN, newest first, read page by page from a store that answers asynchronously.
class HistoryModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { TimeColumn, KindColumn, AddressColumn, NameColumn, BoxColumn, SentenceColumn, ColumnCount };
    enum Role {
        AddressRole = Qt::UserRole, ///< Address
        LampRole,                   ///< int of Lamp
        IdRole,                     ///< qlonglong
        KindRole,                   ///< int of discovery::EventKind
    };

    explicit HistoryModel(QObject* parent = nullptr);

    /// Requests the rows again. The present rows stay until the answer arrives.
    void setQuery(const store::EventQuery& query);
    [[nodiscard]] const store::EventQuery& query() const { return m_query; }
    /// The answer to the latest request.
    void showResult(const std::vector<store::EventRecord>& events);
    /// Events that were just stored, oldest first.
    void addStored(const std::vector<store::EventRecord>& events);
    void setNames(const store::NameBook& names);
    /// Calling it again reads it again.
    void setBoxOf(EventBoxOf boxOf);
    /// Sets all texts again, in another language.
    void retranslate();

    /// The present query has not been answered yet.
    [[nodiscard]] bool isWaiting() const { return m_isReplacing; }
    [[nodiscard]] bool hasAsked() const { return m_hasAsked; }
    [[nodiscard]] int rowOf(qlonglong id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

signals:
    /// Answered by showResult(). Replaces earlier requests.
    void eventsRequested(const etherdeck::store::EventQuery& query);

private:
    [[nodiscard]] QString text(const store::EventRecord& event, int column) const;
    [[nodiscard]] QString timeText(WallTime time) const;
    void ask(std::int64_t beforeId);
    void dropOldest();

    store::EventQuery m_query;
    store::NameBook m_names;
    EventBoxOf m_boxOf = [](const store::EventRecord&) { return QString(); };
    std::deque<store::EventRecord> m_events;
    bool m_hasAsked = false;
    bool m_isReplacing = false;
    bool m_isFetching = false;
    bool m_isComplete = true; ///< there are no older ones
};

} // namespace etherdeck::ui
