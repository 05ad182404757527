#pragma once

#include <QDialog>

class QDialogButtonBox;

namespace etherdeck::ui {

/// Asks before something that cannot be undone. The button is labelled with the verb; Cancel has the focus.
class DangerDialog : public QDialog {
    Q_OBJECT

public:
    struct Question {
        QString title;
        QString text;
        QString raw;    ///< what it is about, in monospace, one item per line; scrolls if long
        QString verb;   ///< "Restart"
        QString refuse; ///< empty: "Cancel"
    };

    explicit DangerDialog(const Question& question, QWidget* parent = nullptr);
};

/// Two buttons for a dialog that asks: one with the verb, and one that refuses and has the focus.
[[nodiscard]] QDialogButtonBox* carefulButtons(QDialog& dialog, const QString& verb, const QString& refuse);

} // namespace etherdeck::ui
