#pragma once

#include "tests/ui/support/demo_inventory.h"
#include "tests/ui/support/fake_inventory.h"
#include "ui/inventory/history/kinds.h"
#include "ui/inventory/history/model.h"
#include "ui/inventory/history/view.h"

#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

namespace etherdeck::tests {

using namespace ui;
using discovery::EventKind;
using store::EventQuery;
using store::EventRecord;
using Records = std::vector<EventRecord>;

inline EventRecord record(std::int64_t id, EventKind kind = EventKind::Vanished, Address address = {7, 3}) {
    EventRecord event;
    event.id = id;
    event.time = std::chrono::system_clock::now();
    event.kind = kind;
    event.address = address;
    return event;
}

/// Answers from a list, as the store does.
class FakeHistory : public FakeInventory {
public:
    Records known; ///< oldest first
    bool answers = true;

    Call events(const EventQuery& query, QObject* receiver, Then<Records> then) override {
        auto call = FakeInventory::events(query, receiver, std::move(then));
        if (answers)
            answer();
        return call;
    }
    /// The latest question.
    void answer() const {
        const auto& query = eventsAsked.back().query;
        Records found;
        for (auto event = known.rbegin(); event != known.rend() && found.size() < query.limit; ++event)
            if ((query.beforeId == 0 || event->id < query.beforeId) && store::matches(query, *event))
                found.push_back(*event);
        eventsAsked.back().reply.answer(found);
    }
};

struct ShownHistory : QObject {
    std::shared_ptr<FakeHistory> history = std::make_shared<FakeHistory>();
    std::vector<FakeInventory::EventsAsked>& asked = history->eventsAsked;
    Records& events = history->known;
    bool& answers = history->answers;
    HistoryView view;
    QTableView* table = view.findChild<QTableView*>();
    QLineEdit* filter = view.findChild<QLineEdit*>();
    HistoryKinds* kinds = view.findChild<HistoryKinds*>();
    QAbstractItemModel* model = table->model();

    explicit ShownHistory(int count = 0) {
        for (int i = 1; i <= count; ++i)
            events.push_back(record(i, i % 2 == 0 ? EventKind::Vanished : EventKind::CameBack,
                                    {static_cast<std::uint16_t>(i), 0}));
        view.setCommands(history);
        view.resize(900, 420);
        view.show();
        reload();
    }
    void reload() {
        view.reload();
        FakeHistory::deliver();
    }
    void answer() const {
        history->answer();
        FakeHistory::deliver();
    }
    void setKinds(const std::vector<EventKind>& chosen) const {
        kinds->setKinds(chosen);
        FakeHistory::deliver();
    }
    void exportTo(const QString& path) {
        view.exportTo(path);
        FakeHistory::deliver();
    }
    void add(const EventRecord& event) {
        events.push_back(event);
        view.addStored({event});
    }
    [[nodiscard]] qlonglong idAt(int row) const {
        return model->index(row, 0).data(HistoryModel::IdRole).toLongLong();
    }
    [[nodiscard]] QString cell(int row, int column) const {
        return model->index(row, column).data().toString();
    }
    [[nodiscard]] bool says(const QString& text) const {
        const auto labels = view.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    void select(int row) const {
        table->selectionModel()->setCurrentIndex(model->index(row, 0), QItemSelectionModel::ClearAndSelect |
                                                                           QItemSelectionModel::Rows);
    }
    [[nodiscard]] bool isActive() {
        view.activateWindow();
        return QTest::qWaitForWindowActive(&view);
    }
};

} // namespace etherdeck::tests
