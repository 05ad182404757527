#pragma once

#include "ui/shell/preferences/field.h"

#include <QDialog>

#include <span>
#include <utility>
#include <vector>

class QDialogButtonBox;
class QFormLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QTabWidget;

namespace etherdeck::ui {

/// Shows `table`, which must outlive it: a page for each group, which scrolls, with a row for each
/// preference. Changes nothing before OK, and then only what it shows.
class PreferencesDialog : public QDialog {
    Q_OBJECT

public:
    PreferencesDialog(const Preferences& preferences, std::vector<LanguageOffer> languages,
                      QWidget* parent = nullptr, std::span<const PreferenceRow> table = preferenceTable());

    [[nodiscard]] Preferences preferences() const;

signals:
    /// OK was pressed, and a value has changed.
    void preferencesChanged(const etherdeck::ui::Preferences& preferences);
    void chooseInterfacesRequested();

protected:
    bool focusNextPrevChild(bool next) override;
    void showEvent(QShowEvent* event) override;

private:
    /// A row of the table with its widgets; labels are null where it has none.
    struct Row {
        const PreferenceRow* preference;
        PreferenceField field;
        QLabel* label = nullptr;
        QLabel* hint = nullptr;
    };

    void layOut();
    void addInterfaces();
    void addRows();
    [[nodiscard]] QFormLayout& formOf(PreferenceGroup group);
    [[nodiscard]] QScrollArea* pageAt(int index) const;
    /// With room for more fields beside it, if `isShared`: then the result is not null.
    QHBoxLayout* addLabelled(QFormLayout& form, Row& row, bool isShared);
    void retranslate();
    void updateEnabled();

    Preferences m_before;
    std::vector<Row> m_rows;
    std::vector<std::pair<PreferenceGroup, QFormLayout*>> m_pages; ///< in the order of the tabs
    QLabel* m_interfacesLabel;
    QPushButton* m_interfaces;
    QDialogButtonBox* m_buttons;
    QTabWidget* m_tabs;
};

} // namespace etherdeck::ui
