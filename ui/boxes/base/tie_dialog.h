#pragma once

#include "core/boxes/box.h"

#include <QDialog>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace etherdeck::ui {

/// One box that something can be tied to.
struct BoxOffer {
    boxes::BoxKey box;
    QString title;
    QString what;      ///< what belongs to it: "e7.3, e7.4, console"
    QString sign = {}; ///< what no other has: its device, or a MAC address

    friend bool operator==(const BoxOffer&, const BoxOffer&) = default;
};

/// Asks which box something belongs to: one of those that are known, or one that has a MAC address.
class TieDialog : public QDialog {
    Q_OBJECT

public:
    struct Question {
        QString text; ///< what is asked, and what follows from it
        std::optional<boxes::BoxKey> before;
        std::vector<BoxOffer> offers;
        /// Why it cannot be tied to what was entered; empty: it can.
        std::function<QString(const boxes::BoxKey&)> problemOf = {};
    };

    explicit TieDialog(const Question& question, QWidget* parent = nullptr);

    /// Nothing: to none. A MAC address that was typed is a box that is not stored.
    [[nodiscard]] std::optional<boxes::BoxKey> chosen() const;

private:
    /// In the list; 0: none. Nothing: what was typed is not there, or more than once.
    [[nodiscard]] std::optional<int> place() const;
    void check();

    std::vector<boxes::BoxKey> m_keys; ///< of the offers
    std::function<QString(const boxes::BoxKey&)> m_problemOf;
    QComboBox* m_box;
    QLabel* m_problem;
    QPushButton* m_ok;
};

} // namespace etherdeck::ui
