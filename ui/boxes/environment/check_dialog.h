#pragma once

#include <QDialog>
#include <QTimer>

class QDialogButtonBox;
class QLabel;
class QPlainTextEdit;

namespace etherdeck::ui {

class FindingsList;
class SecondaryLabel;

/// Tells what is wrong with the environment that a `printenv` printed. Its output was found on the Console,
/// or is pasted here.
class EnvironmentCheckDialog : public QDialog {
    Q_OBJECT

public:
    explicit EnvironmentCheckDialog(QWidget* parent = nullptr);

    /// Where the text is from, as a title: the name of a box; empty: none was chosen.
    void setBox(const QString& title);
    /// What the Console has of it, raw; empty: nothing.
    void setPrinted(const QString& text);
    /// Still looking for it.
    void setWaiting();

    [[nodiscard]] FindingsList& list() const { return *m_list; }
    [[nodiscard]] QString summary() const;

private:
    void layOut();
    void retranslate();
    void check();

    QString m_box;
    bool m_isWaiting = false;
    bool m_wasFound = false; ///< what stands in the field is from the Console
    QLabel* m_summary;
    QLabel* m_about;
    FindingsList* m_list;
    QLabel* m_inputTitle;
    SecondaryLabel* m_hint;
    QPlainTextEdit* m_input;
    QDialogButtonBox* m_buttons;
    QTimer m_pause; ///< while typing
};

} // namespace etherdeck::ui
