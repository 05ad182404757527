#pragma once

#include <QDialog>
#include <QString>

namespace etherdeck::ui {

/// Asks whether the host key that a box has shown is right: to trust it, to use it this time, or not at all.
class HostKeyDialog : public QDialog {
    Q_OBJECT

public:
    enum class Answer { Cancelled, Once, Trusted };

    struct Question {
        QString box;
        QString fingerprint;
        bool hasChanged = false; ///< another key is known
    };
    explicit HostKeyDialog(const Question& question, QWidget* parent = nullptr);

    [[nodiscard]] Answer answer() const { return m_answer; }

private:
    Answer m_answer = Answer::Cancelled;
};

} // namespace etherdeck::ui
