#pragma once

#include "ui/look/icons.h"
#include "ui/text/fact_lines.h"

#include <QString>
#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace etherdeck::ui {

/// What a page shows when it has nothing to list: its purpose, what was tried, and the next step.
struct EmptyPlace {
    enum class Action {
        ChooseInterfaces,
        TryAgain,
        Repair,
        Discover,
        Wizard,
        Lab,
        ClearFilter,
        SetUpSender,
        CheckArrival,
        OpenPreferences,
        AddBox,
        CheckHostKey,
        AllowOldMethods,
        LogIn,
        FindBoxes,
        InstallAgent,
    };

    using Fact = FactLines;

    Icon icon = Icon::Inventory;
    QString title;
    QString text;
    std::vector<Fact> facts;
    QString command;             ///< in monospace, with a button that copies it
    QString raw;                 ///< folded
    std::vector<Action> actions; ///< the first one is the likely next step
    bool isWaiting = false;      ///< shows that something is under way

    friend bool operator==(const EmptyPlace&, const EmptyPlace&) = default;
};

class EmptyPlaceView : public QWidget {
    Q_OBJECT

public:
    explicit EmptyPlaceView(QWidget* parent = nullptr);

    /// Numbers that change within the same sentences are updated in place, so focus and selection stay.
    void setPlace(const EmptyPlace& place);
    [[nodiscard]] const EmptyPlace& place() const { return m_place; }

signals:
    void actionTriggered(etherdeck::ui::EmptyPlace::Action action);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void updateFacts();
    void addFacts(QVBoxLayout& column);
    void addCommand(QVBoxLayout& column);
    void addRaw(QVBoxLayout& column);
    void addActions(QVBoxLayout& column);
    void tintIcon();

    EmptyPlace m_place;
    QWidget* m_content = nullptr;
    QLabel* m_icon = nullptr;
    std::vector<QLabel*> m_factLines;
};

} // namespace etherdeck::ui
