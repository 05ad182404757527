#include "ui/console/terminal/panel_parts.h"

#include "ui/console/terminal/line_entry.h"
#include "ui/console/terminal/text.h"
#include "ui/console/terminal/uboot_commands.h"
#include "ui/console/terminal/view.h"
#include "ui/widgets/empty_place.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/translated.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

constexpr int noticeAfter = 300; // ms
constexpr int linesSegment = 1;

} // namespace

TerminalPanel::Parts::Parts(TerminalPanel& panel) : m_panel(panel) {
    makeActions();
    m_notice = new Notice(&panel);
    m_view = new TerminalView(&panel);
    m_view->setMinimumHeight(4 * TerminalView::rowHeight);
    m_empty = new EmptyPlaceView(&panel);
    m_content = new QStackedWidget(&panel);
    m_content->addWidget(m_view);
    m_content->addWidget(m_empty);
    m_hint = new SecondaryLabel(&panel);
    auto* column = new QVBoxLayout(&panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addWidget(makeHeader());
    column->addWidget(m_notice);
    column->addWidget(m_content, 1);
    column->addWidget(makeLineRow());
    column->addWidget(m_hint);
    connectParts();
    keepTranslated(&panel, [this] { retranslate(); });
}

QWidget* TerminalPanel::Parts::makeHeader() {
    auto* header = new QWidget(&m_panel);
    m_lamp = new LampMark(Lamp::Off, header);
    m_title = headingLabel(header);
    m_title->setMinimumWidth(1);
    m_mode = new SegmentedControl(header);
    m_mode->addSegment(QString());
    m_mode->addSegment(QString());
    m_stopButton = new QPushButton(icon(Icon::Stop), QString(), header);
    m_commands = new QMenu(header);
    m_commandsButton = new QPushButton(header);
    m_commandsButton->setMenu(m_commands);
    m_more = new QToolButton(header);
    m_more->setIcon(icon(Icon::More));
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_more);
    menu->addActions({m_interrupt, m_view->copyAction(), m_view->pasteAction()});
    menu->addSeparator();
    menu->addActions({m_clear, m_forget});
    m_more->setMenu(menu);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    row->addWidget(m_lamp);
    row->addWidget(m_title, 1);
    for (QWidget* widget : {static_cast<QWidget*>(m_mode), static_cast<QWidget*>(m_stopButton),
                            static_cast<QWidget*>(m_commandsButton), static_cast<QWidget*>(m_more)})
        row->addWidget(widget);
    return header;
}

QWidget* TerminalPanel::Parts::makeLineRow() {
    m_lineRow = new QWidget(&m_panel);
    m_prompt = new QLabel(m_lineRow);
    m_prompt->setTextFormat(Qt::PlainText);
    m_prompt->setFont(theme::fixedFont(m_prompt->font()));
    m_entry = new LineEntry(m_lineRow);
    m_send = new QPushButton(m_lineRow);
    m_prompt->setBuddy(m_entry);
    auto* row = new QHBoxLayout(m_lineRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::grid);
    row->addWidget(m_prompt);
    row->addWidget(m_entry, 1);
    row->addWidget(m_send);
    m_lineRow->hide();
    return m_lineRow;
}

void TerminalPanel::Parts::makeActions() {
    m_stop = new QAction(icon(Icon::Stop), QString(), &m_panel);
    m_interrupt = new QAction(&m_panel);
    m_clear = new QAction(&m_panel);
    m_forget = new QAction(icon(Icon::Delete), QString(), &m_panel);
    m_noticeWait.setSingleShot(true);
    m_noticeWait.setInterval(noticeAfter);
    m_lapse.setSingleShot(true);
}

QList<QAction*> TerminalPanel::Parts::allActions() const { return {m_stop, m_interrupt, m_clear, m_forget}; }

void TerminalPanel::Parts::connectParts() {
    auto* panel = &m_panel;
    connect(m_stop, &QAction::triggered, panel, [this] { stopBoot(); });
    connect(m_stopButton, &QPushButton::clicked, m_stop, &QAction::trigger);
    connect(m_interrupt, &QAction::triggered, panel, [this] { sendInterrupt(); });
    connect(m_clear, &QAction::triggered, panel, [this] { clearScreen(); });
    connect(m_forget, &QAction::triggered, panel, [this] {
        if (auto* box = shownBox())
            box->history.clear();
        refresh();
    });
    connect(m_view, &TerminalView::typed, panel, [this](const QByteArray& bytes) { type(bytes); });
    connect(m_view, &TerminalView::refused, panel,
            [this](const QString& character) { showOwn(untypableNotice(character, 0)); });
    connect(m_view, &TerminalView::pasteRequested, panel, [this](const QString& text) { paste(text); });
    connect(m_entry, &QLineEdit::returnPressed, panel, [this] { sendLine(); });
    connect(m_entry, &LineEntry::severalPasted, panel, [this](const QString& text) { paste(text); });
    connect(m_send, &QPushButton::clicked, panel, [this] { sendLine(); });
    connect(m_notice, &Notice::actionTriggered, panel, [this] {
        if (auto* now = session())
            now->cancel();
        focusContent();
    });
    connect(m_mode, &SegmentedControl::chosen, panel, [this](int segment) {
        setTypesLines(segment == linesSegment);
        focusContent();
    });
    connect(m_commands, &QMenu::aboutToShow, panel, [this] { fillCommands(); });
    connect(&m_noticeWait, &QTimer::timeout, panel, [this] { refreshNotice(); });
    connect(&m_lapse, &QTimer::timeout, panel, [this] { noteDependents(); });
}

void TerminalPanel::Parts::retranslate() {
    m_mode->setText(0, tr("Keys"));
    m_mode->setToolTip(0, tr("Each key goes to the box at once"));
    m_mode->setText(linesSegment, tr("Lines"));
    m_mode->setToolTip(linesSegment, tr("A line goes to the box when its prompt is there"));
    m_stop->setText(tr("Stop the boot"));
    m_stop->setToolTip(tr("Catch the box at its U-Boot prompt when it starts"));
    m_stopButton->setText(m_stop->text());
    m_stopButton->setToolTip(m_stop->toolTip());
    m_commandsButton->setText(tr("Commands"));
    m_commandsButton->setToolTip(tr("Useful commands, sent at the prompt"));
    m_more->setToolTip(tr("More"));
    m_more->setAccessibleName(tr("More"));
    m_interrupt->setText(tr("Send Control-C"));
    m_clear->setText(tr("Clear the screen"));
    m_forget->setText(tr("Forget the lines typed to this box"));
    m_entry->setPlaceholderText(tr("A command; the lines before it with ↑"));
    m_entry->setToolTip(tr("A line that starts with a blank is not remembered"));
    m_entry->setAccessibleName(tr("Line for the box"));
    m_send->setText(tr("Send"));
    setTypesLines(typesLines());
    refresh();
}

bool TerminalPanel::Parts::typesLines() const { return m_mode->current() == linesSegment; }

void TerminalPanel::Parts::setTypesLines(bool lines) {
    m_mode->setCurrent(lines ? linesSegment : 0);
    m_hint->setText(lines ? tr("Sent at the prompt, one line after the other. Several lines can be pasted.")
                          : tr("Tab goes to the box; F6 leaves the terminal."));
    refresh();
}

TerminalPanel::Parts::Box& TerminalPanel::Parts::boxOf(qint64 source) {
    auto& box = boxes[source];
    if (!box.session) {
        box.session = std::make_unique<TerminalSession>();
        connect(box.session.get(), &TerminalSession::sendRequested, &m_panel, &TerminalPanel::sendRequested);
        connect(box.session.get(), &TerminalSession::screenChanged, &m_panel, [this, source] {
            if (source == shown)
                m_view->refresh();
        });
        connect(box.session.get(), &TerminalSession::changed, &m_panel, [this, source] {
            if (source == shown)
                refresh();
        });
    }
    if (settings && std::exchange(box.isNew, false))
        box.history.restore(*settings, source);
    return box;
}

TerminalPanel::Parts::Box* TerminalPanel::Parts::shownBox() {
    const auto found = boxes.find(shown);
    return found == boxes.end() ? nullptr : &found->second;
}

TerminalSession* TerminalPanel::Parts::session() {
    auto* box = shownBox();
    return box ? box->session.get() : nullptr;
}

void TerminalPanel::Parts::showBox(qint64 source) {
    m_own.reset();
    shown = source;
    auto* box = source == 0 ? nullptr : &boxOf(source);
    m_view->setScreen(box ? &box->session->screen() : nullptr);
    m_entry->setHistory(box ? &box->history : nullptr);
    refresh();
}

void TerminalPanel::Parts::focusContent() {
    if (m_content->currentWidget() == m_empty)
        m_stopButton->setFocus();
    else if (typesLines())
        m_entry->setFocus();
    else
        m_view->setFocus();
}

void TerminalPanel::Parts::refresh() {
    auto* now = session();
    const bool canType = now && now->address();
    const bool isTalking = now && now->isTalking();
    const bool isAtPrompt = canType && now->state().phase == netconsole::UbootPhase::AtPrompt;
    m_lamp->setLamp(now ? lampOf(*now) : Lamp::Off);
    m_title->setText(now ? stateText(*now) : QString());
    m_title->setToolTip(m_title->text());
    m_stop->setEnabled(now && now->stopAddress() && !isAtPrompt && !(isTalking && now->stopper()));
    m_stopButton->setEnabled(m_stop->isEnabled());
    m_interrupt->setEnabled(canType);
    m_clear->setEnabled(canType);
    m_forget->setEnabled(shownBox() && !shownBox()->history.isEmpty());
    m_commandsButton->setEnabled(isAtPrompt && !isTalking);
    m_prompt->setText(isAtPrompt ? fromWire(now->state().prompt).trimmed() : QString());
    m_prompt->setVisible(!m_prompt->text().isEmpty());
    m_lineRow->setVisible(canType && typesLines());
    m_entry->setReadOnly(isTalking);
    m_send->setEnabled(!isTalking);
    m_hint->setVisible(canType);
    m_mode->setVisible(canType);
    if (!canType)
        m_empty->setPlace(nowhereToType(now));
    m_content->setCurrentWidget(canType ? static_cast<QWidget*>(m_view) : m_empty);
    if (isTalking && now->script() && m_notice->isHidden()) {
        if (!m_noticeWait.isActive())
            m_noticeWait.start();
        return;
    }
    m_noticeWait.stop();
    refreshNotice();
}

void TerminalPanel::Parts::refreshNotice() {
    auto* now = session();
    const auto message = m_own ? m_own : now ? talkNotice(*now) : std::nullopt;
    if (message)
        m_notice->setMessage(*message);
    else
        m_notice->clear();
}

void TerminalPanel::Parts::showOwn(const Notice::Message& message) {
    m_own = message;
    refreshNotice();
}

void TerminalPanel::Parts::noteDependents() {
    auto next = TimePoint::max();
    for (const auto& [source, box] : boxes)
        if (box.session->dependence().dependsOnUs(Clock::now()))
            next = std::min(next, box.session->dependence().lapsesAt());
    if (next != TimePoint::max())
        m_lapse.start(std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now()));
    const auto titles = m_panel.dependsOnUs();
    if (std::exchange(m_dependents, titles) != titles)
        emit m_panel.dependentsChanged(titles);
}

} // namespace etherdeck::ui
