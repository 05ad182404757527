#include "ui/inventory/targets/label_dialog.h"

#include "core/store/events/store.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/plain.h"
#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

constexpr int smallestWidth = 52 * metrics::grid;

/// Characters as the store counts them.
qsizetype lengthOf(const QString& text) { return text.toUcs4().size(); }

/// Says how much room is left once it gets scarce, and that there is too much, in words and colour.
void showCount(QLabel& label, qsizetype length, std::size_t maxLength) {
    const auto limit = static_cast<qsizetype>(maxLength);
    label.setVisible(length > limit - limit / 10);
    label.setText(length > limit
                      ? LabelDialog::tr("%1 of at most %2 characters: too long. Shorten it to save.")
                            .arg(numberText(static_cast<std::uint64_t>(length)), numberText(maxLength))
                      : LabelDialog::tr("%1 of at most %2 characters")
                            .arg(numberText(static_cast<std::uint64_t>(length)), numberText(maxLength)));
    QPalette palette = label.parentWidget()->palette();
    palette.setColor(QPalette::WindowText, length > limit ? theme::state(StateColor::Danger, palette)
                                                          : theme::secondaryText(palette));
    label.setPalette(palette);
}

} // namespace

LabelDialog::LabelDialog(Subject subject, const QString& which, const store::Label& label, QWidget* parent) :
    QDialog(parent),
    m_subject(subject),
    m_which(which),
    m_before(label),
    m_explanation(plainLabel(this)),
    m_nameLabel(new QLabel(this)),
    m_name(new QLineEdit(this)),
    m_nameCount(plainLabel(this)),
    m_noteLabel(new QLabel(this)),
    m_note(new QPlainTextEdit(this)),
    m_noteCount(plainLabel(this)) {
    m_nameLabel->setBuddy(m_name);
    m_noteLabel->setBuddy(m_note);
    m_name->setText(QString::fromStdString(label.name));
    m_name->selectAll();
    m_note->setPlainText(QString::fromStdString(label.note));
    m_note->setTabChangesFocus(true);
    m_note->setMinimumHeight(12 * metrics::grid);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_save = buttons->button(QDialogButtonBox::Save);
    m_cancel = buttons->button(QDialogButtonBox::Cancel);
    m_save->setDefault(true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin,
                               metrics::pageMargin);
    column->setSpacing(metrics::grid);
    for (QWidget* part : std::initializer_list<QWidget*>{m_explanation, m_nameLabel, m_name, m_nameCount,
                                                         m_noteLabel, m_note, m_noteCount})
        column->addWidget(part, part == m_note ? 1 : 0);
    column->addSpacing(metrics::grid);
    column->addWidget(buttons);
    setMinimumWidth(smallestWidth);

    connect(buttons, &QDialogButtonBox::accepted, this, &LabelDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &LabelDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &LabelDialog::refresh);
    connect(m_note, &QPlainTextEdit::textChanged, this, &LabelDialog::refresh);
    keepTranslated(this, [this] { retranslate(); });
    m_name->setFocus();
}

store::Label LabelDialog::label() const {
    return {m_name->text().simplified().toStdString(), m_note->toPlainText().trimmed().toStdString()};
}

void LabelDialog::accept() {
    const auto wanted = label();
    if (!store::check(wanted))
        return;
    if (wanted != m_before)
        emit labelChosen(wanted);
    QDialog::accept();
}

void LabelDialog::retranslate() {
    const bool isTarget = m_subject == Subject::Target;
    setWindowTitle(isTarget ? tr("Name %1").arg(m_which) : tr("Name shelf %1").arg(m_which));
    m_explanation->setText(
        isTarget ? tr("The name belongs to the disk: it stays when the address of the target changes.")
                 : tr("The name belongs to the shelf number, whichever targets it holds."));
    m_nameLabel->setText(tr("&Name"));
    m_noteLabel->setText(tr("N&ote"));
    m_name->setPlaceholderText(isTarget ? tr("Office backup") : tr("Basement, left cabinet"));
    m_note->setPlaceholderText(tr("Anything worth knowing later"));
    m_name->setAccessibleName(tr("Name"));
    m_note->setAccessibleName(tr("Note"));
    m_save->setText(tr("Save"));
    m_cancel->setText(tr("Cancel"));
    refresh();
}

void LabelDialog::refresh() {
    showCount(*m_nameCount, lengthOf(m_name->text().simplified()), store::longestName);
    showCount(*m_noteCount, lengthOf(m_note->toPlainText().trimmed()), store::longestNote);
    m_save->setEnabled(store::check(label()).has_value());
}

} // namespace etherdeck::ui

#include "moc_label_dialog.cpp"
