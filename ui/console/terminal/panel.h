#pragma once

#include "core/base/error.h"
#include "core/console/values.h"
#include "ui/widgets/notice.h"

#include <QByteArray>
#include <QList>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QSettings;
class QStackedWidget;
class QToolButton;

namespace etherdeck::ui {

class EmptyPlaceView;
class LineEntry;
class SegmentedControl;
class TerminalBoxes;
class TerminalSender;
class TerminalSession;
class TerminalView;

/// Types to a box's U-Boot: a terminal, a line mode that waits for the prompt, the button that stops a boot,
/// and useful commands. One box shows; the others keep their screens, and what was started for them goes on.
/// Where nothing can be typed it folds to its bar, unless the keyboard is in it or the user unfolds it.
/// To be told all that U-Boots say; what it wants sent leaves by a signal.
class TerminalPanel : public QWidget {
    Q_OBJECT

public:
    explicit TerminalPanel(QWidget* parent = nullptr);

    /// The box that shows, by its number in the store; 0: none.
    void showBox(qint64 source);
    [[nodiscard]] qint64 box() const { return m_shown; }
    /// What is sent, and who depends on this computer.
    [[nodiscard]] TerminalBoxes& boxes() const { return *m_boxes; }
    /// Puts the keyboard where one types.
    void focusContent();
    [[nodiscard]] bool isFolded() const { return m_isFolded; }

    /// The titles of the boxes whose U-Boot blocks when this computer does not answer: for a warning before
    /// quitting, closing the port and sleeping.
    [[nodiscard]] QStringList dependsOnUs() const;

    /// For the menu: stop the boot, control-C, commands, line or terminal, clear.
    [[nodiscard]] QList<QAction*> actions() const { return {m_stop, m_interrupt, m_clear, m_forget}; }
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public slots:
    /// From ConsoleService, as they are.
    void setBoxes(const std::vector<etherdeck::ConsoleBoxState>& boxes);
    void hear(qint64 source, const etherdeck::ConsoleAddress& from, const QByteArray& bytes);
    void setState(qint64 source, const etherdeck::netconsole::UbootState& state);
    void setSendFailure(const etherdeck::Error& error);

signals:
    /// To its bar, or no longer.
    void folded(bool isFolded);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QWidget* makeHeader();
    [[nodiscard]] QWidget* makeLineRow();
    void connectParts();
    void retranslate();
    void refresh();
    void refreshNotice();
    void fold(bool isFolded);
    [[nodiscard]] QSize fitted(QSize hint) const;
    [[nodiscard]] TerminalSession* session();
    [[nodiscard]] bool typesLines() const;
    void setTypesLines(bool lines);
    void takeKey(const QByteArray& bytes);
    void sendLine();
    void fillCommands();
    void clearScreen();
    void showOwn(const Notice::Message& message);

    TerminalBoxes* m_boxes;
    TerminalSender* m_sender;
    qint64 m_shown = 0;
    bool m_isFolded = false;
    bool m_tookKeys = false;        ///< the box that shows, when it was looked at last
    std::optional<bool> m_isWanted; ///< unfolded or not, by the user; until that box can be typed to
    QAction* m_stop;
    QAction* m_interrupt;
    QAction* m_clear;
    QAction* m_forget;
    QToolButton* m_fold = nullptr;
    LampMark* m_lamp = nullptr;
    QLabel* m_title = nullptr;
    SegmentedControl* m_mode = nullptr;
    QPushButton* m_stopButton = nullptr;
    QPushButton* m_commandsButton = nullptr;
    QToolButton* m_more = nullptr;
    QMenu* m_commands = nullptr;
    Notice* m_notice;
    QStackedWidget* m_content;
    TerminalView* m_view;
    EmptyPlaceView* m_empty;
    QWidget* m_lineRow = nullptr;
    QLabel* m_prompt = nullptr;
    LineEntry* m_entry = nullptr;
    QPushButton* m_send = nullptr;
    QLabel* m_hint;
    std::optional<Notice::Message> m_own; ///< about what was refused; until something else is done
    QTimer m_noticeWait;                  ///< what is over at once is not told
};

} // namespace etherdeck::ui
