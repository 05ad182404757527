#pragma once

#include "ui/inventory/targets/commands.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <optional>
#include <set>
#include <string>

class QDialog;
class QWidget;

namespace etherdeck::ui {

/// Changes of config strings by the user: whose a target is, changes under way, and how they ended. Asks
/// before it changes another owner's string. Shared by all places where a target is claimed or released.
class Claims : public QObject {
    Q_OBJECT

public:
    /// Dialogs stand in `window`, which is the parent.
    explicit Claims(QWidget& window);

    void setCommands(const InventoryCommandsPtr& commands) { m_commands = commands; }
    /// The string with which this computer claims targets; by default the host name.
    void setOwnClaim(const QString& claim) { m_ownClaim = claim; }
    [[nodiscard]] const QString& ownClaim() const { return m_ownClaim; }

    /// A string that this computer has set.
    [[nodiscard]] bool isOurs(const std::string& string) const;
    [[nodiscard]] bool isUnderWay(Address address) const;
    [[nodiscard]] bool mayChange(const discovery::Target& target) const;
    /// Without asking: nobody has claimed it.
    [[nodiscard]] bool mayClaim(const discovery::Target& target) const;
    /// Without asking: this computer has claimed it.
    [[nodiscard]] bool mayRelease(const discovery::Target& target) const;

    /// Sets the string; empty: releases the target. Asks first if the present one is another owner's.
    void change(const discovery::Target& target, const std::string& wanted);
    void claim(const discovery::Target& target) { change(target, m_ownClaim.toStdString()); }
    void release(const discovery::Target& target) { change(target, {}); }
    /// Call with what a target is now: what was asked about may be another change by now.
    void noteTarget(const discovery::Target& target);
    /// Takes an open question back.
    void dropQuestion();

    struct Ended {
        ConfigOutcome outcome;
        std::string wished;
    };
    /// How the last change ended, until it is forgotten.
    [[nodiscard]] std::optional<Ended> ended(Address address) const;
    void forgetEnded(Address address);

signals:
    /// A change has begun or ended.
    void changed(etherdeck::Address address);
    void endedNow(etherdeck::Address address);

private:
    struct State {
        Call change;
        std::string wished;
        std::optional<ConfigOutcome> outcome;
    };

    void confirm(const std::string& wanted);
    void agree(const std::string& before, const std::string& wanted);
    void send(const discovery::Target& target, const ConfigWish& wish);
    void end(Address address, const ConfigOutcome& outcome);

    QWidget& m_window;
    InventoryCommandsPtr m_commands = std::make_shared<InventoryCommands>();
    QString m_ownClaim;
    std::set<std::string> m_ownStrings; ///< claimed with in this session
    std::map<Address, State> m_states;
    std::optional<discovery::Target> m_asked; ///< what the open question is about, as it is now
    QPointer<QDialog> m_question;
};

} // namespace etherdeck::ui
