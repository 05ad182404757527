#pragma once

#include "tests/ui/support/demo_inventory.h"
#include "tests/ui/support/fake_inventory.h"
#include "ui/inventory/page/page.h"
#include "ui/inventory/table/table.h"
#include "ui/widgets/banner.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

namespace etherdeck::tests {

/// The page with what it asks for, and what a user sees and selects.
struct ShownPage {
    std::shared_ptr<FakeInventory> asked = std::make_shared<FakeInventory>();
    ui::InventoryPage page{QStringLiteral("/opt/etherdeck-link")};
    ui::TargetTable* table = page.findChild<ui::TargetTable*>();
    QLineEdit* filter = page.findChild<QLineEdit*>();
    static constexpr std::chrono::hours awayFor{30};

    ShownPage() {
        page.setCommands(asked);
        page.actions().showTable->trigger();
        page.resize(900, 420);
        page.show();
    }
    [[nodiscard]] bool isActive() {
        page.activateWindow();
        return QTest::qWaitForWindowActive(&page);
    }
    /// True when a visible label says it.
    [[nodiscard]] bool says(const QString& text) const {
        const auto labels = page.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    [[nodiscard]] QPushButton* button(const QString& text) const {
        for (QPushButton* button : page.findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == text)
                return button;
        return nullptr;
    }
    [[nodiscard]] ui::Banner* banner() const {
        for (ui::Banner* banner : page.findChildren<ui::Banner*>())
            if (banner->isVisible())
                return banner;
        return nullptr;
    }
    void fill(std::vector<discovery::Target> targets) {
        page.setLinks({demo::link("san0")});
        page.apply({std::move(targets), {}});
        page.noteSettled();
    }
    /// As at a start: the first `before` were missing in the last run, and of all known ones the first
    /// `missing` do not answer.
    void fillMissing(std::vector<discovery::Target>& targets, std::size_t before, std::size_t missing) {
        for (std::size_t i = 0; i < missing; ++i)
            i < before ? demo::makeMissing(targets[i], awayFor) : demo::makeNotWatched(targets[i], awayFor);
        fill(targets);
        for (std::size_t i = 0; i < missing; ++i)
            demo::makeMissing(targets[i], awayFor);
        page.apply({targets, {}});
    }
    void select(Address address, QItemSelectionModel::SelectionFlag how) const {
        const auto* model = table->model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, 0).data(ui::TargetModel::AddressRole).value<Address>() == address)
                table->selectionModel()->setCurrentIndex(model->index(row, 0),
                                                         how | QItemSelectionModel::Rows);
    }
    [[nodiscard]] QString selection() const { return table->selectedAddressesText().replace('\n', ' '); }
};

} // namespace etherdeck::tests
