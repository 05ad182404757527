#pragma once

#include "tests/ui/support/demo_timeline.h"
#include "tests/ui/support/fake_timeline_reader.h"
#include "ui/timeline/arranger.h"
#include "ui/timeline/axis.h"
#include "ui/timeline/mark_kinds_button.h"
#include "ui/timeline/model.h"
#include "ui/timeline/page.h"
#include "ui/widgets/empty_place.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

namespace etherdeck::tests {

using namespace ui;
using namespace std::chrono_literals;

/// Boots, crashes and events at given minutes before now.
inline TimelineData smallHistory() {
    const auto now = std::chrono::system_clock::now();
    auto data = demo::timeline(2, 0, now);
    const auto boot = [&](std::int64_t source, std::int64_t number, std::chrono::minutes before) {
        store::ConsoleBoot record;
        record.source = source;
        record.number = number;
        record.start = record.end = now - before;
        record.firstLine = 10 * number;
        record.ending = store::BootEnding::Panic;
        data.boots.push_back(record);
    };
    boot(1, 1, 600min);
    boot(1, 2, 100min);
    boot(2, 1, 50min);
    store::ConsoleCrash crash;
    crash.id = 1;
    crash.source = 1;
    crash.kind = netconsole::CrashKind::Panic;
    crash.title = "Kernel panic - not syncing: <b>sysrq</b>";
    crash.time = now - 110min;
    crash.firstLine = 77;
    data.crashes.push_back(crash);
    store::EventRecord event;
    event.id = 1;
    event.kind = discovery::EventKind::Vanished;
    event.address = Address(0, 0);
    event.time = now - 109min;
    data.events.push_back(event);
    return data;
}

inline ui::TimelineFactsPtr noFacts() { return std::make_shared<TimelineFacts>(); }

/// The page, answered from a history.
struct ShownTimeline : QObject {
    TimelinePage page;
    tests::FakeTimelineReader reader;
    TimelineArranger arranger{reader};
    TimelineAxis* axis = page.findChild<TimelineAxis*>();
    QTableView* table = page.findChild<QTableView*>();
    TimelineModel* model = page.findChild<TimelineModel*>();
    QLineEdit* filter = page.findChild<QLineEdit*>();
    MarkKindsButton* kinds = page.findChild<MarkKindsButton*>();
    EmptyPlaceView* empty = page.findChild<EmptyPlaceView*>();
    QSignalSpy lines{&page, &TimelinePage::lineActivated};
    QSignalSpy targets{&page, &TimelinePage::targetActivated};

    explicit ShownTimeline(const TimelineData& data = smallHistory()) {
        connect(&page, &TimelinePage::filterChosen, &arranger, &TimelineArranger::setFilter);
        connect(&arranger, &TimelineArranger::arranged, &page, &TimelinePage::showContent);
        connect(&arranger, &TimelineArranger::failed, &page, &TimelinePage::noteFailed);
        connect(&page, &TimelinePage::contentReplaced, &arranger, &TimelineArranger::takeDown);
        page.resize(1000, 640);
        page.show();
        arranger.applyInventory(demo::timelineTargets(2));
        arranger.reload();
        reader.answer(data);
    }
    [[nodiscard]] QString cell(int row, int column) const {
        return model->index(row, column).data().toString();
    }
    [[nodiscard]] int rows() const { return model->rowCount(); }
    [[nodiscard]] MarkCluster clusterOf(MarkKind kind) const {
        for (const auto& cluster : axis->clusters())
            if (cluster.kind == kind)
                return cluster;
        return {};
    }
    void click(MarkKind kind) {
        QTest::mouseClick(axis->viewport(), Qt::LeftButton, {}, axis->rectOf(clusterOf(kind)).center());
    }
};

} // namespace etherdeck::tests
