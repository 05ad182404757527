#pragma once

#include <QDialog>

class QDialogButtonBox;

namespace etherdeck::ui {

/// Asks before something that cannot be taken back. The button says the verb; Cancel has the focus.
class DangerDialog : public QDialog {
    Q_OBJECT

public:
    struct Question {
        QString title;
        QString text;
        QString raw;    ///< in monospace, a line each: what it is about; scrolls when it is long
        QString verb;   ///< "Restart"
        QString refuse; ///< empty: "Cancel"
    };

    explicit DangerDialog(const Question& question, QWidget* parent = nullptr);
};

/// Two buttons for a dialog that asks: one says the verb; the one that refuses has the focus.
[[nodiscard]] QDialogButtonBox* carefulButtons(QDialog& dialog, const QString& verb, const QString& refuse);

} // namespace etherdeck::ui
