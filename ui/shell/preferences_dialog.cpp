#include "ui/shell/preferences_dialog.h"

#include "ui/shell/console_preferences.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QShowEvent>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

/// Puts other words in place without telling anybody that the choice changed.
void fill(QComboBox& box, const std::vector<std::pair<QString, QVariant>>& entries) {
    const QVariant current = box.currentData();
    const QSignalBlocker quiet(box);
    box.clear();
    for (const auto& [text, data] : entries)
        box.addItem(text, data);
    box.setCurrentIndex(std::max(0, box.findData(current)));
}

constexpr int frameOfAWindow = 4 * metrics::grid;

void select(QComboBox& box, const QVariant& data) { box.setCurrentIndex(std::max(0, box.findData(data))); }

} // namespace

PreferencesDialog::PreferencesDialog(const Preferences& preferences, std::vector<LanguageOffer> languages,
                                     QWidget* parent) :
    QDialog(parent),
    m_before(preferences),
    m_languages(std::move(languages)),
    m_form(new QFormLayout),
    m_interfacesLabel(new QLabel(this)),
    m_interfaces(new QPushButton(icon(Icon::Link), {}, this)),
    m_pollLabel(new QLabel(this)),
    m_poll(new QSpinBox(this)),
    m_pollHint(new SecondaryLabel(this)),
    m_notifyLabel(new QLabel(this)),
    m_notify(new QCheckBox(this)),
    m_vanished(new QCheckBox(this)),
    m_returned(new QCheckBox(this)),
    m_conflict(new QCheckBox(this)),
    m_crash(new QCheckBox(this)),
    m_boot(new QCheckBox(this)),
    m_silence(new QCheckBox(this)),
    m_console(new ConsolePreferences(this)),
    m_languageLabel(new QLabel(this)),
    m_language(new QComboBox(this)),
    m_themeLabel(new QLabel(this)),
    m_theme(new QComboBox(this)),
    m_viewLabel(new QLabel(this)),
    m_view(new QComboBox(this)),
    m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this)),
    m_scroll(new QScrollArea(this)) {
    m_poll->setRange(Preferences::shortestPoll, Preferences::longestPoll);
    layOut();
    retranslate();
    m_poll->setValue(preferences.pollSeconds);
    m_notify->setChecked(preferences.notifies);
    m_vanished->setChecked(preferences.notifiesVanished);
    m_returned->setChecked(preferences.notifiesReturned);
    m_conflict->setChecked(preferences.notifiesConflict);
    m_crash->setChecked(preferences.notifiesCrash);
    m_boot->setChecked(preferences.notifiesBoot);
    m_silence->setChecked(preferences.notifiesSilence);
    m_console->set(preferences);
    select(*m_language, preferences.language);
    select(*m_theme, static_cast<int>(preferences.theme));
    select(*m_view, static_cast<int>(preferences.startView));
    updateNotifications();
    connect(m_notify, &QCheckBox::toggled, this, &PreferencesDialog::updateNotifications);
    connect(m_interfaces, &QPushButton::clicked, this, &PreferencesDialog::chooseInterfacesRequested);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] {
        if (this->preferences() != m_before)
            emit preferencesChanged(this->preferences());
    });
}

void PreferencesDialog::layOut() {
    m_pollHint->setWordWrap(true);
    m_pollHint->setMinimumWidth(45 * metrics::grid);
    m_interfaces->setAutoDefault(false);
    auto* poll = new QVBoxLayout;
    poll->setSpacing(metrics::half);
    poll->addWidget(m_poll, 0, Qt::AlignLeft);
    poll->addWidget(m_pollHint);
    auto* kinds = new QVBoxLayout;
    kinds->setContentsMargins(metrics::groupGap, 0, 0, 0);
    kinds->setSpacing(metrics::half);
    for (QCheckBox* box : {m_vanished, m_returned, m_conflict, m_crash, m_boot, m_silence})
        kinds->addWidget(box);
    auto* notifications = new QVBoxLayout;
    notifications->setSpacing(metrics::grid);
    notifications->addWidget(m_notify);
    notifications->addLayout(kinds);

    m_form->setHorizontalSpacing(metrics::groupGap);
    m_form->setVerticalSpacing(metrics::pageMargin);
    m_form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    auto* interfaces = new QHBoxLayout;
    interfaces->addWidget(m_interfaces);
    interfaces->addStretch();
    m_form->addRow(m_interfacesLabel, interfaces);
    m_form->addRow(m_pollLabel, poll);
    m_form->addRow(m_console->label(), m_console);
    m_form->addRow(m_notifyLabel, notifications);
    m_form->addRow(m_languageLabel, m_language);
    m_form->addRow(m_themeLabel, m_theme);
    m_form->addRow(m_viewLabel, m_view);
    m_interfacesLabel->setBuddy(m_interfaces);
    m_pollLabel->setBuddy(m_poll);
    m_languageLabel->setBuddy(m_language);
    m_themeLabel->setBuddy(m_theme);
    m_viewLabel->setBuddy(m_view);
    for (QComboBox* box : {m_language, m_theme, m_view})
        box->setMinimumWidth(22 * metrics::grid);
    for (QLabel* label : {m_interfacesLabel, m_pollLabel, m_languageLabel, m_themeLabel, m_viewLabel})
        label->setMinimumHeight(metrics::controlHeight);
    // In line with the field, not with its explanation.
    m_form->setAlignment(m_pollLabel, Qt::AlignLeft | Qt::AlignTop);
    auto* page = new QWidget;
    m_form->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::grid);
    page->setLayout(m_form);
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, metrics::pageMargin);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_scroll);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(metrics::groupGap, 0, metrics::groupGap, 0);
    buttons->addWidget(m_buttons);
    layout->addLayout(buttons);
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
    Preferences chosen;
    chosen.pollSeconds = m_poll->value();
    chosen.notifies = m_notify->isChecked();
    chosen.notifiesVanished = m_vanished->isChecked();
    chosen.notifiesReturned = m_returned->isChecked();
    chosen.notifiesConflict = m_conflict->isChecked();
    chosen.notifiesCrash = m_crash->isChecked();
    chosen.notifiesBoot = m_boot->isChecked();
    chosen.notifiesSilence = m_silence->isChecked();
    m_console->take(chosen);
    chosen.language = m_language->currentData().toString();
    chosen.theme = static_cast<ThemeChoice>(m_theme->currentData().toInt());
    chosen.startView = static_cast<StartView>(m_view->currentData().toInt());
    return chosen;
}

void PreferencesDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void PreferencesDialog::retranslate() {
    setWindowTitle(tr("Preferences"));
    m_interfacesLabel->setText(tr("&Interfaces"));
    m_interfaces->setText(tr("Choose…"));
    m_interfaces->setAccessibleName(tr("Choose interfaces"));
    m_pollLabel->setText(tr("&Ask every"));
    m_poll->setSuffix(tr(" s"));
    m_pollHint->setText(
        tr("How often known targets are asked whether they are still there. A shorter time notices "
           "sooner that one is gone and sends more frames; 10 seconds suit most networks."));
    m_pollHint->setMinimumHeight(m_pollHint->heightForWidth(m_pollHint->minimumWidth()));
    m_notifyLabel->setText(tr("Notifications"));
    m_notify->setText(tr("&Notify while the window is not in front"));
    m_vanished->setText(tr("When a target &vanishes"));
    m_returned->setText(tr("When it comes &back"));
    m_conflict->setText(tr("When two disks claim, or may claim, one a&ddress"));
    m_crash->setText(tr("When a box c&rashes"));
    m_boot->setText(tr("When a bo&x boots"));
    m_silence->setText(tr("When a kernel is started and says nothin&g"));
    m_languageLabel->setText(tr("&Language"));
    m_themeLabel->setText(tr("&Theme"));
    m_viewLabel->setText(tr("&Start with"));
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("&OK"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    fillChoices();
    m_scroll->setMinimumWidth(m_scroll->widget()->sizeHint().width() +
                              m_scroll->verticalScrollBar()->sizeHint().width());
}

void PreferencesDialog::fillChoices() {
    std::vector<std::pair<QString, QVariant>> languages{{tr("As the system"), QString()}};
    for (const auto& language : m_languages)
        languages.emplace_back(language.name, language.code);
    fill(*m_language, languages);
    fill(*m_theme, {{tr("As the system"), static_cast<int>(ThemeChoice::System)},
                    {tr("Light"), static_cast<int>(ThemeChoice::Light)},
                    {tr("Dark"), static_cast<int>(ThemeChoice::Dark)}});
    fill(*m_view, {{tr("The rack"), static_cast<int>(StartView::Rack)},
                   {tr("The table"), static_cast<int>(StartView::Table)}});
}

void PreferencesDialog::updateNotifications() {
    for (QCheckBox* box : {m_vanished, m_returned, m_conflict, m_crash, m_boot, m_silence})
        box->setEnabled(m_notify->isChecked());
}

} // namespace etherdeck::ui
