#pragma once

#include "tests/ui/support/demo_inventory.h"
#include "tests/ui/support/fake_inventory.h"
#include "ui/inventory/detail/pane.h"
#include "ui/widgets/fact_group.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>

namespace etherdeck::tests {

inline const Address e73(7, 3);

inline discovery::Target claimed(const std::string& string) {
    return demo::target({e73, 1000, string, "plug-c", 3});
}

/// The pane with what it asks for, and what a user does with it.
struct ShownPane {
    std::shared_ptr<FakeInventory> asked = std::make_shared<FakeInventory>();
    ui::DetailPane pane;

    ShownPane() {
        pane.setCommands(asked);
        pane.setLinks({demo::link("san0")});
        pane.setOwnClaim("desk");
        pane.resize(360, 500);
        pane.show();
    }
    explicit ShownPane(const discovery::Target& target) : ShownPane() { show(target); }

    void show(const discovery::Target& target, const store::Label& label = {}) {
        pane.setTargets({&target}, {label, {}});
    }
    [[nodiscard]] bool isActive() {
        pane.activateWindow();
        return QTest::qWaitForWindowActive(&pane);
    }
    [[nodiscard]] QTabBar& tabs() const { return *pane.findChild<QTabBar*>(); }
    void showTab(int tab) const { tabs().setCurrentIndex(tab); }
    /// True when a label or value on one of the tabs says it.
    [[nodiscard]] bool says(const QString& text) const {
        for (const auto* label : pane.findChildren<QLabel*>())
            if (isOnATab(*label) && label->text().contains(text))
                return true;
        return value(text) != nullptr;
    }
    [[nodiscard]] ui::FactValue* value(const QString& text) const {
        for (auto* value : pane.findChildren<ui::FactValue*>())
            if (isOnATab(*value) && value->toPlainText().contains(text))
                return value;
        return nullptr;
    }
    /// The same on the tab that shows.
    [[nodiscard]] bool isOnTab(const QString& text) const {
        const auto* const found = value(text);
        return found && found->isVisible();
    }
    [[nodiscard]] QPushButton* button(const QString& text) const {
        for (auto* button : pane.findChildren<QPushButton*>())
            if (isOnATab(*button) && button->text() == text)
                return button;
        return nullptr;
    }
    /// It would be seen if its tab were chosen.
    [[nodiscard]] bool isOnATab(const QWidget& widget) const {
        for (const auto* at = &widget; at != &pane; at = at->parentWidget())
            if (at->isHidden() && at->objectName() != "tabPage")
                return false;
        return true;
    }
    [[nodiscard]] bool click(const QString& text) const {
        auto* found = button(text);
        if (found == nullptr || !found->isEnabled())
            return false;
        found->click();
        return true;
    }
    [[nodiscard]] QDialog* dialog() const {
        const auto dialogs = pane.findChildren<QDialog*>();
        return dialogs.isEmpty() ? nullptr : dialogs.last();
    }
    [[nodiscard]] QLineEdit* line() const { return pane.findChild<QLineEdit*>(); }
};

inline QPushButton* buttonOf(const QWidget& widget, const QString& text) {
    for (auto* button : widget.findChildren<QPushButton*>())
        if (button->text() == text)
            return button;
    return nullptr;
}

} // namespace etherdeck::tests
