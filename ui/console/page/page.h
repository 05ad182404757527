#pragma once

#include "core/console/values.h"
#include "core/services/console/reader.h"
#include "ui/console/page/actions.h"
#include "ui/console/page/box_model.h"
#include "ui/console/page/box_tree.h"
#include "ui/console/page/commands.h"
#include "ui/console/page/environment_check.h"
#include "ui/widgets/empty_place.h"

#include <QStringList>
#include <QWidget>

#include <map>
#include <optional>
#include <set>
#include <vector>

class QMenu;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace etherdeck::ui {

class Banner;
class ConsoleHeader;

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
    /// Where it listens; empty while it does not.
    [[nodiscard]] const QStringList& where() const { return m_where; }
    [[nodiscard]] const Banner& listenBanner() const { return *m_listenBanner; }
    [[nodiscard]] const Banner& storeBanner() const { return *m_storeBanner; }
    [[nodiscard]] const Banner& sleepBanner() const { return *m_sleepBanner; }
    [[nodiscard]] const Banner& noteBanner() const { return *m_noteBanner; }

public slots:
    void setBoxes(const std::vector<etherdeck::ConsoleBoxState>& boxes);
    /// Leads to the box of a source.
    void showBoxOf(qint64 source);
    /// Which box each source belongs to.
    void setOwners(const etherdeck::ui::SourceBoxes& owners);
    void setBoots(qint64 source, const std::vector<etherdeck::store::ConsoleBoot>& boots);
    void noteOpened(const QStringList& where);
    void noteFailed(const etherdeck::Error& error, const QString& where,
                    const std::vector<etherdeck::PortHolder>& holders);
    void noteClosed();
    void noteStoreOpened(const QString& path, bool isTemporary);
    void noteStoreFailed(const etherdeck::Error& error, const QString& path);
    /// What is missing is not filled in from the logs of boxes.
    void noteBoxLogsFailed(const etherdeck::Error& error);
    /// What belongs to which box is not stored. The same one is shown once.
    void noteBoxesFailed(const etherdeck::Error& error);
    void noteEditFailed(const etherdeck::Error& error);
    /// Says what is new of losses.
    void noteTally(const etherdeck::ConsoleTally& tally);
    void noteCrash(const etherdeck::store::ConsoleCrash& crash);
    /// This computer, while U-Boots of these boxes print to it; and when it did not come to that.
    void noteAboutToSleep(const QStringList& boxes);
    void noteStayedAwake();
    void noteSlept(etherdeck::WallTime start, etherdeck::WallTime end, const QStringList& boxes);
    /// A person has switched listening off or on.
    void setListens(bool listens);

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
    void terminalChosen(qint64 source);
    void typingRequested();

private:
    void layOut();
    void connectActions();
    void connectBanners();
    void refresh();
    void refreshContent();
    void refreshActions();
    void refreshTerminal();
    void chooseTerminal(bool isWanted);
    void refreshLookedAt();
    void applyChoice();
    void showSearch(bool shows);
    void takeStep(EmptyPlace::Action action);
    void showNewCrash();
    void fillMenu(QMenu& menu);
    void fillMergeMenu(QMenu& menu);
    void fillApartMenu(QMenu& menu);
    void openMenu(const QPoint& globalPosition);
    void forgetCurrent();
    [[nodiscard]] std::map<qint64, QString> names() const;

    BoxModel m_model;
    ConsoleActions m_actions;
    QStringList m_where;
    BoxChoice m_choice;
    std::map<qint64, QString> m_namesTold;
    std::vector<ConsoleBoxState> m_told; ///< as they were told, without the names of boxes
    SourceBoxes m_owners;
    std::optional<store::ConsoleCrash> m_newCrash;
    ConsoleCommandsPtr m_commands = std::make_shared<ConsoleCommands>();
    ConsoleReader* m_reader = &ConsoleReader::closed();
    Call m_asksLine;
    EnvironmentCheck m_environment;
    bool m_wantsTerminal = true;
    bool m_wantsTerminalAnyway = false; ///< also where no U-Boot was heard
    bool m_isOff = false;
    bool m_isSeen = false;
    bool m_hasChosen = false; ///< a box, for the first time
    qint64 m_awaited = 0;     ///< the box to show when it is listed

    ConsoleHeader* m_header;
    Banner* m_listenBanner;
    Banner* m_storeBanner;
    Banner* m_sleepBanner;
    Banner* m_noteBanner; ///< what went wrong with something that a person wanted
    QStackedWidget* m_content;
    QSplitter* m_splitter;
    BoxTree* m_tree;
    QStackedWidget* m_right; ///< the log with the terminal, or the search
    QSplitter* m_work;
    QWidget* m_log;
    QWidget* m_terminal;
    QWidget* m_search;
    EmptyPlaceView* m_empty;
    std::optional<std::pair<Error, QString>> m_storeError;
    JournalDamage m_damageTold;
    std::optional<Error> m_leftFailureTold;
    std::optional<Error> m_boxesFailureTold;
};

} // namespace etherdeck::ui
