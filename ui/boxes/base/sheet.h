#pragma once

#include "core/boxes/box.h"
#include "ui/text/lamp.h"
#include "ui/widgets/notice.h"

#include <QDialog>
#include <QString>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace etherdeck::ui {

class SecondaryLabel;

/// Something that belongs to a box, as text.
struct BoxSheetRow {
    QString text;
    std::optional<Lamp> lamp;
    QString state;
    QString why;                       ///< the proof
    std::optional<boxes::Thing> thing; ///< nothing: a disk of the box
    QString disk = {};                 ///< its path

    friend bool operator==(const BoxSheetRow&, const BoxSheetRow&) = default;
};

struct BoxSheetSection {
    QString title;
    std::vector<BoxSheetRow> rows;

    friend bool operator==(const BoxSheetSection&, const BoxSheetSection&) = default;
};

/// All that is known of a box, as text.
struct BoxSheetContent {
    boxes::BoxKey box;
    QString title;
    QString about;                        ///< group, device and connection, in one line
    std::optional<Notice::Message> crash; ///< the latest, with the targets that went away after it
    std::vector<BoxSheetSection> sections;
    bool isManaged = false; ///< it is listed on Devices
};

/// A box in one place: its targets, disks, console and MAC addresses, and why each belongs to it. Leads to
/// each of them, and unties. Stays open beside the window, and is told what changes.
class BoxSheet : public QDialog {
    Q_OBJECT

public:
    explicit BoxSheet(QWidget* parent = nullptr);

    /// Rows stay in their places, and what is selected stays so. When it is gone, nothing is selected.
    void setContent(const BoxSheetContent& content);
    [[nodiscard]] const BoxSheetContent& content() const { return m_content; }
    [[nodiscard]] QTreeWidget& tree() const { return *m_tree; }

signals:
    void thingRequested(const etherdeck::boxes::Thing& thing);
    void untieRequested(const etherdeck::boxes::Thing& thing);
    void nameRequested();
    void groupRequested();
    void deviceRequested();
    void crashRequested();

private:
    void layOut();
    void fitColumns();
    void connectParts();
    void fill();
    void fillSection(QTreeWidgetItem* head, const BoxSheetSection& section);
    void retranslate();
    void refreshButtons();
    void popUpMenu(const QPoint& position);
    [[nodiscard]] const BoxSheetRow* rowOf(const QTreeWidgetItem* item) const;
    /// The one that is selected.
    [[nodiscard]] const BoxSheetRow* current() const;
    [[nodiscard]] bool canShow(const BoxSheetRow& row) const;
    [[nodiscard]] bool canUntie(const BoxSheetRow& row) const;
    void showRow(const BoxSheetRow& row);

    BoxSheetContent m_content;
    QLabel* m_title;
    SecondaryLabel* m_about;
    QPushButton* m_rename;
    QPushButton* m_group;
    QPushButton* m_devices;
    Notice* m_crash;
    QTreeWidget* m_tree;
    QPushButton* m_show;
    QPushButton* m_untie;
    QPushButton* m_close;
    bool m_isNew = true; ///< nothing was shown yet
};

} // namespace etherdeck::ui
