#pragma once

#include "core/store/events/label.h"

#include <QDialog>

#include <cstdint>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace etherdeck::ui {

/// Asks for a name and a note. Shown by open(); closes itself, and is deleted then when it has
/// WA_DeleteOnClose.
class LabelDialog : public QDialog {
    Q_OBJECT

public:
    /// For a target ("e7.3") or shelf ("7"), with the label that it has.
    enum class Subject { Target, Shelf };
    LabelDialog(Subject subject, const QString& which, const store::Label& label, QWidget* parent = nullptr);

    /// As typed, without blanks around it.
    [[nodiscard]] store::Label label() const;

    void accept() override;

signals:
    /// Saved, and different from what it was. Empty: the label is to be removed.
    void labelChosen(const etherdeck::store::Label& label);

private:
    void retranslate();
    /// Counters, and whether it can be saved.
    void refresh();

    Subject m_subject;
    QString m_which;
    store::Label m_before;
    QLabel* m_explanation;
    QLabel* m_nameLabel;
    QLineEdit* m_name;
    QLabel* m_nameCount;
    QLabel* m_noteLabel;
    QPlainTextEdit* m_note;
    QLabel* m_noteCount;
    QPushButton* m_save;
    QPushButton* m_cancel;
};

} // namespace etherdeck::ui
