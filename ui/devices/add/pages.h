#pragma once

#include "core/services/install/values.h"
#include "ui/devices/base/commands.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class QDialog;
class QLabel;
class QLineEdit;
class QRadioButton;
class QVBoxLayout;

namespace etherdeck::ui {

class FactGroup;
class Notice;
class SecondaryLabel;

/// One decision of the wizard that adds a box.
class AddBoxPage : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The decision is made, and can be carried out.
    [[nodiscard]] virtual bool isComplete() const = 0;

signals:
    void changed();
};

/// Where the box is.
class BoxAddressPage : public AddBoxPage {
    Q_OBJECT

public:
    struct Rules {
        std::function<bool(const std::string& device)> isKnown; ///< such a box is listed
        /// What is wrong with a name for the box of this device; empty: nothing.
        std::function<QString(const std::string& device, const QString& name)> wrongName;
    };
    explicit BoxAddressPage(Rules rules, QWidget* parent = nullptr);

    void setDevice(const QString& device, const QString& name);
    /// Neither its user nor blanks around it are needed: "192.168.1.7" is "root@192.168.1.7".
    [[nodiscard]] std::string device() const;
    [[nodiscard]] std::string name() const;
    [[nodiscard]] bool isComplete() const override;

signals:
    void findRequested();

private:
    void check();

    Rules m_rules;
    QLineEdit* m_device;
    QLineEdit* m_name;
    SecondaryLabel* m_wrong;
    SecondaryLabel* m_wrongName;
};

/// Logs in and looks at the box. Asks about its host key and its old methods on the way.
class BoxAccessPage : public AddBoxPage {
    Q_OBJECT

public:
    explicit BoxAccessPage(DeviceCommandsPtr commands, QWidget* parent = nullptr);

    void start(const remote::SshDevice& device, const QString& title);
    void stop();
    /// After something was changed there.
    void lookAgain() { connectNow(); }
    /// The user did not answer what ssh asked.
    void giveUp();
    [[nodiscard]] bool isComplete() const override { return m_look.has_value(); }
    [[nodiscard]] bool hasFailed() const { return m_failure.has_value(); }
    [[nodiscard]] const std::optional<BoxLook>& look() const { return m_look; }
    /// With what was confirmed.
    [[nodiscard]] const remote::SshDevice& device() const { return m_device; }
    /// The confirmed host key stays confirmed when Etherdeck is started again.
    [[nodiscard]] bool keepsHostKey() const { return m_keepsHostKey; }

private:
    void connectNow();
    void take(const Result<install::Answer<BoxLook>>& answer);
    void showFacts();
    void showFailure(const install::Failure& failure);
    void askAgain();
    void checkHostKey(const remote::ConnectionError& error);
    void allowOldMethods(const remote::ConnectionError& error);
    void open(QDialog* dialog);

    DeviceCommandsPtr m_commands;
    remote::SshDevice m_device;
    QString m_title;
    bool m_keepsHostKey = false;
    Call m_looking;
    std::optional<BoxLook> m_look;
    std::optional<install::Failure> m_failure;
    QPointer<QDialog> m_dialog;
    Notice* m_notice;
    FactGroup* m_facts;
    QLabel* m_hints;
};

/// What becomes of the agent.
class AgentChoicePage : public AddBoxPage {
    Q_OBJECT

public:
    enum class Choice { Use, Install, Session };

    explicit AgentChoicePage(QWidget* parent = nullptr);

    void setLook(const BoxLook& look, const std::string& device);
    [[nodiscard]] Choice choice() const;
    void choose(Choice choice);
    [[nodiscard]] bool isComplete() const override;

private:
    struct Offer {
        QRadioButton* button;
        SecondaryLabel* meaning;
    };
    Offer addOffer(QVBoxLayout& column);
    static void show(const Offer& offer, const QString& text, const QString& meaning, bool canDo);

    Offer m_use;
    Offer m_install;
    Offer m_session;
};

} // namespace etherdeck::ui
