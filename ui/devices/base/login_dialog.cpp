#include "ui/devices/base/login_dialog.h"

#include "core/remote/ask_server.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

constexpr int loginMarkSize = 24;
constexpr int loginWidth = 56 * metrics::grid;
constexpr std::size_t longestShown = 600;
constexpr qsizetype maxQuestionLines = 6;

QString shownQuestion(const std::string& text) {
    auto lines = linesFromWire(std::string_view(text).substr(0, longestShown))
                     .trimmed()
                     .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (lines.size() > maxQuestionLines || text.size() > longestShown)
        lines = lines.mid(0, maxQuestionLines - 1) << QStringLiteral("…");
    return lines.join(QLatin1Char('\n'));
}

} // namespace

LoginDialog::LoginDialog(const Question& question, QWidget* parent) :
    QDialog(parent), m_field(new QLineEdit(this)) {
    const QString title = question.box.isEmpty() ? tr("Log in") : tr("Log in to %1").arg(question.box);
    setWindowTitle(title);
    auto* mark = new QLabel(this);
    mark->setPixmap(tintedPixmap(Icon::Locked, theme::accent(palette()), loginMarkSize, devicePixelRatioF()));
    auto* heading = headingLabel(this);
    heading->setText(title);
    heading->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addWidget(mark, 0, Qt::AlignTop);
    head->addWidget(heading, 1);

    auto* prompt = plainLabel(this);
    prompt->setFont(theme::fixedFont(prompt->font()));
    prompt->setText(shownQuestion(question.text));
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setMaxLength(static_cast<int>(remote::longestSecret));
    m_field->setAccessibleName(prompt->text());
    auto* show = new QCheckBox(tr("&Show what is entered"), this);
    connect(show, &QCheckBox::toggled, m_field,
            [this](bool isOn) { m_field->setEchoMode(isOn ? QLineEdit::Normal : QLineEdit::Password); });
    auto* notes = new SecondaryLabel(this);
    notes->setWordWrap(true);
    notes->setText(
        question.isNotice
            ? tr("If its light blinks, touch your security key. This dialog then closes by itself.")
            : tr("It is passed on to ssh and not stored."));

    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    if (!question.isNotice)
        buttons->addButton(tr("Log in"), QDialogButtonBox::AcceptRole)->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::groupGap, metrics::groupGap, metrics::groupGap, metrics::pageMargin);
    layout->setSpacing(metrics::grid);
    layout->addLayout(head);
    layout->addSpacing(metrics::grid);
    auto* origin = plainLabel(this);
    origin->setText(question.isNotice ? tr("ssh waits for your security key:")
                                      : tr("ssh asks, in its own words or in those of the box:"));
    layout->addWidget(origin);
    layout->addWidget(prompt);
    layout->addWidget(m_field);
    layout->addWidget(show);
    layout->addSpacing(metrics::grid);
    layout->addWidget(notes);
    layout->addStretch();
    layout->addSpacing(metrics::grid);
    layout->addWidget(buttons);
    setMinimumWidth(loginWidth);
    m_field->setHidden(question.isNotice);
    show->setHidden(question.isNotice);
    if (!question.isNotice)
        m_field->setFocus();
}

std::string LoginDialog::takeSecret() {
    QString text = m_field->text();
    m_field->clear();
    auto bytes = text.toUtf8();
    std::string secret(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    bytes.fill('\0');
    text.fill(QChar::Null);
    return secret;
}

} // namespace etherdeck::ui

#include "moc_login_dialog.cpp"
