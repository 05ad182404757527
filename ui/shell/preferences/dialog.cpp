#include "ui/shell/preferences/dialog.h"

#include "ui/look/icons.h"
#include "ui/look/translated.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QShowEvent>
#include <QVBoxLayout>

#include <optional>

namespace etherdeck::ui {

namespace {

constexpr int frameOfAWindow = 4 * metrics::grid;

/// A label in line with `field`, which its letter leads to.
QLabel* labelOf(QWidget* field) {
    auto* label = new QLabel;
    label->setBuddy(field);
    label->setMinimumHeight(field->sizeHint().height());
    return label;
}

} // namespace

PreferencesDialog::PreferencesDialog(const Preferences& preferences, std::vector<LanguageOffer> languages,
                                     QWidget* parent, std::span<const PreferenceRow> table) :
    QDialog(parent),
    m_before(preferences),
    m_form(new QFormLayout),
    m_interfaces(new QPushButton(icon(Icon::Link), {}, this)),
    m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this)),
    m_scroll(new QScrollArea(this)) {
    m_interfacesLabel = labelOf(m_interfaces);
    for (const PreferenceRow& row : table)
        m_rows.push_back({&row, makePreferenceField(row, languages, this)});
    layOut();
    keepTranslated(this, [this] { retranslate(); });
    for (const Row& row : m_rows) {
        row.field.show(preferences);
        if (const auto* box = qobject_cast<QCheckBox*>(row.field.widget))
            connect(box, &QCheckBox::toggled, this, &PreferencesDialog::updateEnabled);
    }
    updateEnabled();
    connect(m_interfaces, &QPushButton::clicked, this, &PreferencesDialog::chooseInterfacesRequested);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] {
        if (this->preferences() != m_before)
            emit preferencesChanged(this->preferences());
    });
}

void PreferencesDialog::layOut() {
    m_form->setHorizontalSpacing(metrics::groupGap);
    m_form->setVerticalSpacing(metrics::pageMargin);
    m_form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_form->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::grid);
    addInterfaces();
    addRows();
    auto* page = new QWidget;
    page->setLayout(m_form);
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, metrics::pageMargin);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_scroll);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(metrics::groupGap, 0, metrics::groupGap, 0);
    buttons->addWidget(m_buttons);
    layout->addLayout(buttons);
    m_interfaces->setFocus(); // the first field
}

void PreferencesDialog::addInterfaces() {
    m_interfaces->setAutoDefault(false);
    auto* interfaces = new QHBoxLayout;
    interfaces->addWidget(m_interfaces);
    interfaces->addStretch();
    m_form->addRow(m_interfacesLabel, interfaces);
}

void PreferencesDialog::addRows() {
    std::optional<PreferenceGroup> group;
    QFormLayout* form = m_form;
    QHBoxLayout* line = nullptr;
    QVBoxLayout* indented = nullptr;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const PreferenceRow& preference = *m_rows[i].preference;
        QWidget* widget = m_rows[i].field.widget;
        if (group != preference.group) {
            group = preference.group;
            form = formOf(preference.group, widget);
            indented = nullptr;
        }
        if (preference.isIndented) {
            if (indented == nullptr) {
                indented = new QVBoxLayout;
                indented->setContentsMargins(metrics::groupGap, 0, 0, 0);
                indented->setSpacing(metrics::half);
                form->addRow(indented);
            }
            indented->addWidget(widget);
        } else if (std::holds_alternative<Toggle>(preference.kind)) {
            form->addRow(widget);
        } else if (preference.label != nullptr || line == nullptr) {
            const bool isShared = i + 1 < m_rows.size() && m_rows[i + 1].preference->label == nullptr;
            line = addLabelled(*form, m_rows[i], isShared);
        } else {
            line->insertWidget(line->count() - 1, widget);
        }
    }
}

QFormLayout* PreferencesDialog::formOf(PreferenceGroup group, QWidget* first) {
    if (groupLabel(group) == nullptr)
        return m_form;
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(metrics::pageMargin);
    form->setVerticalSpacing(metrics::grid);
    auto* rows = new QWidget(this);
    rows->setLayout(form);
    auto* label = new QLabel;
    label->setBuddy(first);
    m_form->addRow(label, rows);
    m_groups.emplace_back(label, group);
    return form;
}

QHBoxLayout* PreferencesDialog::addLabelled(QFormLayout& form, Row& row, bool isShared) {
    QWidget* widget = row.field.widget;
    row.label = labelOf(widget);
    if (row.preference->hint != nullptr) {
        row.hint = new SecondaryLabel(this);
        row.hint->setWordWrap(true);
        row.hint->setMinimumWidth(45 * metrics::grid);
        auto* both = new QVBoxLayout;
        both->setSpacing(metrics::half);
        both->addWidget(widget, 0, Qt::AlignLeft);
        both->addWidget(row.hint);
        form.addRow(row.label, both);
        form.setAlignment(row.label, Qt::AlignLeft | Qt::AlignTop); // in line with the field, not the hint
        return nullptr;
    }
    if (!isShared) {
        form.addRow(row.label, widget);
        return nullptr;
    }
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics::grid);
    line->addWidget(widget);
    line->addStretch();
    form.addRow(row.label, line);
    return line;
}

/// The area scrolls by itself only while the keyboard is in it already, and then to the cursor of a field.
bool PreferencesDialog::focusNextPrevChild(bool next) {
    const bool hasMoved = QDialog::focusNextPrevChild(next);
    const QWidget* field = focusWidget();
    if (const QWidget* page = m_scroll->widget(); page->isAncestorOf(field)) {
        const QPoint middle = field->mapTo(page, field->rect().center());
        m_scroll->ensureVisible(middle.x(), middle.y(), 0, field->height());
    }
    return hasMoved;
}

/// All of it, where the screen has room; else it scrolls.
void PreferencesDialog::showEvent(QShowEvent* event) {
    if (!event->spontaneous()) {
        const int buttons = m_buttons->sizeHint().height() + metrics::grid + metrics::pageMargin;
        const QSize whole(m_scroll->minimumWidth(), m_scroll->widget()->sizeHint().height() + buttons);
        resize(whole.boundedTo(screen()->availableSize() - QSize(0, frameOfAWindow)));
    }
    QDialog::showEvent(event);
}

Preferences PreferencesDialog::preferences() const {
    Preferences chosen = m_before;
    for (const Row& row : m_rows)
        row.field.take(chosen);
    return chosen;
}

void PreferencesDialog::retranslate() {
    setWindowTitle(tr("Preferences"));
    m_interfacesLabel->setText(tr("&Interfaces"));
    m_interfaces->setText(tr("Choose…"));
    m_interfaces->setAccessibleName(tr("Choose interfaces"));
    for (const auto& [label, group] : m_groups)
        label->setText(preferenceText(groupLabel(group)));
    for (const Row& row : m_rows) {
        row.field.setTexts();
        if (row.label != nullptr)
            row.label->setText(preferenceText(row.preference->label));
        if (row.hint != nullptr) {
            row.hint->setText(preferenceText(row.preference->hint));
            row.hint->setMinimumHeight(row.hint->heightForWidth(row.hint->minimumWidth()));
        }
    }
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("&OK"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    m_scroll->setMinimumWidth(m_scroll->widget()->sizeHint().width() +
                              m_scroll->verticalScrollBar()->sizeHint().width());
}

void PreferencesDialog::updateEnabled() {
    const Preferences chosen = preferences();
    for (const Row& row : m_rows) {
        const bool isEnabled = row.preference->needs == nullptr || chosen.*row.preference->needs;
        row.field.widget->setEnabled(isEnabled);
        if (row.label != nullptr)
            row.label->setEnabled(isEnabled);
    }
}

} // namespace etherdeck::ui
