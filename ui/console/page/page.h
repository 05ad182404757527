#pragma once

#include "core/console/values.h"
#include "core/services/console/reader.h"
#include "ui/console/page/actions.h"
#include "ui/console/page/box_menu.h"
#include "ui/console/page/box_model.h"
#include "ui/console/page/box_tree.h"
#include "ui/console/page/commands.h"
#include "ui/console/page/environment_check.h"
#include "ui/widgets/empty_place.h"

#include <QWidget>

#include <map>
#include <optional>
#include <set>
#include <vector>

class QSettings;
class QSplitter;
class QStackedWidget;

namespace etherdeck::ui {

class ConsoleHeader;
class ConsoleReception;
class WorkArea;

/// The boxes and what they say. Told what happens; asks for what it wants by its commands. The log, the
/// terminal and the search are panels that are put in and told what to show.
class ConsolePage : public QWidget {
    Q_OBJECT

public:
    explicit ConsolePage(QWidget* parent = nullptr);
    ~ConsolePage() override;

    /// Whom it asks from now on: lives longer than the page.
    void setReader(ConsoleReader& reader) { m_reader = &reader; }
    void setCommands(ConsoleCommandsPtr commands) { m_commands = std::move(commands); }
    /// The page takes them.
    void setPanels(QWidget* log, QWidget* terminal, QWidget* search);
    void focusContent();
    /// Brings a box into sight, or one of its boots. One that is not listed yet, as soon as it is.
    void showBox(qint64 source, qint64 boot = 0);
    /// Brings a line into sight, whatever is shown now. Source 0: it is looked up.
    void showLine(qint64 source, qint64 line);
    /// Whether somebody can see the page: then what its boxes say is read.
    void setSeen(bool isSeen);
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

    [[nodiscard]] const ConsoleActions& actions() const { return m_actions; }
    [[nodiscard]] BoxModel& model() { return m_model; }
    [[nodiscard]] BoxTree& tree() const { return *m_tree; }
    [[nodiscard]] QString titleOf(qint64 source) const;
    [[nodiscard]] const EnvironmentCheck& environmentCheck() const { return m_environment; }
    /// Null: there is no such source.
    [[nodiscard]] const ConsoleBoxState* source(qint64 source) const { return m_model.box(source); }
    /// Where it listens, and what is wrong with that.
    [[nodiscard]] ConsoleReception& reception() const { return *m_reception; }
    [[nodiscard]] WorkArea& workArea() const { return *m_work; }

public slots:
    void setBoxes(const std::vector<etherdeck::ConsoleBoxState>& boxes);
    /// Leads to the box of a source.
    void showBoxOf(qint64 source);
    /// Which box each source belongs to.
    void setOwners(const etherdeck::ui::SourceBoxes& owners);
    void setBoots(qint64 source, const std::vector<etherdeck::store::ConsoleBoot>& boots);
    void noteCrash(const etherdeck::store::ConsoleCrash& crash);

signals:
    void summaryChanged(const QString& summary);
    /// What is known of them, or which there are.
    void boxesChanged();
    void crashesChanged(int notLookedAt);

    // For the panels.
    /// None: all of them.
    void sourcesChosen(const std::vector<qint64>& sources, const std::map<qint64, QString>& names);
    void namesChanged(const std::map<qint64, QString>& names);
    /// Sources of which the box is known.
    void ownedChanged(const std::set<qint64>& sources);
    void bootChosen(qint64 source, qint64 boot);
    void lineChosen(qint64 line);

private:
    void layOut();
    void connectActions();
    void refresh();
    void refreshContent();
    void refreshActions();
    void refreshTerminal();
    void refreshLookedAt();
    void applyChoice();
    void showSearch(bool shows);
    void takeStep(EmptyPlace::Action action);
    void showNewCrash();
    void forgetCurrent();
    [[nodiscard]] std::map<qint64, QString> names() const;

    BoxModel m_model;
    ConsoleActions m_actions;
    BoxChoice m_choice;
    std::map<qint64, QString> m_namesTold;
    std::vector<ConsoleBoxState> m_told; ///< as they were told, without the names of boxes
    SourceBoxes m_owners;
    std::optional<store::ConsoleCrash> m_newCrash;
    ConsoleCommandsPtr m_commands = std::make_shared<ConsoleCommands>();
    ConsoleReader* m_reader = &ConsoleReader::closed();
    Call m_asksLine;
    EnvironmentCheck m_environment;
    bool m_isSeen = false;
    bool m_hasChosen = false; ///< a box, for the first time
    qint64 m_awaited = 0;     ///< the box to show when it is listed

    ConsoleReception* m_reception;
    ConsoleHeader* m_header;
    QStackedWidget* m_content;
    QSplitter* m_splitter;
    BoxTree* m_tree;
    QStackedWidget* m_right; ///< the log with the terminal, or the search
    WorkArea* m_work;
    QWidget* m_search;
    EmptyPlaceView* m_empty;
    BoxMenu m_menu;
};

} // namespace etherdeck::ui
