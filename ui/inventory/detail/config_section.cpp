#include "ui/inventory/detail/config_section.h"

#include "core/aoe/frame.h"
#include "ui/inventory/targets/claims.h"
#include "ui/inventory/targets/config_text.h"
#include "ui/look/translated.h"
#include "ui/text/plain.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

std::string bytesOf(const QString& text) { return text.toStdString(); }

} // namespace

ConfigSection::ConfigSection(Claims& claims, QWidget* parent) :
    QWidget(parent),
    m_claims(claims),
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
    connect(m_release, &QPushButton::clicked, this, [this] { change({}); });
    connect(m_notice, &Notice::actionTriggered, this, [this] {
        m_claims.forgetEnded(m_target.address);
        if (holdsFocus())
            m_edit->setFocus();
        refresh();
    });
    connect(&m_claims, &Claims::changed, this, [this](Address address) {
        if (address != m_target.address)
            return;
        refresh();
        returnFocus();
    });
    onLanguageChange(this, [this] { refresh(); });
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
    connect(m_take, &QPushButton::clicked, this, [this] { change(bytesOf(m_line->text())); });
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
        m_awaiting.clear();
        m_claims.dropQuestion();
    }
    m_target = target;
    m_claims.noteTarget(target);
    refresh();
}

bool ConfigSection::holdsFocus() const {
    const auto* const focused = window()->focusWidget();
    return focused != nullptr && isAncestorOf(focused);
}

void ConfigSection::refresh() {
    if (m_target.paths.empty())
        return;
    const std::string& string = m_target.principal().configString;
    m_heading->setText(tr("Owner"));
    m_owner->setText(ownerText(m_target, m_claims.isOurs(string)));
    std::vector<Fact> facts;
    if (!string.empty())
        facts.push_back({tr("Config string"), fromWire(string), true});
    m_string->setFacts(facts);
    m_string->setVisible(!facts.empty());
    refreshEditor();
    refreshNotice();
    refreshButtons();
}

void ConfigSection::refreshButtons() {
    const std::string& string = m_target.principal().configString;
    const bool mayChange = m_claims.mayChange(m_target);
    m_edit->setText(string.empty() ? tr("Claim…") : tr("Edit…"));
    m_release->setText(m_claims.isOurs(string) ? tr("Release") : tr("Release…"));
    // What stays comes first: the focus goes there from what does not.
    m_edit->setVisible(m_editor->isHidden());
    m_edit->setEnabled(mayChange);
    m_release->setEnabled(mayChange);
    m_release->setVisible(m_editor->isHidden() && !string.empty());
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
    m_take->setText(present.empty() ? tr("Claim") : m_claims.isOurs(present) ? tr("Change") : tr("Replace…"));
    m_take->setEnabled(m_claims.mayChange(m_target) && !isTooLong && !bytes.empty() && bytes != present);
    m_leave->setText(tr("Cancel"));
}

void ConfigSection::refreshNotice() {
    if (m_claims.isUnderWay(m_target.address))
        return m_notice->setMessage(configBusy(m_target.address));
    const auto ended = m_claims.ended(m_target.address);
    if (!ended)
        return m_notice->clear();
    m_notice->setMessage(configOutcomeMessage(m_target.address, ended->outcome, ended->wished));
}

void ConfigSection::openEditor() {
    const std::string& present = m_target.principal().configString;
    const QString shown = fromWire(present);
    // What cannot be typed is not offered for editing: it would come back as something else.
    m_line->setText(present.empty() ? m_claims.ownClaim() : bytesOf(shown) == present ? shown : QString());
    m_editor->show();
    m_line->selectAll();
    m_line->setFocus();
    refresh();
}

void ConfigSection::closeEditor() {
    m_edit->show();
    m_edit->setFocus();
    m_editor->hide();
    refresh();
}

void ConfigSection::change(const std::string& wanted) {
    const bool hadFocus = holdsFocus();
    m_claims.change(m_target, wanted);
    if (!m_claims.isUnderWay(m_target.address))
        return;
    m_editor->hide();
    refresh();
    if (hadFocus)
        m_awaiting = window()->focusWidget();
}

void ConfigSection::returnFocus() {
    if (m_claims.isUnderWay(m_target.address))
        return;
    auto* const awaiting = m_awaiting.data();
    m_awaiting.clear();
    if (awaiting != nullptr && window()->focusWidget() == awaiting && m_edit->isEnabled())
        m_edit->setFocus(Qt::OtherFocusReason);
}

} // namespace etherdeck::ui

#include "moc_config_section.cpp"
