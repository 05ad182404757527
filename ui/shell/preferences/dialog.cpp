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
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

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
    m_interfaces(new QPushButton(icon(Icon::Link), {}, this)),
    m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this)),
    m_tabs(new QTabWidget(this)) {
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
    m_tabs->setDocumentMode(true);
    addInterfaces();
    addRows();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, metrics::grid, 0, metrics::pageMargin);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_tabs);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(metrics::groupGap, 0, metrics::groupGap, 0);
    buttons->addWidget(m_buttons);
    layout->addLayout(buttons);
    QWidget* before = m_tabs->tabBar();
    const auto follow = [&before](QWidget* next) { setTabOrder(std::exchange(before, next), next); };
    follow(m_interfaces);
    for (const Row& row : m_rows)
        follow(row.field.widget);
    for (QAbstractButton* button : m_buttons->buttons())
        follow(button);
    m_interfaces->setFocus(); // the first field
}

void PreferencesDialog::addInterfaces() {
    m_interfaces->setAutoDefault(false);
    auto* interfaces = new QHBoxLayout;
    interfaces->addWidget(m_interfaces);
    interfaces->addStretch();
    formOf(PreferenceGroup::Discovery).addRow(m_interfacesLabel, interfaces);
}

void PreferencesDialog::addRows() {
    QHBoxLayout* line = nullptr;
    QVBoxLayout* indented = nullptr;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const PreferenceRow& preference = *m_rows[i].preference;
        QWidget* widget = m_rows[i].field.widget;
        if (i == 0 || m_rows[i - 1].preference->group != preference.group)
            indented = nullptr;
        QFormLayout& form = formOf(preference.group);
        if (preference.isIndented) {
            if (indented == nullptr) {
                indented = new QVBoxLayout;
                indented->setContentsMargins(metrics::groupGap, 0, 0, 0);
                indented->setSpacing(metrics::half);
                form.addRow(indented);
            }
            indented->addWidget(widget);
        } else if (std::holds_alternative<Toggle>(preference.kind)) {
            form.addRow(widget);
        } else if (preference.label != nullptr || line == nullptr) {
            const bool isShared = i + 1 < m_rows.size() && m_rows[i + 1].preference->label == nullptr;
            line = addLabelled(form, m_rows[i], isShared);
        } else {
            line->insertWidget(line->count() - 1, widget);
        }
    }
}

QFormLayout& PreferencesDialog::formOf(PreferenceGroup group) {
    for (const auto& [known, form] : m_pages)
        if (known == group)
            return *form;
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins(metrics::groupGap, metrics::pageMargin, metrics::groupGap, metrics::grid);
    form->setHorizontalSpacing(metrics::groupGap);
    form->setVerticalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    auto* scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_tabs->addTab(scroll, QString());
    m_pages.emplace_back(group, form);
    return *form;
}

QScrollArea* PreferencesDialog::pageAt(int index) const {
    return static_cast<QScrollArea*>(m_tabs->widget(index));
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
    auto* scroll = pageAt(m_tabs->currentIndex());
    if (const QWidget* page = scroll->widget(); page->isAncestorOf(field)) {
        const QPoint middle = field->mapTo(page, field->rect().center());
        scroll->ensureVisible(middle.x(), middle.y(), 0, field->height());
    }
    return hasMoved;
}

/// The largest page without scrolling, where the screen has room.
void PreferencesDialog::showEvent(QShowEvent* event) {
    if (!event->spontaneous()) {
        QSize page;
        for (int i = 0; i < m_tabs->count(); ++i)
            page = page.expandedTo(pageAt(i)->widget()->sizeHint());
        page.rwidth() += pageAt(0)->verticalScrollBar()->sizeHint().width();
        page.rheight() += m_tabs->tabBar()->sizeHint().height() + m_buttons->sizeHint().height() +
                          metrics::groupGap + metrics::pageMargin;
        resize(page.boundedTo(screen()->availableSize() - QSize(0, frameOfAWindow)));
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
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        m_tabs->setTabText(static_cast<int>(i), preferenceText(groupTitle(m_pages[i].first)));
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

#include "moc_dialog.cpp"
