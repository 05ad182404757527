#pragma once

#include <QDialog>
#include <QString>

#include <vector>

class QAction;
class QDialogButtonBox;
class QLineEdit;
class QTreeWidget;

namespace etherdeck::ui {

struct Shortcut {
    QString what; ///< "Discover now"
    QString keys; ///< "F5", as the platform writes it

    friend bool operator==(const Shortcut&, const Shortcut&) = default;
};

/// Those of the actions that have a key; in their order, each once, without mnemonic marks.
[[nodiscard]] std::vector<Shortcut> shortcutsOf(const QList<QAction*>& actions);

/// All shortcuts, with a search by action or key.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutsDialog(std::vector<Shortcut> shortcuts, QWidget* parent = nullptr);

    [[nodiscard]] QLineEdit& search() const { return *m_search; }

private:
    void retranslate();
    void filter(const QString& text);

    QLineEdit* m_search;
    QTreeWidget* m_list;
    QDialogButtonBox* m_buttons;
};

} // namespace etherdeck::ui
