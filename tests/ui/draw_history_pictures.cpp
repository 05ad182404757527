// Draws the history and the dialog for names, light and dark, into a folder: for the eye, not for ctest.
#include "tests/ui/support/demo_inventory.h"
#include "tests/ui/support/drawing.h"
#include "ui/inventory/history/kinds.h"
#include "ui/inventory/history/view.h"
#include "ui/inventory/targets/label_dialog.h"
#include "ui/look/theme.h"

#include <QLineEdit>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

#include <array>

using namespace etherdeck;
using namespace etherdeck::ui;
using discovery::EventKind;

namespace {

std::vector<store::EventRecord> manyEvents() {
    constexpr std::array kinds{EventKind::Conflict, EventKind::Vanished,      EventKind::CameBack,
                               EventKind::Changed,  EventKind::PathLost,      EventKind::PathFound,
                               EventKind::Appeared, EventKind::ConflictEnded, EventKind::Missing};
    std::vector<store::EventRecord> events;
    auto time = std::chrono::system_clock::now();
    for (int i = 0; i < 120; ++i) {
        store::EventRecord event;
        event.id = 1000 - i;
        event.kind = kinds[static_cast<std::size_t>(i * 5 + i / 7) % kinds.size()];
        event.address =
            Address(static_cast<std::uint16_t>(i % 9 == 0 ? 4094 : i % 5), static_cast<std::uint8_t>(i % 13));
        event.time = time -= std::chrono::seconds(17 + 977 * (i % 4) * (i % 3));
        event.changes = discovery::Change::Size | discovery::Change::ConfigString;
        event.differences = {{discovery::Change::ConfigString, "", "desk-1"}};
        if (i % 2 == 0)
            event.differences.insert(event.differences.begin(),
                                     {discovery::Change::Size, "1953125", "3906250"});
        event.isOurs = i % 2 == 1;
        event.count = i % 5 == 0 ? 312 : 1;
        event.size = Sectors{1'953'525'168};
        event.mac = demo::mac(static_cast<std::uint8_t>(i));
        event.interface = "enx00e04c6803f2";
        events.push_back(event);
    }
    return events;
}

store::NameBook names() {
    store::Labels labels;
    std::vector<store::SeenTarget> seen;
    for (const auto& [address, name] : {std::pair{Address(2, 7), "films"},
                                        std::pair{Address(1, 1), "Backup of the whole office, weekly"}}) {
        const auto target = demo::target({address, 500, "", "plug-a", 1});
        store::SeenTarget row;
        row.disk = discovery::diskKey(target);
        row.address = address;
        labels.disks[row.disk.exact] = {name, ""};
        seen.push_back(row);
    }
    return {labels, seen};
}

bool drawHistory(const QString& path, const QString& filter, bool isEmpty) {
    QWidget page;
    auto* view = new HistoryView;
    auto* layout = new QVBoxLayout(&page);
    layout->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin,
                               metrics::pageMargin);
    layout->addWidget(view);
    /// Answers at once.
    class Ready : public InventoryCommands {
    public:
        explicit Ready(bool isEmpty) : m_isEmpty(isEmpty) {}
        Call events(const store::EventQuery& query, QObject* receiver,
                    Then<std::vector<store::EventRecord>> then) override {
            const Reply<std::vector<store::EventRecord>> reply(receiver, std::move(then));
            reply.answer(m_isEmpty || !query.words.empty() ? std::vector<store::EventRecord>()
                                                           : manyEvents());
            return reply.call();
        }

    private:
        bool m_isEmpty;
    };
    view->setCommands(std::make_shared<Ready>(isEmpty));
    view->setFilterText(filter);
    view->reload();
    view->setNames(names());
    page.resize(960, 560);
    page.show();
    page.activateWindow();
    const bool isShown = QTest::qWaitForWindowActive(&page);
    view->focusContent();
    if (filter.isEmpty() && !isEmpty)
        view->findChild<QTableView*>()->selectRow(3);
    return isShown && demo::stillPicture(page).save(path);
}

bool drawLabel(const QString& path) {
    LabelDialog dialog(LabelDialog::Subject::Target, "e7.3",
                       {std::string(78, 'x'), "In the cellar, second box from the left.\nRed cable."});
    dialog.open();
    const bool isShown = QTest::qWaitForWindowActive(&dialog);
    return isShown && demo::stillPicture(dialog).save(path);
}

} // namespace

int main(int argc, char** argv) {
    return demo::drawInBothThemes(argc, argv, [](const QDir& folder, ThemeChoice choice) {
        const auto path = [&](const char* name) { return demo::picturePath(folder, name, choice); };
        bool isGood = drawHistory(path("history"), {}, false);
        isGood &= drawHistory(path("history-empty"), {}, true);
        isGood &= drawHistory(path("history-filtered"), "tape", false);
        return drawLabel(path("label")) && isGood;
    });
}
