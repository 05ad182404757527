#pragma once

#include "core/store/events/name_book.h"
#include "ui/inventory/history/csv.h"
#include "ui/inventory/history/filter.h"
#include "ui/inventory/targets/commands.h"
#include "ui/inventory/targets/target_box.h"
#include "ui/widgets/empty_place.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QAction;
class QLabel;
class QPushButton;
class QSettings;
class QStackedWidget;

namespace etherdeck::ui {

class Banner;
class FilterEdit;
class HistoryCount;
class HistoryKinds;
class HistoryModel;
class HistorySaver;
class HistoryTable;

/// What happened on the SAN, newest first: a part of a page. Selection and scroll position stay with their
/// events whatever comes in.
class HistoryView : public QWidget {
    Q_OBJECT

public:
    explicit HistoryView(QWidget* parent = nullptr);

    /// Sets who is asked for events.
    void setCommands(const InventoryCommandsPtr& commands);
    /// To which box a target belongs now.
    void setTargetBoxOf(const TargetBoxOf& boxOf) { m_targetBoxOf = boxOf; }
    /// Moves the focus to the contents of the view.
    void focusContent();
    /// "e7.3" lists the events of one target, as far as text goes.
    void setFilterText(const QString& text);
    /// Writes all events that match the filter, shown or not. exported() or a banner reports the outcome.
    void exportTo(const QString& path);

    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

    /// The selected rows as shown: a row a line, tabs between.
    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] QAction* findAction() const { return m_find; }
    [[nodiscard]] QAction* copyAction() const { return m_copy; }

public slots:
    /// Requests everything again. Call this once the history can be read.
    void reload();
    void addStored(const std::vector<etherdeck::store::EventRecord>& events);
    void setNames(const etherdeck::store::NameBook& names);
    void setBoxOf(const etherdeck::ui::EventBoxOf& boxOf);
    /// Which events are meant by the name of a box. Calling it again reads it again.
    void setOriginOf(const etherdeck::ui::EventOriginOf& originOf);

signals:
    /// Double click or Return on an event.
    void targetRequested(etherdeck::Address address);
    void exported(const QString& path, int events);

private:
    void makeActions();
    void makeMenuActions();
    void refreshMenu();
    [[nodiscard]] store::EventQuery query() const;
    void showCount();
    QWidget* makeTools();
    void retranslate();
    void applyFilter();
    void clearFilter();
    void refreshContent();
    void chooseExportFile();
    void showResult(const std::vector<store::EventRecord>& events);
    [[nodiscard]] EmptyPlace emptyPlace() const;
    [[nodiscard]] bool isFiltered() const;

    HistoryModel* m_model;
    HistoryCount* m_count;
    InventoryCommandsPtr m_commands = std::make_shared<InventoryCommands>();
    EventOriginOf m_originOf = [](const QString&) { return std::nullopt; };
    TargetBoxOf m_targetBoxOf = [](Address) { return TargetBox(); };
    Call m_events;

    FilterEdit* m_filter;
    HistoryKinds* m_kinds;
    QLabel* m_countLabel;
    QPushButton* m_export;
    Banner* m_banner;
    QStackedWidget* m_content;
    HistoryTable* m_table;
    HistorySaver* m_saver;
    EmptyPlaceView* m_empty;
    QAction* m_find;
    QAction* m_copy;
    QAction* m_show;
    QAction* m_showBox;
    QAction* m_onlyTarget;
    QAction* m_onlyBox;
    QAction* m_onlyKind;
    QTimer m_typing;
    QTimer m_wait;
    bool m_isSlow = false; ///< the answer takes so long that it shows
};

} // namespace etherdeck::ui
