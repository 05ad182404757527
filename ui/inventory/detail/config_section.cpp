#include "ui/inventory/detail/config_section.h"

#include "core/aoe/frame.h"
#include "ui/inventory/targets/claim_dialog.h"
#include "ui/inventory/targets/config_text.h"
#include "ui/look/translated.h"
#include "ui/text/plain.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

std::string bytesOf(const QString& text) { return text.toStdString(); }

} // namespace

ConfigSection::ConfigSection(QWidget* parent) :
    QWidget(parent),
    m_ownClaim(QSysInfo::machineHostName()),
    m_heading(headingLabel(this)),
    m_owner(plainLabel(this)),
    m_string(new FactGroup(this)),
    m_edit(new QPushButton(this)),
    m_release(new QPushButton(this)),
    m_editor(new QWidget(this)),
    m_notice(new Notice(this)) {
    makeEditor();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid);
    buttons->addWidget(m_edit);
    buttons->addWidget(m_release);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_heading);
    layout->addWidget(m_owner);
    layout->addWidget(m_string);
    layout->addWidget(m_editor);
    layout->addLayout(buttons);
    layout->addWidget(m_notice);
    connect(m_edit, &QPushButton::clicked, this, &ConfigSection::openEditor);
    connect(m_release, &QPushButton::clicked, this, &ConfigSection::release);
    connect(m_notice, &Notice::actionTriggered, this, [this] {
        m_states.erase(m_target.address);
        refresh();
    });
    onLanguageChange(this, [this] {
        if (!m_target.paths.empty())
            refresh();
    });
}

void ConfigSection::makeEditor() {
    m_line = new QLineEdit(m_editor);
    m_line->setFont(theme::fixedFont(m_line->font()));
    m_line->installEventFilter(this);
    m_count = new SecondaryLabel(m_editor);
    m_take = new QPushButton(m_editor);
    m_leave = new QPushButton(m_editor);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid);
    buttons->addWidget(m_take);
    buttons->addWidget(m_leave);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(m_editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::half);
    layout->addWidget(m_line);
    layout->addWidget(m_count);
    layout->addLayout(buttons);
    m_editor->hide();
    connect(m_line, &QLineEdit::textChanged, this, &ConfigSection::refreshEditor);
    connect(m_line, &QLineEdit::returnPressed, m_take, &QPushButton::click);
    connect(m_take, &QPushButton::clicked, this, &ConfigSection::takeEditor);
    connect(m_leave, &QPushButton::clicked, this, &ConfigSection::closeEditor);
}

bool ConfigSection::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_line && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        closeEditor();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ConfigSection::setTarget(const discovery::Target& target) {
    if (target.address != m_target.address) {
        m_editor->hide();
        if (m_dialog)
            m_dialog->reject();
    }
    m_target = target;
    refresh();
}

void ConfigSection::setOwnClaim(const QString& claim) {
    m_ownClaim = claim;
    if (!m_target.paths.empty())
        refresh();
}

void ConfigSection::showOutcome(Address address, const ConfigOutcome& outcome) {
    State& state = m_states[address];
    state.outcome = outcome;
    if (outcome.kind == ConfigOutcome::Kind::Done && !state.wished.empty())
        m_ownStrings.insert(state.wished);
    if (address == m_target.address)
        refresh();
}

bool ConfigSection::isOurs(const std::string& string) const {
    return string == bytesOf(m_ownClaim) || m_ownStrings.contains(string);
}

bool ConfigSection::mayChange() const {
    const auto state = m_states.find(m_target.address);
    const bool isBusy = state != m_states.end() && state->second.change.isUnderWay();
    return !isBusy && m_target.conflict == discovery::Conflict::None &&
           m_target.state == discovery::TargetState::Up;
}

void ConfigSection::refresh() {
    const std::string& string = m_target.principal().configString;
    m_heading->setText(tr("Owner"));
    m_owner->setText(ownerText(m_target, isOurs(string)));
    std::vector<Fact> facts;
    if (!string.empty())
        facts.push_back({tr("Config string"), fromWire(string), true});
    m_string->setFacts(facts);
    m_string->setVisible(!facts.empty());
    m_edit->setText(string.empty() ? tr("Claim…") : tr("Edit…"));
    m_release->setText(isOurs(string) ? tr("Release") : tr("Release…"));
    m_edit->setVisible(m_editor->isHidden());
    m_release->setVisible(m_editor->isHidden() && !string.empty());
    m_edit->setEnabled(mayChange());
    m_release->setEnabled(mayChange());
    refreshEditor();
    refreshNotice();
}

void ConfigSection::refreshEditor() {
    const std::string& present = m_target.principal().configString;
    const auto bytes = bytesOf(m_line->text());
    const bool isTooLong = bytes.size() > aoe::longestConfigString;
    const auto limit = numberText(aoe::longestConfigString);
    m_line->setAccessibleName(tr("Config string"));
    m_line->setPlaceholderText(tr("Who uses it, such as a host name"));
    m_count->setText(isTooLong ? tr("%1 bytes are too many: at most %2.").arg(numberText(bytes.size()), limit)
                               : tr("%1 of %2 bytes").arg(numberText(bytes.size()), limit));
    m_take->setText(present.empty() ? tr("Claim") : isOurs(present) ? tr("Change") : tr("Replace…"));
    m_take->setEnabled(mayChange() && !isTooLong && !bytes.empty() && bytes != present);
    m_leave->setText(tr("Cancel"));
}

void ConfigSection::refreshNotice() {
    const auto state = m_states.find(m_target.address);
    if (state == m_states.end())
        return m_notice->clear();
    if (state->second.change.isUnderWay())
        return m_notice->setMessage(configBusy(m_target.address));
    if (state->second.outcome)
        return m_notice->setMessage(
            configOutcomeMessage(m_target.address, *state->second.outcome, state->second.wished));
    m_notice->clear();
}

void ConfigSection::openEditor() {
    const std::string& present = m_target.principal().configString;
    const QString shown = fromWire(present);
    // What cannot be typed is not offered for editing: it would come back as something else.
    m_line->setText(present.empty() ? m_ownClaim : bytesOf(shown) == present ? shown : QString());
    m_editor->show();
    m_line->selectAll();
    m_line->setFocus();
    refresh();
}

void ConfigSection::closeEditor() {
    m_editor->hide();
    refresh();
    m_edit->setFocus();
}

void ConfigSection::takeEditor() { change(bytesOf(m_line->text())); }

void ConfigSection::release() { change({}); }

void ConfigSection::change(const std::string& wanted) {
    const std::string& present = m_target.principal().configString;
    if (present.empty())
        send({wanted, false});
    else if (isOurs(present))
        send({wanted, true});
    else
        confirm(wanted);
}

void ConfigSection::confirm(const std::string& wanted) {
    if (m_dialog)
        return m_dialog->raise();
    const auto present = m_target.principal().configString;
    auto* dialog = new ClaimDialog({m_target.address, present, wanted}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, present, wanted] {
        if (!mayChange())
            return;
        // What was agreed to is another change by now.
        if (m_target.principal().configString != present) {
            m_states[m_target.address].wished = wanted;
            return showOutcome(m_target.address,
                               {ConfigOutcome::Kind::Refused, m_target.principal().configString, {}, {}});
        }
        send({wanted, true});
    });
    m_dialog = dialog;
    dialog->open();
}

void ConfigSection::send(const ConfigWish& wish) {
    std::vector<discovery::PathKey> paths;
    for (const auto& path : m_target.paths)
        if (path.isUp())
            paths.push_back(path.key);
    const auto address = m_target.address;
    const auto then = [this, address](const Result<ConfigOutcome>& outcome) {
        showOutcome(address,
                    outcome ? *outcome : ConfigOutcome{ConfigOutcome::Kind::Failed, {}, {}, outcome.error()});
    };
    m_states[address] = {m_commands->changeConfig(address, paths, wish, this, then), wish.string,
                         std::nullopt};
    m_editor->hide();
    refresh();
}

} // namespace etherdeck::ui
