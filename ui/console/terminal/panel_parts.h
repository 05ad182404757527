#pragma once

#include "ui/console/terminal/line_history.h"
#include "ui/console/terminal/panel.h"
#include "ui/console/terminal/session.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace etherdeck::ui {

class EmptyPlaceView;
class LineEntry;
class SegmentedControl;
class TerminalView;

/// The inside of a TerminalPanel.
class TerminalPanel::Parts {
public:
    struct Box {
        std::unique_ptr<TerminalSession> session;
        LineHistory history;
        bool isNew = true; ///< its history was not read
    };

    explicit Parts(TerminalPanel& panel);

    [[nodiscard]] Box& boxOf(qint64 source);
    [[nodiscard]] Box* shownBox();
    [[nodiscard]] TerminalSession* session();
    void showBox(qint64 source);
    void focusContent();
    void retranslate();
    void noteDependents();
    void showSendFailure(const Error& error);
    [[nodiscard]] bool typesLines() const;
    void setTypesLines(bool lines);
    [[nodiscard]] QList<QAction*> allActions() const;

    std::map<qint64, Box> boxes;
    qint64 shown = 0;
    QSettings* settings = nullptr; ///< where histories are read from

private:
    QWidget* makeHeader();
    QWidget* makeLineRow();
    void makeActions();
    void fillCommands();
    void connectParts();
    void refresh();
    void refreshNotice();
    void type(const QByteArray& bytes);
    void paste(const QString& text);
    void sendLine();
    void runScript(const QString& text);
    void askScript(const QString& text);
    void runCommand(const QString& line, const QString& question, const QString& consequence,
                    const QString& verb);
    void stopBoot();
    void sendInterrupt();
    void showOwn(const Notice::Message& message);
    void clearScreen();

    TerminalPanel& m_panel;
    LampMark* m_lamp = nullptr;
    QLabel* m_title = nullptr;
    SegmentedControl* m_mode = nullptr;
    QPushButton* m_stopButton = nullptr;
    QPushButton* m_commandsButton = nullptr;
    QToolButton* m_more = nullptr;
    QMenu* m_commands = nullptr;
    Notice* m_notice = nullptr;
    QStackedWidget* m_content = nullptr;
    TerminalView* m_view = nullptr;
    EmptyPlaceView* m_empty = nullptr;
    QWidget* m_lineRow = nullptr;
    QLabel* m_prompt = nullptr;
    LineEntry* m_entry = nullptr;
    QPushButton* m_send = nullptr;
    QLabel* m_hint = nullptr;
    QAction* m_stop = nullptr;
    QAction* m_interrupt = nullptr;
    QAction* m_clear = nullptr;
    QAction* m_forget = nullptr;
    std::optional<Notice::Message> m_own; ///< about what was refused; until something else is done
    QTimer m_noticeWait;                  ///< what is over at once is not told
    QTimer m_lapse;                       ///< when a box does not depend on us any more
    QStringList m_dependents;
};

} // namespace etherdeck::ui
