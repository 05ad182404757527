#include "ui/widgets/empty_place.h"

#include "ui/look/theme.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr int placeIconSize = 40;

QString verb(EmptyPlace::Action action) {
    switch (action) {
    case EmptyPlace::Action::ChooseInterfaces:
        return EmptyPlaceView::tr("Choose interfaces");
    case EmptyPlace::Action::TryAgain:
        return EmptyPlaceView::tr("Try again");
    case EmptyPlace::Action::Repair:
        return EmptyPlaceView::tr("Grant permission…");
    case EmptyPlace::Action::Wizard:
        return EmptyPlaceView::tr("Start the wizard");
    case EmptyPlace::Action::Lab:
        return EmptyPlaceView::tr("Try it with a virtual SAN");
    case EmptyPlace::Action::Discover:
        return EmptyPlaceView::tr("Discover again");
    case EmptyPlace::Action::ClearFilter:
        return EmptyPlaceView::tr("Clear filter");
    case EmptyPlace::Action::SetUpSender:
        return EmptyPlaceView::tr("Set up a box…");
    case EmptyPlace::Action::CheckArrival:
        return EmptyPlaceView::tr("Nothing arrives?");
    case EmptyPlace::Action::OpenPreferences:
        return EmptyPlaceView::tr("Open the preferences…");
    case EmptyPlace::Action::AddBox:
        return EmptyPlaceView::tr("Add a box…");
    case EmptyPlace::Action::CheckHostKey:
        return EmptyPlaceView::tr("Check host key…");
    case EmptyPlace::Action::AllowOldMethods:
        return EmptyPlaceView::tr("Allow for this box…");
    case EmptyPlace::Action::LogIn:
        return EmptyPlaceView::tr("Log in…");
    case EmptyPlace::Action::FindBoxes:
        return EmptyPlaceView::tr("Find boxes…");
    case EmptyPlace::Action::InstallAgent:
        return EmptyPlaceView::tr("Install the agent…");
    }
    return {};
}

/// True when only the words of facts differ.
bool hasSameShape(EmptyPlace a, EmptyPlace b) {
    for (EmptyPlace* place : {&a, &b})
        for (auto& fact : place->facts)
            fact.lines.fill(QString());
    return a == b;
}

} // namespace

EmptyPlaceView::EmptyPlaceView(QWidget* parent) : QWidget(parent) {
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* canvas = new QWidget(scroll);
    new QHBoxLayout(canvas);
    scroll->setWidget(canvas);
    m_content = canvas;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

void EmptyPlaceView::setPlace(const EmptyPlace& place) {
    if (place == m_place)
        return;
    const bool sameShape = hasSameShape(place, m_place);
    m_place = place;
    if (sameShape)
        updateFacts();
    else
        rebuild();
}

void EmptyPlaceView::updateFacts() {
    std::size_t next = 0;
    for (const auto& fact : m_place.facts)
        for (const QString& line : fact.lines)
            m_factLines.at(next++)->setText(line);
}

void EmptyPlaceView::rebuild() {
    const QWidget* focused = window()->focusWidget();
    const bool hadFocus = focused != nullptr && (focused == this || isAncestorOf(focused));
    setFocusProxy(nullptr);
    auto* outer = static_cast<QHBoxLayout*>(m_content->layout());
    while (QLayoutItem* item = outer->takeAt(0)) {
        // Later, because the button that asked for this may still be at work.
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    auto* page = new QWidget(m_content);
    page->setMaximumWidth(std::max(metrics::readingWidth, 36 * fontMetrics().height()));
    auto* column = new QVBoxLayout(page);
    column->setSpacing(12);
    column->addStretch(2);

    m_icon = new QLabel(page);
    tintIcon();
    column->addWidget(m_icon);
    QLabel* title = plainLabel(page);
    title->setFont(theme::titleFont(title->font()));
    title->setText(m_place.title);
    column->addWidget(title);
    if (!m_place.text.isEmpty()) {
        QLabel* text = plainLabel(page);
        text->setText(m_place.text);
        column->addWidget(text);
    }
    if (m_place.isWaiting) {
        auto* progress = new QProgressBar(page);
        progress->setRange(0, 0);
        progress->setTextVisible(false);
        progress->setFixedSize(30 * metrics::grid, metrics::half + 2);
        progress->setAccessibleName(m_place.title);
        column->addWidget(progress);
    }
    addFacts(*column);
    addCommand(*column);
    addActions(*column);
    addRaw(*column);
    column->addStretch(3);
    outer->addStretch(1);
    outer->addWidget(page, 100);
    outer->addStretch(1);
    page->show();
    setAccessibleName(m_place.title);
    setAccessibleDescription(m_place.text);
    if (hadFocus)
        setFocus();
}

void EmptyPlaceView::addFacts(QVBoxLayout& column) {
    m_factLines.clear();
    if (m_place.facts.empty())
        return;
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, metrics::half, 0, metrics::half);
    grid->setHorizontalSpacing(metrics::groupGap);
    grid->setVerticalSpacing(12);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto& fact : m_place.facts) {
        auto* label = new SecondaryLabel;
        label->setFont(font());
        label->setText(fact.label);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        auto* lines = new QVBoxLayout;
        lines->setSpacing(metrics::half);
        for (const QString& line : fact.lines) {
            QLabel* text = plainLabel(nullptr);
            text->setText(line);
            lines->addWidget(text);
            m_factLines.push_back(text);
        }
        grid->addLayout(lines, row++, 1);
    }
    column.addLayout(grid);
}

void EmptyPlaceView::addCommand(QVBoxLayout& column) {
    if (m_place.command.isEmpty())
        return;
    auto* command = new QLineEdit(m_place.command);
    command->setReadOnly(true);
    command->setFont(theme::fixedFont(font()));
    command->setTextMargins(metrics::half, 0, metrics::half, 0);
    command->setCursorPosition(0);
    command->setAccessibleName(tr("Command"));
    auto* copy = new QPushButton(icon(Icon::Copy), tr("Copy"));
    connect(copy, &QPushButton::clicked, this,
            [text = m_place.command] { QGuiApplication::clipboard()->setText(text); });
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::grid);
    row->addWidget(command, 1);
    row->addWidget(copy);
    column.addLayout(row);
}

void EmptyPlaceView::addRaw(QVBoxLayout& column) {
    if (m_place.raw.isEmpty())
        return;
    QLabel* details = detailsLabel(column.parentWidget());
    details->setText(m_place.raw);
    column.addWidget(foldButton(details, column.parentWidget()), 0, Qt::AlignLeft);
    column.addWidget(details);
}

void EmptyPlaceView::addActions(QVBoxLayout& column) {
    if (m_place.actions.empty())
        return;
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, metrics::grid, 0, 0);
    row->setSpacing(metrics::grid);
    for (const auto action : m_place.actions) {
        auto* button = new QPushButton(verb(action));
        connect(button, &QPushButton::clicked, this, [this, action] { emit actionTriggered(action); });
        row->addWidget(button);
        if (action == m_place.actions.front()) {
            button->setDefault(true);
            setFocusProxy(button);
        }
    }
    row->addStretch();
    column.addLayout(row);
}

void EmptyPlaceView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        tintIcon();
    QWidget::changeEvent(event);
}

void EmptyPlaceView::tintIcon() {
    if (m_icon != nullptr)
        m_icon->setPixmap(
            tintedPixmap(m_place.icon, theme::secondaryText(palette()), placeIconSize, devicePixelRatioF()));
}

} // namespace etherdeck::ui

#include "moc_empty_place.cpp"
