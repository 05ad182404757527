#include "ui/console/terminal/panel.h"

#include "ui/console/terminal/boxes.h"
#include "ui/console/terminal/line_entry.h"
#include "ui/console/terminal/sender.h"
#include "ui/console/terminal/text.h"
#include "ui/console/terminal/view.h"
#include "ui/look/icons.h"
#include "ui/look/translated.h"
#include "ui/text/plain.h"
#include "ui/widgets/empty_place.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/segmented_control.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace etherdeck::ui {

namespace {

constexpr int noticeAfter = 300; // ms
constexpr int linesSegment = 1;
const QString linesKey = QStringLiteral("console/typesLines");

} // namespace

TerminalPanel::TerminalPanel(QWidget* parent) :
    QWidget(parent),
    m_boxes(new TerminalBoxes(this)),
    m_sender(new TerminalSender(this)),
    m_stop(new QAction(icon(Icon::Stop), QString(), this)),
    m_interrupt(new QAction(this)),
    m_clear(new QAction(this)),
    m_forget(new QAction(icon(Icon::Delete), QString(), this)),
    m_notice(new Notice(this)),
    m_content(new QStackedWidget(this)),
    m_view(new TerminalView(this)),
    m_empty(new EmptyPlaceView(this)),
    m_hint(new SecondaryLabel(this)) {
    m_noticeWait.setSingleShot(true);
    m_noticeWait.setInterval(noticeAfter);
    m_content->addWidget(m_view);
    m_content->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addWidget(makeHeader());
    column->addWidget(m_notice);
    column->addWidget(m_content, 1);
    column->addWidget(makeLineRow());
    column->addWidget(m_hint);
    connectParts();
    keepTranslated(this, [this] { retranslate(); });
}

QWidget* TerminalPanel::makeHeader() {
    auto* header = new QWidget(this);
    m_fold = new QToolButton(header);
    m_fold->setAutoRaise(true);
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
    row->addWidget(m_fold);
    row->addWidget(m_lamp);
    row->addWidget(m_title, 1);
    for (QWidget* widget : {static_cast<QWidget*>(m_mode), static_cast<QWidget*>(m_stopButton),
                            static_cast<QWidget*>(m_commandsButton), static_cast<QWidget*>(m_more)})
        row->addWidget(widget);
    return header;
}

QWidget* TerminalPanel::makeLineRow() {
    m_lineRow = new QWidget(this);
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

void TerminalPanel::connectParts() {
    connect(m_boxes, &TerminalBoxes::screenChanged, this, [this](qint64 source) {
        if (source == m_shown)
            m_view->refresh();
    });
    connect(m_boxes, &TerminalBoxes::changed, this, [this](qint64 source) {
        if (source == m_shown)
            refresh();
    });
    connect(m_sender, &TerminalSender::sent, this, [this] {
        m_own.reset();
        refresh();
    });
    connect(m_sender, &TerminalSender::refused, this, [this](const Notice::Message& message) {
        refresh();
        showOwn(message);
    });
    connect(m_fold, &QToolButton::clicked, this, [this] {
        m_isWanted = m_isFolded;
        refresh();
        if (!m_isFolded)
            focusContent();
    });
    connect(m_stop, &QAction::triggered, m_sender, &TerminalSender::stopBoot);
    connect(m_stopButton, &QPushButton::clicked, m_stop, &QAction::trigger);
    connect(m_interrupt, &QAction::triggered, m_sender, &TerminalSender::sendInterrupt);
    connect(m_clear, &QAction::triggered, this, &TerminalPanel::clearScreen);
    connect(m_forget, &QAction::triggered, this, [this] {
        if (auto* box = m_boxes->find(m_shown))
            box->history.clear();
        refresh();
    });
    connect(m_view, &TerminalView::typed, this, &TerminalPanel::takeKey);
    connect(m_view, &TerminalView::refused, this,
            [this](const QString& character) { showOwn(untypableNotice(character, 0)); });
    connect(m_view, &TerminalView::pasteRequested, this,
            [this](const QString& text) { m_sender->paste(text, !typesLines()); });
    connect(m_entry, &LineEntry::severalPasted, this,
            [this](const QString& text) { m_sender->paste(text, !typesLines()); });
    connect(m_entry, &QLineEdit::returnPressed, this, &TerminalPanel::sendLine);
    connect(m_send, &QPushButton::clicked, this, &TerminalPanel::sendLine);
    connect(m_notice, &Notice::actionTriggered, this, [this] {
        if (auto* now = session())
            now->cancel();
        focusContent();
    });
    connect(m_mode, &SegmentedControl::chosen, this, [this](int segment) {
        setTypesLines(segment == linesSegment);
        focusContent();
    });
    connect(m_commands, &QMenu::aboutToShow, this, &TerminalPanel::fillCommands);
    connect(&m_noticeWait, &QTimer::timeout, this, &TerminalPanel::refreshNotice);
}

void TerminalPanel::retranslate() {
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
    m_entry->setPlaceholderText(tr("A command; earlier lines with ↑"));
    m_entry->setToolTip(tr("A line that starts with a blank is not remembered"));
    m_entry->setAccessibleName(tr("Line for the box"));
    m_send->setText(tr("Send"));
    setTypesLines(typesLines());
    refresh();
}

bool TerminalPanel::typesLines() const { return m_mode->current() == linesSegment; }

void TerminalPanel::setTypesLines(bool lines) {
    m_mode->setCurrent(lines ? linesSegment : 0);
    m_hint->setText(lines ? tr("Sent at the prompt, one line after the other. Several lines can be pasted.")
                          : tr("Tab goes to the box; F6 leaves the terminal."));
    refresh();
}

TerminalSession* TerminalPanel::session() {
    auto* box = m_boxes->find(m_shown);
    return box == nullptr ? nullptr : box->session.get();
}

void TerminalPanel::showBox(qint64 source) {
    if (source != m_shown) {
        m_isWanted.reset();
        m_tookKeys = false;
    }
    m_own.reset();
    m_shown = source;
    auto* box = source == 0 ? nullptr : &m_boxes->at(source);
    m_sender->setSession(session());
    m_view->setScreen(box != nullptr ? &box->session->screen() : nullptr);
    m_entry->setHistory(box != nullptr ? &box->history : nullptr);
    refresh();
}

void TerminalPanel::focusContent() {
    if (m_isFolded || m_content->currentWidget() == m_empty)
        m_stopButton->setFocus();
    else if (typesLines())
        m_entry->setFocus();
    else
        m_view->setFocus();
}

void TerminalPanel::refresh() {
    auto* now = session();
    const bool canType = now && now->address();
    const bool isRunning = now && now->isRunning();
    const bool isAtPrompt = canType && now->state().phase == netconsole::UbootPhase::AtPrompt;
    const bool takesKeys = canType && now->state().phase != netconsole::UbootPhase::Gone;
    if (takesKeys && !m_tookKeys)
        m_isWanted.reset();
    m_tookKeys = takesKeys;
    const bool isInUse = !m_isFolded && !m_fold->hasFocus() && isAncestorOf(window()->focusWidget());
    fold(!m_isWanted.value_or(takesKeys || isInUse));
    m_lamp->setLamp(now ? lampOf(*now) : Lamp::Off);
    m_title->setText(now ? stateText(*now) : QString());
    m_title->setToolTip(canType ? m_title->text() : nowhereToType(now).text);
    m_stop->setEnabled(now && now->stopAddress() && !isAtPrompt && !(isRunning && now->stopper()));
    m_stopButton->setEnabled(m_stop->isEnabled());
    m_interrupt->setEnabled(canType);
    m_clear->setEnabled(canType);
    m_forget->setEnabled(now && !m_boxes->find(m_shown)->history.isEmpty());
    m_commandsButton->setEnabled(isAtPrompt && !isRunning);
    m_prompt->setText(isAtPrompt ? fromWire(now->state().prompt).trimmed() : QString());
    m_prompt->setVisible(!m_prompt->text().isEmpty());
    m_lineRow->setVisible(canType && typesLines() && !m_isFolded);
    m_entry->setReadOnly(isRunning);
    m_send->setEnabled(!isRunning);
    m_hint->setVisible(canType && !m_isFolded);
    m_mode->setVisible(canType && !m_isFolded);
    m_commandsButton->setVisible(!m_isFolded);
    if (!canType)
        m_empty->setPlace(nowhereToType(now));
    m_content->setCurrentWidget(canType ? static_cast<QWidget*>(m_view) : m_empty);
    if (isRunning && now->script() && m_notice->isHidden()) {
        if (!m_noticeWait.isActive())
            m_noticeWait.start();
        return;
    }
    m_noticeWait.stop();
    refreshNotice();
}

void TerminalPanel::fold(bool isFolded) {
    m_fold->setIcon(icon(isFolded ? Icon::ExpandRight : Icon::ExpandDown));
    m_fold->setToolTip(isFolded ? tr("Show the terminal") : tr("Fold the terminal to its bar"));
    m_fold->setAccessibleName(m_fold->toolTip());
    m_content->setVisible(!isFolded);
    if (std::exchange(m_isFolded, isFolded) == isFolded)
        return;
    setSizePolicy(QSizePolicy::Preferred, isFolded ? QSizePolicy::Maximum : QSizePolicy::Expanding);
    emit folded(isFolded);
}

/// A splitter asks for no height for a width: folded, the panel is as high as its words are at its width.
QSize TerminalPanel::fitted(QSize hint) const {
    if (m_isFolded && layout()->hasHeightForWidth())
        hint.setHeight(layout()->totalHeightForWidth(width()));
    return hint;
}

QSize TerminalPanel::sizeHint() const { return fitted(QWidget::sizeHint()); }

QSize TerminalPanel::minimumSizeHint() const { return fitted(QWidget::minimumSizeHint()); }

void TerminalPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_isFolded && event->oldSize().width() != event->size().width())
        updateGeometry();
}

void TerminalPanel::refreshNotice() {
    auto* now = session();
    const auto message = m_own ? m_own : now ? talkNotice(*now) : std::nullopt;
    if (message)
        m_notice->setMessage(*message);
    else
        m_notice->clear();
}

void TerminalPanel::showOwn(const Notice::Message& message) {
    m_own = message;
    refreshNotice();
}

/// In the mode for lines the screen only shows: what is typed there goes to the entry.
void TerminalPanel::takeKey(const QByteArray& bytes) {
    if (!typesLines() || bytes == TerminalSender::interruptKey)
        return m_sender->type(bytes);
    m_entry->setFocus();
    if (bytes.size() == 1 && bytes.at(0) >= ' ' && bytes.at(0) != '\x7f')
        m_entry->insert(QString::fromLatin1(bytes));
}

void TerminalPanel::sendLine() {
    const QString line = m_entry->text();
    if (!m_sender->canSendLine(line))
        return;
    m_boxes->at(m_shown).history.add(line);
    m_entry->clear();
    m_sender->runScript(line);
    m_entry->setFocus();
}

void TerminalPanel::fillCommands() {
    m_commands->clear();
    bool isFirstRisky = true;
    for (const auto& command : ubootCommands()) {
        const bool isRisky = !command.question.isEmpty();
        if (isRisky && std::exchange(isFirstRisky, false))
            m_commands->addSeparator();
        const QString dots = isRisky ? QStringLiteral("…") : QString();
        auto* action = m_commands->addAction(command.line + dots + QLatin1Char('\t') + command.explanation);
        action->setToolTip(command.explanation);
        connect(action, &QAction::triggered, m_sender, [this, command] { m_sender->runCommand(command); });
    }
}

void TerminalPanel::clearScreen() {
    if (auto* now = session()) {
        now->screen().clear();
        m_view->refresh();
    }
}

QStringList TerminalPanel::dependsOnUs() const { return m_boxes->dependents(); }

void TerminalPanel::setBoxes(const std::vector<ConsoleBoxState>& boxes) { m_boxes->set(boxes, m_shown); }

void TerminalPanel::hear(qint64 source, const ConsoleAddress& from, const QByteArray& bytes) {
    m_boxes->hear(source, from, bytes);
}

void TerminalPanel::setState(qint64 source, const netconsole::UbootState& state) {
    m_boxes->setState(source, state);
}

void TerminalPanel::setSendFailure(const Error& error) { m_sender->noteFailed(error); }

void TerminalPanel::saveLayout(QSettings& settings) const {
    settings.setValue(linesKey, typesLines());
    m_boxes->save(settings);
}

void TerminalPanel::restoreLayout(QSettings& settings) {
    setTypesLines(settings.value(linesKey).toBool());
    m_boxes->restore(settings);
}

} // namespace etherdeck::ui

#include "moc_panel.cpp"
