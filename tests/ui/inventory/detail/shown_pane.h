#pragma once

#include "tests/ui/support/demo_inventory.h"
#include "tests/ui/support/fake_inventory.h"
#include "ui/inventory/detail/pane.h"
#include "ui/widgets/fact_group.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
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
    /// True when a visible label or value says it.
    [[nodiscard]] bool says(const QString& text) const {
        for (const auto* label : pane.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return value(text) != nullptr;
    }
    [[nodiscard]] ui::FactValue* value(const QString& text) const {
        for (auto* value : pane.findChildren<ui::FactValue*>())
            if (value->isVisible() && value->toPlainText().contains(text))
                return value;
        return nullptr;
    }
    [[nodiscard]] QPushButton* button(const QString& text) const {
        for (auto* button : pane.findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == text)
                return button;
        return nullptr;
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
